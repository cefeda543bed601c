/* What happens before anything is judged, as data: tests/pieces/NAME.txt holds texts and the pieces they fall into.
 *
 * A case begins with a line `# what it is about`; then comes the text, a line `=>`, and the pieces, one a line, each
 * behind what it is and `|`:
 *   |text   a paragraph to be       X|text   a row of a table       *|text   a line that is emphasised as a whole
 *   #2|text  a heading by its markup, with its rank      -page-number|text  what stands aside, by its rule
 * <U+200B> stands for the character of that number.
 *
 * Each case is split once more with a change of each of its lines (enum change): which pieces go and which come is what
 * it was, tests/data/pieces-NAME.txt (not of widths.txt: test_read_wraps.c). */
#include "read/figures.h"
#include "unit/differences.h"
#include "unit/golden.h"
#include "unit/pieces.h"

#define CASES "tests/pieces"
#define CHANGES "tests/data/pieces-"

/* So many characters of a piece tell it from the others. */
#define PIECE_SHOWN 5

static void append_piece(GString *all, const struct piece *piece) {
  if (piece->aside)
    g_string_append_printf(all, "-%s|%.*s\n", piece->aside, (int)(piece->length), piece->text);
  else if (piece->outline > 0)
    g_string_append_printf(all, "#%u|%.*s\n", piece->outline, (int)piece->length, piece->text);
  else
    g_string_append_printf(all, "%s|%.*s\n",
                           piece->row    ? "X"
                           : piece->bold ? "*"
                                         : "",
                           (int)piece->length, piece->text);
}

/* Nothing but blanks may stand between the pieces, or it would be lost; and no edit inside another, or it would be
 * told twice. */
static void assert_nothing_lost(const struct reader *reader) {
  for (guint i = 1; i < reader->edits->len; i++)
    assert_true(g_array_index(reader->edits, struct edit, i).start >=
                g_array_index(reader->edits, struct edit, i - 1).end);
  const char *at = reader->source->text;
  for (guint i = 0; i <= reader->pieces->len; i++) {
    const char *to = i < reader->pieces->len ? reader->source->text + piece_at(reader, i)->start
                                             : reader->source->text + reader->source->length;
    assert_true(to >= at);
    assert_int_equal(chars_strip(at, (gsize)(to - at)).length, 0);
    at = i < reader->pieces->len ? reader->source->text + piece_at(reader, i)->end : to;
  }
}

static char *pieces_of(const char *text, const struct read_data *data) {
  struct splitting splitting = splitting_of(text, data);
  struct reader *reader = &splitting.reader;
  GString *all = g_string_new(NULL);
  if (splitting.source) {
    join_lines(reader);
    assert_nothing_lost(reader);
  }
  for (guint i = 0; splitting.source && i < reader->pieces->len; i++)
    append_piece(all, piece_at(reader, i));
  splitting_end(&splitting);
  return g_string_free(all, FALSE);
}

/* <U+200B> becomes the character. */
static void append_line(GString *text, const char *line) {
  for (const char *p = line; *p;) {
    char *end = NULL;
    guint64 code = g_str_has_prefix(p, "<U+") ? g_ascii_strtoull(p + 3, &end, 16) : 0;
    if (code > 0 && *end == '>') {
      g_string_append_unichar(text, (gunichar)code);
      p = end + 1;
    } else {
      g_string_append_c(text, *p++);
    }
  }
  g_string_append_c(text, '\n');
}

/* Reads one case and compares; whether the pieces are right. */
static bool check_case(const char *path, const char *about, const GString *text, const GString *wanted,
                       const struct read_data *data) {
  g_autofree char *got = pieces_of(text->str, data);
  if (strcmp(got, wanted->str) == 0)
    return true;
  fprintf(stderr, "%s: %s\n--- wanted\n%s--- got\n%s\n", path, about, wanted->str, got);
  return false;
}

