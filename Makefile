# jianggao: build, test, install.  `make help` lists the targets.

BUILD   ?= build
PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
VERSION := 0.1.0
# libjianggao's binary interface; one more when a struct or an enum of jianggao.h is not as in the last release.
SOVERSION := 0

CORE_PKGS := glib-2.0 gmodule-no-export-2.0 gthread-2.0 libxml-2.0 icu-uc zlib
PAGE_PKGS := cairo cairo-ft cairo-pdf cairo-svg pangocairo pangofc fontconfig freetype2 harfbuzz harfbuzz-subset libpng
FINISH_PKGS := libqpdf libdeflate
WORD_PKGS := libzip
MODULE_PKGS = $(PAGE_PKGS) $(FINISH_PKGS) $(WORD_PKGS)
SERVE_PKGS := libmicrohttpd json-glib-1.0 gio-2.0
TEST_PKGS := cmocka jansson

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# A read beyond a table's end ends the program, as base/items.h does for arrays; under a sanitizer that tells it.
BOUNDS := -fsanitize=bounds -fsanitize-undefined-trap-on-error
BASE_CFLAGS = -std=gnu11 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(or $(SANITIZE),$(BOUNDS)) -fPIC -fvisibility=hidden -Iconvert \
              -DVERSION='"$(VERSION)"' -DGETTEXT_PACKAGE='"jianggao"'

