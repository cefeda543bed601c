/* What may be written over, and that nothing is lost, whoever else writes at the same time. */
#include "unit/folder.h"
#include "unit/program.h"

#include "base/output.h"
#include "write/guard.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

struct folder {
  char *path;
  char *file;        /* path/speech.txt, which need not be there */
  guint descriptors; /* open at the beginning of the test */
};

static char *in(const struct folder *folder, const char *name) {
  return g_build_filename(folder->path, name, NULL);
}

static int set_up(void **state) {
  struct folder *folder = g_new0(struct folder, 1);
  folder->descriptors = folder_count("/proc/self/fd");
  folder->path = folder_new();
  folder->file = in(folder, "speech.txt");
  *state = folder;
  return 0;
}

/* Whatever became of an output, none of its files stays open. */
static int tear_down(void **state) {
  struct folder *folder = *state;
  assert_int_equal(folder_count("/proc/self/fd"), folder->descriptors);
  folder_remove(folder->path);
  g_free(folder->file);
  g_free(folder->path);
  g_free(folder);
  return 0;
}

static void assert_files(const struct folder *folder, guint wanted) {
  assert_int_equal(folder_count(folder->path), wanted);
}

static struct output *new_output(const char *path, const char *text, const struct output_rules *rules, GError **error) {
  static const struct output_rules marked = {.mark = true};
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  return output_new(path, bytes, rules ? rules : &marked, error);
}

static void put(const char *path, const char *text, const struct output_rules *rules) {
  g_autoptr(GError) error = NULL;
  struct output *output = new_output(path, text, rules, &error);
  if (!output || !output_place(output, &error))
    fail_msg("%s", error->message);
  output_free(output);
}

/* It is not written, for a reason that has `words`; what there is stays. */
static void assert_kept(const char *path, const char *text, const struct output_rules *rules, const char *words) {
  g_autoptr(GError) error = NULL;
  struct output *output = new_output(path, text, rules, &error);
  assert_null(output);
  assert_non_null(error);
  if (!strstr(error->message, words))
    fail_msg("%s (wanted: %s)", error->message, words);
}

/* File systems without extended attributes cannot tell whose a plain text is. */
static bool has_attributes(const char *path) {
  return setxattr(path, "user.test", "x", 1, 0) == 0;
}

static void a_generated_text_is_made_anew(void **state) {
  const struct folder *folder = *state;
  put(folder->file, "one", NULL);
  if (!has_attributes(folder->file))
    return;
  put(folder->file, "two", NULL);
  assert_holds(folder->file, "two");
  folder_write(folder->file, "my notes", -1); /* another file of this name */
  assert_kept(folder->file, "three", NULL, "not made by jianggao");
  assert_holds(folder->file, "my notes");
  assert_files(folder, 1);
}

static void an_edited_text_is_kept(void **state) {
  const struct folder *folder = *state;
  put(folder->file, "one", NULL);
  if (!has_attributes(folder->file))
    return;
  FILE *file = fopen(folder->file, "a");
  fputs(" and more", file);
  fclose(file);
  assert_kept(folder->file, "two", NULL, "was edited");
  assert_kept(folder->file, "two", NULL, "--force");
  put(folder->file, "two", &(struct output_rules){.force = true});
  assert_holds(folder->file, "two");
}

static void the_same_again_is_no_loss(void **state) {
  const struct folder *folder = *state;
  folder_write(folder->file, "one", -1);
  put(folder->file, "one", NULL);
  assert_holds(folder->file, "one");
}

static void the_source_is_never_replaced(void **state) {
  const struct folder *folder = *state;
  g_autofree char *other_name = in(folder, "other.txt");
  folder_write(folder->file, "source", -1);
  assert_int_equal(link(folder->file, other_name), 0);
  struct stat source;
  assert_int_equal(stat(folder->file, &source), 0);
  const struct output_rules rules = {.source = &source, .force = true};
  assert_kept(folder->file, "output", &rules, "an input as well");
  assert_kept(other_name, "output", &rules, "an input as well");
  assert_holds(folder->file, "source");
}

