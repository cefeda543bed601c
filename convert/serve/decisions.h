/* What somebody in front of the page has decided about a text, as the page sends it: docs/decisions.schema.json. */
#pragma once

#include <glib.h>
#include <stdbool.h>

struct decisions {
  char *name;                  /* of the file, without folders; "" when the text was pasted */
  char *style;                 /* the name of an installed style */
  char *language;              /* of messages: "zh_CN" or "en" */
  GStrv settings;              /* as --set */
  GStrv as;                    /* as --as */
  GStrv fills;                 /* as --fill */
  GStrv ignore;                /* ids of findings that are not to be told */
  bool original;               /* nothing is left out */
  bool toc, review, fonts;     /* of a Word file, as --toc, --review, --embed-fonts */
  bool styles;                 /* the view tells which styles there are */
  bool images_only;            /* the view is the drawn pages and nothing else: for somebody who scrolls */
  guint first_page, last_page; /* those to be drawn; 0 and 0: none */
  double resolution;           /* of drawn pages, dots per inch */
  gint64 moment;               /* the date that goes into files */
};

/* Reads the JSON; NULL and an error (G_IO_ERROR_INVALID_DATA or of the parser) when it is none, or says what the page
 * never says.  Free with decisions_free. */
struct decisions *decisions_parse(const char *json, gsize length, GError **error);
void decisions_free(struct decisions *decisions);
typedef struct decisions Decisions; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Decisions, decisions_free)
