/* Font sets: which file serves a role, and what a face tells about its glyphs.  The fonts come from the
 * program's fonts folder. */
#define _GNU_SOURCE /* memmem */
#include "base/error.h"
#include "font/font.h"
#include "unit/test.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct family title_families[] = {
    {"方正小标宋简体", 400, false}, {"FandolSong", 700, false}, {"Noto Serif CJK SC", 700, false}, {NULL, 0, false}};
static struct family body_families[] = {
    {"仿宋_GB2312", 400, false}, {"FandolFang", 400, false}, {"LXGW WenKai", 300, false}, {NULL, 0, false}};
static struct family kai_families[] = {{"fandolkai", 400, false}, {"LXGW WenKai", 400, false}, {NULL, 0, false}};
static struct family hei_families[] = {{"FandolHei", 400, true}, {"Noto Sans CJK SC", 700, false}, {NULL, 0, false}};
static struct family song_families[] = {
    {"FandolSong", 400, false}, {"Noto Serif CJK SC", 400, false}, {NULL, 0, false}};
static struct family latin_families[] = {
    {"Times New Roman", 400, false}, {"Liberation Serif", 400, false}, {NULL, 0, false}};
static struct family no_families[] = {{NULL, 0, false}};

static struct family_set free_families(void) {
  return (struct family_set){
      .families = {title_families, body_families, kai_families, hei_families, song_families, latin_families},
      .bold_latin = {[FONT_TITLE] = true}};
}

static struct font_set *open_fonts(void) {
  const struct family_set families = free_families();
  g_autoptr(GError) error = NULL;
  struct font_set *set = font_set_new(&families, NULL, &error);
  if (!set)
    fail_msg("%s", error->message);
  return set;
}

static void assert_file(const struct face *face, const char *name) {
  g_autofree char *base = g_path_get_basename(face->file);
  assert_string_equal(base, name);
}

static void roles_get_the_family_that_was_asked_for(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  assert_file(font_set_face(set, FONT_TITLE), "FandolSong-Bold.otf");
  assert_file(font_set_face(set, FONT_BODY), "FandolFang-Regular.otf");
  assert_file(font_set_face(set, FONT_KAI), "FandolKai-Regular.otf");
  assert_file(font_set_face(set, FONT_HEI), "FandolHei-Regular.otf");
  assert_file(font_set_face(set, FONT_SONG), "FandolSong-Regular.otf");
  assert_file(font_set_face(set, FONT_LATIN), "LiberationSerif-Regular.ttf");
  assert_string_equal(font_set_face(set, FONT_TITLE)->family, "FandolSong Bold");
  assert_int_equal(font_set_lender(set, FONT_KAI), FONT_KAI);
}

static void a_missing_role_borrows_a_face(void **state) {
  (void)state;
  struct family_set families = free_families();
  families.families[FONT_KAI] = no_families;
  families.families[FONT_LATIN] = no_families;
  g_autoptr(FontSet) set = font_set_new(&families, NULL, NULL);
  assert_non_null(set);
  assert_int_equal(font_set_lender(set, FONT_KAI), FONT_BODY);
  assert_ptr_equal(font_set_face(set, FONT_KAI), font_set_face(set, FONT_BODY));
  assert_int_equal(font_set_lender(set, FONT_LATIN), FONT_BODY);
}

static void no_chinese_font_tells_what_to_run(void **state) {
  (void)state;
  struct family_set families = free_families();
  for (guint role = 0; role < FONT_LATIN; role++)
    families.families[role] = no_families;
  g_autoptr(GError) error = NULL;
  assert_null(font_set_new(&families, NULL, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT));
  assert_non_null(strstr(error->message, "make fonts"));
  assert_non_null(strstr(error->message, "--font-dir"));
}

static void a_named_folder_must_exist(void **state) {
  (void)state;
  const struct family_set families = free_families();
  char *dirs[] = {"/nowhere/fonts", NULL};
  g_autoptr(GError) error = NULL;
  assert_null(font_set_new(&families, dirs, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_FONT));
  assert_non_null(strstr(error->message, "/nowhere/fonts"));
}

