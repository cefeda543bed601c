/* Round trips: a text, the Word file made of it, and the tree read back from that. */
#include "builders/word.h"

#include "base/paths.h"
#include "review/review.h"
#include "text/source.h"
#include "write/docx/docx.h"

#include <glib/gstdio.h>

/* A text as it was read, and what its Word file needs. */
struct original {
  char *name;
  struct doc *doc;
  struct report *report;
};

static struct original read_text(const char *path) {
  g_autoptr(GError) error = NULL;
  char *data;
  gsize length;
  assert_true(g_file_get_contents(path, &data, &length, &error));
  g_autoptr(GBytes) bytes = g_bytes_new_take(data, length);
  struct original original = {g_path_get_basename(path), NULL, report_new()};
  g_autoptr(Source) source = source_decode(path, bytes, NULL, original.report, &error);
  assert_non_null(source);
  original.doc = read_source(source, NULL, original.report, &error);
  assert_non_null(original.doc);
  struct words *words = reader_words_load(NULL);
  g_autoptr(ReviewPatterns) patterns = review_load(words, NULL);
  review_doc(original.doc, patterns, original.report);
  report_sort(original.report);
  words_free(words);
  return original;
}

static void original_clear(struct original *original) {
  g_free(original->name);
  doc_free(original->doc);
  report_free(original->report);
}

static GBytes *write_word(const struct original *original, const struct write_options *options) {
  g_autoptr(GError) error = NULL;
  g_autoptr(Style) style = style_load("gongwen", &error);
  assert_true(style_load_title_rules(style, NULL, NULL));
  g_autoptr(FamilySet) families = families_load(&error);
  assert_null(error);
  g_autoptr(GPtrArray) paragraphs = compose_doc(original->doc, style);
  struct write_job job = {.doc = original->doc,
                          .paragraphs = paragraphs,
                          .style = style,
                          .families = families,
                          .options = options,
                          .moment = 1767225600,
                          .report = original->report};
  g_autoptr(GPtrArray) artifacts = artifacts_new();
  assert_true(docx_write(&job, artifacts, &error));
  return g_bytes_ref(((const struct artifact *)g_ptr_array_index(artifacts, 0))->bytes);
}

/* ---- comparing ---- */

static void print_points(GString *out, const struct block *block) {
  for (guint i = 0; block->points && i < block->points->len; i++) {
    const struct point *point = &g_array_index(block->points, struct point, i);
    g_string_append_printf(out, " point %d %u %zu %zu %zu %zu", point->kind, point->number, point->start,
                           point->marker_length, point->lead_length, point->length);
  }
}

static void print_placeholders(GString *out, const struct block *block) {
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *holder = &g_array_index(block->placeholders, struct placeholder, i);
    g_string_append_printf(out, " placeholder %zu %zu %zu %zu %u", holder->start, holder->length, holder->sign_start,
                           holder->sign_length, holder->identity);
  }
}

static void print_block(GString *out, const struct block *block) {
  g_string_append_printf(out, "%s/%d level %u%s number %u marker %zu: %s%s", role_name(block->role), block->kind,
                         block->level, block->run_in ? " run-in" : "", block->number, block->marker_length, block->text,
                         block_end_mark(block));
  if (block->table)
    g_string_append_printf(out, " table %u %u", block->table->rows, block->table->columns);
  print_points(out, block);
  print_placeholders(out, block);
  g_string_append_c(out, '\n');
}

/* All that a tree says but for its places in the source; `titles`: the lines of the title together. */
static char *describe(const struct doc *doc, bool titles_together) {
  g_autoptr(GString) out = g_string_new(NULL);
  g_autofree char *title = doc_title(doc);
  if (titles_together)
    g_string_append_printf(out, "title %s\n", title);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    if (!titles_together || block->role != ROLE_TITLE)
      print_block(out, block);
  }
  return g_strdup(out->str);
}

