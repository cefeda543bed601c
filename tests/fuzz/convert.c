/* A text or a Word file through all of the flow, each output looked at. */
#include "fuzz.h"

#include "../covered.h"
#include "doc/check.h"
#include "font/font.h"
#include "layout/layout.h"
#include "lib/jianggao.h"
#include "ooxml/package.h"
#include "pdf_text.h"
#include "text/chars.h"
#include "text/magic.h"
#include "write/modules.h"

#include <jansson.h>
#include <libxml/parser.h>
#include <string.h>
#include <unicode/uchar.h>

/* What the first bytes of an input choose. */
struct choices {
  struct jg_reading reading;
  struct jg_writing writing;
  guint points;
};

/* The lines of a sidecar file; NULL-terminated.  They end at the first byte 1. */
static char **take_overrides(struct fuzz_input *input) {
  const struct fuzz_input part = fuzz_part(input);
  g_autofree char *text = g_strndup((const char *)part.data, part.size);
  char **lines = g_strsplit(text, "\n", 20);
  for (guint i = 0; lines[i]; i++) {
    if (i % 2 == 1)
      continue; /* as on the command line */
    char *placed = g_strdup_printf("input.txt.as:%u: %s", i + 1, lines[i]);
    g_free(lines[i]);
    lines[i] = placed;
  }
  return lines;
}

/* `overrides` has to be freed with g_strfreev. */
static struct choices choose(struct fuzz_input *input, char ***overrides) {
  static const char *const fills[] = {"×区=城东区", "×××=会议名称", "XX县=河口县", "____=二〇二六年", NULL};
  const guint read = fuzz_choice(input), fix = fuzz_choice(input), word = fuzz_choice(input);
  const guint more = fuzz_choice(input), style = fuzz_choice(input), as = fuzz_choice(input);
  *overrides = as & 1 ? take_overrides(input) : NULL;
  return (struct choices){.reading = {.lossy = read & 1,
                                      .keep_all = read & 2,
                                      .original = more & 1,
                                      .proposals = more & 2,
                                      .fills = more & 4 ? fills : NULL,
                                      .fix = fix,
                                      .as = (const char *const *)*overrides,
                                      .moment = 1735689600},
                          .writing = {.resolution = 18,
                                      .review = read & 4,
                                      .toc = read & 8,
                                      .headings = (enum jg_headings)(word % 3),
                                      .placeholders = (enum jg_placeholders)(word >> 2 & 1),
                                      .embed_fonts = word & 8},
                          .points = style};
}

/* --- Texts ------------------------------------------------------------------------------------------------------- */

/* Characters with ink alone: blanks are the layout's, and a variation selector has a glyph to belong to or none. */
static void add_ink(GString *out, const char *text) {
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    if (!chars_is_ignorable(c) && !face_prints_nothing(c))
      g_string_append_len(out, p, g_utf8_next_char(p) - p);
  }
}

static GString *ink_of(const GPtrArray *paragraphs) {
  GString *ink = g_string_new(NULL);
  for (guint i = 0; i < paragraphs->len; i++)
    add_ink(ink, paragraph_at(paragraphs, i)->text->str);
  return ink;
}

static void must_be_equal(const GString *text, const GString *expected, const char *what) {
  if (g_string_equal(text, expected))
    return;
  gsize at = 0;
  while (at < text->len && at < expected->len && text->str[at] == expected->str[at])
    at++;
  while (at > 0 && ((guchar)expected->str[at] & 0xC0) == 0x80)
    at--;
  g_printerr("at byte %zu of %zu: “%s” is not “%s”\n", at, expected->len, text->str + at, expected->str + at);
  must(false, what);
}

/* --- Outputs ----------------------------------------------------------------------------------------------------- */

/* What a writer made: one file, or one a page. */
struct made {
  const char *format;
  GPtrArray *files; /* of GBytes */
};

static bool keep_file(void *data, G_GNUC_UNUSED const char *part, const void *bytes, size_t length) {
  g_ptr_array_add(((struct made *)data)->files, g_bytes_new(bytes, length));
  return true;
}