/* A folder (or file) that the user names comes before all others, even with a family that is lower in the list. */
static void a_named_file_wins(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct family_set families = free_families();
  struct family body[] = {{"FandolFang", 400, false}, {"FandolKai", 400, false}, {NULL, 0, false}};
  families.families[FONT_BODY] = body;
  char *dirs[] = {font_set_face(set, FONT_KAI)->file, NULL};
  g_autoptr(FontSet) own = font_set_new(&families, dirs, NULL);
  assert_non_null(own);
  assert_file(font_set_face(own, FONT_BODY), "FandolKai-Regular.otf");
  assert_ptr_equal(font_set_face(own, FONT_BODY), font_set_face(own, FONT_KAI));
}

static void a_file_that_is_no_font_is_passed_over(void **state) {
  (void)state;
  g_autofree char *dir = g_dir_make_tmp("fontsXXXXXX", NULL);
  g_autofree char *inner = g_build_filename(dir, "broken.ttf", NULL);
  assert_true(g_file_set_contents(inner, "OTTO\0\x10 not a font", 17, NULL));
  const struct family_set families = free_families();
  char *dirs[] = {dir, NULL};
  g_autoptr(FontSet) set = font_set_new(&families, dirs, NULL);
  assert_non_null(set);
  assert_file(font_set_face(set, FONT_BODY), "FandolFang-Regular.otf");
  g_remove(inner);
  g_rmdir(dir);
}

/* What is called a font and cannot be opened stops the work; what is called otherwise, or is a link to nothing, does
 * not. */
static void a_font_that_cannot_be_opened_is_told(void **state) {
  (void)state;
  static const struct {
    const char *name;
    bool told;
  } cases[] = {{"a.ttf", true},  {"a.OTF", true}, {"a.b.ttc", true}, {"a.otc", true},
               {"a.txt", false}, {"ttf", false},  {"a.ttf.x", false}};
  const struct family_set families = free_families();
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *dir = g_dir_make_tmp("fontsXXXXXX", NULL), *path = g_build_filename(dir, cases[i].name, NULL);
    g_autofree char *link = g_build_filename(dir, "link.ttf", NULL);
    char *dirs[] = {dir, NULL};
    g_autoptr(GError) error = NULL;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    const int listening = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(listening, (const struct sockaddr *)&address, sizeof address), 0);
    assert_int_equal(symlink("nothing", link), 0);
    g_autoptr(FontSet) set = font_set_new(&families, dirs, &error);
    g_close(listening, NULL);
    g_remove(path);
    g_remove(link);
    g_rmdir(dir);
    if ((set == NULL) != cases[i].told)
      fail_msg("%s: %s", cases[i].name, error ? error->message : "taken");
    if (error)
      assert_non_null(strstr(error->message, path));
  }
}

/* Copies a TrueType font so that it has no outlines any more. */
static void break_outlines(const char *from, const char *to) {
  g_autofree char *data = NULL;
  gsize length;
  assert_true(g_file_get_contents(from, &data, &length, NULL));
  char *tag = memmem(data, 512, "glyf", 4);
  assert_non_null(tag);
  memset(tag, 'x', 4);
  assert_true(g_file_set_contents(to, data, (gssize)length, NULL));
}

