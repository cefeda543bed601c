#include "base/items.h"
#include "base/messages.h"
#include "review/passage.h"

#include "text/chars.h"
#include "text/marker.h"
#include "text/numeral.h"

#include <string.h>

/* So many numbers that are not there are looked for in other roles. */
#define MOST_MISSING 20

/* A heading that carries a number. */
struct numbered_heading {
  guint at; /* its passage */
  struct marker marker;
  guint form; /* equal for markers that are written alike, of each kind FORMS */
};

/* ---- how a marker is written ---- */

enum { USUAL_FORM, POINT_FORM, NARROW_FORM, OPEN_FORM, FORMS }; /* 一、 （一）, 一., (一), 一） */

/* The width of a full stop alone does not count. */
static guint form_of(const char *text, const struct marker *marker) {
  gunichar first = chars_at(text), last = chars_at(g_utf8_prev_char(text + marker->length));
  guint form = USUAL_FORM;
  if (marker->kind == MARKER_CHINESE || marker->kind == MARKER_ARABIC)
    form = chars_is_one_of(".．﹒", last) ? POINT_FORM : USUAL_FORM;
  else if (marker->kind == MARKER_CHINESE_PAREN || marker->kind == MARKER_ARABIC_PAREN)
    form = chars_is_one_of("（", first) ? USUAL_FORM : first == '(' ? NARROW_FORM : OPEN_FORM;
  return marker->kind * FORMS + form;
}

static GArray *collect(const struct review *review) {
  GArray *all = g_array_new(FALSE, FALSE, sizeof(struct numbered_heading));
  for (guint i = 0; i < review->passages->len; i++) {
    const struct passage *passage = review_passage(review, i);
    if (passage->block->role != ROLE_HEADING || passage->block->number == 0)
      continue;
    struct numbered_heading one = {i, marker_heading(passage->text, passage->length), 0};
    if (one.marker.kind == MARKER_NONE)
      continue;
    one.form = form_of(passage->text, &one.marker);
    g_array_append_val(all, one);
  }
  return all;
}

static const struct numbered_heading *heading_at(const GArray *all, guint i) {
  return &array_at(all, struct numbered_heading, i);
}

static guint level_of(const struct review *review, const struct numbered_heading *heading) {
  return review_passage(review, heading->at)->block->level;
}

static char *marker_words(const struct review *review, const struct numbered_heading *heading) {
  return g_strndup(review_passage(review, heading->at)->text, heading->marker.length);
}

static void tell(struct review *review, enum finding_id id, const struct numbered_heading *heading,
                 const char *message) {
  passage_tell(review, review_passage(review, heading->at), id, 0, heading->marker.length, message);
}

/* ---- a number that was read in another role ---- */

static bool holds_number(const struct passage *passage, guint level, guint number) {
  struct marker marker = marker_in_series(passage->text, passage->length);
  if (marker.level == level && marker.number == number)
    return true;
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    const char *next = g_utf8_next_char(p);
    if (!chars_is_one_of("。！？；：:;. 　\n\t", chars_at(p)))
      continue;
    marker = marker_heading(next, passage->length - (gsize)(next - passage->text));
    if (marker.level == level && marker.number == number)
      return true;
  }
  return false;
}

/* Whether a passage from `from` up to `to` holds a marker of the level with the number, whatever it was read as. */
static bool stands_between(const struct review *review, guint from, guint to, guint level, guint number) {
  for (guint i = from; i < to; i++)
    if (holds_number(review_passage(review, i), level, number))
      return true;
  return false;
}

/* The same from the heading on, for a marker like its own. */
static bool stands_before(const struct review *review, const struct numbered_heading *heading, guint to, guint number) {
  return stands_between(review, heading->at, to, heading->marker.level, number);
}

/* ---- heading-order ---- */

