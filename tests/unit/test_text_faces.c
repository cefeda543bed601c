/* Which texts are set in another face of their role's list, since the first one lacks too many of their characters. */
#include "composed.h"

/* What FandolFang and FandolHei lack, FandolKai has, as the fonts behind it do. */
static struct composed composed_with_lists(void) {
  static struct family body[] = {{"FandolFang", 400, false},
                                 {"FandolHei", 400, false},
                                 {"FandolKai", 400, false},
                                 {"LXGW WenKai", 300, false},
                                 {0}};
  static struct family hei[] = {{"FandolHei", 400, true}, {"Noto Sans CJK SC", 700, false}, {0}};
  const struct family_set families = {.families = {[FONT_BODY] = body, [FONT_HEI] = hei}};
  return composed_in(&families);
}

#define TAKEN "all of the text is taken from "

/* A heading, and a text that is filled up to so many characters; what is said of them: where, and how it begins. */
static const struct {
  const char *heading, *body;
  guint characters;
  const char *said;
} texts[] = {
    {"一、江海", "幹捨準餘鬆", 5, "2:1 5 FandolKai"},
    {"一、江海", "幹捨準餘鬆", 247, "2:1 5 FandolKai"}, /* with the heading 250 ideographs: one of fifty is missing */
    {"一、江海", "幹捨準餘鬆", 248, ""},
    {"一、江海", "幹捨準餘幹捨準餘", 8, ""},
    {"一、幹江", "捨準餘鬆", 4, "2:1 4 FandolKai; 1:3 1 Noto Sans CJK SC Bold"},
    {"一、江海", "春水，幹2捨準餘鬆鬱", 9, "2:4 6 FandolKai"},
    {"一、江海。", "春水，幹捨準餘鬆", 8, "2:4 5 FandolKai"}, /* in the heading's paragraph */
};

static void texts_are_set_in_the_face_that_has_them(G_GNUC_UNUSED void **state) {
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    struct composed composed = composed_with_lists();
    struct block *heading = add_block(&composed, ROLE_HEADING, texts[i].heading);
    heading->level = 1;
    heading->run_in = g_str_has_suffix(texts[i].heading, "。");
    g_autoptr(GString) body = g_string_new(texts[i].body), said = g_string_new(NULL);
    for (glong k = g_utf8_strlen(body->str, -1); k < texts[i].characters; k++)
      g_string_append(body, "春");
    add_block(&composed, ROLE_BODY, body->str);
    lay_out(&composed);
    for (guint k = 0; k < composed.report->findings->len; k++) {
      const struct finding *finding = g_ptr_array_index(composed.report->findings, k);
      const char *face = strstr(finding->message, TAKEN);
      if (face)
        g_string_append_printf(said, "%s%u:%u %d %s", said->len > 0 ? "; " : "", finding->place.line,
                               finding->place.column, (int)g_ascii_strtoll(finding->message, NULL, 10),
                               face + strlen(TAKEN));
    }
    if (strcmp(said->str, texts[i].said) != 0)
      fail_msg("%s: %s", texts[i].body, said->str);
    composed_free(&composed);
  }
}

int main(void) {
  g_setenv("LANGUAGE", "en", TRUE);
  const struct CMUnitTest tests[] = {cmocka_unit_test(texts_are_set_in_the_face_that_has_them)};
  return cmocka_run_group_tests_name("text_faces", tests, NULL, NULL);
}
