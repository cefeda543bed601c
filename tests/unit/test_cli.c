/* The command line as people meet it: what is written where, what errors say, and that nothing half-written is left. */
#include "unit/folder.h"
#include "unit/program.h"

#include <unistd.h>

#define SPEECH                                                                                                                                                               \
  "在春季植树动员会上的讲话\n各位同事：\n今天我们在这里开会，动员大家上山植树。\n一、早准备。树苗要早订，工具要早修。" \
  "\n"                                                                                                                                                                       \
  "二、保成活。栽下去只是第一步，浇水管护更要紧。\n"

/* A folder of its own for each test, and everything in it gone afterwards. */
struct place {
  char *dir;
  char *speech; /* dir/speech.txt */
};

static int set_up(void **state) {
  struct place *place = g_new0(struct place, 1);
  place->dir = folder_new();
  place->speech = g_build_filename(place->dir, "speech.txt", NULL);
  folder_write(place->speech, SPEECH, -1);
  *state = place;
  return 0;
}

static int tear_down(void **state) {
  struct place *place = *state;
  folder_remove(place->dir);
  g_free(place->dir);
  g_free(place->speech);
  g_free(place);
  return 0;
}

static char *in(const struct place *place, const char *name) {
  return g_build_filename(place->dir, name, NULL);
}

static void assert_exists(const char *path) {
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
    fail_msg("%s is not there", path);
}

#define RUN(result, ...)                                                                                               \
  g_auto(RunResult) result = {0};                                                                                      \
  run_program(&result, (const char *const[]){__VA_ARGS__, NULL}, NULL, NULL)

/* Status 2, a message that holds `words`, and no file but the speech (and `others` more) in the folder. */
static void assert_refused(const struct place *place, const struct run_result *run, const char *words, guint others) {
  if (run->status != 2 || !strstr(run->err, words))
    fail_msg("status %d, message: %s (wanted: %s)", run->status, run->err, words);
  assert_true(g_str_has_prefix(run->err, "jianggao: "));
  assert_string_equal(run->out, "");
  assert_int_equal(folder_count(place->dir), 1 + others);
}

static void converts_beside_the_input(void **state) {
  struct place *place = *state;
  RUN(run, "convert", place->speech);
  assert_int_equal(run.status, 0);
  g_autofree char *pdf = in(place, "speech.pdf"), *docx = in(place, "speech.docx");
  assert_exists(pdf);
  assert_exists(docx);
  assert_non_null(strstr(run.err, "speech.txt: 1 page; about 1 minute aloud"));
  assert_non_null(strstr(run.err, " → "));
  assert_int_equal(folder_count(place->dir), 3);
}

static void makes_the_output_folder(void **state) {
  struct place *place = *state;
  g_autofree char *out = in(place, "a/b"), *json = in(place, "a/b/speech.json");
  RUN(run, "convert", place->speech, "-d", out, "--to", "json,txt");
  assert_int_equal(run.status, 0);
  assert_exists(json);
  assert_int_equal(folder_count(out), 2);
}

static void several_outputs_by_suffix(void **state) {
  struct place *place = *state;
  g_autofree char *pdf = in(place, "Handout.PDF"), *folder = in(place, "elsewhere"),
                  *text = in(place, "elsewhere/clean.txt");
  g_mkdir(folder, 0777); /* each folder is one that may be written to */
  RUN(run, "convert", "-q", place->speech, "-o", pdf, "-o", text);
  assert_int_equal(run.status, 0);
  assert_string_equal(run.err, "");
  assert_exists(pdf);
  g_autofree char *clean = NULL;
  assert_true(g_file_get_contents(text, &clean, NULL, NULL));
  assert_string_equal(clean, SPEECH);
}

static void standard_output_and_input(void **state) {
  struct place *place = *state;
  RUN(run, "convert", place->speech, "--to", "txt", "-o", "-");
  assert_int_equal(run.status, 0);
  assert_string_equal(run.out, SPEECH);
  RUN(none, "convert", place->speech, "-o", "-");
  assert_refused(place, &none, "--to", 0);
  RUN(nameless, "convert", "-");
  assert_refused(place, &nameless, "-o", 0);
  RUN(device, "convert", place->speech, "--to", "txt", "-o", "/dev/stdout"); /* a pipe: its link has no path */
  assert_int_equal(device.status, 0);
  assert_string_equal(device.out, SPEECH);
}

/* In the child: standard input is a pipe that holds the speech, once. */
static void pipe_speech(G_GNUC_UNUSED gpointer data) {
  int ends[2];
  if (pipe(ends) != 0 || write(ends[1], SPEECH, strlen(SPEECH)) == -1 || close(ends[1]) != 0)
    return;
  dup2(ends[0], STDIN_FILENO);
}

/* As <(command) of a shell is one. */
static void a_pipe_is_read_from_its_first_byte(void **state) {
  static const char *const lines[][7] = {{"convert", "/dev/stdin", "--to", "txt", "-o", "-", NULL},
                                         {"convert", "/dev/stdin", "--dump", "lines", NULL},
                                         {"check", "/dev/stdin", "--diff", NULL},
                                         {"check", "/dev/stdin", NULL},
                                         {"fill", "/dev/stdin", NULL}};
  const struct place *place = *state;
  g_autofree char *report = in(place, "report");
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_auto(RunResult) run = {0};
    run_program(&run, lines[i], pipe_speech, NULL);
    if (run.status != 0 || (i == 0 && strcmp(run.out, SPEECH) != 0))
      fail_msg("%s: %d %s%s", lines[i][0], run.status, run.out, run.err);
  }
  g_auto(RunResult) told = {0};
  run_program(&told, (const char *const[]){"convert", "/dev/stdin", "--to", "txt", "-o", "-", "--report", report, NULL},
              pipe_speech, NULL);
  assert_string_equal(told.out, SPEECH);
}

static void names_give_the_terminal_no_orders(void **state) {
  struct place *place = *state;
  g_autofree char *speech = in(place, "red\033[31m\nnext.txt");
  folder_write(speech, SPEECH, -1);
  RUN(run, "convert", "--to", "json", speech);
  assert_int_equal(run.status, 0);
  assert_null(strchr(run.err, '\033'));
  assert_non_null(strstr(run.err, "red‹U+001B›[31m‹U+000A›next.json"));
}

static void a_folder_stands_for_its_texts(void **state) {
  struct place *place = *state;
  g_autofree char *second = in(place, "second.TXT"), *out = in(place, "out"), *other = in(place, "notes.md");
  folder_write(second, SPEECH, -1);
  folder_write(other, "x", -1);
  RUN(run, "convert", "--to", "txt", "-d", out, place->dir);
  assert_int_equal(run.status, 0);
  assert_int_equal(folder_count(out), 2);
}

static void a_folder_without_texts_is_refused(void **state) {
  struct place *place = *state;
  g_autofree char *empty = in(place, "empty");
  g_mkdir(empty, 0777);
  RUN(run, "convert", empty);
  assert_refused(place, &run, "no .txt and .docx files", 1);
}