/* The pieces, with no more of a long one than tells it from others. */
static GPtrArray *shown_pieces(const char *text, const struct read_data *data) {
  g_autofree char *pieces = pieces_of(text, data);
  g_auto(GStrv) lines = g_strsplit(pieces, "\n", -1);
  GPtrArray *shown = g_ptr_array_new_with_free_func(g_free);
  for (char **line = lines; *line && **line; line++) {
    const glong characters = g_utf8_strlen(*line, -1);
    g_autofree char *start = g_utf8_substring(*line, 0, MIN(characters, PIECE_SHOWN));
    g_ptr_array_add(shown, characters > PIECE_SHOWN ? g_strdup_printf("%s…%ld", start, characters) : g_strdup(start));
  }
  return shown;
}

/* Appends what has changed, where it is more than the `trivial` count of pieces. */
static void append_change(GString *all, const char *how, guint line, GPtrArray *before, const GString *changed,
                          guint trivial, const struct read_data *data) {
  g_autoptr(GPtrArray) now = shown_pieces(changed->str, data);
  const gsize length = all->len;
  const guint count = differences_append(all, before, now);
  g_autofree char *head = g_strdup_printf("%s %u:", how, line);
  g_string_insert(all, (gssize)length, head);
  g_string_append_c(all, '\n');
  if (count <= trivial)
    g_string_truncate(all, length);
}

/* What is done to a text at one of its lines: it goes, stands there twice, or below the next one, or below a blank
 * line; or goes without its first character, its last one, or both. */
enum change { WITHOUT, TWICE, LOWER, BLANK, FIRST, LAST, CUT, CHANGE_COUNT };
static const char *const change_names[CHANGE_COUNT] = {"without", "twice", "lower", "blank", "first", "last", "cut"};

/* So many pieces change where nothing is told but the change itself. */
static const guint trivial_changes[CHANGE_COUNT] = {[WITHOUT] = 1, [TWICE] = 1, [FIRST] = 2, [LAST] = 2};

/* The line without a character at its ends. */
static char *cut_line(const char *line, enum change change) {
  const glong characters = g_utf8_strlen(line, -1);
  if (characters <= 2)
    return g_strdup(line);
  return g_utf8_substring(line, change != LAST, change != FIRST ? characters - 1 : characters);
}

/* The lines of a text with a change at one of them, which is not the last. */
static GString *changed_text(char *const *lines, guint at, enum change change) {
  GString *text = g_string_new(NULL);
  for (guint i = 0; lines[i]; i++) {
    if (i == at && change == WITHOUT)
      continue;
    const bool here = i == at && change != LOWER, moved = change == LOWER && (i == at || i == at + 1);
    g_autofree char *cut = here && change >= FIRST ? cut_line(lines[i], change) : NULL;
    const char *line = cut ? cut : moved ? lines[i == at ? at + 1 : at] : lines[i];
    if (here && (change == TWICE || change == BLANK))
      g_string_append_printf(text, "%s\n", change == TWICE ? line : "");
    g_string_append_printf(text, "%s%s", line, lines[i + 1] ? "\n" : "");
  }
  return text;
}

static void append_changes(GString *all, const char *about, const GString *text, const struct read_data *data) {
  g_string_append_printf(all, "%s\n", about);
  g_autoptr(GPtrArray) before = shown_pieces(text->str, data);
  g_auto(GStrv) lines = g_strsplit(text->str, "\n", -1);
  for (guint i = 0; lines[i] && lines[i + 1]; i++)
    for (enum change change = WITHOUT; change < CHANGE_COUNT; change++) {
      if (change == LOWER && !*lines[i + 1])
        continue;
      g_autoptr(GString) changed = changed_text(lines, i, change);
      append_change(all, change_names[change], i + 1, before, changed, trivial_changes[change], data);
    }
}

/* Reads the cases of a file; the count of them.  What changes with their lines is appended to `changes`, or NULL. */
static guint check_file(const char *path, const struct read_data *data, guint *wrong, GString *changes) {
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  guint cases = 0;
  for (char **line = lines; *line;) {
    if (!g_str_has_prefix(*line, "# ")) {
      line++;
      continue;
    }
    const char *about = *line++;
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GString) wanted = g_string_new(NULL);
    for (; *line && strcmp(*line, "=>") != 0; line++)
      append_line(text, *line);
    assert_non_null(*line);
    for (line++; *line && strchr(*line, '|'); line++)
      append_line(wanted, *line);
    *wrong += !check_case(path, about, text, wanted, data);
    if (changes)
      append_changes(changes, about, text, data);
    cases++;
  }
  return cases;
}

