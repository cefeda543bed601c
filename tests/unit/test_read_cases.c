/* The reader's cases as data: tests/read/NAME.txt holds texts with each line under its role's letter.
 *
 * A case begins with lines `# what it is about`; then each line of the text stands behind its letter and `|`, and an
 * empty line is a blank line.  A further line of # begins the next case of the file.
 *   T title · s subtitle (sd date, sp speaker, so occasion, sn note) · S salutation · H heading (H1 to H4) · R heading
 *   run in with body on one line (R1 to R4) · B body · I inner salutation · D stage direction · N note · G signature
 *   (Gd its date) · A attachment · X table · x left out
 *   +|  the line goes on the block of the line above      ⟦…⟧ this stretch of the line is left out
 *   \   at the end of a line: the next line follows without a line end (texts in one physical line)
 * Levels and kinds are compared where they are given.
 *
 * usage: build/tests/test_read_cases [FOLDER or FILE], or JIANGGAO_CASES=FOLDER; without either tests/read, where every
 * role must have a case. */
#include "unit/golden.h"
#include "unit/reading.h"

#define OWN_CASES "tests/read"
#define EXPECTED "tests/read/evidence"
#define SPAN_OPENS "⟦"
#define SPAN_CLOSES "⟧"

/* The letters of the roles, and of what the reader leaves out. */
#define X(symbol, name, letter, meaning) letter,
static const char role_letters[ROLE_COUNT + 1] = {ROLES(X) 0};
#undef X
#define LEFT_OUT 'x'
static const char kind_letters[] = "-dpon"; /* in the order of enum block_kind */

static const char *folder = OWN_CASES;

/* What becomes of a byte of the source: the block it is in (0, 1, …), or one of these. */
enum { IN_LAYOUT = -1, IN_DROPPED = -2 };

/* One line of a case. */
struct wanted {
  guint line;       /* in the case's file */
  char *role;       /* "H1", "+", "x" */
  gsize start, end; /* bytes of the text */
  GString *spans;   /* the stretches that are left out, each with its ⟦⟧ */
};

static void wanted_clear(gpointer data) {
  struct wanted *wanted = data;
  g_free(wanted->role);
  g_string_free(wanted->spans, TRUE);
}

struct read_case {
  const char *path;
  guint line; /* where it begins */
  GString *text;
  GArray *lines; /* of struct wanted */
};

static void read_case_free(gpointer data) {
  struct read_case *one = data;
  g_string_free(one->text, TRUE);
  g_array_unref(one->lines);
  g_free(one);
}

static struct read_case *read_case_new(const char *path, guint line) {
  struct read_case *one = g_new0(struct read_case, 1);
  *one = (struct read_case){path, line, g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct wanted))};
  g_array_set_clear_func(one->lines, wanted_clear);
  return one;
}

struct totals {
  guint cases, right;
  guint lines, right_lines;
  guint harm; /* characters of the speech that were left out */
  bool seen[ROLE_COUNT];
  bool left_out;
};

/* --- Reading the cases -------------------------------------------------------------------------------------------- */

static bool is_role(const char *role) {
  if (strcmp(role, "+") == 0 || strcmp(role, "x") == 0)
    return true;
  if (!*role || !strchr(role_letters, *role) || strlen(role) > 2)
    return false;
  const char *more = *role == 's' ? "dpon" : *role == 'G' ? "d" : *role == 'H' ? "1234" : "";
  return !role[1] || strchr(more, role[1]);
}

/* A run-in heading is written R; its block is a heading. */
static bool is_run_in(const char *role) {
  return *role == 'R' && (!role[1] || (strchr("1234", role[1]) && !role[2]));
}

/* Appends the line to the case's text without its ⟦⟧. */
static void add_text(struct read_case *one, struct wanted *wanted, const char *line) {
  wanted->start = one->text->len;
  for (const char *open; (open = strstr(line, SPAN_OPENS));) {
    const char *inside = open + strlen(SPAN_OPENS);
    const char *close = strstr(inside, SPAN_CLOSES);
    if (!close)
      fail_msg("%s:%u: " SPAN_OPENS " without " SPAN_CLOSES, one->path, wanted->line);
    g_string_append_len(one->text, line, open - line);
    g_string_append_len(one->text, inside, close - inside);
    g_string_append_len(wanted->spans, open, close - open);
    g_string_append(wanted->spans, SPAN_CLOSES);
    line = close + strlen(SPAN_CLOSES);
  }
  g_string_append(one->text, line);
  wanted->end = one->text->len;
}