/* Folders of folders with --recursive; a Word file beside its text is what was made of it, one alone is an input. */
static void folders_of_folders(void **state) {
  struct place *place = *state;
  g_autofree char *inner = in(place, "inner"), *deep = in(place, "inner/deep.txt"), *picture = in(place, "photo.jpg"),
                  *made = in(place, "speech.docx"), *out = in(place, "out"), *word = in(place, "inner/word.docx");
  g_mkdir(inner, 0777);
  folder_write(deep, SPEECH, -1);
  folder_write(picture, "x", -1);
  RUN(docx, "convert", "-q", "--to", "docx", place->speech);
  RUN(other, "convert", "-q", "-o", word, deep);
  assert_exists(made);
  RUN(flat, "convert", "--to", "txt", "-d", out, place->dir);
  assert_int_equal(folder_count(out), 1);
  assert_non_null(strstr(flat.err, "passed over, no text: 1 file (photo.jpg)\n"));
  RUN(recursive, "convert", "--recursive", "--to", "txt", "-d", out, place->dir);
  assert_int_equal(recursive.status, 0);
  assert_int_equal(folder_count(out), 3);
  assert_true(g_str_has_suffix(recursive.err, "\n3 written\n"));
}

/* A link may lead back to where it stands. */
static void sixteen_folders_are_gone_down(void **state) {
  struct place *place = *state;
  g_autofree char *out = in(place, "out"), *first = in(place, "out/16.txt"), *speech = in(place, "in/speech.txt");
  g_autoptr(GString) folder = g_string_new(place->dir);
  for (guint level = 0; level <= 17; level++) {
    g_string_append(folder, "/in");
    g_autofree char *text = g_strdup_printf("%s/%u.txt", folder->str, level);
    g_mkdir(folder->str, 0777);
    if (level >= 16)
      folder_write(text, SPEECH, -1);
  }
  folder_write(speech, SPEECH, -1);
  g_autofree char *inputs = in(place, "in");
  RUN(run, "convert", "-q", "--recursive", "--to", "txt", "-d", out, inputs);
  assert_int_equal(run.status, 0);
  assert_exists(first);
  assert_int_equal(folder_count(out), 2);
}

static void slips_of_the_hand_are_answered(void **state) {
  struct place *place = *state;
  RUN(command, "conver", place->speech);
  assert_non_null(strstr(command.err, " Did you mean convert?"));
  RUN(format, "convert", "--to", "pfd", place->speech);
  assert_refused(place, &format, " Did you mean pdf?", 0);
  RUN(style, "convert", "--style", "gongwne", place->speech);
  assert_refused(place, &style, " Did you mean gongwen?", 0);
  RUN(role, "check", "--as", "1=titel", place->speech);
  assert_refused(place, &role, " Did you mean title?", 0);
  RUN(finding, "check", "--explain", "placehoder");
  assert_refused(place, &finding, " Did you mean placeholder?", 0);
  RUN(far, "convert", "--to", "xyzzy", place->speech);
  assert_null(strstr(far.err, "Did you mean"));
  g_autofree char *old = in(place, "speech.doc");
  RUN(word, "convert", "-o", old, place->speech);
  assert_refused(place, &word, "speech.docx", 0);
  RUN(wide, "convert", "-q", "--to", "json，txt", "-d", place->dir, place->speech);
  assert_int_equal(wide.status, 2); /* speech.txt would be written over itself: both words were understood */
  assert_non_null(strstr(wide.err, "speech.txt"));
  RUN(page, "help", "convert");
  RUN(help, "convert", "--help");
  assert_string_equal(page.out, help.out);
  RUN(version, "--version");
  static const char *const libraries[] = {"GLib",    "libxml2",    "ICU",      "zlib",       "Pango",
                                          "Cairo",   "HarfBuzz",   "FreeType", "fontconfig", "libpng",
                                          "libqpdf", "libdeflate", "libzip"};
  for (gsize i = 0; i < G_N_ELEMENTS(libraries); i++) {
    g_autofree char *line = g_strdup_printf("\n%s ", libraries[i]);
    if (!strstr(version.out, line))
      fail_msg("--version does not name %s", libraries[i]);
  }
}

/* Of several measures the one that is wrong is named; a name that no blank has is told beside the text. */
static void what_was_said_wrongly_is_named(void **state) {
  struct place *place = *state;
  RUN(set, "convert", "--set", "title.size=22pt", "--set", "body.size=18px", place->speech);
  assert_refused(place, &set, "--set body.size=18px: ", 0);
  g_autofree char *out = in(place, "filled");
  RUN(fill, "convert", "--to", "json", "--fill", "nobody=somebody", "-d", out, place->speech);
  assert_int_equal(fill.status, 0);
  assert_non_null(strstr(fill.err, "nobody"));
}

/* The options of an edition are measures of a style; those of --set count after them. */
static void options_of_an_edition_are_settings(void **state) {
  struct place *place = *state;
  RUN(two, "convert", "--edition", "compact", "--style", "gongwen", place->speech);
  assert_refused(place, &two, "Give one", 0);
  RUN(draft, "convert", "--draft", "--edition", "speaker", place->speech);
  assert_refused(place, &draft, "Give one", 0);
  RUN(twice, "convert", "--edition", "draft", "--style", "draft", "--draft", "--dump", "paragraphs", place->speech);
  assert_int_equal(twice.status, 0);
  RUN(sheets, "convert", "--booklet", "--nup=2", place->speech);
  assert_refused(place, &sheets, "--nup", 0);
  RUN(paper, "convert", "--paper", "a7", place->speech);
  assert_refused(place, &paper, "a4, 16k, a5", 0);
  RUN(edition, "convert", "--edition", "speker", place->speech);
  assert_refused(place, &edition, " Did you mean speaker?", 0);
  RUN(plain, "convert", "--dump", "layout", "--paper", "a5", "--set", "page.paper=16k", place->speech);
  RUN(named, "convert", "--dump", "layout", "--paper", "16k", place->speech);
  assert_int_equal(plain.status, 0);
  assert_string_equal(plain.out, named.out);
}

/* A bare --fix takes no file for its classes, and classes that stand as a file are told where they belong. */
static void fix_takes_its_classes_behind_the_sign(void **state) {
  struct place *place = *state;
  RUN(bare, "check", "--fix", "--diff", place->speech);
  assert_int_equal(bare.status, 0);
  RUN(some, "check", "--fix=marks，figures", "--diff", place->speech);
  assert_int_equal(some.status, 0);
  RUN(apart, "check", "--fix", "marks,series", "--diff", place->speech);
  assert_int_equal(apart.status, 2);
  assert_non_null(strstr(apart.err, "--fix=marks,series"));
}

