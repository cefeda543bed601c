/* What lines show (read/evidence.h) as data: tests/facts/NAME.txt holds texts with what each line is to show.
 *
 * Texts are parted by a line `---`.  A line of `#` says what the text is about; every other line is
 *   +date -clock|二〇二四年五月一日      facts that it shows, facts that it does not, and the line behind `|`
 * and an empty line is a blank line.  All that the lines show is compared with tests/facts/expected besides. */
#include "read/evidence.h"
#include "unit/golden.h"
#include "unit/read_data.h"
#include "unit/reading.h"

#define FOLDER "tests/facts"
#define EXPECTED "tests/facts/expected"

struct wanted {
  guint file_line;
  guint line;  /* of the text */
  char *facts; /* "+date -clock" */
};

static void wanted_clear(gpointer wanted) {
  g_free(((struct wanted *)wanted)->facts);
}

/* What a text's lines show (--dump evidence); free with g_string_free. */
static GString *dump_of(const char *text, gsize length) {
  GString *dump = g_string_new(NULL);
  struct read_dumps dumps = {.evidence = dump};
  const struct read_options options = {.data = data, .dumps = &dumps};
  struct reading reading = read_bytes(text, length, &options);
  reading_end(&reading);
  return dump;
}

/* What one line of a text shows, as the dump tells it: " always flush date "; NULL when nothing is told of the line. */
static char *shown_by(const char *dump, guint line) {
  g_autofree char *place = g_strdup_printf("%u:", line);
  g_autoptr(GString) facts = g_string_new(NULL);
  for (const char *at = dump; *at; at += strcspn(at, "\n") + 1)
    if (g_str_has_prefix(at, place)) {
      const char *from = at + strcspn(at, " ");
      g_string_append_len(facts, from, (gssize)strcspn(from, ";"));
      g_string_append_c(facts, ' ');
    }
  return facts->len > 0 ? g_strdup(facts->str) : NULL;
}

static guint check_line(const char *path, const struct wanted *wanted, const char *dump) {
  g_autofree char *shown = shown_by(dump, wanted->line);
  g_auto(GStrv) facts = g_strsplit(wanted->facts, " ", -1);
  guint wrong = 0;
  for (char **fact = facts; *fact; fact++) {
    if (!**fact)
      continue;
    int id = evidence_from_name(*fact + 1);
    if (id < 0 || (**fact != '+' && **fact != '-'))
      fail_msg("%s:%u: %s is no fact", path, wanted->file_line, *fact);
    g_autofree char *word = g_strdup_printf(" %s ", *fact + 1);
    bool shows = shown && strstr(shown, word);
    if (shows == (**fact == '+'))
      continue;
    print_error("%s:%u: %s is not so; it shows%s\n", path, wanted->file_line, *fact, shown ? shown : " nothing");
    wrong++;
  }
  return wrong;
}

/* Reads one text and compares its lines; appends what they show. */
static guint check_text(const char *path, const char *content, guint first_line, GString *all) {
  g_autoptr(GString) text = g_string_new(NULL);
  g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(struct wanted));
  g_array_set_clear_func(lines, wanted_clear);
  g_auto(GStrv) parts = g_strsplit(content, "\n", -1);
  guint count = 0;
  for (guint i = 0; parts[i]; i++) {
    if (*parts[i] == '#') {
      g_string_append_printf(all, "%s\n", parts[i]);
      continue;
    }
    const char *bar = strchr(parts[i], '|');
    if (!bar && *parts[i])
      fail_msg("%s:%u: a line has its facts and | before it", path, first_line + i);
    count++;
    struct wanted one = {first_line + i, count, g_strndup(parts[i], bar ? (gsize)(bar - parts[i]) : 0)};
    g_array_append_val(lines, one);
    g_string_append_printf(text, "%s\n", bar ? bar + 1 : "");
  }
  g_autoptr(GString) dump = dump_of(text->str, text->len);
  guint wrong = 0;
  for (guint i = 0; i < lines->len; i++)
    wrong += check_line(path, &g_array_index(lines, struct wanted, i), dump->str);
  g_string_append(all, dump->str);
  return wrong;
}