static void every_case_falls_into_its_pieces(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) folder = g_dir_open(CASES, 0, NULL);
  assert_non_null(folder);
  struct read_data *data = read_data_load(NULL, NULL);
  assert_non_null(data);
  guint cases = 0;
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(folder));) {
    g_autofree char *path = g_build_filename(CASES, name, NULL);
    g_autoptr(GString) changes = strcmp(name, "widths.txt") != 0 ? g_string_new(NULL) : NULL;
    cases += check_file(path, data, &wrong, changes);
    g_autofree char *expected = g_strconcat(CHANGES, name, NULL);
    wrong += changes ? golden_compare(expected, changes->str) : 0;
  }
  read_data_free(data);
  assert_true(cases > 0);
  assert_int_equal(wrong, 0);
}

/* ---- marks of all kinds, drawn by a seeded lot ---- */

static const char *const marks[] = {"渠",          "要修",
                                    "县",          "市",
                                    "，",          "、",
                                    "。",          " ",
                                    "a",           "9",
                                    "**",          "**",
                                    "*",           "****",
                                    "***",         "`",
                                    "```",         "~~",
                                    "~~~",         "\\*",
                                    "\\渠",        "\\",
                                    "<b>",         "</b>",
                                    "<B>",         "<br>",
                                    "<br/>",       "<p>",
                                    "</p>",        "<td>",
                                    "</td>",       "</th>",
                                    "<h2>",        "<a ",
                                    "<!-- 渠 -->", "<!--",
                                    "-->",         "<script>",
                                    "</script>",   "<style>",
                                    "<渠>",        "<",
                                    ">",           "/>",
                                    "&nbsp;",      "&nbsp",
                                    "&amp;lt;",    "&amp;渠",
                                    "&amp;#65;",   "&lt;",
                                    "&#65;",       "&#x41;",
                                    "&#0;",        "&#31;",
                                    "&#1114112;",  "&渠;",
                                    "&",           ";",
                                    ";;",          ";;;",
                                    "[渠](",       "http://a.cn)",
                                    "](/a)",       "[渠]",
                                    "![渠](a)",    "(",
                                    ")",           "[",
                                    "]",           "|",
                                    "## ",         "##",
                                    "# ",          "####### ",
                                    "- ",          "* ",
                                    "+ ",          "> ",
                                    "1. ",         "<U+200B>",
                                    "<U+200D>",    "<U+FE0F>",
                                    "<U+1F600>",   "<U+2028>",
                                    "<U+0007>",    "<U+00AD>",
                                    "　",          "\t"};

static void drawn_marks_are_taken_as_they_were(G_GNUC_UNUSED void **state) {
  enum { TEXTS = 700, MOST_LINES = 4, MOST_MARKS = 9 };
  struct read_data *data = read_data_load(NULL, NULL);
  assert_non_null(data);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(5);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    const gint lines = g_rand_int_range(rand, 1, MOST_LINES + 1);
    for (gint line = 0; line < lines; line++) {
      g_autoptr(GString) drawn = g_string_new(NULL);
      for (gint count = g_rand_int_range(rand, 2, MOST_MARKS + 1); count > 0; count--)
        g_string_append(drawn, marks[g_rand_int_range(rand, 0, G_N_ELEMENTS(marks))]);
      g_string_append_printf(all, "%s%s\n", line == 0 ? "# " : "# … ", drawn->str);
      append_line(text, drawn->str);
    }
    g_autofree char *pieces = pieces_of(text->str, data);
    g_string_append(all, pieces);
  }
  read_data_free(data);
  assert_int_equal(golden_compare("tests/data/pieces-marks.txt", all->str), 0);
}