static void add_line(struct read_case *one, guint number, char *line) {
  bool goes_on = g_str_has_suffix(line, "\\");
  if (goes_on)
    line[strlen(line) - 1] = 0;
  if (*line) {
    const char *bar = strchr(line, '|');
    struct wanted wanted = {.line = number, .spans = g_string_new(NULL)};
    wanted.role = g_strndup(line, bar ? (gsize)(bar - line) : strlen(line));
    if (!bar || !(is_role(wanted.role) || is_run_in(wanted.role)))
      fail_msg("%s:%u: a line begins with its role and |: %s", one->path, number, line);
    add_text(one, &wanted, bar + 1);
    g_array_append_val(one->lines, wanted);
  }
  if (!goes_on)
    g_string_append_c(one->text, '\n');
}

/* Adds the cases of a file; the path is kept as long as they are. */
static void load_file(GPtrArray *cases, const char *path) {
  g_autofree char *content = NULL;
  if (!g_file_get_contents(path, &content, NULL, NULL))
    fail_msg("%s cannot be read", path);
  g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
  struct read_case *one = NULL;
  for (guint i = 0; lines[i] && (lines[i + 1] || *lines[i]); i++) {
    bool about = *lines[i] == '#';
    if (!one || (about && one->lines->len > 0)) {
      one = read_case_new(path, i + 1);
      g_ptr_array_add(cases, one);
    }
    if (!about)
      add_line(one, i + 1, lines[i]);
  }
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The .txt files of the folder, sorted; or the one file. */
static GPtrArray *case_files(void) {
  GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
  if (g_file_test(folder, G_FILE_TEST_IS_REGULAR)) {
    g_ptr_array_add(paths, g_strdup(folder));
    return paths;
  }
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (!dir)
    fail_msg("%s: there is no such folder", folder);
  for (const char *name; (name = g_dir_read_name(dir));)
    if (g_str_has_suffix(name, ".txt"))
      g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(paths, compare_names);
  return paths;
}

/* --- What the reader made of a text ------------------------------------------------------------------------------- */

static gsize offset_of(const struct source *source, guint line, gsize characters) {
  const char *start = g_array_index(source->lines, struct source_line, line - 1).text;
  return (gsize)(g_utf8_offset_to_pointer(start, (glong)characters) - source->text);
}

/* Notes for the bytes from `at` on, as far as they are `text`, that they belong to `owner`. */
static void own(int *owners, const struct source *source, gsize at, const char *text, gsize length, int owner) {
  for (gsize i = 0; i < length && at + i < source->length && source->text[at + i] == text[i]; i++)
    owners[at + i] = owner;
}

static void own_block(int *owners, const struct source *source, const struct block *block, int owner) {
  guint origins = block->origins ? block->origins->len : 0;
  gsize length = strlen(block->text);
  if (block->role == ROLE_TABLE) { /* cells do not say where they come from */
    gsize from = offset_of(source, block->first_line, 0);
    const struct source_line *last = &g_array_index(source->lines, struct source_line, block->last_line - 1);
    for (gsize i = from; i < (gsize)(last->text + last->length - source->text); i++)
      owners[i] = owner;
  } else if (origins == 0) {
    own(owners, source, offset_of(source, block->first_line, 0), block->text, length, owner);
  }
  for (guint i = 0; i < origins; i++) {
    const struct origin *origin = &g_array_index(block->origins, struct origin, i);
    gsize end = i + 1 < origins ? g_array_index(block->origins, struct origin, i + 1).start : length;
    own(owners, source, offset_of(source, origin->line, origin->column - 1), block->text + origin->start,
        end - origin->start, owner);
  }
}

/* For each byte of the source where it went; free with g_free. */
static int *owners_of(const struct reading *reading) {
  const struct doc *doc = reading->doc;
  int *owners = g_new(int, reading->source->length);
  for (gsize i = 0; i < reading->source->length; i++)
    owners[i] = IN_LAYOUT;
  for (guint i = 0; i < doc->blocks->len; i++)
    own_block(owners, reading->source, g_ptr_array_index(doc->blocks, i), (int)i);
  for (guint i = 0; i < doc->dropped->len; i++) {
    const struct dropped *dropped = g_ptr_array_index(doc->dropped, i);
    own(owners, reading->source, offset_of(reading->source, dropped->first_line, dropped->start), dropped->text,
        strlen(dropped->text), IN_DROPPED);
  }
  return owners;
}

static void append_role(GString *roles, const struct block *block) {
  g_string_append_c(roles, block->run_in ? 'R' : role_letters[block->role]);
  if (block->role == ROLE_HEADING)
    g_string_append_printf(roles, "%u", block->level);
  else if (block->kind != KIND_NONE)
    g_string_append_c(roles, kind_letters[block->kind]);
}

/* What a line became: its roles in the letters of the cases, parted by /, and the stretches that were left out. */
struct became {
  GString *roles, *spans;
  guint dropped; /* characters */
};

/* Goes through the bytes of a line; `last` is the block that the text before it ended in, and is carried on. */
static struct became became_of(const struct reading *reading, const int *owners, const struct wanted *line, int *last) {
  struct became became = {g_string_new(NULL), g_string_new(NULL), 0};
  const char *text = reading->source->text;
  bool in_span = false;
  for (gsize i = line->start; i < line->end; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = g_utf8_get_char(text + i);
    int owner = owners[i];
    bool dropped = owner == IN_DROPPED;
    if (owner == IN_LAYOUT || (!dropped && g_unichar_isspace(c)))
      continue;
    if (dropped != in_span)
      g_string_append(became.spans, dropped ? SPAN_OPENS : SPAN_CLOSES);
    in_span = dropped;
    if (dropped) {
      g_string_append_unichar(became.spans, c);
      became.dropped += !g_unichar_isspace(c);
      continue;
    }
    const struct block *block = g_ptr_array_index(reading->doc->blocks, (guint)owner);
    const struct block *before = owner > 0 ? g_ptr_array_index(reading->doc->blocks, (guint)owner - 1) : NULL;
    bool first = became.roles->len == 0;
    if (owner == *last && first && block->role != ROLE_TABLE)
      g_string_append_c(became.roles, '+');
    else if ((owner != *last || first) && !(before && before->run_in && *last == owner - 1)) {
      g_string_append(became.roles, first ? "" : "/");
      append_role(became.roles, block);
    }
    *last = owner;
  }
  if (in_span)
    g_string_append(became.spans, SPAN_CLOSES);
  if (became.roles->len == 0) {
    g_string_append_c(became.roles, LEFT_OUT);
    g_string_truncate(became.spans, 0);
  }
  return became;
}

static void became_clear(struct became *became) {
  g_string_free(became->roles, TRUE);
  g_string_free(became->spans, TRUE);
}

/* Levels and kinds count where they are wanted. */
static bool is_as_wanted(const char *wanted, const char *got) {
  return g_str_has_prefix(got, wanted) && (strlen(got) == strlen(wanted) || (strlen(wanted) == 1 && got[1] != '/'));
}

/* --- Comparing ---------------------------------------------------------------------------------------------------- */

static bool compare_line(const struct read_case *one, const struct wanted *line, const struct became *became) {
  bool right = is_as_wanted(line->role, became->roles->str);
  if (!right)
    print_error("%s:%u: wanted %s, got %s: %.*s\n", one->path, line->line, line->role, became->roles->str,
                (int)(line->end - line->start), one->text->str + line->start);
  if (right && strcmp(line->spans->str, became->spans->str) != 0) {
    print_error("%s:%u: left out should be %s, got %s\n", one->path, line->line,
                line->spans->len ? line->spans->str : "nothing", became->spans->len ? became->spans->str : "nothing");
    right = false;
  }
  return right;
}

/* Characters of ⟦⟧ stretches that were rightly left out. */
static guint wanted_out(const struct wanted *line) {
  guint count = 0;
  for (const char *p = line->spans->str; *p; p = g_utf8_next_char(p))
    count += !g_unichar_isspace(g_utf8_get_char(p));
  guint brackets = 0;
  for (const char *p = line->spans->str; (p = strstr(p, SPAN_OPENS)); p++)
    brackets += 2;
  return count - brackets;
}

static void note_role(struct totals *totals, const struct wanted *line) {
  const char letter = (char)(*line->role == 'R' ? 'H' : *line->role);
  const char *place = strchr(role_letters, letter);
  if (place)
    totals->seen[place - role_letters] = true;
  totals->left_out |= letter == LEFT_OUT;
}

static void compare_case(const struct read_case *one, struct totals *totals) {
  struct reading reading = read_bytes(one->text->str, one->text->len, NULL);
  totals->cases++;
  totals->lines += one->lines->len;
  if (!reading.doc) {
    print_error("%s:%u: %s\n", one->path, one->line, reading.error->message);
    reading_end(&reading);
    return;
  }
  assert_string_equal(reading.source->text, one->text->str);
  g_autofree int *owners = owners_of(&reading);
  guint right = 0;
  int last = IN_LAYOUT;
  for (guint i = 0; i < one->lines->len; i++) {
    const struct wanted *line = &g_array_index(one->lines, struct wanted, i);
    struct became became = became_of(&reading, owners, line, &last);
    note_role(totals, line);
    right += compare_line(one, line, &became);
    if (*line->role != LEFT_OUT)
      totals->harm += became.dropped - MIN(became.dropped, wanted_out(line));
    became_clear(&became);
  }
  totals->right += right == one->lines->len;
  totals->right_lines += right;
  reading_end(&reading);
}

/* A role that no case of the project's own shows could be read wrong without anybody seeing it. */
static bool every_role_has_a_case(const struct totals *totals) {
  bool all = totals->left_out;
  if (!all)
    print_error("%s: no case shows what is left out\n", folder);
  for (guint role = 0; role < ROLE_COUNT; role++)
    if (!totals->seen[role]) {
      print_error("%s: no case shows the role %s\n", folder, role_name(role));
      all = false;
    }
  return all;
}

static void every_case_reads_as_told(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) paths = case_files();
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(read_case_free);
  for (guint i = 0; i < paths->len; i++)
    load_file(cases, g_ptr_array_index(paths, i));
  assert_true(cases->len > 0);
  struct totals totals = {0};
  for (guint i = 0; i < cases->len; i++)
    compare_case(g_ptr_array_index(cases, i), &totals);
  print_message("%s: %u of %u cases right, %u of %u lines; %u characters of speech left out\n", folder, totals.right,
                totals.cases, totals.right_lines, totals.lines, totals.harm);
  assert_true(totals.right == totals.cases);
  if (strcmp(folder, OWN_CASES) == 0)
    assert_true(every_role_has_a_case(&totals));
}

