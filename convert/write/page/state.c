#include "write/page/state.h"

#include <glib/gi18n.h>

#include <string.h>

struct page_state {
  struct layout *layout;
};

/* A thread's font set and what it was made from. */
struct kept_fonts {
  char *key;
  struct font_set *fonts;
};

static void kept_fonts_free(void *data) {
  struct kept_fonts *kept = data;
  font_set_free(kept->fonts);
  g_free(kept->key);
  g_free(kept);
}

static GPrivate kept_of_thread = G_PRIVATE_INIT(kept_fonts_free);

static void append_all(GString *key, char *const *names) {
  for (; names && *names; names++)
    g_string_append_printf(key, "%s\n", *names);
  g_string_append_c(key, '\n');
}

/* Everything that decides which font files are taken. */
static char *fonts_key(const struct family_set *families, char *const *dirs) {
  const char *variable = g_getenv("JIANGGAO_FONTS");
  GString *key = g_string_new(variable ? variable : "");
  g_string_append_c(key, '\n');
  append_all(key, dirs);
  for (guint role = 0; role < FONT_ROLE_COUNT; role++)
    append_all(key, families->families[role]);
  return g_string_free(key, FALSE);
}

struct font_set *page_fonts(const struct family_set *families, char *const *dirs, GError **error) {
  g_autofree char *key = fonts_key(families, dirs);
  struct kept_fonts *kept = g_private_get(&kept_of_thread);
  if (kept && strcmp(kept->key, key) == 0)
    return kept->fonts;
  struct font_set *fonts = font_set_new(families, dirs, error);
  if (!fonts)
    return NULL;
  kept = g_new(struct kept_fonts, 1);
  *kept = (struct kept_fonts){g_steal_pointer(&key), fonts};
  g_private_replace(&kept_of_thread, kept);
  return fonts;
}

/* Tells which roles had to borrow another role's face. */
static void report_borrowed(struct report *report, const struct family_set *families, const struct font_set *fonts) {
  for (guint role = 0; role < FONT_ROLE_COUNT; role++) {
    const enum font_role lender = font_set_lender(fonts, role);
    if (lender == role)
      continue;
    char *const *asked = families->families[role];
    report_add(report, FINDING_FONT_MISSING, (struct place){0},
               _("no font for %s (%s …); set in the font for %s; add a font folder with --font-dir"),
               font_role_name(role), asked && *asked ? *asked : "", font_role_name(lender));
  }
}

const struct layout *page_layout(struct write_job *job, GError **error) {
  if (job->page)
    return job->page->layout;
  struct font_set *fonts = page_fonts(job->families, job->options->font_dirs, error);
  if (!fonts)
    return NULL;
  report_borrowed(job->report, job->families, fonts);
  job->page = g_new(struct page_state, 1);
  job->page->layout = layout_doc(job->doc, job->style, fonts, job->report);
  return job->page->layout;
}

void page_done(struct write_job *job) {
  if (!job->page)
    return;
  layout_free(job->page->layout);
  g_clear_pointer(&job->page, g_free);
}