static void what_is_open_in_office_is_kept(void **state) {
  static const struct {
    const char *name, *lock;
  } cases[] = {
      {"short.docx", "~$short.docx"},         {"speeches.docx", "~$eeches.docx"},
      {"meeting.docx", "~$eeting.docx"},      {"speech.docx", ".~speech.docx"},
      {"speech.docx", ".~lock.speech.docx#"}, {"在会议上的讲话.docx", "~$会议上的讲话.docx"},
  };
  const struct folder *folder = *state;
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = in(folder, cases[i].name), *lock = in(folder, cases[i].lock);
    put(path, "one", NULL);
    folder_write(lock, "", -1);
    assert_kept(path, "one", NULL, "open in an office program");
    put(path, "two", &(struct output_rules){.force = true});
    assert_holds(path, "two");
    g_remove(lock);
    g_remove(path);
  }
}

static void a_link_is_followed(void **state) {
  const struct folder *folder = *state;
  g_autofree char *path = in(folder, "link.txt"), *lost = in(folder, "lost.txt");
  put(folder->file, "one", NULL);
  assert_int_equal(symlink("speech.txt", path), 0);
  if (has_attributes(folder->file)) {
    put(path, "two", NULL);
    assert_holds(folder->file, "two");
  }
  assert_true(g_file_test(path, G_FILE_TEST_IS_SYMLINK));
  assert_int_equal(symlink("nowhere.txt", lost), 0);
  assert_kept(lost, "two", NULL, "a link to a file that is not there");
  assert_files(folder, 3);
}

/* Somebody's file comes into the place after it was asked about. */
static void assert_notes_are_kept(const struct folder *folder) {
  g_autoptr(GError) error = NULL;
  struct output *output = new_output(folder->file, "output", NULL, &error);
  assert_non_null(output);
  folder_write(folder->file, "my notes", -1);
  assert_false(output_place(output, &error));
  assert_non_null(strstr(error->message, "not made by jianggao"));
  output_free(output);
  assert_holds(folder->file, "my notes");
  assert_files(folder, 1);
}

static void a_file_that_comes_between_is_kept(void **state) {
  assert_notes_are_kept(*state);
}

static void a_file_that_is_replaced_between_is_kept(void **state) {
  const struct folder *folder = *state;
  put(folder->file, "one", NULL);
  if (has_attributes(folder->file))
    assert_notes_are_kept(folder);
}

static void a_file_that_goes_between_is_no_matter(void **state) {
  const struct folder *folder = *state;
  put(folder->file, "one", NULL);
  struct output *output = new_output(folder->file, "two", &(struct output_rules){.force = false, .origin = NULL}, NULL);
  if (!output) /* without attributes */
    return;
  g_remove(folder->file);
  assert_true(output_place(output, NULL));
  output_free(output);
  assert_holds(folder->file, "two");
}

static mode_t rights(const char *path) {
  struct stat status;
  assert_int_equal(stat(path, &status), 0);
  return status.st_mode & 0777;
}

static void no_more_may_read_it_than_the_source(void **state) {
  const struct folder *folder = *state;
  g_autofree char *path = in(folder, "output.txt");
  const mode_t old = umask(022);
  folder_write(folder->file, "source", -1);
  static const struct {
    mode_t source, replaced, wanted;
  } cases[] = {{0600, 0644, 0600}, {0640, 0644, 0640}, {0644, 0644, 0644},
               {0400, 0644, 0600}, {0644, 0600, 0600}, {0666, 0644, 0644}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    chmod(folder->file, cases[i].source);
    struct stat source;
    assert_int_equal(stat(folder->file, &source), 0);
    folder_write(path, "output", -1);
    chmod(path, cases[i].replaced);
    put(path, "output", &(struct output_rules){.source = &source});
    assert_int_equal(rights(path), cases[i].wanted);
    /* The source is of another group: what that may do, others may. */
    source.st_gid = rights(path) + 1000;
    put(path, "output", &(struct output_rules){.source = &source, .force = true});
    assert_int_equal(rights(path) & 070, (rights(path) & 007) << 3);
  }
  umask(old);
}

/* What is to be done tells the reason. */
static void where_nothing_can_be_written_is_told(void **state) {
  static const struct {
    const char *name, *advice;
  } cases[] = {{"none/speech.txt", "Create that folder first"},
               {"speech.txt/speech.txt", "Create that folder first"},
               {".", "Choose another place"},
               {"/sys/speech.txt", "Choose a folder that you may write to"}};
  const struct folder *folder = *state;
  folder_write(folder->file, "one", -1);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = *cases[i].name == '/' ? g_strdup(cases[i].name) : in(folder, cases[i].name);
    assert_kept(path, "two", NULL, cases[i].advice);
  }
  assert_holds(folder->file, "one");
  assert_files(folder, 1);
}