/* --- What the lines show ------------------------------------------------------------------------------------------ */

/* Evidence decides only together with other evidence: a role that is right still does not tell that each is.  The
 * pieces of each file's cases and what they show are compared with EXPECTED. */
static guint compare_evidence(const char *path) {
  g_autoptr(GPtrArray) cases = g_ptr_array_new_with_free_func(read_case_free);
  load_file(cases, path);
  g_autoptr(GString) evidence = g_string_new(NULL);
  struct read_dumps dumps = {.evidence = evidence};
  const struct read_options options = {.dumps = &dumps};
  for (guint i = 0; i < cases->len; i++) {
    const struct read_case *one = g_ptr_array_index(cases, i);
    g_string_append_printf(evidence, "# case %u\n", i + 1);
    struct reading reading = read_bytes(one->text->str, one->text->len, &options);
    reading_end(&reading);
  }
  g_autofree char *name = g_path_get_basename(path);
  g_autofree char *expected = g_build_filename(EXPECTED, name, NULL);
  return golden_compare(expected, evidence->str);
}

static void every_line_shows_what_it_showed(G_GNUC_UNUSED void **state) {
  if (strcmp(folder, OWN_CASES) != 0)
    return;
  g_autoptr(GPtrArray) paths = case_files();
  guint differences = 0;
  for (guint i = 0; i < paths->len; i++)
    differences += compare_evidence(g_ptr_array_index(paths, i));
  assert_int_equal(differences, 0);
}

int main(int argc, char **argv) {
  folder = argc > 1 ? argv[1] : g_getenv("JIANGGAO_CASES") ? g_getenv("JIANGGAO_CASES") : OWN_CASES;
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_case_reads_as_told),
      cmocka_unit_test(every_line_shows_what_it_showed),
  };
  return cmocka_run_group_tests_name("read_cases", tests, NULL, NULL);
}