/* ---- lines whose characters stand apart, as scanners leave them ---- */

/* A line of `pairs` characters; so many of ten have the blanks behind them. */
static void append_spaced(GString *text, GRand *rand, const char *blanks, gint tenths, gint pairs) {
  static const char *const characters = "渠要修直水从山上来闸坝沟井，。：（”12345ab.";
  const glong count = g_utf8_strlen(characters, -1);
  for (; pairs > 0; pairs--) {
    const gint lot =
        g_rand_int_range(rand, 0, 3) > 0 ? g_rand_int_range(rand, 0, 12) : g_rand_int_range(rand, 0, (gint32)count);
    g_string_append_unichar(text, g_utf8_get_char(g_utf8_offset_to_pointer(characters, lot)));
    if (g_rand_int_range(rand, 0, 10) < tenths)
      g_string_append(text, g_rand_int_range(rand, 0, 16) == 0 ? "　 " : blanks);
  }
  g_string_append_c(text, '\n');
}

static void drawn_spacing_is_closed_up_as_it_was(G_GNUC_UNUSED void **state) {
  enum { TEXTS = 320, MOST_LINES = 5 };
  static const char *const blanks[] = {" ", "  ", "　", " ", "\t", "\u00A0"};
  struct read_data *data = read_data_load(NULL, NULL);
  assert_non_null(data);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(9);
  for (guint i = 0; i < TEXTS; i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    const gint lines = g_rand_int_range(rand, 1, MOST_LINES + 1);
    for (gint line = 0; line < lines; line++) {
      if (g_rand_int_range(rand, 0, 6) == 0)
        g_string_append(text, "1. ");
      append_spaced(text, rand, blanks[i % G_N_ELEMENTS(blanks)], (gint)(i % 11), 3 + g_rand_int_range(rand, 0, 22));
    }
    g_autofree char *pieces = pieces_of(text->str, data);
    g_string_append_printf(all, "# %u\n%s%s", i, text->str, pieces);
  }
  read_data_free(data);
  g_string_replace(all, "\t", "→", 0);
  assert_int_equal(golden_compare("tests/data/drawn-spacing.txt", all->str), 0);
}

/* ---- page numbers ---- */

static void numbers_of_pages_are_told_as_they_were(G_GNUC_UNUSED void **state) {
  static const char *const fronts[] = {"", "第", "第 ", "Page ", "page", "-", "— ", "··", "---", "（", "( ", "渠"};
  static const char *const numbers[] = {"", "0", "1", "12", "１２", "99999", "十二"};
  static const char *const totals[] = {"",          "/12",         " / 9",    "/0",     "页", " 頁",
                                       "页/共12页", "页，共 9 頁", "页 共页", " of 12", "of", "共12页"};
  static const char *const ends[] = {"", "-", " —", "··", ")", "）", "页", "渠"};
  static const char forms[] = "-bpP"; /* in the order of enum figure_form */
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize front = 0; front < G_N_ELEMENTS(fronts); front++)
    for (gsize number = 0; number < G_N_ELEMENTS(numbers); number++)
      for (gsize total = 0; total < G_N_ELEMENTS(totals); total++)
        for (gsize end = 0; end < G_N_ELEMENTS(ends); end++) {
          g_autofree char *line = g_strconcat(fronts[front], numbers[number], totals[total], ends[end], "5页）-", NULL);
          const char *behind = line + strlen(line) - strlen("5页）-"); /* what is there is not looked at */
          guint found = 0, of = 0;
          const enum figure_form form = figure_of(line, behind, &found, &of);
          if (form != FIGURE_NONE)
            g_string_append_printf(all, "%.*s %c %u/%u\n", (int)(behind - line), line, forms[form], found, of);
        }
  assert_int_equal(golden_compare("tests/data/page-figures.txt", all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_case_falls_into_its_pieces),
      cmocka_unit_test(drawn_marks_are_taken_as_they_were),
      cmocka_unit_test(drawn_spacing_is_closed_up_as_it_was),
      cmocka_unit_test(numbers_of_pages_are_told_as_they_were),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