static void a_diff_is_shown_of_what_is_written(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "marks.txt"), *corrected = NULL;
  folder_write(text, "在春耕会上的讲话\n\n乡亲们：\n\n种子要早备,化肥要早运。\n", -1);
  RUN(run, "check", "--diff", "--write", text);
  assert_int_equal(run.status, 0);
  assert_non_null(strstr(run.out, "\n+种子要早备，化肥要早运。\n"));
  assert_true(g_file_get_contents(text, &corrected, NULL, NULL));
  assert_non_null(strstr(corrected, "种子要早备，化肥"));
}

/* Two texts of one name: the second is named with its folder, and a third with a number. */
static void texts_of_one_name_are_all_written(void **state) {
  struct place *place = *state;
  static const char *const folders[] = {"east", "west"};
  g_autofree char *out = in(place, "out");
  char *texts[3];
  for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
    g_autofree char *folder = in(place, folders[i]);
    assert_int_equal(g_mkdir(folder, 0777), 0);
    texts[i] = g_build_filename(folder, "talk.txt", NULL);
    folder_write(texts[i], SPEECH, -1);
  }
  texts[2] = g_strconcat(texts[1], ".md", NULL);
  folder_write(texts[2], SPEECH, -1);
  g_autofree char *other = g_strdup_printf("%.*s.md", (int)strlen(texts[1]) - 4, texts[1]);
  assert_int_equal(g_rename(texts[2], other), 0);
  for (guint again = 0; again < 2; again++) {
    RUN(run, "convert", "-j", "3", "--to", "json", "-d", out, texts[0], texts[1], other, texts[0]);
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.err, "talk-west.json"));
    assert_int_equal(folder_count(out), 3);
  }
  static const char *const names[] = {"talk.json", "talk-west.json", "talk-2.json"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(out, names[i], NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
      fail_msg("%s is missing", names[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
}

/* -j2, -tjson, -oFILE; a letter without a value keeps its meaning, and a file whose name begins so stands behind --. */
static void a_value_may_stand_right_behind_its_letter(void **state) {
  struct place *place = *state;
  g_autofree char *out = in(place, "right.json"), *output = g_strconcat("-o", out, NULL);
  RUN(run, "convert", "-j2", "-tjson", output, place->speech);
  assert_int_equal(run.status, 0);
  assert_true(g_file_test(out, G_FILE_TEST_EXISTS));
  RUN(flags, "convert", "-qf", "-r72", output, place->speech);
  assert_int_equal(flags.status, 0);
  assert_string_equal(flags.err, "");
  RUN(wrong, "convert", "-jmany", place->speech);
  assert_refused(place, &wrong, "many", 1);
  RUN(file, "convert", "--", "-j2");
  assert_refused(place, &file, "-j2", 1);
}

static void styles_are_shown_and_checked(void **state) {
  struct place *place = *state;
  g_autofree char *own = in(place, "own.xml");
  RUN(show, "styles", "--show", "gongwen");
  assert_true(g_str_has_prefix(show.out, "<?xml"));
  folder_write(own, show.out, -1);
  RUN(good, "styles", "--check", own);
  assert_int_equal(good.status, 0);
  assert_non_null(strstr(good.out, "own.xml: this style can be used\n"));
  folder_write(
      own, "<style xmlns=\"urn:jianggao:style:1\" name=\"own\" extends=\"gongwen\"><page width=\"wide\"/></style>", -1);
  RUN(wrong, "styles", "--check", own);
  assert_refused(place, &wrong, "own.xml:1: width=\"wide\"", 1);
}

static void one_of_many_may_fail(void **state) {
  struct place *place = *state;
  g_autofree char *bad = in(place, "bad.txt"), *out = in(place, "out");
  folder_write(bad, "", 0);
  RUN(run, "convert", "--to", "txt", "-d", out, place->speech, bad);
  assert_int_equal(run.status, 1);
  assert_non_null(strstr(run.err, "bad.txt"));
  assert_non_null(strstr(run.err, "1 written, 1 failed: bad.txt\n"));
  assert_int_equal(folder_count(out), 1);
}

static void inputs_that_are_no_texts_are_refused(void **state) {
  struct place *place = *state;
  static const struct {
    const char *data;
    gssize length;
    const char *words;
  } cases[] = {
      {"", 0, "empty"},
      {" \n\t\r\n\xe3\x80\x80\n", -1, "blank"},
      {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "PNG"},
      {"\x7f"
       "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0",
       20, "program"},
      {"text\0with\0zeros\0", 16, "not a plain text"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *bad = in(place, "bad.txt");
    folder_write(bad, cases[i].data, cases[i].length);
    RUN(run, "convert", bad);
    assert_refused(place, &run, cases[i].words, 1);
    assert_non_null(strstr(run.err, "bad.txt"));
  }
  RUN(run, "convert", "/nonexistent/speech.txt");
  assert_refused(place, &run, "no such file", 1);
}

static void only_advertising_is_refused(void **state) {
  struct place *place = *state;
  g_autofree char *bad = in(place, "bad.txt");
  folder_write(bad, "首页 > 范文 > 正文\n\n【下载全文】 【打印】 【收藏】\n上一篇：没有了 下一篇：没有了\n", -1);
  RUN(run, "convert", bad);
  assert_refused(place, &run, "--keep-all", 1);
  RUN(kept, "convert", "--keep-all", "--to", "txt", "-o", "-", bad);
  assert_int_equal(kept.status, 0);
  assert_non_null(strstr(kept.out, "下载全文"));
}

static void what_cannot_be_meant_is_refused(void **state) {
  struct place *place = *state;
  g_autofree char *pdf = in(place, "a.pdf"), *strange = in(place, "a.xyz");
  RUN(format, "convert", place->speech, "--to", "wps");
  assert_refused(place, &format, "pdf, docx", 0);
  RUN(style, "convert", place->speech, "--style", "nosuch");
  assert_refused(place, &style, "gongwen", 0);
  RUN(suffix, "convert", place->speech, "-o", strange);
  assert_refused(place, &suffix, ".pdf or .docx", 0);
  RUN(twice, "convert", place->speech, "-o", pdf, "-o", pdf);
  assert_refused(place, &twice, "two outputs", 0);
  RUN(itself, "convert", place->speech, "-o", place->speech);
  assert_refused(place, &itself, "is an input", 0);
  RUN(text, "convert", place->speech, "--to", "txt");
  assert_refused(place, &text, "is an input", 0);
  RUN(nothing, "convert");
  assert_refused(place, &nothing, "No file was named", 0);
  RUN(option, "convert", "--colour", place->speech);
  assert_refused(place, &option, "--help", 0);
  RUN(jobs, "convert", "-j", "-3", place->speech);
  assert_refused(place, &jobs, "from 1 on", 0);
  RUN(command, "konvert", place->speech);
  assert_refused(place, &command, "not a command", 0);
}

/* Also for root, to whom a read-only folder is no obstacle: a folder that is a file. */
static void an_unwritable_folder_is_told(void **state) {
  struct place *place = *state;
  g_autofree char *below = in(place, "speech.txt/out"), *file = in(place, "speech.txt/a.pdf");
  RUN(folder, "convert", place->speech, "-d", below);
  assert_refused(place, &folder, "-d", 0);
  RUN(output, "convert", place->speech, "-o", file);
  assert_refused(place, &output, "cannot be written", 0);
  RUN(missing, "convert", place->speech, "-o", "/nonexistent/a.pdf");
  assert_refused(place, &missing, "Create that folder", 0);
}

static void a_full_disk_leaves_nothing(void **state) {
  struct place *place = *state;
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", place->speech, NULL}, limit_file_size, NULL);
  assert_refused(place, &run, "cannot be written", 0);
}

static void a_device_is_written_directly(void **state) {
  struct place *place = *state;
  RUN(run, "convert", place->speech, "--to", "pdf", "-o", "/dev/null");
  assert_int_equal(run.status, 0);
  assert_false(g_file_test("/dev/null", G_FILE_TEST_IS_REGULAR));
  RUN(full, "convert", place->speech, "--to", "pdf", "-o", "/dev/full");
  assert_refused(place, &full, "Make room", 0);
}

static void an_edited_word_file_is_kept(void **state) {
  struct place *place = *state;
  g_autofree char *docx = in(place, "speech.docx");
  RUN(first, "convert", place->speech, "--to", "docx");
  assert_int_equal(first.status, 0);
  RUN(again, "convert", place->speech, "--to", "docx");
  assert_int_equal(again.status, 0); /* nobody edited it */
  folder_write(docx, "PK\3\4 somebody's work", -1);
  RUN(refused, "convert", place->speech, "--to", "pdf,docx");
  assert_refused(place, &refused, "--force", 1);
  RUN(forced, "convert", "--force", place->speech, "--to", "docx");
  assert_int_equal(forced.status, 0);
}

static void help_and_version_everywhere(G_GNUC_UNUSED void **state) {
  static const char *const commands[] = {"convert", "check", "fonts", "styles"};
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    RUN(help, commands[i], "--help");
    assert_int_equal(help.status, 0);
    assert_non_null(strstr(help.out, "Usage:"));
    RUN(version, commands[i], "--version");
    assert_int_equal(version.status, 0);
    assert_true(g_str_has_prefix(version.out, "jianggao "));
  }
  RUN(help, "--help");
  assert_int_equal(help.status, 0);
  assert_non_null(strstr(help.out, "convert speech.txt"));
  RUN(version, "--version");
  assert_int_equal(version.status, 0);
}

static void messages_speak_chinese(void **state) {
  struct place *place = *state;
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "/nonexistent.txt", NULL}, NULL,
              (const char *const[]){"LC_ALL=zh_CN.UTF-8", "LANGUAGE=zh_CN", NULL});
  assert_int_equal(run.status, 2);
  assert_null(strstr(run.err, "no such file"));
  assert_non_null(strstr(run.err, "文件"));
  assert_int_equal(folder_count(place->dir), 1);
}

/* As the C library looks for it, also where the system has no such locale. */
static void the_language_is_that_of_the_environment(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *all, *messages, *language;
    bool chinese;
  } cases[] = {{"LC_ALL=zh_CN.UTF-8", "LC_MESSAGES=en_US.UTF-8", "LANG=en_US.UTF-8", true},
               {"LC_ALL=", "LC_MESSAGES=zh_CN.UTF-8", "LANG=en_US.UTF-8", true},
               {"LC_ALL=", "LC_MESSAGES=", "LANG=zh_CN.UTF-8", true},
               {"LC_ALL=", "LC_MESSAGES=", "LANG=", false}};
  g_autofree char *program = program_path();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(RunResult) run = {0};
    run_other("/usr/bin/env", &run,
              (const char *const[]){"-u", "LANGUAGE", cases[i].all, cases[i].messages, cases[i].language, program,
                                    "convert", "/nonexistent/speech.txt", NULL},
              NULL, NULL);
    assert_int_equal(run.status, 2);
    if ((strstr(run.err, "文件") != NULL) != cases[i].chinese)
      fail_msg("%zu: %s", i, run.err);
  }
}