static struct made make(struct jg_speech *speech, const char *format, const struct jg_writing *writing) {
  struct made made = {format, g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref)};
  struct jg_error *error = NULL;
  const bool done = jg_write(speech, format, writing, keep_file, &made, &error);
  if (!done)
    g_printerr("%s: %s\n", format, error->message);
  must(done && made.files->len > 0, "a speech can be written");
  return made;
}

static const char *made_data(const struct made *made, guint i, gsize *length) {
  return g_bytes_get_data(made->files->pdata[i], length);
}

static void must_be_xml(const char *bytes, gsize length) {
  xmlDoc *document =
      xmlReadMemory(bytes, (int)length, "", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  must(document != NULL, "XML is well-formed");
  xmlFreeDoc(document);
}

static json_t *must_be_json(const char *bytes, gsize length) {
  json_error_t problem;
  json_t *root = json_loadb(bytes, length, 0, &problem);
  if (!root)
    g_printerr("%d:%d: %s\n", problem.line, problem.column, problem.text);
  must(root != NULL, "JSON parses");
  return root;
}

static void check_json(struct jg_speech *speech, const struct jg_writing *writing) {
  struct made made = make(speech, "json", writing);
  gsize length;
  const char *bytes = made_data(&made, 0, &length);
  json_t *root = must_be_json(bytes, length);
  const json_t *blocks = json_object_get(root, "blocks");
  must(json_array_size(blocks) == speech->doc->blocks->len, "JSON has all blocks");
  for (guint i = 0; i < speech->doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(speech->doc->blocks, i);
    const char *text = json_string_value(json_object_get(json_array_get(blocks, i), "text"));
    must(g_strcmp0(text, block->text) == 0, "JSON has the tree's text");
  }
  json_decref(root);
  g_ptr_array_unref(made.files);
}

static void check_findings(const struct jg_speech *speech) {
  for (int format = JG_FINDINGS_JSON; format <= JG_FINDINGS_SARIF; format++) {
    g_autofree char *head = jg_findings_head((enum jg_findings_format)format);
    g_autofree char *body = jg_findings_of(speech, "a\"\\\n\x1b.txt", (enum jg_findings_format)format);
    g_autofree char *all = g_strconcat(head, body, jg_findings_tail((enum jg_findings_format)format), NULL);
    json_decref(must_be_json(all, strlen(all)));
  }
}

/* What it asks a speech that the program's commands ask, too. */
static void check_questions(struct jg_speech *speech) {
  struct jg_finding finding;
  for (size_t i = 0; jg_finding_at(speech, i, &finding); i++) {
    unsigned before, cells;
    jg_text_free(jg_context(speech, &finding, &before, &cells));
  }
  struct jg_stats stats;
  jg_stats_of(speech, &stats);
  if (!speech->source)
    return;
  must(ledger_balances(speech->doc->ledger), "the ledger conserves");
  gsize lost, made;
  must(doc_check_conservation(speech->doc, speech->source->text, speech->source->length, &lost, &made),
       "nothing is lost and nothing made");
  jg_text_free(jg_fix_diff(speech, "a.txt", JG_FIX_ALL));
  size_t length;
  jg_text_free(jg_fix_bytes(speech, JG_FIX_ALL, &length, NULL));
}

/* Raised figures are characters of their own in a plain text (m²). */
static void check_text(struct jg_speech *speech, const struct jg_writing *writing) {
  struct made made = make(speech, "txt", writing);
  gsize length;
  const char *bytes = made_data(&made, 0, &length);
  g_autofree char *text = g_strndup(bytes, length);
  must(strlen(text) == length && g_utf8_validate(text, -1, NULL), "a text is UTF-8");
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < speech->paragraphs->len; i++)
    g_string_append(all, paragraph_at(speech->paragraphs, i)->text->str);
  g_autofree char *plain = g_utf8_normalize(text, -1, G_NORMALIZE_ALL);
  g_autofree char *expected = g_utf8_normalize(all->str, -1, G_NORMALIZE_ALL);
  g_autoptr(GString) got = g_string_new(NULL);
  g_autoptr(GString) wanted = g_string_new(NULL);
  add_ink(got, plain);
  add_ink(wanted, expected);
  must_be_equal(got, wanted, "the text is the tree's");
  g_ptr_array_unref(made.files);
}