static void check_order(struct review *review, const struct numbered_heading *before,
                        const struct numbered_heading *heading) {
  guint last = before->marker.number, number = heading->marker.number;
  if (before->marker.kind != heading->marker.kind || number <= 1 || number == last + 1)
    return;
  for (guint missing = last + 1; missing < MIN(number, last + MOST_MISSING); missing++)
    if (stands_before(review, before, heading->at, missing))
      return;
  g_autofree char *words = marker_words(review, heading), *previous = marker_words(review, before);
  g_autofree char *message =
      g_strdup_printf(_("heading %s follows %s: one is missing or counted twice"), words, previous);
  tell(review, FINDING_HEADING_ORDER, heading, message);
}

/* The first of a section that goes on with the numbers of the level above ((一) (二) 3.) was meant to be of that level;
 * not where its own level is counted through all sections. */
static bool continues_above(const struct review *review, const struct numbered_heading *above,
                            const struct numbered_heading *latest, const struct numbered_heading *heading) {
  guint number = heading->marker.number;
  return above && number > 2 && number == above->marker.number + 1 &&
         (!latest || latest->marker.number + 1 != number) &&
         !stands_between(review, above->at, heading->at, heading->marker.level, number - 1);
}

static void tell_mixed(struct review *review, const struct numbered_heading *usual,
                       const struct numbered_heading *heading) {
  g_autofree char *words = marker_words(review, usual);
  g_autofree char *message = g_strdup_printf(_("other headings of this level are written like %s"), words);
  tell(review, FINDING_HEADING_MIXED, heading, message);
}

static void find_order(struct review *review, const GArray *all) {
  const struct numbered_heading *before[LEVELS] = {NULL}; /* the latest heading of each level in its section */
  const struct numbered_heading *latest[LEVELS] = {NULL}; /* and in the whole text */
  for (guint i = 0; i < all->len; i++) {
    const struct numbered_heading *heading = heading_at(all, i);
    guint level = level_of(review, heading);
    const struct numbered_heading *above = NULL;
    for (guint upper = FIRST_LEVEL; upper < level; upper++)
      above = before[upper] ? before[upper] : above;
    if (before[level])
      check_order(review, before[level], heading);
    else if (continues_above(review, above, latest[level], heading))
      tell_mixed(review, above, heading);
    before[level] = latest[level] = heading;
    for (guint below = level + 1; below < LEVELS; below++)
      before[below] = NULL;
  }
}

/* ---- siblings: heading-mixed, heading-single ---- */

/* The headings of one level in one section, from number `first` of the list on. */
static GArray *siblings_of(const struct review *review, const GArray *all, guint first) {
  GArray *siblings = g_array_new(FALSE, FALSE, sizeof(struct numbered_heading));
  guint level = level_of(review, heading_at(all, first));
  for (guint i = first; i < all->len && level_of(review, heading_at(all, i)) >= level; i++)
    if (level_of(review, heading_at(all, i)) == level)
      g_array_append_val(siblings, *heading_at(all, i));
  return siblings;
}

/* How many of the siblings are written in each form.  Free with g_array_unref. */
static GArray *count_forms(const GArray *siblings) {
  GArray *counts = g_array_new(FALSE, TRUE, sizeof(guint));
  for (guint i = 0; i < siblings->len; i++) {
    guint form = heading_at(siblings, i)->form;
    if (form >= counts->len)
      g_array_set_size(counts, form + 1);
    array_at(counts, guint, form)++;
  }
  return counts;
}

/* Siblings in two forms: what is told is the form that fewer of them have. */
static void check_mixed(struct review *review, const GArray *siblings) {
  const struct numbered_heading *usual = heading_at(siblings, 0);
  g_autoptr(GArray) counts = count_forms(siblings);
  for (guint i = 1; i < siblings->len; i++)
    if (array_at(counts, guint, heading_at(siblings, i)->form) > array_at(counts, guint, usual->form))
      usual = heading_at(siblings, i);
  for (guint i = 0; i < siblings->len; i++) {
    const struct numbered_heading *one = heading_at(siblings, i);
    if (one->marker.kind == usual->marker.kind && one->form != usual->form &&
        2 * array_at(counts, guint, usual->form) > siblings->len)
      tell_mixed(review, usual, one);
  }
}

