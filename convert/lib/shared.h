/* What all texts share: loaded once into struct jg and from then on only read, by any number of threads. */
#pragma once

#include "base/catalogue.h"
#include "read/data.h"
#include "review/review.h"
#include "style/families.h"
#include "style/style.h"

struct font_set;
struct keepers;

struct jg {
  struct style *style;
  struct family_set *families;
  struct read_data *reading;
  struct review_patterns *patterns;
  struct catalogue *catalogue; /* of the language of documents, or NULL */
  GPtrArray *ruby_words;       /* of struct ruby_word: how words are read; or NULL */
  char **font_folders;
  bool isolated;           /* Word files are read by keepers, or not at all */
  struct keepers *keepers; /* or NULL */
  GMutex lock;             /* of: */
  GPtrArray *fonts;        /* font sets that no speech uses now: a set measures its glyphs once for many texts */
};

/* Loads everything; a NULL style is the default one, `settings` measures over it
 * (style/set.h) or NULL, `titles` a file with more terms for titles, or NULL,
 * `ruby` a file that says how words are read, or NULL.  Errors:
 * JIANGGAO_ERROR_STYLE.  Free with shared_free, which takes NULL too. */
struct jg *shared_new(const char *style, const char *const *settings, const char *junk_rules, const char *titles,
                      const char *ruby, char *const *font_folders, GError **error);
void shared_free(struct jg *jg);

/* Loads the rules of long titles, when the first of them comes.  Errors: JIANGGAO_ERROR_STYLE. */
bool shared_title_rules(struct jg *jg, GError **error);

/* A font set for one speech, to be given back with shared_give_fonts.  Loads the page module.  Errors:
 * JIANGGAO_ERROR_FONT. */
struct font_set *shared_take_fonts(struct jg *jg, GError **error);
void shared_give_fonts(struct jg *jg, struct font_set *fonts);