static void check_parts(GBytes *file) {
  g_autoptr(Package) package = package_open(file, NULL);
  must(package != NULL, "a Word file can be opened");
  g_auto(GStrv) names = package_names(package);
  for (char **name = names; *name; name++) {
    g_autoptr(GBytes) part = package_read(package, *name, NULL);
    must(part != NULL, "each part can be unpacked");
    if (g_str_has_suffix(*name, ".xml") || g_str_has_suffix(*name, ".rels"))
      must_be_xml(g_bytes_get_data(part, NULL), g_bytes_get_size(part));
  }
}

/* What is written of a text with corrections is the text before them, with tracked changes. */
static void check_word(struct jg_speech *speech, const struct jg_writing *writing) {
  struct made made = make(speech, "docx", writing);
  const struct jg_speech *written = speech->unfixed ? speech->unfixed : speech;
  GBytes *file = made.files->pdata[0];
  check_parts(file);
  must(jg_origin(fuzz_shared(0), "docx", g_bytes_get_data(file, NULL), g_bytes_get_size(file)) == JG_MADE,
       "it knows its own file");
  struct jg_error *error = NULL;
  struct jg_speech *again =
      jg_read(speech->jg, "again.docx", g_bytes_get_data(file, NULL), g_bytes_get_size(file), NULL, &error);
  if (!again)
    g_printerr("read back: %s\n", error->message);
  must(again && speech_compose(again, NULL), "it reads its own file");
  g_autoptr(GString) text = ink_of(again->paragraphs);
  g_autoptr(GString) expected = ink_of(written->paragraphs);
  must_be_equal(text, expected, "what is read back is what was written");
  jg_speech_free(again);
  g_ptr_array_unref(made.files);
}

static int compare_characters(const void *a, const void *b) {
  const gunichar left = *(const gunichar *)a, right = *(const gunichar *)b;
  return left < right ? -1 : left > right;
}

/* The characters in the order of their numbers: letters that are written from right to left are drawn in theirs. */
static GString *sorted(const GString *text) {
  glong count;
  gunichar *all = g_utf8_to_ucs4_fast(text->str, (glong)text->len, &count);
  qsort(all, (size_t)count, sizeof *all, compare_characters);
  g_autofree char *result = g_ucs4_to_utf8(all, count, NULL, NULL, NULL);
  g_free(all);
  return g_string_new(result);
}

/* Tables go cell by cell, and what is written from right to left is drawn from its end. */
static bool is_drawn_in_order(const struct jg_speech *speech) {
  for (guint i = 0; i < speech->paragraphs->len; i++) {
    const struct paragraph *paragraph = paragraph_at(speech->paragraphs, i);
    if (paragraph->table)
      return false;
    for (const char *p = paragraph->text->str; *p; p = g_utf8_next_char(p)) {
      const UCharDirection direction = u_charDirection((UChar32)g_utf8_get_char(p));
      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER)
        return false;
    }
  }
  return true;
}

static void check_pdf(struct jg_speech *speech, const struct jg_writing *writing) {
  struct made made = make(speech, "pdf", writing);
  gsize length;
  const char *bytes = made_data(&made, 0, &length);
  must(jg_origin(fuzz_shared(0), "pdf", bytes, length) == JG_MADE, "it knows its own file");
  g_autoptr(GString) glyphs = pdf_text(bytes, length);
  must(glyphs != NULL, "a PDF can be read, and each glyph has a meaning");
  g_autoptr(GString) text = g_string_new(NULL);
  add_ink(text, glyphs->str);
  g_autoptr(GString) expected = ink_of(speech->paragraphs);
  if (is_drawn_in_order(speech))
    must_be_equal(text, expected, "a PDF has the tree's text");
  g_autoptr(GString) text_sorted = sorted(text);
  g_autoptr(GString) expected_sorted = sorted(expected);
  must_be_equal(text_sorted, expected_sorted, "a PDF has the tree's characters");
  g_ptr_array_unref(made.files);
}