static void assert_same(const struct original *original, const struct doc *doc, bool titles_together) {
  g_autofree char *before = describe(original->doc, titles_together), *after = describe(doc, titles_together);
  if (strcmp(before, after) != 0)
    print_error("%s changed on the way\n", original->name);
  assert_string_equal(after, before);
}

/* ---- the texts ---- */

/* The examples, sorted by name. */
static GPtrArray *example_paths(void) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = paths_data("examples");
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  assert_non_null(dir);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".txt"))
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  assert_true(paths->len > 0);
  return paths;
}

static void examples_with(const struct write_options *options, enum read_changes changes) {
  g_autoptr(GPtrArray) paths = example_paths();
  for (guint i = 0; i < paths->len; i++) {
    struct original original = read_text(g_ptr_array_index(paths, i));
    g_autoptr(GBytes) bytes = write_word(&original, options);
    g_auto(WordCase) c = word_read_as(bytes, &(struct read_docx_options){.changes = changes});
    assert_non_null(c.doc);
    assert_same(&original, c.doc, false);
    original_clear(&original);
  }
}

static void examples(G_GNUC_UNUSED void **state) {
  examples_with(&(struct write_options){0}, CHANGES_ACCEPTED);
}

/* The program's own comments, contents and controls are none of the text; its corrections are tracked changes. */
static void examples_with_extras(G_GNUC_UNUSED void **state) {
  examples_with(&(struct write_options){.review = true, .toc = true}, CHANGES_ORIGINAL);
  examples_with(&(struct write_options){.review = true}, CHANGES_SETTLED); /* nobody has accepted them */
  examples_with(&(struct write_options){.toc = true, .placeholders = PLACEHOLDERS_HIGHLIGHT}, CHANGES_ACCEPTED);
  examples_with(&(struct write_options){.headings = HEADINGS_INLINE}, CHANGES_ACCEPTED);
}

/* The Word file has no blanks before a date in figures; its style says what it is. */
static void dates_in_figures(G_GNUC_UNUSED void **state) {
  g_autofree char *path = NULL;
  int file = g_file_open_tmp("datesXXXXXX", &path, NULL);
  assert_true(file >= 0 && g_close(file, NULL));
  assert_true(
      g_file_set_contents(path,
                          "在会上的讲话\n　　　　　　　　2024-5-1\n同志们：\n今天的会议很重要，大家要认真学习。\n"
                          "　　　　　　　　　张某某\n　　　　　　　　　2024.5.1\n",
                          -1, NULL));
  struct original original = read_text(path);
  g_unlink(path);
  g_autoptr(GBytes) bytes = write_word(&original, &(struct write_options){0});
  g_auto(WordCase) c = word_read_as(bytes, NULL);
  assert_non_null(c.doc);
  for (guint i = 0; i < c.doc->blocks->len; i++) {
    const struct block *before = g_ptr_array_index(original.doc->blocks, i);
    const struct block *after = g_ptr_array_index(c.doc->blocks, i);
    assert_int_equal(after->kind, before->kind);
  }
  assert_int_equal(((const struct block *)g_ptr_array_index(c.doc->blocks, 1))->kind, KIND_DATE);
  original_clear(&original);
}

/* Headings in lines of their own stay so, with every character. */
static void headings_of_their_own(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) paths = example_paths();
  for (guint i = 0; i < paths->len; i++) {
    struct original original = read_text(g_ptr_array_index(paths, i));
    g_autoptr(GBytes) bytes = write_word(&original, &(struct write_options){.headings = HEADINGS_OWN_LINE});
    g_auto(WordCase) c = word_read_as(bytes, NULL);
    assert_non_null(c.doc);
    g_autoptr(GString) before = g_string_new(NULL), after = g_string_new(NULL);
    for (guint b = 0; b < original.doc->blocks->len; b++) {
      const struct block *block = g_ptr_array_index(original.doc->blocks, b);
      g_string_append_printf(before, "%s%s\n", block->text, block_end_mark(block));
    }
    for (guint b = 0; b < c.doc->blocks->len; b++) {
      const struct block *block = g_ptr_array_index(c.doc->blocks, b);
      g_string_append_printf(after, "%s\n", block->text);
      assert_false(block->run_in);
    }
    assert_string_equal(after->str, before->str);
    original_clear(&original);
  }
}

