/* The safe corrections of what patterns find: those that leave no choice (spec of the rules: G6). */
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

void passage_fix(struct passage *passage, struct finding *finding, gsize start, gsize end, const char *insert) {
  guint line, column, last_line, last_column;
  gsize last = (gsize)(g_utf8_prev_char(passage->text + end) - passage->text);
  struct block_cursor cursor = passage->cursor;
  block_cursor_place(&cursor, start, &line, &column);
  block_cursor_place(&cursor, last, &last_line, &last_column);
  guint count = (guint)g_utf8_strlen(passage->text + start, (gssize)(end - start));
  bool whole = last_line == line && last_column + 1 == column + count;
  if (line != finding->place.line || !whole) /* it goes over the end of a line, or something was taken out inside */
    return;
  g_free(finding->fix.insert);
  finding->fix = (struct fix){column, count, g_strdup(insert)};
}

static bool all_are(const char *text, gsize length, const char *set) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    if (!chars_is_one_of(set, chars_at(p)))
      return false;
  return true;
}

/* ２０２５ and ＧＤＰ in half width, 二○二五 with the right zero. */
static char *converted(const char *text, gsize length, enum finding_id id) {
  GString *out = g_string_new(NULL);
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (id == FINDING_WIDE_FIGURE)
      c = chars_to_half_width(c);
    else if (chars_is_one_of("○0０OО", c))
      c = 0x3007;
    g_string_append_unichar(out, c);
  }
  return g_string_free(out, FALSE);
}

/* 1，200 with a half-width comma; 99。5 is a point for the author to see. */
static void fix_thousands(struct passage *passage, struct finding *finding, gsize start, gsize end) {
  const char *comma = g_strstr_len(passage->text + start, (gssize)(end - start), "，");
  if (!comma)
    return;
  gsize at = (gsize)(comma - passage->text);
  passage_fix(passage, finding, at, at + strlen("，"), ",");
}

/* 3-5年: the sign between the figures. */
static void fix_range(struct passage *passage, struct finding *finding, gsize start, gsize end) {
  gsize from = start + strcspn(passage->text + start, "-~"), to = from + strspn(passage->text + from, "-~");
  if (to < end)
    passage_fix(passage, finding, from, to, "—");
}

/* The blank in 1 2月. */
static void fix_figure_blank(struct passage *passage, struct finding *finding, gsize start, gsize end) {
  const char *blank = memchr(passage->text + start, ' ', end - start);
  if (blank && !memchr(blank + 1, ' ', (gsize)(passage->text + end - blank - 1)))
    passage_fix(passage, finding, (gsize)(blank - passage->text), (gsize)(blank + 1 - passage->text), "");
}

/* Two of one mark are one; 。， leaves a choice. */
static void fix_doubled(struct passage *passage, struct finding *finding, gsize start, gsize end) {
  const char *text = passage->text + start, *next = g_utf8_next_char(text);
  char mark[7] = "";
  g_unichar_to_utf8(chars_at(text), mark);
  if (all_are(text, end - start, mark))
    passage_fix(passage, finding, (gsize)(next - passage->text), end, "");
}

void passage_fix_match(struct passage *passage, struct finding *finding, gsize start, gsize end) {
  const char *text = passage->text + start;
  gsize length = end - start;
  switch (finding->id) {
  case FINDING_DOUBLED_MARK:
    fix_doubled(passage, finding, start, end);
    break;
  case FINDING_PILED_MARK:
    passage_fix(passage, finding, (gsize)(g_utf8_offset_to_pointer(text, 3) - passage->text), end, "");
    break;
  case FINDING_ELLIPSIS_FORM:
    if (length <= strlen("。。。。。。"))
      passage_fix(passage, finding, start, end, "……");
    break;
  case FINDING_DASH_FORM:
    if (g_utf8_strlen(text, (gssize)length) == 2)
      passage_fix(passage, finding, start, end, "——");
    break;
  case FINDING_RANGE_FORM:
    fix_range(passage, finding, start, end);
    break;
  case FINDING_ETC_COMMA:
  case FINDING_LIST_COMMA:
  case FINDING_HAN_BLANK:
    passage_fix(passage, finding, start, end, "");
    break;
  case FINDING_WIDE_FIGURE:
  case FINDING_ZERO_FORM: {
    g_autofree char *right = converted(text, length, finding->id);
    passage_fix(passage, finding, start, end, right);
    break;
  }
  case FINDING_FIGURE_MARK:
    fix_thousands(passage, finding, start, end);
    break;
  case FINDING_FIGURE_BLANK:
    fix_figure_blank(passage, finding, start, end);
    break;
  default:
    break;
  }
}
