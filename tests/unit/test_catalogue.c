/* Catalogues of messages (base/catalogue.h), whole and damaged. */
#include "base/catalogue.h"
#include "base/paths.h"
#include "unit/folder.h"

#define MAGIC 0x950412deu

/* One message with a plural and a plain one. */
static const struct {
  const char *message, *translation;
  guint length; /* of the message: the two strings of a plural count as one */
} rows[] = {{"one dog\0%u dogs", "狗", 15}, {"cat", "猫", 3}};

/* The bytes of a catalogue: head, two tables, strings; `words` of it can be changed before they are written. */
static GString *catalogue_bytes(guint32 *words) {
  enum { HEAD = 7, TABLE = 4 };
  GString *strings = g_string_new(NULL);
  const guint32 start = (HEAD + 2 * TABLE) * sizeof(guint32);
  const guint32 head[HEAD] = {MAGIC, 0, G_N_ELEMENTS(rows), HEAD * 4, (HEAD + TABLE) * 4, 0, 0};
  memcpy(words, head, sizeof head);
  for (guint i = 0; i < 2 * G_N_ELEMENTS(rows); i++) {
    const guint row = i % G_N_ELEMENTS(rows);
    const bool message = i < G_N_ELEMENTS(rows);
    const char *text = message ? rows[row].message : rows[row].translation;
    words[HEAD + 2 * i] = message ? rows[row].length : (guint32)strlen(text);
    words[HEAD + 2 * i + 1] = start + (guint32)strings->len;
    g_string_append_len(strings, text, words[HEAD + 2 * i] + 1);
  }
  return strings;
}

/* Loads a catalogue with these bytes: the language is the way to its folder. */
static struct catalogue *load(const void *bytes, gsize length) {
  g_autofree char *made = folder_new(), *folder = realpath(made, NULL), *locale = paths_locale();
  g_autofree char *inner = g_build_filename(folder, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename(inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr(GString) way = g_string_new(NULL);
  for (const char *p = locale; *p; p++)
    if (*p == '/')
      g_string_append(way, "../");
  g_string_append(way, folder + 1);
  assert_int_equal(g_mkdir(inner, 0700), 0);
  folder_write(path, bytes, (gssize)length);
  struct catalogue *catalogue = catalogue_load(way->str);
  folder_remove(folder);
  return catalogue;
}

enum { WORDS = 15 };

/* With word `at` of the head or the tables changed to `value`, and the last `cut` bytes missing. */
static struct catalogue *load_changed(guint at, guint32 value, gsize cut) {
  guint32 words[WORDS];
  g_autoptr(GString) strings = catalogue_bytes(words);
  if (at < WORDS)
    words[at] = value;
  g_string_prepend_len(strings, (const char *)words, sizeof words);
  return load(strings->str, strings->len - cut);
}

static void messages_are_found(G_GNUC_UNUSED void **state) {
  struct catalogue *catalogue = load_changed(WORDS, 0, 0);
  assert_non_null(catalogue);
  static const char *const cases[][2] = {{"cat", "猫"},  {"one dog", "狗"}, {"%u dogs", "狗"},
                                         {"dog", "dog"}, {"狗", "狗"},      {"", ""}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_string_equal(catalogue_text(catalogue, cases[i][0]), cases[i][1]);
  catalogue_free(catalogue);
  catalogue_free(NULL);
}

static void damaged_catalogues_are_none(G_GNUC_UNUSED void **state) {
  guint32 words[WORDS];
  g_autoptr(GString) strings = catalogue_bytes(words);
  const guint32 length = (guint32)(sizeof words + strings->len);
  const struct {
    guint at;
    guint32 value;
    gsize cut;
  } cases[] = {{0, 0xde120495u, 0}, /* the other byte order */
               {2, 3, 0},           /* more messages than there are */
               {3, length - 7, 0},  /* tables that do not end in the file */
               {4, length - 7, 0},
               {7, 2, 0},      /* a string that does not end where it says */
               {8, length, 0}, /* one that begins behind the file */
               {11, 4, 0},
               {WORDS, 0, 1}, /* without the last zero */
               {WORDS, 0, strings->len + sizeof words - 27}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct catalogue *catalogue = load_changed(cases[i].at, cases[i].value, cases[i].cut);
    if (catalogue)
      fail_msg("case %zu", i);
  }
  struct catalogue *none = load_changed(2, 0, strings->len + 8 * sizeof *words); /* a head alone, of no messages */
  assert_non_null(none);
  assert_string_equal(catalogue_text(none, "cat"), "cat");
  catalogue_free(none);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(messages_are_found),
                                     cmocka_unit_test(damaged_catalogues_are_none)};
  return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