/* 一、三产业: a list of numbers at the start of a sentence. */
static bool counts_on(const struct review *review, const struct numbered_heading *heading) {
  const char *behind = review_passage(review, heading->at)->text + heading->marker.length;
  return numeral_chinese(behind, strlen(behind)).value > 0;
}

/* So many paragraphs may stand between the only heading and the end of a whole text. */
#define LAST_PARAGRAPHS 4

/* Whether the text behind the passage is short and ends with a short sentence, as one that is closed and not cut. */
static bool closes_soon(const struct review *review, guint at) {
  guint behind = review->passages->len - 1 - at;
  const struct passage *last = review_passage(review, review->passages->len - 1);
  return behind >= 2 && behind <= LAST_PARAGRAPHS && last->block->role == ROLE_BODY &&
         (g_str_has_suffix(last->text, "。") || g_str_has_suffix(last->text, "！")) &&
         chars_count(last->text, last->length) < 40;
}

/* Whether what the heading `only` of the list opens has ended: a higher heading or a signature follows.  Anything else
 * may be an excerpt. */
static bool is_closed(const struct review *review, const GArray *all, guint only) {
  const struct numbered_heading *heading = heading_at(all, only);
  for (guint i = only + 1; i < all->len; i++)
    if (level_of(review, heading_at(all, i)) < level_of(review, heading))
      return true;
  for (guint i = heading->at; i < review->passages->len; i++)
    if (review_passage(review, i)->block->role == ROLE_SIGNATURE)
      return true;
  return heading_at(all, all->len - 1)->at == heading->at && closes_soon(review, heading->at);
}

/* A first one without a second, neither as a heading nor as anything else further on. */
static void check_single(struct review *review, const GArray *all, guint at) {
  const struct numbered_heading *only = heading_at(all, at);
  if (counts_on(review, only) || !is_closed(review, all, at) || stands_before(review, only, review->passages->len, 2))
    return;
  g_autofree char *words = marker_words(review, only);
  g_autofree char *message = g_strdup_printf(_("there is a heading %s and no second one"), words);
  tell(review, FINDING_HEADING_SINGLE, only, message);
}

/* Headings of a level that are alone in their section: in how many sections, and where the first is. */
struct lonely {
  guint count, first;
};

/* Each level's sections.  What is alone in several sections is the author's way to point a paragraph out. */
static void find_siblings(struct review *review, const GArray *all) {
  bool open[LEVELS] = {false}; /* of each level: its section has begun */
  struct lonely lonely[LEVELS] = {{.first = 0}};
  for (guint i = 0; i < all->len; i++) {
    guint level = level_of(review, heading_at(all, i));
    for (guint below = level + 1; below < LEVELS; below++)
      open[below] = false;
    if (open[level])
      continue;
    open[level] = true;
    g_autoptr(GArray) siblings = siblings_of(review, all, i);
    check_mixed(review, siblings);
    if (siblings->len == 1 && heading_at(all, i)->marker.number == 1 && lonely[level].count++ == 0)
      lonely[level].first = i;
  }
  for (guint level = FIRST_LEVEL; level < LEVELS; level++)
    if (lonely[level].count == 1)
      check_single(review, all, lonely[level].first);
}

/* ---- heading-level ---- */

/* Counts the sections of the first level whose first heading is （一）, and those where it is lower. */
static void count_sections(const struct review *review, const GArray *all, guint *kept, guint *left_out) {
  *kept = *left_out = 0;
  for (guint i = 1; i < all->len; i++) {
    if (level_of(review, heading_at(all, i - 1)) != 1)
      continue;
    guint level = level_of(review, heading_at(all, i));
    *kept += level == 2;
    *left_out += level > 2;
  }
}

