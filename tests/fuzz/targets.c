/* The targets: what each does with its bytes. */
#include "fuzz.h"

#include "lib/jianggao.h"
#include "read/reader_words.h"
#include "review/passage.h"
#include "style/title_rules.h"
#include "write/modules.h"
#include "write/page/artifacts.h"

#include <glib/gstdio.h>
#include <string.h>

/* Any bytes as a text: decoder, reader, review, and every writer that needs no pages. */
void fuzz_text(struct fuzz_input input) {
  fuzz_convert(input, false, FUZZ_TREE | FUZZ_WORD);
}

/* Any bytes as a text, set on pages. */
void fuzz_page(struct fuzz_input input) {
  fuzz_convert(input, false, FUZZ_PAGES);
}

/* The user's rules for what is advertising, then a text that is read with them. */
void fuzz_rules(struct fuzz_input input) {
  const struct fuzz_input file = fuzz_part(&input);
  g_autofree char *path = fuzz_file(file, ".rules");
  g_autoptr(GError) error = NULL;
  struct read_data *data = read_data_load(path, &error);
  must((data == NULL) == (error != NULL), "rules that cannot be used have an error");
  if (!data)
    return;
  g_autoptr(Report) report = report_new();
  g_autoptr(GBytes) bytes = g_bytes_new_static(input.data, input.size);
  g_autoptr(Source) source = source_decode("input.txt", bytes, &(struct decode_options){0}, report, NULL);
  g_autoptr(Doc) doc = source ? read_source(source, &(struct read_options){.data = data}, report, NULL) : NULL;
  must(!doc || ledger_balances(doc->ledger), "the ledger conserves");
  read_data_free(data);
}

/* The user's terms of titles; the sample has long titles. */
void fuzz_titles(struct fuzz_input input) {
  g_autofree char *path = fuzz_file(input, ".titles");
  g_autoptr(GError) error = NULL;
  g_autoptr(TitleRules) rules = title_rules_load("styles/titles.rules", path, &error);
  must((rules == NULL) == (error != NULL), "terms that cannot be used have an error");
  if (!rules)
    return;
  struct style style = *fuzz_shared(0)->style;
  style.title_rules = rules;
  g_ptr_array_unref(compose_doc(fuzz_sample()->doc, &style));
}

/* The patterns of the review. */
void fuzz_review(struct fuzz_input input) {
  g_autofree char *path = fuzz_file(input, ".rules");
  g_autoptr(GError) error = NULL;
  g_autoptr(ReviewPatterns) patterns =
      review_patterns_load(path, "styles/scripts.txt", fuzz_shared(0)->reading->words, &error);
  must((patterns == NULL) == (error != NULL), "patterns that cannot be used have an error");
  if (!patterns || !review_patterns_compile(patterns, NULL))
    return;
  g_autoptr(Report) report = report_new();
  review_doc(fuzz_sample()->doc, patterns, report);
}

/* A style file, with the sample written in it. */
void fuzz_style(struct fuzz_input input) {
  g_autofree char *path = fuzz_file(input, ".xml");
  g_autoptr(GError) error = NULL;
  g_autoptr(Style) style = style_load(path, &error);
  must((style == NULL) == (error != NULL), "a style that cannot be used has an error");
  if (!style)
    return;
  must(style_load_title_rules(style, NULL, NULL), "the program's rules of titles can be read");
  fuzz_write(fuzz_sample(), style, fuzz_fonts(), FUZZ_WORD | FUZZ_PAGES);
}

/* The list of font families, with the sample's fonts opened by it. */
void fuzz_families(struct fuzz_input input) {
  g_autofree char *path = fuzz_file(input, ".xml");
  g_autoptr(GError) error = NULL;
  fuzz_sample();
  fuzz_replace("fonts/families.xml", path);
  g_autoptr(FamilySet) families = families_load(&error);
  fuzz_replace("fonts/families.xml", NULL);
  must((families == NULL) == (error != NULL), "families that cannot be used have an error");
  struct font_set *fonts = families ? page_module_load(NULL)->open_fonts(families, NULL, NULL) : NULL;
  if (!fonts)
    return;
  fuzz_write(fuzz_sample(), fuzz_shared(0)->style, fonts, FUZZ_PAGES);
  page_module_load(NULL)->close_fonts(fonts);
}

/* A font in the user's folder, with the sample set in it.  Libraries know files by their names: each is another. */
void fuzz_font(struct fuzz_input input) {
  static guint number;
  g_autofree char *suffix = g_strdup_printf("-%u.ttf", number++);
  g_autofree char *path = fuzz_file(input, suffix);
  char *folders[] = {path, NULL};
  g_autoptr(GError) error = NULL;
  struct jg *jg = fuzz_sample()->jg;
  g_autofree char *tiny = fuzz_tiny_fonts();
  fuzz_replace("fonts/files", tiny);
  struct font_set *fonts = page_module_load(NULL)->open_fonts(jg->families, folders, &error);
  fuzz_replace("fonts/files", NULL);
  must((fonts == NULL) == (error != NULL), "fonts that cannot be used have an error");
  if (fonts) {
    fuzz_write(fuzz_sample(), jg->style, fonts, FUZZ_PAGES);
    page_module_load(NULL)->close_fonts(fonts);
  }
  g_remove(path);
}

/* A file that is in an output's place: whose is it? */
void fuzz_outputs(struct fuzz_input input) {
  static const char *const formats[] = {"docx", "pdf", "png", "svg"};
  const char *format = formats[fuzz_choice(&input) % G_N_ELEMENTS(formats)];
  const enum jg_origin origin = jg_origin(fuzz_shared(0), format, input.data, input.size);
  must(origin != JG_MADE || input.size > 0, "nothing is no output");
}

/* Whether `part` is `whole` with bytes left out. */
static bool is_within(struct fuzz_input part, const GString *whole) {
  size_t found = 0;
  for (gsize i = 0; i < whole->len && found < part.size; i++)
    found += whole->str[i] == (char)part.data[found];
  return found == part.size;
}

/* A page's content: marking adds something here and there, and takes nothing away. */
void fuzz_artifacts(struct fuzz_input input) {
  GString *marked = artifacts_mark((const char *)input.data, input.size, 700, NULL);
  if (!marked)
    return;
  must(marked->len > input.size, "something was added");
  must(is_within(input, marked), "nothing was taken away");
  g_string_free(marked, TRUE);
}