# main.c and cli/ make the program; three modules are loaded when they are wanted (write/modules.h): font/, layout/ and
# write/page/ but for what finishes a PDF; that; and all of Word files.  Everything else is the library.
PROGRAM_SOURCES := convert/main.c $(sort $(wildcard convert/cli/*.c))
FINISH_SOURCES := $(patsubst %,convert/write/page/%.c,artifacts finish impose srgb streams xmp)
PAGE_SOURCES := $(filter-out $(FINISH_SOURCES),\
                $(sort $(wildcard convert/font/*.c convert/layout/*.c convert/write/page/*.c)))
WORD_SOURCES := $(sort $(wildcard convert/ooxml/*.c convert/read/docx/*.c convert/write/docx/*.c))
MODULE_SOURCES := $(PAGE_SOURCES) $(FINISH_SOURCES) $(WORD_SOURCES)
SERVE_SOURCES := $(sort $(wildcard convert/serve/*.c))
CORE_SOURCES := $(filter-out $(PROGRAM_SOURCES) $(SERVE_SOURCES) $(MODULE_SOURCES),$(sort $(wildcard convert/*/*.c convert/*/*/*.c)))
PROGRAM_OBJECTS := $(PROGRAM_SOURCES:%.c=$(BUILD)/%.o)
SERVE_OBJECTS := $(SERVE_SOURCES:%.c=$(BUILD)/%.o)
PAGE_OBJECTS := $(PAGE_SOURCES:%.c=$(BUILD)/%.o)
FINISH_OBJECTS := $(FINISH_SOURCES:%.c=$(BUILD)/%.o)
WORD_OBJECTS := $(WORD_SOURCES:%.c=$(BUILD)/%.o)
MODULE_OBJECTS := $(PAGE_OBJECTS) $(FINISH_OBJECTS) $(WORD_OBJECTS)
MODULES      := $(patsubst %,$(BUILD)/jianggao-%.so,page finish word)
CORE_OBJECTS := $(CORE_SOURCES:%.c=$(BUILD)/%.o)
LEAKS_OBJECT := $(if $(findstring address,$(SANITIZE)),$(BUILD)/tests/asan/leaks.o)
TEST_OBJECTS := $(MODULE_OBJECTS) $(BUILD)/libjianggao.a
SOURCES      := $(PROGRAM_SOURCES) $(SERVE_SOURCES) $(CORE_SOURCES) $(MODULE_SOURCES)
TESTS        := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/libfuzzer.c %/replay.c,$(sort $(wildcard tests/fuzz/*.c)))) \
                $(patsubst %,$(BUILD)/convert/serve/%.o,decisions view wire worker)
LANGUAGES    := $(patsubst po/%.po,%,$(wildcard po/*.po))
CATALOGUES   := $(LANGUAGES:%=$(BUILD)/locale/%/LC_MESSAGES/jianggao.mo)
ICONS        := $(patsubst %,$(BUILD)/icons/%.png,48x48 256x256)
EXAMPLES     := $(sort $(wildcard examples/*.txt))

# What pkg-config says is asked for once, when the first recipe needs it: not by `make deps` on a machine without it.
once = $(eval $1 := $(shell pkg-config $2))$($1)
CORE_LIBS  = $(call once,CORE_LIBS,--libs $(CORE_PKGS))
PAGE_LIBS  = $(call once,PAGE_LIBS,--libs $(PAGE_PKGS))
FINISH_LIBS = $(call once,FINISH_LIBS,--libs $(FINISH_PKGS))
WORD_LIBS  = $(call once,WORD_LIBS,--libs $(WORD_PKGS))
MODULE_LIBS = $(PAGE_LIBS) $(FINISH_LIBS) $(WORD_LIBS)
SERVE_LIBS = $(call once,SERVE_LIBS,--libs $(SERVE_PKGS))
TEST_LIBS  = $(call once,TEST_LIBS,--libs $(TEST_PKGS))
PKG_CFLAGS = $(call once,PKG_CFLAGS,--cflags $(CORE_PKGS) $(MODULE_PKGS) $(SERVE_PKGS))

# The targets that start from nothing use all cores, unless make was told how many.
JOBS = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc 2>/dev/null || echo 2))

# One short line a file; make V=1 shows the commands.
quiet = $(if $(V),,@echo "  $1 $@";)

.PHONY: all
all: $(BUILD)/jianggao $(BUILD)/jianggao-serve $(MODULES) $(BUILD)/libjianggao.so $(CATALOGUES) $(ICONS)

$(BUILD)/libjianggao.a: $(CORE_OBJECTS)
	$(call quiet,AR  )rm -f $@ && $(AR) rcs $@ $^

# The library for other programs; jianggao itself holds it, since a library more to load is a slower start.
LIBRARY := libjianggao.so.$(SOVERSION)
$(BUILD)/$(LIBRARY): $(CORE_OBJECTS) convert/lib/jianggao.map
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -shared -Wl,-soname,$(LIBRARY) \
	  -Wl,--version-script=convert/lib/jianggao.map -o $@ $(CORE_OBJECTS) $(CORE_LIBS) -lm

$(BUILD)/libjianggao.so: $(BUILD)/$(LIBRARY)
	@ln -sf $(LIBRARY) $@

# The functions that libraries find in the program: base/deflate.c, cli/memory.c.
TAKEN_OVER := deflateInit_ malloc calloc realloc memalign aligned_alloc posix_memalign
$(BUILD)/jianggao: $(PROGRAM_OBJECTS) $(LEAKS_OBJECT) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) $(TAKEN_OVER:%=-Wl,--export-dynamic-symbol=%) \
	  -Wl,-u,deflateInit_ -o $@ $^ $(CORE_LIBS) -lm

$(BUILD)/jianggao-serve: $(SERVE_OBJECTS) $(LEAKS_OBJECT) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(SERVE_LIBS) $(CORE_LIBS) -lm

# A module holds copies of the library's functions that it calls: no symbol goes from one to the other.
$(BUILD)/jianggao-page.so: $(PAGE_OBJECTS) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -shared -o $@ $^ $(PAGE_LIBS) $(CORE_LIBS) -lm

$(BUILD)/jianggao-finish.so: $(FINISH_OBJECTS) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -shared -o $@ $^ $(FINISH_LIBS) $(CORE_LIBS) -lm

$(BUILD)/jianggao-word.so: $(WORD_OBJECTS) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -shared -o $@ $^ $(WORD_LIBS) $(CORE_LIBS) -lm

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,CC  )$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(TEST_OBJECTS) $(LEAKS_OBJECT) $(BUILD)/flags
	@mkdir -p $(@D)
	$(call quiet,TEST)$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(TEST_OBJECTS) \
	  $(LEAKS_OBJECT) $(CORE_LIBS) $(MODULE_LIBS) $(TEST_LIBS) $(LDFLAGS) -lm

$(BUILD)/locale/%/LC_MESSAGES/jianggao.mo: po/%.po
	@mkdir -p $(@D)
	$(call quiet,MSG) msgfmt --check-format --check-domain -o $@ $<

$(BUILD)/icons/%.png: web/icon.svg
	@mkdir -p $(@D)
	$(call quiet,ICON)rsvg-convert --width=$(firstword $(subst x, ,$*)) --keep-aspect-ratio --output=$@ $<

# The objects depend on this file; it is written anew when the compiler or its flags are others than last time.
FLAGS := $(subst ",,$(subst ',,$(strip $(CC) $(BASE_CFLAGS) $(LDFLAGS))))
ifneq ($(FLAGS),$(strip $(file <$(BUILD)/flags)))
.PHONY: $(BUILD)/flags
endif
$(BUILD)/flags:
	@tools/deps.sh versions
	@mkdir -p $(@D)
	@printf '%s\n' '$(FLAGS)' >$@

# --- Lists: what stands in more than one place and comes from the program's own tables ----------------------------

LIST_OBJECTS := $(patsubst %.c,$(BUILD)/%.o,$(sort $(wildcard tools/lists/*.c)))
LISTED       := completions/jianggao.bash completions/_jianggao completions/jianggao.fish styles/style.rng man/jianggao.1 \
                man/jianggao-style.5
LISTED_zh_CN := man/zh_CN/jianggao.1 man/zh_CN/jianggao-style.5

$(BUILD)/lists: $(LIST_OBJECTS) $(filter-out $(BUILD)/convert/main.o,$(PROGRAM_OBJECTS)) $(BUILD)/libjianggao.a
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(CORE_LIBS) -lm

.PHONY: lists
lists: $(BUILD)/lists $(CATALOGUES) ## bring new rows of the tables into manual, completions and schema
	@LC_ALL=C.UTF-8 LANGUAGE=en $< $(LISTED)
	@LC_ALL=C.UTF-8 LANGUAGE=zh_CN $< $(LISTED_zh_CN)

.PHONY: check-lists
check-lists: $(BUILD)/lists $(CATALOGUES)
	@LC_ALL=C.UTF-8 LANGUAGE=en $< --check $(LISTED)
	@LC_ALL=C.UTF-8 LANGUAGE=zh_CN $< --check $(LISTED_zh_CN)

# --- What it needs -------------------------------------------------------------------------------------------------

.PHONY: deps
deps: ## install what is missing to build and to test (apt-get; on other systems it names the packages)
	@tools/deps.sh check

.PHONY: deps-build
deps-build:
	@tools/deps.sh build

.PHONY: fonts
fonts: ## bring the free fonts into fonts/files (160 MB from Debian's packages, once)
	@fonts/fetch.sh

# --- Show --------------------------------------------------------------------------------------------------------

DEMO := examples/training-class.txt

.PHONY: demo
demo: ## from nothing to a PDF and a Word file: installs what is missing, builds, converts an example
	@tools/deps.sh build
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory -s all
	@mkdir -p out
	$(BUILD)/jianggao convert $(DEMO) -d out
	@echo
	@echo "The handout:   $(CURDIR)/out/$(basename $(notdir $(DEMO))).pdf"
	@echo "The Word file: $(CURDIR)/out/$(basename $(notdir $(DEMO))).docx"

.PHONY: examples
examples: all fonts ## PDF and Word file of every example, in out/
	@mkdir -p out
	$(BUILD)/jianggao convert --to pdf,docx -d out $(EXAMPLES)

# --- Test --------------------------------------------------------------------------------------------------------

# A new machine has no pkg-config and no libraries before deps has run, so the tests run in a make of their own.
.PHONY: check
check: ## all tests; needs nothing before it
	@tools/deps.sh check
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --output-sync=target --no-print-directory check-all

.PHONY: check-all
check-all: unit check-seeds check-limits check-layers check-lists check-install check-serve check-messages \
           check-some-faults check-lint check-tidy
	@echo "make check: all tests passed"

.PHONY: tests
tests: $(TESTS) $(BUILD)/tests/test_with_clients $(BUILD)/tests/test_with_faults

# The server before its clients, run as the others are.
$(BUILD)/tests/test_with_clients: tests/serve/clients.py $(BUILD)/probe.so
	@mkdir -p $(@D)
	$(call quiet,TEST)printf '#!/bin/sh\nexec tests/serve/clients.py %s\n' '$(BUILD)' >$@ && chmod +x $@

# The program when single calls fail, run as the others are.
$(BUILD)/tests/test_with_faults: tests/faults/faults.py $(BUILD)/faults.so
	@mkdir -p $(@D)
	$(call quiet,TEST)printf '#!/bin/sh\nexec tests/faults/faults.py %s --faults 80\n' \
	  '$(BUILD)/jianggao $(BUILD)/faults.so' >$@ && chmod +x $@

.PHONY: unit
unit: all $(TESTS) $(BUILD)/probe.so
	@failed=; for t in $(TESTS); do echo "== $$t"; $$t || failed="$$failed $$t"; done; \
	  [ -z "$$failed" ] || { echo "FAILED:$$failed" >&2; exit 1; }

GOLDEN_TESTS := $(patsubst %,$(BUILD)/tests/test_%, \
                  golden read_blanks read_cases read_cuts read_edges read_facts read_peeled read_tables read_given read_growth read_wraps read_pieces read_changes read_doubts \
                  read_points review_cases review_changes marker read_docx_numbers cli_said fit decode read_docx_cases \
                  furniture docx_furniture half_width edit style drawn_dress drawn_pages drawn_texts drawn_titles drawn_word drawn_pdf drawn_library holds keeper)

.PHONY: golden
golden: all $(GOLDEN_TESTS) ## write what the golden tests expect anew; look at the difference before committing it
	@mkdir -p tests/golden/expected tests/read/evidence tests/facts/expected
	@for t in $(GOLDEN_TESTS); do JIANGGAO_GOLDEN_UPDATE=1 $$t || exit 1; done

COVERAGE := --coverage -fprofile-update=atomic

.PHONY: coverage
coverage: ## the lines of convert/ that no unit test and no client of serve reaches, by room and by file, in build-coverage/lines
	@$(MAKE) $(JOBS) --no-print-directory count-coverage BUILD=build-coverage CFLAGS='-O0 -g' SANITIZE='$(COVERAGE)'

.PHONY: count-coverage
count-coverage: all $(TESTS) $(BUILD)/open_sandbox.so
	@find $(BUILD) -name '*.gcda' -delete
	@for t in $(TESTS); do echo "== $$t"; LD_PRELOAD=$(CURDIR)/$(BUILD)/open_sandbox.so $$t >$$t.log 2>&1 || echo "failed: $$t.log"; done
	@LD_PRELOAD=$(CURDIR)/$(BUILD)/open_sandbox.so tests/serve/clients.py $(BUILD) >$(BUILD)/clients.log 2>&1 || \
	  echo "failed: $(BUILD)/clients.log"
	@tests/coverage/lines.py $(BUILD) >$(BUILD)/lines; status=$$?; sed -n '1,/^$$/p' $(BUILD)/lines; exit $$status

$(BUILD)/open_sandbox.so: tests/coverage/open_sandbox.c
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) -std=gnu11 $(WARNINGS) -shared -fPIC -o $@ $< -ldl

.PHONY: check-layers
check-layers:
	@tests/layers.sh

.PHONY: check-install
check-install: all $(BUILD)/lists
	@tests/install/test_options.sh $(BUILD)/jianggao
	@tests/install/test_findings.sh $(BUILD)/jianggao
	@tests/install/test_lists.sh $(BUILD)
	@tests/install/test_docs.py $(BUILD)
	@CC='$(CC)' MAKE='$(MAKE)' tests/install/test_install.sh $(BUILD)
	@CC='$(CC)' MAKE='$(MAKE)' tests/install/test_library.sh $(BUILD)
	@tests/install/test_fetch.sh
	@tests/install/test_deps.sh
	@tests/install/test_start.sh
	@tests/install/test_desktop.sh $(BUILD)

.PHONY: check-serve
check-serve: all $(BUILD)/tests/test_with_clients ## the server as a client sees it: every answer, bad clients, workers that die
	@$(BUILD)/tests/test_with_clients

.PHONY: check-serve-random soak-serve bench-serve
check-serve-random: all ## the server and 10,000 bodies of no sense, 64 at a time
	@tests/serve/load.py $(BUILD) random
soak-serve: all ## the server and 36,000 requests, an hour of a large office: its memory before and behind them
	@tests/serve/load.py $(BUILD) soak
bench-serve: all ## previews a second for 1, 16 and 64 clients
	@tests/serve/load.py $(BUILD) bench

.PHONY: check-office
check-office: all ## docs/serve as it is: nginx before the server, the unit of systemd (needs nginx, curl, openssl)
	@tests/serve/behind_nginx.sh $(BUILD)
	@tests/serve/unit.sh $(BUILD)

.PHONY: check-web
check-web: ## the page in a headless Chromium (Playwright; installs Chromium and Node)
	@tools/deps.sh web
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory all
	@cd tests/web && npm ci --silent --no-audit --no-fund
	@node tests/web/page.mjs $(BUILD)

.PHONY: bench-web
bench-web: all ## what the page weighs, and how long it takes from a key to its page
	@node tests/web/figures.mjs $(BUILD)

.PHONY: check-messages
check-messages: $(BUILD)/jianggao.pot
	@tests/messages.sh $< $(wildcard po/*.po)

SHARED ?= ../shared
CORPUS = @if [ -d '$(SHARED)/corpus' ]; then tests/corpus.py $(BUILD)/jianggao --shared '$(SHARED)' $1; \
  else echo 'make $@: nothing was measured, $(SHARED) is not there'; fi

.PHONY: check-corpus
check-corpus: all fonts ## measure over the texts of ../shared, where they are, against tests/floors
	$(call CORPUS)

.PHONY: floors
floors: all fonts ## raise tests/floors to what is better now
	$(call CORPUS,--raise)

.PHONY: check-limits
check-limits: all fonts ## a MiB of text is done within the limits, whatever is in it
	@python3 tests/limits.py $(BUILD)/jianggao

# What tests preload.
$(BUILD)/faults.so: tests/faults/shim.c
$(BUILD)/probe.so: tests/builders/probe.c
$(BUILD)/faults.so $(BUILD)/probe.so:
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) -std=gnu11 $(WARNINGS) -O1 -shared -fPIC -o $@ $< -ldl

FAULTS ?= 1000

.PHONY: check-faults
check-faults: all $(BUILD)/faults.so ## let single calls fail, memory run out, Ctrl-C come (FAULTS=1000 of them)
	@tests/faults/faults.py $(BUILD)/jianggao $(BUILD)/faults.so --faults $(FAULTS)

.PHONY: check-some-faults
check-some-faults: all $(BUILD)/tests/test_with_faults
	@$(BUILD)/tests/test_with_faults

.PHONY: check-lint
check-lint: ## what cppcheck knows of mistakes
	@cppcheck -q -j2 --error-exitcode=1 --enable=warning,portability --inline-suppr --std=c11 -Iconvert \
	  --library=tests/lint/glib.cfg --suppressions-list=tests/lint/suppressions convert

# A file is looked at again when it or what it includes has changed.
TIDIED := $(SOURCES) $(sort $(wildcard tests/*/*.c))
TIDY   := $(TIDIED:%.c=$(BUILD)/tidy/%.done)