static void find_levels(struct review *review, const GArray *all) {
  guint kept, left_out;
  count_sections(review, all, &kept, &left_out);
  for (guint i = 1; left_out <= kept && i < all->len; i++)
    if (level_of(review, heading_at(all, i - 1)) == 1 && level_of(review, heading_at(all, i)) > 2)
      tell(review, FINDING_HEADING_LEVEL, heading_at(all, i), NULL);
}

/* （一） that holds 一、二、 and is followed by （二）. */
static void find_inverted(struct review *review, const GArray *all) {
  if (all->len < 4)
    return;
  const struct numbered_heading *first = heading_at(all, 0), *held = heading_at(all, 1);
  guint level = level_of(review, first), lower = level_of(review, held);
  if (lower >= level || first->marker.number != 1 || held->marker.number != 1)
    return;
  guint i = 2;
  while (i < all->len && level_of(review, heading_at(all, i)) == lower && heading_at(all, i)->marker.number == i)
    i++;
  if (i > 2 && i < all->len && level_of(review, heading_at(all, i)) == level && heading_at(all, i)->marker.number == 2)
    tell(review, FINDING_HEADING_LEVEL, first, _("a lower form of number stands above a higher one"));
}

/* ---- heading-marker ---- */

/* The mark behind a bracketed number, that does not belong there: （一）、; its end, or 0. */
static gsize bracket_mark_end(const struct passage *passage) {
  struct marker marker = marker_heading(passage->text, passage->length);
  if (marker.kind != MARKER_CHINESE_PAREN && marker.kind != MARKER_ARABIC_PAREN)
    return 0;
  gsize end = marker.length;
  if (chars_is_one_of("．.，：:", passage_at(passage, end)))
    end += (gsize)(g_utf8_next_char(passage->text + end) - (passage->text + end));
  else if (!chars_is_one_of("、", passage_before(passage, end)))
    return 0;
  return chars_is_one_of("（(", passage_at(passage, end)) ? 0 : end; /* 第（一）、（三）项 */
}

/* 一， where 二、 is the next heading: its end, or 0. */
static gsize comma_end(const struct review *review, guint i) {
  const struct passage *passage = review_passage(review, i);
  struct numeral numeral = numeral_chinese(passage->text, passage->length);
  if (numeral.value == 0 || !chars_is_one_of("，：", passage_at(passage, numeral.length)))
    return 0;
  for (guint k = i + 1; k < review->passages->len; k++) {
    const struct block *block = review_passage(review, k)->block;
    if (block->role == ROLE_HEADING && block->level == 1)
      return block->number == numeral.value + 1 ? numeral.length + strlen("，") : 0;
  }
  return 0;
}

/* Where the character before `end` begins. */
static gsize last_mark(const struct passage *passage, gsize end) {
  return (gsize)(g_utf8_prev_char(passage->text + end) - passage->text);
}

static void find_markers(struct review *review) {
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (passage->block->role != ROLE_HEADING && passage->block->role != ROLE_BODY)
      continue;
    gsize end = bracket_mark_end(passage);
    if (end > 0)
      passage_fix(passage, passage_tell(review, passage, FINDING_HEADING_MARKER, 0, end, NULL), last_mark(passage, end),
                  end, "");
    else if ((end = comma_end(review, i)) > 0)
      passage_fix(passage,
                  passage_tell(review, passage, FINDING_HEADING_MARKER, 0, end,
                               _("behind the number of a heading stands 、 (GB/T 15834 B.3.2)")),
                  last_mark(passage, end), end, "、");
  }
}

void review_headings(struct review *review) {
  g_autoptr(GArray) all = collect(review);
  find_order(review, all);
  find_markers(review);
  find_siblings(review, all);
  find_levels(review, all);
  find_inverted(review, all);
}