static void check_pages(struct jg_speech *speech, const struct jg_writing *writing) {
  static const char *const formats[] = {"svg", "png", "layout"};
  check_pdf(speech, writing);
  if (speech->layout->pages->len > 3)
    return; /* pictures of more pages find no more, and take long */
  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    struct made made = make(speech, formats[i], writing);
    for (guint k = 0; k < made.files->len; k++) {
      gsize length;
      const char *bytes = made_data(&made, k, &length);
      if (strcmp(formats[i], "svg") == 0)
        must_be_xml(bytes, length);
      if (strcmp(formats[i], "layout") != 0)
        must(jg_origin(fuzz_shared(0), formats[i], bytes, length) == JG_MADE, "it knows its own file");
    }
    g_ptr_array_unref(made.files);
  }
}

void fuzz_convert(struct fuzz_input input, bool word, guint formats) {
  char **overrides;
  const struct choices choices = choose(&input, &overrides);
  g_autoptr(GBytes) given = g_bytes_new_static(input.data, input.size);
  const bool is_word = magic_is_zip(given) || magic_is_compound(given);
  struct jg_error *error = NULL;
  struct jg_speech *speech =
      word == is_word ? jg_read(fuzz_shared(choices.points), "input", input.data, input.size, &choices.reading, &error)
                      : NULL;
  if (word == is_word)
    must((speech == NULL) == (error != NULL), "what is refused has an error");
  jg_error_free(error);
  if (speech) {
    must(doc_check_order(speech->doc), "offsets are in order");
    must(speech_compose(speech, NULL), "a tree can be composed");
    must(speech->reviewed, "a speech that was read has been reviewed");
    must(paragraphs_cover(speech->paragraphs, speech->doc), "the paragraphs hold the tree");
    if (formats & FUZZ_TREE) {
      check_questions(speech);
      check_json(speech, &choices.writing);
      check_findings(speech);
      check_text(speech, &choices.writing);
    }
    if (formats & FUZZ_WORD)
      check_word(speech, &choices.writing);
    if (formats & FUZZ_PAGES)
      check_pages(speech, &choices.writing);
  }
  jg_speech_free(speech);
  g_strfreev(overrides);
}

/* Files of a style or a font that nobody knows are whole all the same. */
static void check_whole(const char *format, const GPtrArray *artifacts) {
  GBytes *file = ((const struct artifact *)g_ptr_array_index(artifacts, 0))->bytes;
  if (strcmp(format, "docx") == 0)
    check_parts(file);
  g_autoptr(GString) glyphs =
      strcmp(format, "pdf") == 0 ? pdf_text(g_bytes_get_data(file, NULL), g_bytes_get_size(file)) : NULL;
  must(glyphs || strcmp(format, "pdf") != 0, "a PDF can be read, and each glyph has a meaning");
}

void fuzz_write(const struct jg_speech *speech, const struct style *style, struct font_set *fonts, guint formats) {
  const struct page_module *module = page_module_load(NULL);
  g_autoptr(Report) report = report_new();
  g_autoptr(GPtrArray) paragraphs = compose_doc(speech->doc, style);
  must(paragraphs_cover(paragraphs, speech->doc), "the paragraphs hold the tree");
  struct layout *layout = module->lay_out(paragraphs, style, speech->jg->families, fonts, report);
  const struct write_options options = {.dpi = 18};
  const struct write_job job = {.doc = speech->doc,
                                .paragraphs = paragraphs,
                                .style = style,
                                .families = speech->jg->families,
                                .options = &options,
                                .moment = 1735689600,
                                .report = report,
                                .layout = layout};
  static const struct {
    guint kind;
    const char *name;
  } all[] = {{FUZZ_WORD, "docx"}, {FUZZ_PAGES, "pdf"}, {FUZZ_PAGES, "png"}, {FUZZ_PAGES, "layout"}};
  for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
    g_autoptr(GPtrArray) artifacts = artifacts_new();
    g_autoptr(GError) error = NULL;
    if (!(formats & all[i].kind))
      continue;
    const bool done = writer_run(writer_by_name(all[i].name), &job, artifacts, &error);
    must(done || error, "what cannot be written has an error");
    if (done)
      check_whole(all[i].name, artifacts);
  }
  module->free_layout(layout);
}