$(BUILD)/tidy/%.done: %.c .clang-tidy
	@mkdir -p $(@D)
	$(call quiet,TIDY)clang-tidy --quiet $(TIDY_OPTIONS) $< -- $(BASE_CFLAGS) $(PKG_CFLAGS) -Itests 2>/dev/null
	@$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) -Itests -MM -MP -MT $@ -MF $(@:.done=.d) $< && touch $@

.PHONY: check-tidy
check-tidy: $(TIDY) ## what clang-tidy knows of mistakes (.clang-tidy)

ANALYZER := --checks=-*,clang-analyzer-*,-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,-clang-analyzer-unix.Malloc \
            --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=mode=shallow

.PHONY: check-analyzer
check-analyzer: ## what clang's analyzer suspects, to be read by people: it knows nothing of g_autofree (two minutes)
	@tools/deps.sh check
	@$(MAKE) $(JOBS) --no-print-directory check-tidy BUILD=build-analyzer TIDY_OPTIONS='$(ANALYZER)'

SANITIZERS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer

# Unwinding without frame pointers, which the libraries have not, takes most of the time: with it only the kept inputs of
# the fuzz targets run, where the stack of a leak tells whether it is Cairo's own.  The others hold LEAKS_OBJECT.
LEAKS := print_suppressions=0:suppressions=$(CURDIR)/tests/asan/lsan.supp