static void check_tells_findings(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "holes.txt");
  folder_write(text, "在××县植树会上的讲话\n同志们：\n一是早准备。二是保成活。三要常管护。请×局长讲话。\n", -1);
  RUN(plain, "check", text);
  assert_int_equal(plain.status, 0);
  assert_true(g_str_has_prefix(plain.out, "holes.txt\n"));
  assert_non_null(strstr(
      plain.out, "  warning  三要 follows 二是: the members of a series are usually worded alike [series-drift]\n"
                 "    3:13    三要常管护。\n"
                 "            ^^^^\n"));
  assert_non_null(strstr(plain.out, "\n0 to correct, 3 to look at, 0 to know\n"));
  assert_null(strchr(plain.out, '\033'));
  RUN(lines, "check", "--format", "lines", text);
  assert_non_null(strstr(lines.out, "holes.txt:3:13: warning: 三要 follows 二是"));
  RUN(json, "check", "--format", "json", text);
  assert_int_equal(json.status, 0);
  assert_true(g_str_has_prefix(json.out, "{ \"format\": \"jianggao-findings\", \"version\": 1, \"files\": [\n"));
  assert_non_null(strstr(json.out, "\"rule\": \"series-drift\""));
}

/* Of four places of one kind three are shown in the text, and all are in JSON; more than thirty are the author's
 * manner. */
static void check_folds_what_occurs_often(void **state) {
  struct place *place = *state;
  g_autofree char *often = in(place, "often.txt"), *always = in(place, "always.txt");
  folder_write(often,
               "在渔港会上的讲话\n同志们：\n船要查,网要补,人要齐,灯要亮,"
               "锚要牢。出海以前，先看天气，再看潮水，再看船，再看网，再看灯，最后看人。\n",
               -1);
  RUN(plain, "check", often);
  assert_non_null(
      strstr(plain.out, "  warning  Half-width marks stand in Chinese text (4 places) [half-width-mark]\n"));
  assert_non_null(
      strstr(plain.out, "\n    3:12    船要查,网要补,人要齐,灯要亮,锚要牢。\n                                ^\n"));
  assert_non_null(strstr(plain.out, "\n    1 more place: 3:16\n"));
  RUN(verbose, "check", "--verbose", often);
  assert_non_null(strstr(verbose.out, "\n    3:16    "));
  RUN(json, "check", "--format", "json", often);
  g_auto(GStrv) parts = g_strsplit(json.out, "half-width-mark", -1);
  assert_int_equal(g_strv_length(parts), 4 + 1);

  g_autoptr(GString) text = g_string_new("在渔港会上的讲话\n同志们：\n");
  for (guint i = 0; i < 31; i++)
    g_string_append(text, "船要查,网要补。出海以前，先看天气，再看潮水，再看船。\n");
  folder_write(always, text->str, -1);
  RUN(manner, "check", always);
  assert_non_null(strstr(manner.out, "  note  Half-width marks stand in Chinese text (31 places) [half-width-mark]\n"));
}

