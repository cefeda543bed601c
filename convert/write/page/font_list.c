#include "write/page/font_list.h"

#include "base/messages.h"

/* Columns that a text takes on a terminal: two for Han. */
static int columns(const char *text) {
  int count = 0;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    const gunichar c = g_utf8_get_char(p);
    count += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
  }
  return count;
}

static void put_column(GString *out, const char *text, int width) {
  g_string_append_printf(out, "%s%*s", text, width - columns(text) + 2, "");
}

static const char *asked(const struct family_set *families, guint role) {
  return families->families[role] && families->families[role]->name ? families->families[role]->name : "";
}

char *font_list(const struct family_set *families, struct font_set *fonts) {
  int widths[3] = {0};
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    widths[0] = MAX(widths[0], columns(font_role_name(role)));
    widths[1] = MAX(widths[1], columns(asked(families, role)));
    widths[2] = MAX(widths[2], columns(font_set_face(fonts, role)->family));
  }
  GString *out = g_string_new(NULL);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    struct face *face = font_set_face(fonts, role);
    const enum font_role lender = font_set_lender(fonts, role);
    put_column(out, font_role_name(role), widths[0]);
    put_column(out, asked(families, role), widths[1]);
    put_column(out, face->family, widths[2]);
    g_string_append(out, face->file);
    if (lender != role)
      g_string_append_printf(out, _("  (not found; the font for %s stands in)"), font_role_name(lender));
    g_autofree char *wrong = face_wrong_characters(face);
    if (*wrong)
      g_string_append_printf(out, _("  (draws other characters for %s: these come from the next font)"), wrong);
    g_string_append_c(out, '\n');
  }
  return g_string_free(out, FALSE);
}