.PHONY: check-asan
check-asan: ## the unit tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@tools/deps.sh check
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory run-asan BUILD=build-asan CFLAGS='-O1 -g -Werror' SANITIZE='$(SANITIZERS)'

.PHONY: run-asan
run-asan: all tests $(BUILD)/fuzz/replay
	@$(MAKE) --no-print-directory unit
	@LSAN_OPTIONS=$(LEAKS) ASAN_OPTIONS=fast_unwind_on_malloc=0 $(MAKE) --no-print-directory check-seeds

.PHONY: check-tsan
check-tsan: ## a batch on four threads under ThreadSanitizer
	@tools/deps.sh check
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory run-tsan BUILD=build-tsan CFLAGS='-O1 -g' SANITIZE=-fsanitize=thread

.PHONY: run-tsan
run-tsan: all $(BUILD)/tsan-sync.so
	@tests/tsan/run.sh $(BUILD)

$(BUILD)/tsan-sync.so: tests/tsan/sync.c
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) -std=gnu11 -O1 -g -shared -fPIC $(PKG_CFLAGS) -o $@ $< -ldl

.PHONY: check-clang
check-clang: ## the unit tests and the kept inputs as clang builds them: warnings are errors, undefined behaviour fails
	@tools/deps.sh fuzz
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory run-clang BUILD=build-clang CC=clang CFLAGS='-O1 -Werror' \
	  SANITIZE='-fsanitize=undefined -fno-sanitize-recover=undefined'