/* What is no file is asked for when it is written. */
static void what_cannot_be_opened_is_told(void **state) {
  const struct folder *folder = *state;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  assert_true(strlen(folder->file) < sizeof address.sun_path);
  g_strlcpy(address.sun_path, folder->file, sizeof address.sun_path);
  const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
  assert_int_equal(bind(listening, (const struct sockaddr *)&address, sizeof address), 0);
  g_autoptr(GError) error = NULL;
  struct output *output = new_output(folder->file, "one", NULL, &error);
  assert_non_null(output);
  assert_false(output_is_file(output));
  assert_false(output_place(output, &error));
  assert_non_null(strstr(error->message, g_strerror(ENXIO)));
  output_free(output);
  close(listening);
}

static void a_full_disk_leaves_the_old_file(void **state) {
  const struct folder *folder = *state;
  put(folder->file, "one", NULL);
  struct rlimit limit, none = {0, RLIM_INFINITY};
  getrlimit(RLIMIT_FSIZE, &limit);
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &none);
  g_autoptr(GError) error = NULL;
  struct output *output = new_output(folder->file, "two", &(struct output_rules){.force = true}, &error);
  assert_null(output);
  assert_non_null(strstr(error->message, "Make room"));
  setrlimit(RLIMIT_FSIZE, &limit);
  assert_holds(folder->file, "one");
  assert_files(folder, 1);
}

/* ---- seals ---- */

static void a_seal_tells_every_change(G_GNUC_UNUSED void **state) {
  char file[] = "head " GUARD_SEAL " end, and this is behind the four bytes.";
  const gsize length = strlen(file);
  guard_close_seal(file, length);
  g_autoptr(GBytes) whole = g_bytes_new_static(file, length);
  assert_int_equal(guard_sealed(whole), GUARD_MADE);
  const gsize digits = strlen("head " GUARD_SEAL);
  for (gsize i = 0; i < length; i++) {
    if (i >= digits && i < digits + 4)
      continue;
    file[i] ^= 1;
    g_autoptr(GBytes) changed = g_bytes_new(file, length);
    assert_int_not_equal(guard_sealed(changed), GUARD_MADE);
    file[i] ^= 1;
  }
  g_autoptr(GBytes) cut = g_bytes_new(file, length - 1);
  assert_int_equal(guard_sealed(cut), GUARD_EDITED);
  g_autoptr(GBytes) other = g_bytes_new_static("no seal", 7);
  assert_int_equal(guard_sealed(other), GUARD_FOREIGN);
}

/* A text that speaks of a seal has none by that. */
static void the_last_seal_counts(G_GNUC_UNUSED void **state) {
  char file[] = GUARD_SEAL " text, then " GUARD_SEAL "    ";
  guard_close_seal(file, strlen(file));
  assert_memory_equal(file, GUARD_SEAL, strlen(GUARD_SEAL));
  g_autoptr(GBytes) whole = g_bytes_new_static(file, strlen(file));
  assert_int_equal(guard_sealed(whole), GUARD_MADE);
}

/* ---- the program ---- */

#define SPEECH "在春季植树动员会上的讲话\n各位同事：\n今天我们在这里开会，动员大家上山植树。\n"

static void run(struct run_result *result, const struct folder *folder, const char *formats) {
  g_autofree char *output = in(folder, "out");
  run_program(result,
              (const char *const[]){"convert", "-q", "-r", "30", "--to", formats, "-d", output, folder->file, NULL},
              NULL, NULL);
}