static guint check_file(const char *name, GString *shown) {
  g_autofree char *path = g_build_filename(FOLDER, name, NULL), *expected = g_build_filename(EXPECTED, name, NULL);
  g_autofree char *content = NULL;
  assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_auto(GStrv) texts = g_strsplit(g_strchomp(content), "\n---\n", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  guint wrong = 0, line = 1;
  for (char **text = texts; *text; text++) {
    wrong += check_text(path, *text, line, all);
    for (const char *p = *text; *p; p++)
      line += *p == '\n';
    line += 2;
  }
  g_string_append(shown, all->str);
  return wrong + golden_compare(expected, all->str);
}

static void every_line_shows_what_it_is_to_show(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  assert_non_null(dir);
  g_autoptr(GString) shown = g_string_new(NULL);
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(dir));)
    wrong += g_str_has_suffix(name, ".txt") ? check_file(name, shown) : 0;
  for (guint id = 0; id < EVIDENCE_COUNT; id++) {
    g_autofree char *word = g_strdup_printf(" %s", evidence_name((enum evidence_id)id));
    if (id != EVIDENCE_JUNK_USER && !strstr(shown->str, word)) { /* what a user's rules say: test_read_junk.c */
      print_error("no line of " FOLDER " shows%s\n", word);
      wrong++;
    }
  }
  assert_int_equal(wrong, 0);
}

/* ---- short texts ---- */

/* Lines of every kind, each with a letter. */
static const struct {
  char letter;
  const char *text;
} kinds[] = {
    {'T', "在清渠现场会上的讲话"},
    {'S', "同志们："},
    {'P', "今天清渠的事，我先把话说在前头，大家都听好。"},
    {'p', "渠要修直。"},
    {'H', "一、清东渠"},
    {'h', "二、清西渠"},
    {'G', "渠东村民委员会"},
    {'D', "2024年5月6日"},
    {'A', "附件：清渠任务表"},
    {'F', "谢谢大家！"},
    {'W', "当前位置：首页"},
    {'w', "下载全文"},
    {'L', "来源：渠东网"},
    {'l', "水利站：老王"},
    {'N', "①指渠东村的东渠。"},
    {'R', "----------"},
    {'C', "老王 9:30"},
    {'b', "渠东水利"},
    {'M', "## 清北渠"},
    {'d', "——兼谈护渠"},
    {':', "今天的安排是这样的："},
    {' ', ""},
};

/* Appends what the lines of the text, told by their letters, show together: the facts that a line shows alone are the
 * same everywhere. */
static void append_short(GString *all, const char *letters) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (const char *letter = letters; *letter; letter++)
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
      if (kinds[i].letter == *letter)
        g_string_append_printf(text, "%s\n", kinds[i].text);
  g_autoptr(GString) dump = dump_of(text->str, text->len);
  g_string_append_printf(all, "# %s\n", letters);
  for (guint line = 1; line <= strlen(letters); line++) {
    g_autofree char *shown = shown_by(dump->str, line);
    if (!shown)
      continue;
    g_string_append_printf(all, "%c", letters[line - 1]);
    for (guint id = EVIDENCE_FIRST; id < EVIDENCE_COUNT; id++) {
      g_autofree char *word = g_strdup_printf(" %s ", evidence_name((enum evidence_id)id));
      if (strstr(shown, word))
        g_string_append_printf(all, " %s", evidence_name((enum evidence_id)id));
    }
    g_string_append_c(all, '\n');
  }
}

/* All texts of one line and of two, and some of three to six, of which half begin as speeches do. */
static void short_texts_show_what_they_showed(G_GNUC_UNUSED void **state) {
  enum { LONGER = 400, LONGEST = 6 };
  const guint count = G_N_ELEMENTS(kinds);
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i + 1 < count; i++) {
    append_short(all, (const char[]){kinds[i].letter, '\0'});
    for (guint k = 0; k + 1 < count; k++)
      append_short(all, (const char[]){kinds[i].letter, kinds[k].letter, '\0'});
  }
  g_autoptr(GRand) rand = g_rand_new_with_seed(36);
  for (guint i = 0; i < LONGER; i++) {
    char letters[LONGEST + 1] = "";
    const guint length = 3 + i % (LONGEST - 2);
    for (guint k = 0; k < length; k++)
      letters[k] = kinds[g_rand_int_range(rand, 0, (gint32)count)].letter;
    if (i % 8 >= 4)
      memcpy(letters, "TSP", 3);
    append_short(all, letters);
  }
  assert_int_equal(golden_compare(EXPECTED "/short-texts", all->str), 0);
}

/* ---- texts whose lines have changed ---- */

/* The facts of each line of the text, by its number; NULL: nothing is told of it. */
static GPtrArray *facts_of(const GPtrArray *lines) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
  g_autoptr(GString) dump = dump_of(text->str, text->len);
  GPtrArray *facts = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add(facts, shown_by(dump->str, i + 1));
  return facts;
}

/* Appends the facts that a line shows now and did not show, and those that it no longer shows. */
static void append_change(GString *all, guint line, const char *before, const char *now) {
  gsize start = all->len;
  for (guint id = 0; id < EVIDENCE_COUNT && g_strcmp0(before, now) != 0; id++) {
    g_autofree char *word = g_strdup_printf(" %s ", evidence_name((enum evidence_id)id));
    const bool had = before && strstr(before, word), has = now && strstr(now, word);
    if (had != has)
      g_string_append_printf(all, " %c%s", has ? '+' : '-', evidence_name((enum evidence_id)id));
  }
  if (all->len > start) {
    g_autofree char *place = g_strdup_printf(" %u:", line);
    g_string_insert(all, (gssize)start, place);
  }
}