static void what_is_told_can_be_chosen(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "chosen.txt");
  folder_write(text, "在植树会上的讲话\n同志们：\n我们评上了“红旗组”、“先锋组”,大家都高兴。请×局长讲话。\n", -1);
  RUN(usual, "check", text);
  assert_null(strstr(usual.out, "[list-comma]"));
  assert_non_null(strstr(usual.out, "[placeholder]"));
  RUN(selected, "check", "--select", "list-comma,half-width-mark", text);
  assert_non_null(strstr(selected.out, "[list-comma]"));
  assert_non_null(strstr(selected.out, "[half-width-mark]"));
  assert_null(strstr(selected.out, "[placeholder]"));
  RUN(ignored, "check", "--ignore", "placeholder", text);
  assert_null(strstr(ignored.out, "[placeholder]"));
  RUN(unknown, "check", "--select", "no-such", text);
  assert_int_equal(unknown.status, 2);
  RUN(strict, "check", "--fail-on", "warning", text);
  assert_int_equal(strict.status, 1);
  RUN(lenient, "check", "--fail-on", "never", "--select", "date-impossible", text);
  assert_int_equal(lenient.status, 0);
  assert_string_equal(lenient.out, "chosen.txt: nothing to tell\n");
}

static void colours_are_for_terminals(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "colour.txt");
  folder_write(text, "在植树会上的讲话\n同志们：\n请×局长讲话，大家欢迎。\n", -1);
  RUN(always, "check", "--color", "always", text);
  assert_non_null(strstr(always.out, "\033[1;33mwarning\033[0m"));
  RUN(never, "check", "--color", "never", text);
  assert_null(strchr(never.out, '\033'));
}

/* The title has 8, the hearers 4, the paragraph 20: Wi-Fi and 2026 are a word each for Word. */
static void stats_count_as_word_does(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "stats.txt");
  folder_write(text, "在植树会上的讲话\n\n同志们：\n\n2026年，山上有了Wi-Fi，树也活了。大家都高兴！\n", -1);
  RUN(run, "check", "--stats", "--rate", "180", text);
  assert_int_equal(run.status, 0);
  assert_true(g_str_has_prefix(run.out, "stats.txt: 32 characters, 2 sentences, 1 paragraph, 1 page\n"
                                        "stats.txt: about 1 minute aloud (180 characters a minute)\n"));
  RUN(wrong, "check", "--stats", "--rate", "9", text);
  assert_int_equal(wrong.status, 2);
}

static void the_ledger_is_equal_to_the_end(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "ledger.txt");
  folder_write(text,
               "在植树会上的讲话\n发布时间：2023-05-04 08:00:00　点击：20次\n同志们：\n"
               "　　一、早&nbsp;动手。春天的土最软，一锹下去就是一个坑。\n",
               -1);
  RUN(run, "check", "--ledger", text);
  assert_int_equal(run.status, 0);
  const char *ledger = strstr(run.out, "ledger.txt: where its characters went\n");
  assert_non_null(ledger);
  assert_non_null(strstr(ledger, "\n         8    title\n"));
  assert_non_null(strstr(ledger, "\n         6  marks that were undone\n"));
  assert_non_null(strstr(ledger, "        78  characters of the source in all\n"));
  RUN(tree, "convert", "--to", "json", "-o", "-", text);
  assert_non_null(strstr(tree.out, "\"ledger\": { \"characters\": 78, \"printed\": { \"title\": 8,"));
  RUN(both, "check", "--ledger", "--format", "json", text);
  assert_int_equal(both.status, 2);
}

/* The text file itself: its BOM and line ends stay, and the file as it was stays beside it. */
static void check_writes_corrections(void **state) {
  struct place *place = *state;
  static const char before[] = "\xEF\xBB\xBF在植树会上的讲话\r\n同志们：\r\n树苗要早订,工具要早修...大家九点出发。\r\n";
  static const char after[] = "\xEF\xBB\xBF在植树会上的讲话\r\n同志们：\r\n树苗要早订，工具要早修……大家九点出发。\r\n";
  g_autofree char *text = in(place, "fix.txt"), *backup = in(place, "fix.txt.bak"), *got = NULL, *kept = NULL;
  folder_write(text, before, -1);
  RUN(diff, "check", "--diff", text);
  assert_non_null(strstr(diff.out, "@@ -3 +3 @@\n-树苗要早订,工具要早修..."));
  RUN(one, "check", "--diff", "--fix=figures,blanks", text);
  assert_string_equal(one.out, "");
  RUN(wrong, "check", "--diff", "--fix=words", text);
  assert_int_equal(wrong.status, 2);
  RUN(run, "check", "--write", text);
  assert_int_equal(run.status, 0);
  assert_true(g_file_get_contents(text, &got, NULL, NULL));
  assert_string_equal(got, after);
  assert_true(g_file_get_contents(backup, &kept, NULL, NULL));
  assert_string_equal(kept, before);
  RUN(again, "check", "--write", text);
  assert_non_null(strstr(again.out, "fix.txt: nothing to correct\n"));
  RUN(standard, "check", "--write", "-");
  assert_int_equal(standard.status, 2);
}

static void convert_makes_corrections_when_asked(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "set.txt");
  folder_write(text, "在植树会上的讲话\n同志们：\n树苗要早订,工具要早修，大家九点出发。\n", -1);
  RUN(plain, "convert", "-q", "--to", "txt", "-o", "-", text);
  assert_non_null(strstr(plain.out, "树苗要早订,工具"));
  RUN(fixed, "convert", "--fix", "--to", "txt", "-o", "-", text);
  assert_non_null(strstr(fixed.out, "树苗要早订，工具"));
  assert_non_null(strstr(fixed.err, "set.txt: about 1 minute aloud; 1 place corrected\n"));
}

static void blanks_are_listed_and_filled(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "holes.txt"), *list = in(place, "list"), *table = in(place, "rows.csv");
  folder_write(text, "在×县植树会上的讲话\n同志们：\n×县今年要栽树×万亩，大家辛苦了。\n", -1);
  RUN(blanks, "fill", text);
  assert_non_null(strstr(
      blanks.out, "# 2 places: 在×县植树会上的讲话\n×县=\n\n# 1 place: ×县今年要栽树×万亩，大家辛苦了。\n×万=\n"));
  folder_write(list, "# a remark\n×县=青山县\n×万=\n", -1);
  RUN(filled, "convert", "-q", "--fill", list, "--fill", "×万=3", "--to", "txt", "-o", "-", text);
  assert_non_null(strstr(filled.out, "青山县今年要栽树3万亩"));
  folder_write(table, "×县,×万\r\n青山县,3\r\n\"绿水,县\",4\r\n", -1);
  g_autofree char *first = in(place, "holes-青山县.txt"), *second = in(place, "holes-绿水,县.txt"), *got = NULL;
  RUN(rows, "convert", "-q", "--fill", table, "--fill-names", "{×县}", "--to", "txt", text);
  assert_int_equal(rows.status, 0);
  assert_exists(first);
  assert_true(g_file_get_contents(second, &got, NULL, NULL));
  assert_non_null(strstr(got, "绿水,县今年要栽树4万亩"));
  RUN(one, "convert", "-q", "--fill", table, "--to", "txt", "-o", "-", text);
  assert_int_equal(one.status, 2);
  RUN(none, "convert", "-q", "--fill", "no-such-file", "--to", "txt", "-o", "-", text);
  assert_int_equal(none.status, 2);
}

