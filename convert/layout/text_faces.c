#include "layout/text_faces.h"

#include "base/items.h"
#include "base/messages.h"
#include "layout/galley.h"
#include "text/chars.h"

/* Some rare names are seen less than a text in another face: so many different characters at least are missing, and one
 * of so many of the text. */
#define LEAST_MISSING 5
#define MOST_PRESENT 50

/* The ideographs of a role's text, and those that a face lacks. */
struct count {
  guint all, missing;
  gunichar first;          /* of those that are missing */
  const struct span *span; /* that it is in */
  gsize at;                /* its place in the paragraph's text */
};

/* `different`: of gunichar, the first few that are missing; NULL: nobody asks. */
static void count_missing(struct count *count, gunichar c, const struct span *span, gsize at, GArray *different) {
  if (count->missing++ == 0) {
    count->first = c;
    count->span = span;
    count->at = at;
  }
  for (guint i = 0; different && i < LEAST_MISSING; i++) {
    if (i == different->len)
      g_array_append_val(different, c);
    if (array_at(different, gunichar, i) == c)
      break;
  }
}

static void count_span(const struct paragraph *paragraph, guint i, struct face *face, struct count *count,
                       GArray *different) {
  const struct span *span = paragraph_span(paragraph, i);
  const char *text = paragraph->text->str, *end = text + paragraph_span_end(paragraph, i);
  for (const char *p = text + span->start; p < end; p = g_utf8_next_char(p)) {
    const gunichar c = chars_at(p);
    if (!chars_is_han(c))
      continue;
    count->all++;
    if (face_glyph(face, c) == 0)
      count_missing(count, c, span, (gsize)(p - text), different);
  }
}

/* What a face, or, when it is NULL, the role's own, lacks: that is opened when a text has the role. */
static struct count count_text(const struct typesetter *typesetter, const GPtrArray *paragraphs, enum font_role role,
                               struct face *face, GArray *different) {
  struct count count = {0};
  for (guint i = 0; i < paragraphs->len; i++) {
    const struct galley galley = {.paragraph = paragraph_at(paragraphs, i)};
    for (guint k = 0; k < galley.paragraph->spans->len; k++) {
      if (galley_font(&galley, paragraph_span(galley.paragraph, k), typesetter->style) != role)
        continue;
      face = face ? face : font_set_face(typesetter->fonts, role);
      count_span(galley.paragraph, k, face, &count, different);
    }
  }
  return count;
}

/* The first face of a role's list that lacks the fewest of its characters; NULL when the role's own does, which lacks
 * `missing`. */
static struct face *best_face(const struct typesetter *typesetter, const GPtrArray *paragraphs, enum font_role role,
                              guint missing) {
  struct face *best = NULL, *face;
  for (guint i = 1; missing > 0 && (face = font_set_listed_face(typesetter->fonts, role, false, i)); i++) {
    const struct count count = count_text(typesetter, paragraphs, role, face, NULL);
    if (count.missing < missing) {
      missing = count.missing;
      best = face;
    }
  }
  return best;
}

static void report_face(const struct typesetter *typesetter, const struct count *count, enum font_role role,
                        const struct face *face) {
  char text[7] = "";
  struct place place = {.words = text};
  g_unichar_to_utf8(count->first, text);
  block_place(count->span->block, count->span->offset + count->at - count->span->start, &place.line, &place.column);
  report_add(typesetter->report, FINDING_FALLBACK_FONT, place,
             ngettext("%u character of this text, “%s” (U+%04X), is not in %s: all of the text is taken from %s",
                      "%u characters of this text, such as “%s” (U+%04X), are not in %s: all of the text is taken from "
                      "%s",
                      count->missing),
             count->missing, text, count->first, font_set_face(typesetter->fonts, role)->family, face->family);
}

void text_faces_choose(struct typesetter *typesetter, const GPtrArray *paragraphs) {
  struct count counts[FONT_ROLE_COUNT];
  guint all = 0, missing = 0;
  g_autoptr(GArray) different = g_array_new(FALSE, FALSE, sizeof(gunichar));
  for (enum font_role role = 0; role < FONT_ROLE_COUNT; role++) {
    counts[role] = count_text(typesetter, paragraphs, role, NULL, different);
    all += counts[role].all;
    missing += counts[role].missing;
  }
  if (different->len < LEAST_MISSING || missing * MOST_PRESENT < all)
    return;
  for (enum font_role role = 0; role < FONT_ROLE_COUNT; role++) {
    typesetter->faces[role] = best_face(typesetter, paragraphs, role, counts[role].missing);
    if (typesetter->faces[role])
      report_face(typesetter, &counts[role], role, typesetter->faces[role]);
  }
}