/* A font of bitmaps alone, or of outlines that no PDF can hold, is as good as none: the next family is taken. */
static void a_font_without_outlines_is_passed_over(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  g_autofree char *dir = g_dir_make_tmp("fontsXXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "bare.ttf", NULL);
  break_outlines(font_set_face(set, FONT_LATIN)->file, path);
  const struct family_set families = free_families();
  char *dirs[] = {dir, NULL};
  g_autoptr(FontSet) other = font_set_new(&families, dirs, NULL);
  assert_non_null(other);
  assert_file(font_set_face(other, FONT_LATIN), "LiberationSerif-Regular.ttf");
  g_remove(path);
  g_rmdir(dir);
}

static void metrics_are_in_em(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct face *body = font_set_face(set, FONT_BODY);
  const guint32 glyph = face_glyph(body, 0x7684); /* 的 */
  assert_int_not_equal(glyph, 0);
  assert_float_equal(face_advance(body, glyph), 1.0, 1e-6);
  struct ink ink;
  assert_true(face_ink(body, glyph, &ink));
  assert_true(ink.left > 0 && ink.right < 1 && ink.left < ink.right);
  assert_true(ink.top < 0 && ink.top > -1 && ink.top < ink.bottom);
  assert_false(face_ink(body, face_glyph(body, 0x3000), &ink)); /* a blank */
}

/* FandolFang centres ？ in its cell; a comma stands in the left half of its own (spec W2). */
static void ink_tells_where_a_mark_stands(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct face *body = font_set_face(set, FONT_BODY);
  struct ink comma, question;
  assert_true(face_ink(body, face_glyph(body, 0xff0c), &comma));
  assert_true(face_ink(body, face_glyph(body, 0xff1f), &question));
  assert_true(comma.right < 0.5);
  assert_true(question.right > 0.5);
}

static struct face *find(struct font_set *set, enum font_role role, const char *text) {
  return font_set_find(set, role, false, text, strlen(text));
}

/* A font that serves no role, in a folder the user named, comes before the system's. */
static void a_rare_character_comes_from_the_folders(void **state) {
  (void)state;
  struct family_set families = free_families();
  families.families[FONT_LATIN] = no_families;
  g_autoptr(FontSet) set = font_set_new(&families, NULL, NULL);
  assert_non_null(set);
  struct face *face = find(set, FONT_BODY, "˱");
  assert_non_null(face);
  assert_true(face->fallback);
  assert_file(face, "LiberationSerif-Regular.ttf"); /* not the bold or italic one */
  assert_string_equal(face->family, "Liberation Serif");
  assert_ptr_equal(find(set, FONT_KAI, "˱"), face);
  assert_ptr_equal(find(set, FONT_BODY, "˲"), face); /* opened once */
}

/* Typography K3: the next family of the role's list, in its weight. */
static void a_rare_character_keeps_the_role(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  assert_string_equal(find(set, FONT_TITLE, "祎")->family, "Noto Serif CJK SC Bold");
  assert_true(find(set, FONT_TITLE, "祎")->bold);
  assert_string_equal(find(set, FONT_HEI, "镕")->family, "Noto Sans CJK SC Bold");
  assert_string_equal(find(set, FONT_KAI, "喆")->family, "LXGW WenKai");
  assert_string_equal(find(set, FONT_BODY, "堃")->family, "LXGW WenKai Light");
  assert_string_equal(find(set, FONT_SONG, "赟")->family, "Noto Serif CJK SC");
  assert_false(find(set, FONT_SONG, "赟")->fallback); /* it is in the list */
  assert_string_equal(find(set, FONT_BODY, "一")->family, "FandolFang");
}

/* Typography K1: a glyph that draws another character is none. */
static void a_wrong_glyph_is_no_glyph(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  assert_int_equal(face_glyph(font_set_face(set, FONT_BODY), 0xffe5), 0); /* ￥ */
  assert_int_equal(face_glyph(font_set_face(set, FONT_BODY), 0x5e79), 0); /* 幹 */
  assert_int_not_equal(face_glyph(font_set_face(set, FONT_KAI), 0x5e79), 0);
  assert_string_equal(find(set, FONT_BODY, "幹")->family, "LXGW WenKai Light");
}

/* Spec A5: no other face inside a word. */
static void a_word_is_of_one_face(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct face *latin = font_set_face(set, FONT_LATIN);
  assert_ptr_equal(find(set, FONT_LATIN, "Nguyễn"), latin);
  assert_ptr_equal(find(set, FONT_LATIN, "n\xCC\x84"), latin); /* n and a macron */
  struct face *other = find(set, FONT_LATIN, "A㎏");
  assert_non_null(other);
  assert_true(face_covers(other, "A㎏", strlen("A㎏")));
  assert_ptr_not_equal(other, latin);
}

static void bold_is_real_where_the_family_has_one(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  assert_file(font_set_bold_face(set, FONT_LATIN), "LiberationSerif-Bold.ttf");
  assert_true(font_set_bold_face(set, FONT_LATIN)->bold);
  assert_file(font_set_bold_face(set, FONT_SONG), "FandolSong-Bold.otf");
  assert_ptr_equal(font_set_bold_face(set, FONT_BODY), font_set_face(set, FONT_BODY));
  assert_string_equal(font_set_bold_face(set, FONT_HEI)->family, "FandolHei"); /* not by the weight it was asked for */
  assert_false(font_set_face(set, FONT_BODY)->bold);
  assert_true(font_set_latin_is_bold(set, FONT_TITLE));
  assert_false(font_set_latin_is_bold(set, FONT_BODY));
}

/* Copies a font, and writes over each place of its name (in UTF-16) another of the same length; both ASCII. */
static void copy_renamed(const char *from, const char *to, const char *name, const char *other) {
  g_autofree char *data = NULL;
  gsize size;
  assert_true(g_file_get_contents(from, &data, &size, NULL));
  const gsize length = strlen(name);
  assert_int_equal(strlen(other), length);
  for (gsize at = 0; at + 2 * length < size; at++) {
    gsize same = 0;
    while (same < length && data[at + 2 * same] == '\0' && data[at + 2 * same + 1] == name[same])
      same++;
    for (gsize i = 0; same == length && i < length; i++)
      data[at + 2 * i + 1] = other[i];
  }
  assert_true(g_file_set_contents(to, data, (gssize)size, NULL));
}

/* A user's Times without its bold: the free one's bold is better than a thickened one. */
static void latin_takes_any_bold(void **state) {
  (void)state;
  g_autoptr(FontSet) all = open_fonts();
  g_autofree char *dir = g_dir_make_tmp("fontsXXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "other.ttf", NULL);
  copy_renamed(font_set_face(all, FONT_LATIN)->file, path, "Liberation Serif", "Liberation Other");
  struct family latin[] = {{"Liberation Other", 400, false}, {"Liberation Serif", 400, false}, {NULL, 0, false}};
  struct family_set families = free_families();
  families.families[FONT_LATIN] = latin;
  char *dirs[] = {dir, NULL};
  g_autoptr(FontSet) set = font_set_new(&families, dirs, NULL);
  assert_file(font_set_face(set, FONT_LATIN), "other.ttf");
  assert_file(font_set_bold_face(set, FONT_LATIN), "LiberationSerif-Bold.ttf");
  g_remove(path);
  g_rmdir(dir);
}

static void a_character_that_nobody_has(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  assert_null(find(set, FONT_BODY, "\xF4\x8F\xBF\xBD")); /* private use */
  assert_null(find(set, FONT_BODY, "\xF4\x8F\xBF\xBD"));
}

/* Appends a font file to a collection. */
static void append_face(GByteArray *file, const char *path) {
  g_autofree char *data = NULL;
  gsize length;
  assert_true(g_file_get_contents(path, &data, &length, NULL));
  const guint32 base = file->len;
  const guint tables = (guint)(((guchar)data[4] << 8) | (guchar)data[5]);
  for (guint i = 0; i < tables; i++) { /* offsets in a collection count from the beginning of the file */
    guint32 offset;
    memcpy(&offset, data + 12 + 16 * i + 8, 4);
    offset = GUINT32_FROM_BE(offset) + base;
    offset = GUINT32_TO_BE(offset);
    memcpy(data + 12 + 16 * i + 8, &offset, 4);
  }
  g_byte_array_append(file, (const guint8 *)data, (guint)length);
  const guint8 padding[4] = {0};
  g_byte_array_append(file, padding, (4 - file->len % 4) % 4);
}

/* The face of the family that was asked for is taken, not the first. */
static void a_collection_has_several_faces(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  const char *paths[] = {font_set_face(set, FONT_LATIN)->file, font_set_face(set, FONT_SONG)->file};
  g_autoptr(GByteArray) file = g_byte_array_new();
  guint32 header[5] = {GUINT32_TO_BE(0x74746366), GUINT32_TO_BE(0x00010000), GUINT32_TO_BE(2)};
  g_byte_array_append(file, (const guint8 *)header, sizeof header);
  for (guint i = 0; i < 2; i++) {
    header[3 + i] = GUINT32_TO_BE(file->len);
    append_face(file, paths[i]);
  }
  memcpy(file->data, header, sizeof header);
  g_autofree char *dir = g_dir_make_tmp("fontsXXXXXX", NULL);
  g_autofree char *path = g_build_filename(dir, "both.ttc", NULL);
  assert_true(g_file_set_contents(path, (const char *)file->data, file->len, NULL));
  const struct family_set families = free_families();
  char *dirs[] = {dir, NULL};
  g_autoptr(FontSet) collected = font_set_new(&families, dirs, NULL);
  assert_non_null(collected);
  struct face *song = font_set_face(collected, FONT_SONG);
  assert_string_equal(song->file, path);
  assert_int_equal(song->index, 1);
  assert_int_equal(font_set_face(collected, FONT_LATIN)->index, 0);
  assert_float_equal(face_advance(song, face_glyph(song, 0x7684)), 1.0, 1e-6);
  assert_non_null(face_cairo(song, false, 0));
  g_remove(path);
  g_rmdir(dir);
}

/* Makes a system of one font with Serbian letters. */
static void make_system(const char *dir, const char *font, bool damaged) {
  g_autofree char *other = g_build_filename(dir, "a.ttf", NULL);
  copy_renamed(font, other, "Liberation Serif", "Liberation Other");
  if (damaged)
    break_outlines(other, other);
  g_autofree char *config =
      g_strdup_printf("<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>", dir, dir);
  g_autofree char *path = g_build_filename(dir, "fonts.conf", NULL);
  assert_true(g_file_set_contents(path, config, -1, NULL));
  g_setenv("FONTCONFIG_FILE", path, TRUE);
}

static void run(const char *const *line) {
  int status = -1;
  assert_true(g_spawn_sync(NULL, (char **)line, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  assert_int_equal(status, 0);
}

/* Whether a set of the fonts of one file alone takes a character from the system that it lacks, and none from a damaged
 * font.  The exit status. */
static int take_from_system(char *file, bool damaged) {
  const struct family_set families = free_families();
  char *dirs[] = {file, NULL};
  g_autoptr(FontSet) set = font_set_new(&families, dirs, NULL);
  struct face *face = set ? find(set, FONT_BODY, "Ђ") : NULL;
  if (damaged)
    return set && !face ? 0 : 1;
  bool right = face && face->fallback && strcmp(face->family, "Liberation Other") == 0 && face_glyph(face, 0x0402) != 0;
  return right ? 0 : 1;
}

/* A copy of this program looks, from a folder with no source tree above it: there it finds no fonts of its own. */
static void check_system(bool damaged) {
  g_autoptr(FontSet) all = open_fonts();
  g_autofree char *dir = g_dir_make_tmp("systemXXXXXX", NULL), *copy = g_build_filename(dir, "test", NULL);
  make_system(dir, font_set_face(all, FONT_LATIN)->file, damaged);
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  run((const char *const[]){"cp", self, copy, NULL});
  run((const char *const[]){copy, font_set_face(all, FONT_BODY)->file, damaged ? "damaged" : NULL, NULL});
  run((const char *const[]){"rm", "-r", dir, NULL});
}

static void a_rare_character_comes_from_the_system(void **state) {
  (void)state;
  check_system(false);
}

static void a_damaged_font_of_the_system_is_not_used(void **state) {
  (void)state;
  check_system(true);
}

/* Shapes a text that is one run. */
static GArray *shape(struct font_set *set, struct face *face, const char *text) {
  GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(struct shaped_glyph));
  PangoAttrList *attributes = pango_attr_list_new();
  GList *runs = pango_itemize(font_set_context(set), text, 0, (int)strlen(text), attributes, NULL);
  pango_attr_list_unref(attributes);
  assert_int_equal(g_list_length(runs), 1);
  face_shape(face, &((PangoItem *)runs->data)->analysis, &(struct shaped_text){text, strlen(text), 0, strlen(text)},
             glyphs);
  g_list_free_full(runs, (GDestroyNotify)pango_item_free);
  return glyphs;
}

/* Hebrew runs from right to left: the glyphs come as the page has them, their clusters fall. */
static void shaping_right_to_left(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct face *latin = font_set_face(set, FONT_LATIN);
  g_autoptr(GArray) glyphs = shape(set, latin, "שלום");
  assert_int_equal(glyphs->len, 4);
  const struct shaped_glyph *glyph = (const struct shaped_glyph *)(void *)glyphs->data;
  assert_int_equal(glyph[0].cluster, 6);
  assert_int_equal(glyph[3].cluster, 0);
}

static void shaping_kerns_and_keeps_clusters(void **state) {
  (void)state;
  g_autoptr(FontSet) set = open_fonts();
  struct face *latin = font_set_face(set, FONT_LATIN);
  g_autoptr(GArray) glyphs = shape(set, latin, "AVé");
  assert_int_equal(glyphs->len, 3);
  const struct shaped_glyph *glyph = (const struct shaped_glyph *)(void *)glyphs->data;
  assert_true(glyph[0].advance < face_advance(latin, glyph[0].glyph)); /* A is kerned before V */
  assert_int_equal(glyph[0].cluster, 0);
  assert_int_equal(glyph[1].cluster, 1);
  assert_int_equal(glyph[2].cluster, 2);
}

/* 👍🏽 is one picture: what tells its skin is no patch behind it, and no reason to print 〓. */
static void a_skin_tone_leaves_no_glyph(G_GNUC_UNUSED void **state) {
  static const char picture[] = "\U0001F44D\U0001F3FD", tone[] = "\U0001F3FD";
  g_autoptr(FontSet) set = open_fonts();
  struct face *face = font_set_find(set, FONT_BODY, false, picture, strlen(picture));
  assert_non_null(face);
  g_autoptr(GArray) glyphs = shape(set, face, picture);
  assert_int_equal(glyphs->len, 1);
  assert_int_equal(g_array_index(glyphs, struct shaped_glyph, 0).glyph, face_glyph(face, 0x1F44D));
  g_autoptr(GArray) alone = shape(set, face, tone);
  assert_int_equal(alone->len, 1);
}

int main(int argc, char **argv) {
  if (argc > 1)
    return take_from_system(argv[1], argc > 2);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(roles_get_the_family_that_was_asked_for),
      cmocka_unit_test(a_missing_role_borrows_a_face),
      cmocka_unit_test(no_chinese_font_tells_what_to_run),
      cmocka_unit_test(a_named_folder_must_exist),
      cmocka_unit_test(a_named_file_wins),
      cmocka_unit_test(a_file_that_is_no_font_is_passed_over),
      cmocka_unit_test(a_font_that_cannot_be_opened_is_told),
      cmocka_unit_test(a_collection_has_several_faces),
      cmocka_unit_test(a_font_without_outlines_is_passed_over),
      cmocka_unit_test(metrics_are_in_em),
      cmocka_unit_test(ink_tells_where_a_mark_stands),
      cmocka_unit_test(a_rare_character_comes_from_the_system),
      cmocka_unit_test(a_damaged_font_of_the_system_is_not_used),
      cmocka_unit_test(a_rare_character_comes_from_the_folders),
      cmocka_unit_test(a_rare_character_keeps_the_role),
      cmocka_unit_test(a_wrong_glyph_is_no_glyph),
      cmocka_unit_test(a_word_is_of_one_face),
      cmocka_unit_test(bold_is_real_where_the_family_has_one),
      cmocka_unit_test(latin_takes_any_bold),
      cmocka_unit_test(a_character_that_nobody_has),
      cmocka_unit_test(shaping_right_to_left),
      cmocka_unit_test(shaping_kerns_and_keeps_clusters),
      cmocka_unit_test(a_skin_tone_leaves_no_glyph),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