static void a_filled_text_is_checked(void **state) {
  struct place *place = *state;
  g_autofree char *open = in(place, "open.txt");
  folder_write(open, "在植树会上的讲话\n\n同志们：\n\n今年×区的树都活了，×区的同志辛苦了。\n", -1);
  RUN(left, "check", open);
  assert_non_null(strstr(left.out, "[placeholder]"));
  RUN(none, "check", "--fill", "×区=**城东**（新）区", open);
  assert_null(strstr(none.out, "[placeholder]"));
  RUN(unknown, "check", "--fill", "×镇=甲镇", open);
  assert_non_null(strstr(unknown.out, "[fill-unknown]"));
  RUN(text, "convert", "--fill", "×区=**城东**（新）区", "--to", "txt", "-o", "-", open);
  assert_non_null(strstr(text.out, "今年**城东**（新）区的树都活了，**城东**（新）区的同志辛苦了。"));
  g_autofree char *table = in(place, "table.csv");
  folder_write(table, "×区\n城东区\n", -1);
  RUN(rows, "check", "--fill", table, open);
  assert_int_equal(rows.status, 2);
}

/* The line about a text knows some kinds of findings by their names: what may be advertising, what was said and does
 * not fit, what is still to be filled in (told by itself), and what is printed as 〓, which is status 1. */
static void the_summary_tells_what_matters(void **state) {
  struct place *place = *state;
  g_autofree char *text = in(place, "doubt.txt"), *page = in(place, "doubt.pdf");
  folder_write(text,
               "在植树会上的讲话\n\n同志们：\n\n今年×区的树都活了，大家辛苦了。\n\n"
               "请扫码关注微信公众号，免费领取资料，注册会员。\n\n明年还要多栽，请大家早作准备\xf4\x8f\xbf\xbd。\n",
               -1);
  RUN(run, "convert", "--as", "99=title", text, "-o", page);
  assert_int_equal(run.status, 1);
  assert_non_null(strstr(run.err, "line 7 may be advertising, and is printed"));
  assert_non_null(strstr(run.err, "[override-unused]"));
  assert_non_null(strstr(run.err, "[missing-glyph]"));
  assert_non_null(strstr(run.err, "3 things to look at")); /* private-use, kept-doubtful, override-unused */
}

static void a_sidecar_overrides_the_reader(void **state) {
  struct place *place = *state;
  g_autofree char *sidecar = g_strconcat(place->speech, ".as", NULL);
  folder_write(sidecar, "# the first line is a note\n1=note\n", -1);
  RUN(run, "convert", "--to", "json", "-o", "-", place->speech);
  assert_int_equal(run.status, 0);
  assert_non_null(strstr(run.out, "\"role\": \"note\", \"lines\": [1, 1]"));
  assert_null(strstr(run.out, "\"role\": \"title\""));
  /* In GB18030, through a link to another folder; and what is no text. */
  g_autofree char *folder = in(place, "else"), *other = in(place, "else/list");
  g_mkdir(folder, 0777);
  folder_write(other, "1=note # \xB5\xDA\xD2\xBB\xD0\xD0\n", -1);
  g_unlink(sidecar);
  assert_int_equal(symlink(other, sidecar), 0);
  RUN(linked, "convert", "--to", "json", "-o", "-", place->speech);
  assert_non_null(strstr(linked.out, "\"role\": \"note\", \"lines\": [1, 1]"));
  folder_write(other, "\xFF\xFF=\xFF\n", -1);
  RUN(wrong, "convert", "--to", "json", "-o", "-", place->speech);
  assert_int_equal(wrong.status, 2);
  assert_non_null(strstr(wrong.err, "Save it as UTF-8"));
}

static void fonts_and_styles_are_listed(G_GNUC_UNUSED void **state) {
  RUN(styles, "styles");
  assert_int_equal(styles.status, 0);
  assert_non_null(strstr(styles.out, "gongwen-word"));
  RUN(fonts, "fonts");
  assert_int_equal(fonts.status, 0);
  assert_non_null(strstr(fonts.out, "FandolFang"));
  RUN(wrong, "fonts", "speech.txt");
  assert_int_equal(wrong.status, 2);
}