/* ---- after LibreOffice ---- */

/* Saves the .docx files of `folder` again with LibreOffice, into "saved" below it.  False when it is not there. */
static bool save_again(const char *folder) {
  g_autofree char *program = g_find_program_in_path("soffice");
  if (!program)
    return false;
  g_autofree char *profile = g_strdup_printf("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *saved = g_build_filename(folder, "saved", NULL);
  g_autoptr(GPtrArray) line = g_ptr_array_new_with_free_func(g_free);
  const char *const arguments[] = {program, profile, "--headless", "--convert-to", "docx", "--outdir", saved};
  for (guint i = 0; i < G_N_ELEMENTS(arguments); i++)
    g_ptr_array_add(line, g_strdup(arguments[i]));
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".docx"))
      g_ptr_array_add(line, g_build_filename(folder, name, NULL));
  g_ptr_array_add(line, NULL);
  int status = 0;
  assert_true(g_spawn_sync(NULL, (char **)line->pdata, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                           NULL, NULL, NULL, NULL, &status, NULL));
  return true;
}

static void remove_folder(const char *folder) {
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
      remove_folder(path);
    else
      g_remove(path);
  }
  g_rmdir(folder);
}

static char *word_path(const char *folder, const struct original *original) {
  g_autofree char *name = g_strconcat(original->name, ".docx", NULL);
  return g_build_filename(folder, name, NULL);
}

/* Placeholders of every kind of sign, which LibreOffice takes for text of one script or another. */
static void add_placeholders_text(GPtrArray *paths, const char *folder) {
  char *path = g_build_filename(folder, "placeholders.txt", NULL);
  assert_true(
      g_file_set_contents(path,
                          "在【会议名称】上的讲话\n各位代表：\n我代表某某县委向大会报告工作。去年全县修路××公里，××镇"
                          "通了自来水，XX村办起了合作社，□□□同志负责，○○同志协助，共用去___万元。\n",
                          -1, NULL));
  g_ptr_array_add(paths, path);
}

/* LibreOffice forgets which breaks of a title are layout; all else is as before. */
static void after_libreoffice(G_GNUC_UNUSED void **state) {
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("jianggao-XXXXXX", &error);
  assert_non_null(folder);
  g_autoptr(GPtrArray) paths = example_paths();
  add_placeholders_text(paths, folder);
  g_autofree struct original *originals = g_new0(struct original, paths->len);
  for (guint i = 0; i < paths->len; i++) {
    originals[i] = read_text(g_ptr_array_index(paths, i));
    g_autoptr(GBytes) bytes = write_word(&originals[i], &(struct write_options){0});
    g_autofree char *path = word_path(folder, &originals[i]);
    assert_true(g_file_set_contents(path, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), &error));
  }
  bool saved = save_again(folder);
  g_autofree char *saved_folder = g_build_filename(folder, "saved", NULL);
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *path = word_path(saved_folder, &originals[i]);
    char *data;
    gsize length;
    if (saved) {
      assert_true(g_file_get_contents(path, &data, &length, &error));
      g_auto(WordCase) c = word_read(g_bytes_new_take(data, length));
      assert_same(&originals[i], c.doc, true);
    }
    original_clear(&originals[i]);
  }
  remove_folder(folder);
  if (!saved) {
    print_message("LibreOffice is not installed: round trips through it are not tested\n");
    skip();
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(examples),          cmocka_unit_test(examples_with_extras),
      cmocka_unit_test(dates_in_figures),  cmocka_unit_test(headings_of_their_own),
      cmocka_unit_test(after_libreoffice),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