/* All formats, which tell it in different ways: what is generated is made anew, what somebody changed is kept. */
static void each_format_knows_its_own(void **state) {
  static const char *const files[][2] = {{"pdf", "out/speech.pdf"},      {"docx", "out/speech.docx"},
                                         {"json", "out/speech.json"},    {"txt", "out/speech.txt"},
                                         {"png", "out/speech-01.png"},   {"svg", "out/speech-01.svg"},
                                         {"layout", "out/speech.layout"}};
  const struct folder *folder = *state;
  folder_write(folder->file, SPEECH, -1);
  const bool attributes = has_attributes(folder->file);
  for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
    g_autofree char *path = in(folder, files[i][1]);
    g_auto(RunResult) first = {0}, again = {0}, other = {0}, edited = {0};
    folder_write(folder->file, SPEECH, -1);
    run(&first, folder, files[i][0]);
    assert_int_equal(first.status, 0);
    run(&again, folder, files[i][0]);
    assert_int_equal(again.status, 0);
    folder_write(folder->file, SPEECH "二、保成活。\n", -1);
    const bool tells = attributes || strstr("pdf docx png svg", files[i][0]);
    run(&other, folder, files[i][0]);
    assert_int_equal(other.status, tells ? 0 : 2);
    FILE *file = fopen(path, "a");
    fputs("more", file);
    fclose(file);
    run(&edited, folder, files[i][0]);
    /* What is behind the end of a package is no part of it: test_docx_origin.c has its edits. */
    assert_int_equal(edited.status, strcmp(files[i][0], "docx") == 0 ? 0 : 2);
    g_remove(path);
    folder_write(path, "my own notes", -1);
    g_auto(RunResult) foreign = {0};
    run(&foreign, folder, files[i][0]);
    assert_int_equal(foreign.status, 2);
    assert_holds(path, "my own notes");
    g_remove(path);
  }
  g_autofree char *output = in(folder, "out");
  g_rmdir(output);
}

/* The source of a Word file stands where its clean text would go. */
static void the_source_of_a_word_file_is_kept(void **state) {
  const struct folder *folder = *state;
  g_autofree char *docx = in(folder, "speech.docx");
  folder_write(folder->file, SPEECH, -1);
  g_auto(RunResult) made = {0}, back = {0};
  run_program(&made, (const char *const[]){"convert", "-q", "--to", "docx", folder->file, NULL}, NULL, NULL);
  assert_int_equal(made.status, 0);
  folder_write(folder->file, SPEECH "\n\n", -1);
  run_program(&back, (const char *const[]){"convert", "-q", "--to", "txt", docx, NULL}, NULL, NULL);
  assert_int_equal(back.status, 2);
  assert_non_null(strstr(back.err, "not made by jianggao"));
  assert_holds(folder->file, SPEECH "\n\n");
}

/* Pictures of pages that a longer text had go; what only looks like one stays. */
static void pages_of_a_longer_text_go(void **state) {
  const struct folder *folder = *state;
  g_autoptr(GString) text = g_string_new(SPEECH);
  for (guint i = 0; i < 80; i++)
    g_string_append(text, "栽下去只是第一步，浇水、管护、补植都要有人管、有人问、有人抓到底。\n");
  folder_write(folder->file, text->str, -1);
  const char *const line[] = {"convert", "-q", "--to", "layout,png", "-r", "20", folder->file, NULL};
  g_auto(RunResult) many = {0}, few = {0};
  run_program(&many, line, NULL, NULL);
  assert_int_equal(many.status, 0);
  g_autofree char *second = in(folder, "speech-02.png"), *plan = in(folder, "speech-2024.png");
  g_autofree char *other = in(folder, "speech2-02.png"), *first = in(folder, "speech-01.png");
  assert_true(g_file_test(second, G_FILE_TEST_EXISTS));
  folder_write(plan, "a photograph", -1);
  folder_write(other, "a photograph", -1);
  folder_write(folder->file, SPEECH, -1);
  run_program(&few, line, NULL, NULL);
  assert_int_equal(few.status, 0);
  assert_true(g_file_test(first, G_FILE_TEST_EXISTS));
  assert_false(g_file_test(second, G_FILE_TEST_EXISTS));
  assert_holds(plan, "a photograph");
  assert_holds(other, "a photograph");
  assert_files(folder, 5);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
  const struct CMUnitTest tests[] = {
      TEST(a_generated_text_is_made_anew),
      TEST(an_edited_text_is_kept),
      TEST(the_same_again_is_no_loss),
      TEST(the_source_is_never_replaced),
      TEST(what_is_open_in_office_is_kept),
      TEST(a_link_is_followed),
      TEST(a_file_that_comes_between_is_kept),
      TEST(a_file_that_is_replaced_between_is_kept),
      TEST(a_file_that_goes_between_is_no_matter),
      TEST(no_more_may_read_it_than_the_source),
      TEST(where_nothing_can_be_written_is_told),
      TEST(what_cannot_be_opened_is_told),
      TEST(a_full_disk_leaves_the_old_file),
      cmocka_unit_test(a_seal_tells_every_change),
      cmocka_unit_test(the_last_seal_counts),
      TEST(each_format_knows_its_own),
      TEST(the_source_of_a_word_file_is_kept),
      TEST(pages_of_a_longer_text_go),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