/* What is done to a text at one of its lines: it goes, stands there twice, or below the next one, or below a blank
 * line. */
enum change { WITHOUT, TWICE, LOWER, BLANK, CHANGES };
static const char *const change_names[CHANGES] = {"without", "twice", "lower", "blank"};

/* Adds the lines of the changed text, and for each the number of the line that it was; 0: it is a further one. */
static void change_lines(const GPtrArray *lines, guint at, enum change change, GPtrArray *changed, GArray *origins) {
  for (guint i = 0; i < lines->len; i++) {
    const bool here = i == at, moved = change == LOWER && (i == at || i == at + 1);
    const guint line = !moved ? i : i == at ? at + 1 : at, origin = line + 1, none = 0;
    if (here && change == WITHOUT)
      continue;
    if (here && (change == TWICE || change == BLANK)) {
      g_ptr_array_add(changed, change == TWICE ? lines->pdata[i] : (gpointer) "");
      g_array_append_val(origins, none);
    }
    g_ptr_array_add(changed, lines->pdata[line]);
    g_array_append_vals(origins, here && change == TWICE ? &none : &origin, 1);
  }
}

/* What changes in the other lines with a change of one; for a line that is moved, in itself, too. */
static void append_changes(GString *all, const GPtrArray *lines, const GPtrArray *facts, guint at, enum change change) {
  g_autoptr(GPtrArray) changed = g_ptr_array_new();
  g_autoptr(GArray) origins = g_array_new(FALSE, FALSE, sizeof(guint));
  change_lines(lines, at, change, changed, origins);
  g_autoptr(GPtrArray) now = facts_of(changed);
  gsize start = all->len;
  for (guint i = 0; i < changed->len; i++) {
    const guint origin = g_array_index(origins, guint, i);
    if (origin > 0)
      append_change(all, origin, facts->pdata[origin - 1], now->pdata[i]);
  }
  g_autofree char *trivial = g_strdup_printf(" %u: +blank-above", at + 1);
  if (strcmp(all->str + start, trivial) == 0)
    g_string_truncate(all, start);
  if (all->len == start)
    return;
  g_autofree char *head = g_strdup_printf("%s %u:", change_names[change], at + 1);
  g_string_insert(all, (gssize)start, head);
  g_string_append_c(all, '\n');
}

static void append_all_changes(GString *all, const char *content) {
  g_auto(GStrv) parts = g_strsplit(content, "\n", -1);
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  for (char **part = parts; *part; part++)
    if (**part == '#')
      g_string_append_printf(all, "%s\n", *part);
    else
      g_ptr_array_add(lines, strchr(*part, '|') ? strchr(*part, '|') + 1 : *part);
  g_autoptr(GPtrArray) facts = facts_of(lines);
  for (guint i = 0; i < lines->len; i++)
    for (enum change change = WITHOUT; change < CHANGES; change++)
      if (*(const char *)lines->pdata[i] && (change != LOWER || i + 1 < lines->len))
        append_changes(all, lines, facts, i, change);
  g_string_append(all, "---\n");
}

/* A line that goes, stands there twice or elsewhere, or has a blank line above it changes what others show: by its
 * place, or where so many are wanted. */
static void one_line_changes_what_it_changed(G_GNUC_UNUSED void **state) {
  g_autoptr(GDir) dir = g_dir_open(FOLDER, 0, NULL);
  assert_non_null(dir);
  guint wrong = 0;
  for (const char *name; (name = g_dir_read_name(dir));) {
    if (!g_str_has_suffix(name, ".txt"))
      continue;
    g_autofree char *path = g_build_filename(FOLDER, name, NULL);
    g_autofree char *expected = g_strdup_printf(EXPECTED "/%.*s.changes", (int)(strlen(name) - strlen(".txt")), name);
    g_autofree char *content = NULL;
    assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_auto(GStrv) texts = g_strsplit(g_strchomp(content), "\n---\n", -1);
    g_autoptr(GString) all = g_string_new(NULL);
    for (char **text = texts; *text; text++)
      append_all_changes(all, *text);
    wrong += golden_compare(expected, all->str);
  }
  assert_int_equal(wrong, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_line_shows_what_it_is_to_show),
      cmocka_unit_test(short_texts_show_what_they_showed),
      cmocka_unit_test(one_line_changes_what_it_changed),
  };
  return cmocka_run_group_tests_name("read facts", tests, read_data_set_up, read_data_tear_down);
}
