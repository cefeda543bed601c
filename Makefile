# jianggao: build, test, install.  `make help` lists the targets.

BUILD   ?= build
PREFIX  ?= /usr/local
CFLAGS  ?= -O2 -g
VERSION := 0.1.0

CORE_PKGS := glib-2.0 gmodule-2.0 gthread-2.0 libxml-2.0 libzip icu-uc
PAGE_PKGS := cairo cairo-ft pangocairo pangofc fontconfig freetype2 harfbuzz libqpdf
TEST_PKGS := cmocka

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
BASE_CFLAGS = -std=gnu11 $(WARNINGS) $(CFLAGS) $(SANITIZE) -fPIC -Iconvert \
              -DVERSION='"$(VERSION)"' -DGETTEXT_PACKAGE='"jianggao"'

# font/, layout/ and write/page/ make the page module; everything else is the program.
PAGE_SOURCES := $(sort $(wildcard convert/font/*.c convert/layout/*.c convert/write/page/*.c))
CORE_SOURCES := $(filter-out $(PAGE_SOURCES),$(sort $(wildcard convert/*.c convert/*/*.c convert/*/*/*.c)))
PAGE_OBJECTS := $(PAGE_SOURCES:%.c=$(BUILD)/%.o)
CORE_OBJECTS := $(CORE_SOURCES:%.c=$(BUILD)/%.o)
LIB_OBJECTS  := $(filter-out $(BUILD)/convert/main.o,$(CORE_OBJECTS)) $(PAGE_OBJECTS)
TESTS        := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))

CORE_LIBS = $(shell pkg-config --libs $(CORE_PKGS))
PAGE_LIBS = $(shell pkg-config --libs $(PAGE_PKGS))
PKG_CFLAGS := $(shell pkg-config --cflags $(CORE_PKGS) $(PAGE_PKGS) $(TEST_PKGS) 2>/dev/null)

.PHONY: all
all: $(BUILD)/jianggao $(BUILD)/jianggao-page.so

$(BUILD)/jianggao: $(CORE_OBJECTS)
	$(CC) $(SANITIZE) $(LDFLAGS) -rdynamic -o $@ $^ $(CORE_LIBS) -lm

$(BUILD)/jianggao-page.so: $(PAGE_OBJECTS)
	$(CC) $(SANITIZE) $(LDFLAGS) -shared -o $@ $^ $(PAGE_LIBS) -lm

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIB_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(BASE_CFLAGS) $(PKG_CFLAGS) -Itests -MMD -MP -MF $@.d -o $@ $< $(LIB_OBJECTS) $(CORE_LIBS) $(PAGE_LIBS) $(shell pkg-config --libs $(TEST_PKGS)) -lm

.PHONY: unit
unit: all $(TESTS)
	@for t in $(TESTS); do $$t || exit 1; done

.PHONY: clean
clean:
	rm -rf $(BUILD)

-include $(CORE_OBJECTS:.o=.d) $(PAGE_OBJECTS:.o=.d) $(TESTS:=.d)
