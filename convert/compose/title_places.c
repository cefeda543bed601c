#include "compose/title_places.h"

#include "base/items.h"
#include "compose/title_events.h"
#include "compose/title_evidence.h"
#include "compose/title_limits.h"
#include "compose/title_times.h"
#include "text/chars.h"

#include <string.h>

/* 上的|生产经营报告 */
static bool is_behind_meeting(const struct title_around *around, gsize at) {
  return at >= strlen("上的") && memcmp(around->title + at - strlen("上的"), "上的", strlen("上的")) == 0;
}

/* Only the kind of document is left behind 的: 上的讲话, 的通知. */
static bool is_kind_left(const struct title_around *around, gsize at) {
  const char *rest = around->title + at, *remark = strstr(rest, "（");
  return chars_count(rest, remark ? (gsize)(remark - rest) : strlen(rest)) <= (is_behind_meeting(around, at) ? 5 : 4);
}

/* “5·12”|国际护士节: the date in quotes names the day that follows. */
static bool parts_holiday(const struct title_around *around) {
  const gsize end = title_around_before(around)->end;
  const gunichar mark = title_char_before(around->title, end);
  if (mark != 0x201D && mark != 0x2019) /* ” ’ */
    return false;
  if (!title_is_numeral(
          title_char_before(around->title, (gsize)(g_utf8_prev_char(around->title + end) - around->title))))
    return false;
  for (guint i = around->next; i < around->words->len && i < around->next + 2; i++)
    if (title_char_before(around->title, title_around_word(around, i)->end) == 0x8282) /* 节 */
      return true;
  return false;
}

/* A short remark in brackets belongs to what is before it: （节选）, 中心组（扩大）. */
#define REMARK_BYTES (6 * strlen("（"))

static bool is_remark(const char *rest) {
  const char *end = g_str_has_prefix(rest, "（") ? strstr(rest, "）") : NULL;
  return end && (gsize)(end - rest) < REMARK_BYTES;
}

/* 市|直机关, 县|人民政府, 江|海县: behind a time or a verb the region is none that has its name before it. */
static bool starts_region(const struct title_around *around) {
  return chars_is_one_of("省市县区镇乡村河湖江山岛湾沟坝寨屯庄坪岭桥巷街路",
                         g_utf8_get_char(around->title + title_around_after(around)->start));
}

/* 的 holds what follows less than 在 or 关于 do: a line may end with it where there is no better place. */
static bool is_of(const struct title_token *word, gunichar last) {
  return last == 0x7684 && word->characters == 1;
}

/* 许可|证, 北|郊: a character that nothing is known of, behind a word that it may belong to. */
static bool clings_to_word(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  const guint ends =
      TITLE_SCOPE | TITLE_TIME | TITLE_JOINER | TITLE_OPENER | TITLE_VERB | TITLE_HOLDER | TITLE_ORGAN | TITLE_POSITION;
  const gunichar first = g_utf8_get_char(around->title + after->start);
  return after->is == 0 && after->characters == 1 && !(before->is & ends) && g_unichar_isalpha(first) &&
         !title_ends_year(around->title, before->end) && !title_is_numeral(first) &&
         g_unichar_isalpha(title_char_before(around->title, before->end));
}

/* No line begins here: a word that clings to its neighbour, a count and what it counts, a meeting's name. */
static bool is_barred(const struct title_around *around) {
  const struct title_token *before = title_around_before(around), *after = title_around_after(around);
  gunichar last = title_char_before(around->title, before->end);
  bool region = (before->is & (TITLE_TIME | TITLE_OPENER | TITLE_VERB)) ||
                title_ends_year(around->title, before->end) || /* 2025年|市…, 贯彻|市… */
                title_ends_date(around->title, before->end);
  bool clings = !(region && starts_region(around)) && (after->is & TITLE_FOLLOWER) &&
                !chars_is_one_of("，、；：", last) && !title_around_is_and(around, after);
  return clings || ((before->is & TITLE_HOLDER) && !is_of(before, last)) || is_remark(around->title + after->start) ||
         parts_holiday(around) || clings_to_word(around) || title_around_is_count(around, around->next - 1) ||
         title_ends_quantity(around->title, before->end) ||
         (title_starts_years(around->title, after->start) && last != 0x8282 /* 节 */ && !(before->is & TITLE_ORGAN)) ||
         (last == 0x7684 && is_kind_left(around, before->end)) || /* 的 */
         ((after->is & TITLE_EVENT) && title_events_place(around) == TITLE_EVENT_INSIDE);
}

static void add_place(GArray *places, const char *title, gsize at, enum title_cost evidence) {
  const struct title_place place = {at, title_cells(title, 0, at), evidence};
  g_array_append_val(places, place);
}

/* `barred_too`: places where no line begins are there as well, as if they were inside a name. */
static GArray *places_between_words(const struct title_rules *rules, const char *title, double max_cells,
                                    bool barred_too) {
  GArray *places = g_array_new(FALSE, FALSE, sizeof(struct title_place));
  g_autoptr(GArray) found = title_words(rules, title);
  add_place(places, title, 0, TITLE_COST_INSIDE);
  for (struct title_around around = {title, found, 1}; around.next < found->len; around.next++) {
    gsize at = title_around_after(&around)->start;
    enum title_cost evidence = title_evidence(&around);
    const bool barred = evidence > TITLE_COST_PART && is_barred(&around);
    if (title_may_break(title, at, max_cells) && (barred_too || !barred))
      add_place(places, title, at,
                !barred                                            ? evidence
                : title_around_after(&around)->is & TITLE_FOLLOWER ? TITLE_COST_LAST_RESORT
                                                                   : TITLE_COST_NAME);
  }
  add_place(places, title, strlen(title), TITLE_COST_INSIDE);
  return places;
}

GArray *title_places(const struct title_rules *rules, const char *title, double max_cells) {
  return places_between_words(rules, title, max_cells, false);
}

GArray *title_places_in_words(const struct title_rules *rules, const char *title) {
  g_autoptr(GArray) between = places_between_words(rules, title, 0, true);
  GArray *places = g_array_new(FALSE, FALSE, sizeof(struct title_place));
  add_place(places, title, 0, TITLE_COST_INSIDE);
  guint next = 1;
  for (const char *p = g_utf8_next_char(title); *p; p = g_utf8_next_char(p)) {
    const gsize at = (gsize)(p - title);
    const struct title_place *place = &array_at(between, struct title_place, next);
    if (place->offset == at)
      add_place(places, title, at, place->evidence);
    else if (title_may_break(title, at, 0))
      add_place(places, title, at, TITLE_COST_INSIDE_WORD);
    next += place->offset == at;
  }
  add_place(places, title, strlen(title), TITLE_COST_INSIDE);
  return places;
}