.PHONY: run-clang
run-clang: all tests $(BUILD)/fuzz/replay
	@$(MAKE) --no-print-directory unit check-seeds

.PHONY: check-pdfa
check-pdfa: ## the PDFs of the examples before another judge of PDF/A (PDFBox; installs Java)
	@tools/deps.sh pdfa
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory all
	@tests/pdfa/preflight.sh $(BUILD)/jianggao

FUZZ_SECONDS ?= 60

.PHONY: fuzz
fuzz: ## feed the readers and writers broken inputs (FUZZ_SECONDS=60 for each target)
	@tools/deps.sh fuzz
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory run-fuzz BUILD=build-fuzz CC=clang CFLAGS='-O1 -g' \
	  SANITIZE='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all'

.PHONY: run-fuzz
run-fuzz: $(BUILD)/fuzz/fuzz $(BUILD)/fuzz/fonts
	@tests/fuzz/run.sh $(FUZZ_SECONDS) $(BUILD)

# The functions of the library that harness.c has, too, are left out of these.
$(BUILD)/fuzz/fuzz: $(FUZZ_OBJECTS) $(BUILD)/tests/fuzz/libfuzzer.o $(TEST_OBJECTS)
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) $(SANITIZE) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(CORE_LIBS) $(MODULE_LIBS) $(SERVE_LIBS) $(TEST_LIBS) -lm

$(BUILD)/fuzz/replay: $(FUZZ_OBJECTS) $(BUILD)/tests/fuzz/replay.o $(TEST_OBJECTS)
	@mkdir -p $(@D)
	$(call quiet,LINK)$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(CORE_LIBS) $(MODULE_LIBS) $(SERVE_LIBS) $(TEST_LIBS) -lm