static void copy_file(const char *from, const char *to) {
  const char *line[] = {"cp", from, to, NULL};
  int status = -1;
  assert_true(g_spawn_sync(NULL, (char **)line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  assert_int_equal(status, 0);
}

/* The program in a source tree like the real one, but nobody has brought the fonts yet.  Its path; free with g_free. */
static char *program_without_fonts(const struct place *place) {
  static const char *const links[] = {"styles", "fonts/families.xml", "fonts/families.rng"};
  static const char *const modules[] = {"jianggao-page.so", "jianggao-finish.so", "jianggao-word.so"};
  g_autofree char *tree = in(place, "tree"), *here = g_get_current_dir();
  g_autofree char *fonts = g_build_filename(tree, "fonts", NULL), *build = g_build_filename(tree, "build", NULL);
  g_mkdir_with_parents(fonts, 0777);
  g_mkdir_with_parents(build, 0777);
  for (gsize i = 0; i < G_N_ELEMENTS(links); i++) {
    g_autofree char *from = g_build_filename(here, links[i], NULL), *to = g_build_filename(tree, links[i], NULL);
    assert_int_equal(symlink(from, to), 0);
  }
  g_autofree char *program = program_path(), *folder = g_path_get_dirname(program);
  copy_file(program, build);
  for (gsize i = 0; i < G_N_ELEMENTS(modules); i++) {
    g_autofree char *module = g_build_filename(folder, modules[i], NULL);
    copy_file(module, build);
  }
  return g_build_filename(build, "jianggao", NULL);
}

static void missing_fonts_name_the_command(void **state) {
  struct place *place = *state;
  g_autofree char *program = program_without_fonts(place);
  const char *const variables[] = {"JIANGGAO_FONTS=", NULL};
  g_auto(RunResult) pdf = {0};
  run_other(program, &pdf, (const char *const[]){"convert", place->speech, NULL}, NULL, variables);
  assert_refused(place, &pdf, "make fonts", 1);
  g_auto(RunResult) docx = {0};
  run_other(program, &docx, (const char *const[]){"convert", "--to", "docx", place->speech, NULL}, NULL, variables);
  assert_int_equal(docx.status, 0); /* a Word file names its fonts and needs none */
  g_auto(RunResult) toc = {0};      /* but pages are counted with them */
  run_other(program, &toc, (const char *const[]){"convert", "--toc", "--to", "docx", place->speech, NULL}, NULL,
            variables);
  assert_refused(place, &toc, "make fonts", 2);
}

static void fonts_of_the_environment_are_used(void **state) {
  struct place *place = *state;
  g_autofree char *program = program_without_fonts(place), *here = g_get_current_dir();
  g_autofree char *variable = g_strdup_printf("JIANGGAO_FONTS=%s/fonts/files", here);
  g_auto(RunResult) pdf = {0};
  run_other(program, &pdf, (const char *const[]){"convert", place->speech, NULL}, NULL,
            (const char *const[]){variable, NULL});
  assert_int_equal(pdf.status, 0);
}

/* Whoever runs this, root too: a link to itself. */
static void a_font_that_cannot_be_opened_is_told(void **state) {
  struct place *place = *state;
  g_autofree char *folder = in(place, "fonts"), *font = in(place, "fonts/my.otf"), *lost = in(place, "fonts/lost.ttf");
  g_mkdir(folder, 0777);
  assert_int_equal(symlink("nothing.ttf", lost), 0); /* there is no font */
  RUN(nothing, "convert", "-q", "--to", "layout", "-o", "/dev/null", "--font-dir", folder, place->speech);
  assert_int_equal(nothing.status, 0);
  assert_int_equal(symlink("my.otf", font), 0);
  RUN(run, "convert", "--to", "pdf", "--font-dir", folder, place->speech);
  assert_refused(place, &run, "my.otf: this font is there but cannot be opened", 1);
}

/* What a terminal would take for an order is shown; a name can be anything but "/" and NUL. */
static void messages_give_no_orders(void **state) {
  struct place *place = *state;
  g_autofree char *path = in(place, "a\033[31m\xFF\n.txt"), *out = in(place, "out");
  folder_write(
      path, "关于\033[2J工作的讲话\n\n同志们：\n\n\xE2\x80\xAE今天\033[31m开会。\n点击下载\033]0;x\a www.example.org\n",
      -1);
  const char *const lines[][8] = {{"check", path},
                                  {"check", "--format", "json", path},
                                  {"check", "--format", "lines", path},
                                  {"convert", "--to", "json,txt,docx", "-d", out, path},
                                  {"convert", "--style", path, path},
                                  {path},
                                  {"convert", "-o", path, place->speech},
                                  {"convert", "--as", path, path}};
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    g_auto(RunResult) run = {0};
    run_program(&run, lines[i], NULL, NULL);
    assert_true(run.status <= 2);
    g_autofree char *all = g_strconcat(run.out, run.err, NULL);
    assert_null(strchr(all, '\033'));
    assert_null(strstr(all, "\xE2\x80\xAE"));
    if (!g_utf8_validate(all, -1, NULL))
      fail_msg("%zu: %s", i, all);
  }
  RUN(check, "check", path);
  assert_non_null(strstr(check.out, "‹U+001B›"));
}

/* Controls, marks without width and what is no character are told with their place, and every output has the same text.
 */
static void outputs_have_the_same_characters(void **state) {
  struct place *place = *state;
  folder_write(place->speech,
               "关于安全的讲话\n\n同志们：\n\n今\xEF\xBB\xBF天A\033开\xE2\x80\x8B会\xC2\xAD，讨\x7F论\xEF\xBF\xBE安\xEF"
               "\xB7\x90全\xF4\x8F\xBF\xBF。又"
               "\x0B一行\xE2\x80\xA8再一行\x01。\n",
               -1);
  g_autofree char *docx = in(place, "speech.docx"), *pdf = in(place, "speech.pdf");
  RUN(made, "convert", place->speech, "--to", "docx,pdf,layout");
  assert_int_equal(made.status, 0);
  assert_exists(pdf);
  RUN(text, "convert", "-q", place->speech, "--to", "txt", "-o", "-");
  assert_string_equal(text.out, "关于安全的讲话\n同志们：\n今天A开会，讨论安全。又\n一行\n再一行。\n");
  RUN(back, "convert", "-q", docx, "--to", "txt", "-o", "-");
  assert_string_equal(back.out, text.out);
  RUN(check, "check", "--format", "lines", place->speech);
  static const char *const places[] = {":5:5: ", ":5:12: ", ":5:14: ", ":5:16: ", ":5:18: "};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *told = g_strdup_printf("%serror: A character that is none", places[i]);
    if (!strstr(check.out, told))
      fail_msg("%s is not in %s", told, check.out);
  }
}

/* What the kernel says of the program while that reads a text (base/sandbox.h). */
static void the_program_is_locked_in(G_GNUC_UNUSED void **state) {
  RUN(version, "--version");
  RUN(run, "convert", "--dump", "lines", "/proc/self/status");
  if (strstr(version.out, "no_new_privs"))
    assert_non_null(strstr(run.out, "NoNewPrivs:\t1"));
  if (strstr(version.out, "seccomp"))
    assert_non_null(strstr(run.out, "Seccomp:\t2"));
}

/* What each command can still do at its end (tests/builders/probe.c). */
static void commands_have_their_files_alone(void **state) {
  const struct place *place = *state;
  g_autofree char *program = program_path(), *build = g_path_get_dirname(program);
  g_autofree char *preload = g_strdup_printf("LD_PRELOAD=%s/probe.so", build);
  const char *const variables[] = {preload, "ASAN_OPTIONS=verify_asan_link_order=0", NULL};
  const char *const commands[][4] = {{"convert", "--force", place->speech},
                                     {"convert", "--dump", "layout", place->speech},
                                     {"check", place->speech},
                                     {"check", "--write", "--fix", place->speech},
                                     {"fill", place->speech}};
  RUN(version, "--version");
  const int read = strstr(version.out, "landlock") ? EACCES : 0, call = strstr(version.out, "seccomp") ? EPERM : 0;
  g_autofree char *wanted = g_strdup_printf(": read %d, socket %d, exec %d\n", read, call, call);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
    const char *const line[] = {commands[i][0], commands[i][1], commands[i][2], commands[i][3], NULL};
    g_auto(RunResult) run = {0};
    run_program(&run, line, NULL, variables);
    assert_int_equal(run.status, 0);
    if (!strstr(run.err, wanted))
      fail_msg("%zu: %s", i, run.err);
  }
}

static void a_finding_is_explained(void **state) {
  struct place *place = *state;
  RUN(run, "check", "--explain", "series-drift");
  assert_int_equal(run.status, 0);
  assert_true(g_str_has_prefix(run.out, "series-drift (warning)\nThe members of a series are not worded alike\n"
                                        "It rests on what careful texts do.\n\nTold:\n    "));
  assert_non_null(strstr(run.out, "四要听得进意见。\n\nNot told:\n    "));
  assert_non_null(strstr(run.out, "--ignore series-drift"));
  RUN(unknown, "check", "--explain", "nosuch");
  assert_refused(place, &unknown, "no finding called 'nosuch'", 0);
}

