/* The styles of a Word file, as far as they decide what a paragraph is and what of it is seen. */
#pragma once

#include "ooxml/package.h"
#include "read/docx/style_names.h"

/* w:numPr: which list a paragraph is numbered by.  -1: not said; list 0: not numbered. */
struct list_place {
  gint64 list, level;
};

/* A style with what it takes over from those it is based on. */
struct style_info {
  char *id;
  char *name;
  struct style_meaning meaning;
  struct list_place numbers;
  int outline;      /* w:outlineLvl, 0 to 8; 9: body text; -1: not said */
  bool hidden;      /* its text is not seen (w:vanish) */
  int bold, italic; /* 0 or 1; -1: not said */
  gint64 size;      /* w:sz, half-points; 0: not said */
  guint lead_level; /* a character style that belongs to the style of this heading; else 0 */
};

struct looks;

/* Reads the styles part; with `name` NULL there are none.  NULL and JIANGGAO_ERROR_INPUT when it is damaged.  Free with
 * looks_free. */
struct looks *looks_read(struct package *package, const char *name, GError **error);
void looks_free(struct looks *looks);
typedef struct looks Looks; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Looks, looks_free)

/* The style with this id; for NULL or an unknown id the default paragraph style.  Never NULL. */
const struct style_info *looks_paragraph(const struct looks *looks, const char *id);

/* The character style with this id, or NULL. */
const struct style_info *looks_character(const struct looks *looks, const char *id);

/* Reads w:numPr, which has just begun. */
struct part;
struct list_place list_place_read(struct part *part);