$(BUILD)/fuzz/fonts: tests/builders/small_fonts.py
	@mkdir -p $(@D) && rm -rf $@
	@python=python3; $$python -c 'import fontTools' 2>/dev/null || python=/usr/bin/python3; $$python $< $@

.PHONY: check-seeds
check-seeds: $(BUILD)/fuzz/replay $(BUILD)/fuzz/fonts ## the kept inputs of the fuzz targets keep all promises
	@FONTCONFIG_FILE=$(CURDIR)/tests/data/no-fonts.conf $< >$(BUILD)/fuzz/replay.log 2>&1 || \
	  { tail -n 40 $(BUILD)/fuzz/replay.log >&2; exit 1; }
	@tail -n 1 $(BUILD)/fuzz/replay.log

.PHONY: bench
bench: all fonts ## wall time and memory (tests/bench)
	@tests/bench/run.sh $(BUILD)/jianggao

# --- The reader's costs ------------------------------------------------------------------------------------------

FIT_TEXTS ?= tests/read ../shared/corpus ../shared/corpus-small

.PHONY: fit
fit: all ## styles/reader.fitted anew, from texts with what is right (FIT_TEXTS; liblbfgs-dev and libjson-glib-dev)
	$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) $$(pkg-config --cflags json-glib-1.0) -Itools/fit -o $(BUILD)/fit tools/fit/*.c \
	  $(TEST_OBJECTS) $(CORE_LIBS) $(MODULE_LIBS) $$(pkg-config --libs json-glib-1.0) $(LDFLAGS) -llbfgs -lm
	$(BUILD)/fit --pull 8 --write styles/reader.fitted $(wildcard $(FIT_TEXTS))

WORDING_TEXTS ?= $(FIT_TEXTS)

.PHONY: wording
wording: ## styles/reader.wording anew, from texts with what is right (WORDING_TEXTS)
	@mkdir -p $(BUILD)
	tools/fit/wording.py $(wildcard $(WORDING_TEXTS)) > $(BUILD)/reader.wording
	mv $(BUILD)/reader.wording styles/reader.wording

# --- Messages ----------------------------------------------------------------------------------------------------

XGETTEXT := xgettext --from-code=UTF-8 -k_ -kN_ -kC_:1c,2 -kngettext:1,2 --add-comments=TRANSLATORS --sort-by-file \
            --add-location=file --package-name=jianggao --package-version=$(VERSION)

$(BUILD)/jianggao.pot: $(SOURCES) desktop/desktop.sh tools/lists/man.c convert/base/finding.h convert/doc/role.h
	@mkdir -p $(@D)
	@$(XGETTEXT) -o $@ $^

.PHONY: pot
pot: $(BUILD)/jianggao.pot ## gather the messages of the sources
	@echo "$<: $$(grep -c '^msgid ' $<) messages"

.PHONY: po
po: $(BUILD)/jianggao.pot ## bring the new messages into po/*.po, to be translated
	for po in po/*.po; do msgmerge --quiet --update --backup=none --add-location=file --no-fuzzy-matching $$po $<; done

# --- Distribute --------------------------------------------------------------------------------------------------

DIST := $(BUILD)/jianggao-$(VERSION).tar.gz

# git's archive of a commit is the same whenever and wherever it is made; gzip -n writes no time either.
.PHONY: dist
dist: ## the source of the last commit as build/jianggao-VERSION.tar.gz, the same bytes each time
	@mkdir -p $(BUILD)
	@git -c core.autocrlf=false -c tar.umask=0022 archive --format=tar --prefix=jianggao-$(VERSION)/ HEAD | gzip -9n >$(DIST).new
	@mv $(DIST).new $(DIST)
	@echo $(DIST)

.PHONY: check-dist
check-dist: fonts ## the tarball has all that git has, and is built and installed without git
	@tests/package/test_dist.sh

# The packages are built from the tarball, with the free font that no package of Debian holds alone laid into it: the
# build itself needs no network and no rights.
.PHONY: deb
deb: ## Debian packages of the last commit, in build/deb
	@tools/deps.sh deb
	@fonts/fetch.sh
	@$(MAKE) --no-print-directory -s dist
	@rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb && tar -xzf $(DIST) -C $(BUILD)/deb
	@mkdir $(BUILD)/deb/jianggao-$(VERSION)/fonts/files
	@cp fonts/files/Fandol* $(BUILD)/deb/jianggao-$(VERSION)/fonts/files
	cd $(BUILD)/deb/jianggao-$(VERSION) && env -u MAKEFLAGS -u MAKELEVEL DEB_BUILD_OPTIONS=noautodbgsym \
	  dpkg-buildpackage -us -uc -b
	@ls $(BUILD)/deb/*.deb

.PHONY: check-deb
check-deb: deb ## lintian, then the packages installed, used and purged in a new Debian (debootstrap; as root)
	@tests/package/test_deb.sh $(BUILD)/deb

# --- Install -----------------------------------------------------------------------------------------------------

INSTALL := install
# Where linkers look for libraries: below lib on some systems.  The modules are the program's own and stay in PREFIX/lib.
LIBDIR  ?= $(PREFIX)/lib
bindir  := $(DESTDIR)$(PREFIX)/bin
libdir  := $(DESTDIR)$(LIBDIR)
moduledir := $(DESTDIR)$(PREFIX)/lib/jianggao
pcdir   := $(libdir)/pkgconfig
includedir := $(DESTDIR)$(PREFIX)/include
sharedir := $(DESTDIR)$(PREFIX)/share
datadir := $(sharedir)/jianggao
mandir  := $(sharedir)/man
docdir  := $(sharedir)/doc/jianggao
localedir := $(sharedir)/locale
bashdir := $(sharedir)/bash-completion/completions
zshdir  := $(sharedir)/zsh/site-functions
fishdir := $(sharedir)/fish/vendor_completions.d
icondir := $(sharedir)/icons/hicolor
# Where other programs look for what fonts/system.conf says; a packager makes the link himself.
availdir := $(sharedir)/fontconfig/conf.avail
SYSTEM_CONF := 64-jianggao.conf
confdirs := /etc/fonts/conf.d $(or $(XDG_CONFIG_HOME),$(HOME)/.config)/fontconfig/conf.d
# The folders in desktop/ are those in share/: applications for menus and "open with", the others for file managers that
# have their own place for what a right click shows.
ENTRIES := $(patsubst desktop/%,%,$(wildcard $(patsubst %,desktop/%.desktop,*/* */*/* */*/*/*)))
MANUALS := $(patsubst man/%,%,$(wildcard man/*.[15] man/*/*.[15]))
MANUAL_PLACE = $(mandir)/$(if $(filter zh_CN/%,$1),zh_CN/)man$(subst .,,$(suffix $1))/$(notdir $1)