static void a_step_is_dumped(void **state) {
  struct place *place = *state;
  RUN(lines, "convert", "--dump", "lines", place->speech);
  assert_int_equal(lines.status, 0);
  assert_non_null(strstr(lines.out, "2\t各位同事：\n"));
  RUN(layout, "convert", "--dump", "layout", place->speech);
  assert_int_equal(layout.status, 0);
  assert_true(g_str_has_prefix(layout.out, "page 1 "));
  assert_int_equal(folder_count(place->dir), 1);
  RUN(unknown, "convert", "--dump", "nosuch", place->speech);
  assert_refused(place, &unknown, "lines", 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

/* Fonts in a folder of the user's are scanned at each start; nothing of that is kept (spec A2). */
static void no_cache_is_written(void **state) {
  const struct place *place = *state;
  g_autofree char *pdf = in(place, "speech.pdf"), *home = in(place, "home"), *fonts = in(place, "fonts");
  g_autofree char *data = NULL, *font = g_build_filename(fonts, "LiberationSerif-Regular.ttf", NULL);
  g_autofree char *home_variable = g_strconcat("HOME=", home, NULL);
  g_autofree char *cache_variable = g_strconcat("XDG_CACHE_HOME=", home, NULL);
  gsize length;
  g_mkdir(home, 0777);
  g_mkdir(fonts, 0777);
  assert_true(g_file_get_contents("fonts/files/LiberationSerif-Regular.ttf", &data, &length, NULL));
  folder_write(font, data, (gssize)length);
  const guint prepared = folder_count("fonts/fontconfig");
  g_auto(RunResult) run = {0};
  run_program(&run, (const char *const[]){"convert", "-q", "--font-dir", fonts, "-o", pdf, place->speech, NULL}, NULL,
              (const char *const[]){home_variable, cache_variable, NULL});
  assert_int_equal(run.status, 0);
  assert_string_equal(run.err, "");
  assert_int_equal(folder_count(home), 0);
  assert_int_equal(folder_count(fonts), 1);
  assert_int_equal(folder_count("fonts/fontconfig"), prepared);
}

/* The file is made, but who calls the program is told (typography K5). */
static void a_character_that_no_font_has_is_told_by_the_status(void **state) {
  const struct place *place = *state;
  g_autofree char *pdf = in(place, "speech.pdf"), *text = in(place, "out.txt");
  folder_write(place->speech, SPEECH "最后一个字是\xF4\x80\x80\x81。\n", -1);
  g_auto(RunResult) pages = {0}, plain = {0};
  run_program(&pages, (const char *const[]){"convert", "-q", "-o", pdf, place->speech, NULL}, NULL, NULL);
  assert_int_equal(pages.status, 1);
  assert_true(g_file_test(pdf, G_FILE_TEST_EXISTS));
  run_program(&plain, (const char *const[]){"convert", "-q", "-o", text, place->speech, NULL}, NULL, NULL);
  assert_int_equal(plain.status, 0); /* nothing is printed */
}

/* --titles: words of the user's own stay whole; a file that is not there is told even where no title is long. */
static void terms_of_the_user_stay_whole(void **state) {
  const struct place *place = *state;
  g_autofree char *titles = in(place, "titles.txt");
  const char *const convert[] = {"convert", "--dump", "paragraphs", "--titles", titles, place->speech, NULL};
  g_auto(RunResult) missing = {0};
  run_program(&missing, convert, NULL, NULL);
  assert_int_equal(missing.status, 2);
  assert_non_null(strstr(missing.err, "titles.txt"));
  folder_write(titles, "滩涂养殖户 # our people\n[events]\n碰头大会\n", -1);
  folder_write(place->speech, "在东海柔鱼滩涂养殖户头碰头大会上的讲话稿件\n\n同志们：\n\n今天来得早，我讲三点意见。\n",
               -1);
  g_auto(RunResult) run = {0};
  run_program(&run, convert, NULL, NULL);
  assert_int_equal(run.status, 0);
  assert_non_null(strstr(run.out, "\"碰头大会上的讲话稿件\""));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(no_cache_is_written, set_up, tear_down),
      cmocka_unit_test_setup_teardown(the_program_is_locked_in, set_up, tear_down),
      cmocka_unit_test_setup_teardown(commands_have_their_files_alone, set_up, tear_down),
      cmocka_unit_test_setup_teardown(messages_give_no_orders, set_up, tear_down),
      cmocka_unit_test_setup_teardown(outputs_have_the_same_characters, set_up, tear_down),
      cmocka_unit_test_setup_teardown(terms_of_the_user_stay_whole, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_font_that_cannot_be_opened_is_told, set_up, tear_down),
      cmocka_unit_test_setup_teardown(a_character_that_no_font_has_is_told_by_the_status, set_up, tear_down),
      TEST(converts_beside_the_input),
      TEST(makes_the_output_folder),
      TEST(several_outputs_by_suffix),
      TEST(standard_output_and_input),
      TEST(a_pipe_is_read_from_its_first_byte),
      TEST(names_give_the_terminal_no_orders),
      TEST(a_folder_stands_for_its_texts),
      TEST(a_folder_without_texts_is_refused),
      TEST(folders_of_folders),
      TEST(sixteen_folders_are_gone_down),
      TEST(slips_of_the_hand_are_answered),
      TEST(a_value_may_stand_right_behind_its_letter),
      TEST(styles_are_shown_and_checked),
      TEST(what_was_said_wrongly_is_named),
      TEST(options_of_an_edition_are_settings),
      TEST(fix_takes_its_classes_behind_the_sign),
      TEST(a_diff_is_shown_of_what_is_written),
      TEST(texts_of_one_name_are_all_written),
      TEST(one_of_many_may_fail),
      TEST(inputs_that_are_no_texts_are_refused),
      TEST(only_advertising_is_refused),
      TEST(what_cannot_be_meant_is_refused),
      TEST(an_unwritable_folder_is_told),
      TEST(a_full_disk_leaves_nothing),
      TEST(a_device_is_written_directly),
      TEST(an_edited_word_file_is_kept),
      TEST(help_and_version_everywhere),
      TEST(messages_speak_chinese),
      TEST(the_language_is_that_of_the_environment),
      TEST(check_tells_findings),
      TEST(check_folds_what_occurs_often),
      TEST(what_is_told_can_be_chosen),
      TEST(colours_are_for_terminals),
      TEST(stats_count_as_word_does),
      TEST(blanks_are_listed_and_filled),
      TEST(a_filled_text_is_checked),
      TEST(check_writes_corrections),
      TEST(convert_makes_corrections_when_asked),
      TEST(a_sidecar_overrides_the_reader),
      TEST(the_ledger_is_equal_to_the_end),
      TEST(fonts_and_styles_are_listed),
      TEST(missing_fonts_name_the_command),
      TEST(fonts_of_the_environment_are_used),
      TEST(a_finding_is_explained),
      TEST(the_summary_tells_what_matters),
      TEST(a_step_is_dumped),
  };
  return cmocka_run_group_tests_name("command line", tests, NULL, NULL);
}