.PHONY: install
install: install-program install-fonts ## PREFIX=/usr/local DESTDIR=: program, library, styles, fonts, messages, man pages, completion
	@[ -n '$(DESTDIR)' ] || $(MAKE) --no-print-directory tell-path

.PHONY: install-program
install-program: all
	$(INSTALL) -d $(bindir) $(moduledir) $(pcdir) $(includedir) $(datadir)/styles $(datadir)/web $(datadir)/fonts $(docdir) \
	  $(bashdir) $(zshdir) $(fishdir)
	$(INSTALL) -m 755 $(BUILD)/jianggao $(BUILD)/jianggao-serve $(bindir)
	$(INSTALL) -m 644 $(MODULES) $(moduledir)
	$(INSTALL) -m 644 $(BUILD)/$(LIBRARY) $(libdir)/$(LIBRARY)
	ln -sf $(LIBRARY) $(libdir)/libjianggao.so
	$(INSTALL) -m 644 convert/lib/jianggao.h $(includedir)/jianggao.h
	sed 's|@PREFIX@|$(PREFIX)|; s|@LIB@|$(LIBDIR:$(PREFIX)/%=%)|; s|@VERSION@|$(VERSION)|' convert/lib/jianggao.pc.in >$(pcdir)/jianggao.pc
	chmod 644 $(pcdir)/jianggao.pc
	$(INSTALL) -m 644 $(wildcard styles/*) $(datadir)/styles
	$(INSTALL) -m 644 $(wildcard web/*) $(datadir)/web
	$(INSTALL) -m 644 fonts/families.* fonts/fonts.conf $(datadir)/fonts
	$(INSTALL) -m 755 fonts/cache.sh $(datadir)/fonts
	$(foreach l,$(LANGUAGES),$(INSTALL) -D -m 644 $(BUILD)/locale/$l/LC_MESSAGES/jianggao.mo $(localedir)/$l/LC_MESSAGES/jianggao.mo &&) true
	$(foreach m,$(MANUALS),$(INSTALL) -D -m 644 man/$m $(call MANUAL_PLACE,$m) &&) true
	$(INSTALL) -m 644 README.md README.zh-CN.md CHANGELOG.md SECURITY.md LICENSE $(wildcard docs/*.schema.json) $(docdir)
	$(INSTALL) -d $(docdir)/docs/pictures $(docdir)/docs/serve
	$(INSTALL) -m 644 $(wildcard docs/*.md) $(docdir)/docs
	$(INSTALL) -m 644 $(wildcard docs/pictures/*) $(docdir)/docs/pictures
	$(INSTALL) -m 644 $(wildcard docs/serve/*) $(docdir)/docs/serve
	$(INSTALL) -m 644 completions/jianggao.bash $(bashdir)/jianggao
	$(INSTALL) -m 644 completions/_jianggao $(zshdir)/_jianggao
	$(INSTALL) -m 644 completions/jianggao.fish $(fishdir)/jianggao.fish
	$(INSTALL) -m 755 desktop/desktop.sh $(datadir)/desktop.sh
	$(foreach e,$(ENTRIES),$(INSTALL) -D -m 644 desktop/$e $(sharedir)/$e &&) true
	sed -i 's|@PREFIX@|$(PREFIX)|' $(ENTRIES:%=$(sharedir)/%)
	$(INSTALL) -D -m 644 web/icon.svg $(icondir)/scalable/apps/jianggao.svg
	$(foreach i,$(ICONS:$(BUILD)/icons/%.png=%),$(INSTALL) -D -m 644 $(BUILD)/icons/$i.png $(icondir)/$i/apps/jianggao.png &&) true

# After the program: the cache is made by its rules.
.PHONY: install-fonts
install-fonts: fonts install-program
	$(INSTALL) -d $(datadir)/fonts/files $(datadir)/fonts/outlines $(availdir)
	sed 's|@FONTS@|$(PREFIX)/share/jianggao/fonts/files|' fonts/system.conf >$(availdir)/$(SYSTEM_CONF)
	chmod 644 $(availdir)/$(SYSTEM_CONF)
	[ -n '$(DESTDIR)' ] || fonts/link-system.sh $(availdir)/$(SYSTEM_CONF) $(confdirs)
	$(INSTALL) -m 644 fonts/files/* $(datadir)/fonts/files
	[ ! -d fonts/outlines ] || $(INSTALL) -m 644 fonts/outlines/* $(datadir)/fonts/outlines
	[ -n '$(DESTDIR)' ] || ! command -v fc-cache >/dev/null || $(datadir)/fonts/cache.sh $(datadir)/fonts

# Whoever types `jianggao` next should not wonder why it is not found.
.PHONY: tell-path
tell-path:
	@case ":$$PATH:" in *':$(bindir):'*) ;; *) \
	  echo 'jianggao is in $(bindir), where this shell does not look for programs (PATH). For this terminal:'; \
	  echo '    export PATH=$(bindir):$$PATH'; \
	  echo 'To have it always, put that line at the end of ~/.profile (zsh: ~/.zprofile) and log in again.' ;; \
	esac

.PHONY: uninstall
uninstall: ## takes away what install put there (same PREFIX and DESTDIR)
	rm -rf $(moduledir) $(datadir) $(docdir)
	rm -f $(bindir)/jianggao $(bindir)/jianggao-serve $(libdir)/libjianggao.so $(libdir)/$(LIBRARY) $(pcdir)/jianggao.pc \
	  $(includedir)/jianggao.h $(foreach m,$(MANUALS),$(call MANUAL_PLACE,$m)) \
	  $(LANGUAGES:%=$(localedir)/%/LC_MESSAGES/jianggao.mo) $(availdir)/$(SYSTEM_CONF) \
	  $(bashdir)/jianggao $(zshdir)/_jianggao $(fishdir)/jianggao.fish \
	  $(ENTRIES:%=$(sharedir)/%) $(icondir)/scalable/apps/jianggao.svg \
	  $(ICONS:$(BUILD)/icons/%.png=$(icondir)/%/apps/jianggao.png)
	[ -n '$(DESTDIR)' ] || rm -f $(confdirs:%=%/$(SYSTEM_CONF))

# --- Care --------------------------------------------------------------------------------------------------------

.PHONY: pictures
pictures: ## docs/pictures anew: the page of README and tutorial in a headless Chromium
	@tools/deps.sh web
	@fonts/fetch.sh
	@$(MAKE) $(JOBS) --no-print-directory all
	@cd tests/web && npm ci --silent --no-audit --no-fund
	node tools/pictures/pictures.mjs $(BUILD) docs/pictures

.PHONY: format
format: ## clang-format over all C files
	clang-format -i $(sort $(SOURCES) $(wildcard tools/*/*.[ch] convert/*/*.h convert/*/*/*.h tests/*/*.[ch]))

.PHONY: clean
clean: ## remove what was built (fonts/files and fonts/cache stay)
	rm -rf $(BUILD) build-analyzer build-asan build-clang build-coverage build-fuzz build-tsan out

.PHONY: help
help: ## this list
	@echo "make                 build $(BUILD)/jianggao and its modules"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

-include $(LIST_OBJECTS:.o=.d) $(PROGRAM_OBJECTS:.o=.d) $(SERVE_OBJECTS:.o=.d) $(CORE_OBJECTS:.o=.d) $(MODULE_OBJECTS:.o=.d) $(TESTS:=.d) $(FUZZ_OBJECTS:.o=.d) $(BUILD)/tests/fuzz/libfuzzer.d $(BUILD)/tests/fuzz/replay.d $(TIDY:.done=.d)
