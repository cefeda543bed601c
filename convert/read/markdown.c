/* Marks of Markdown: headings, fences, lists, emphasis, links, code. */
#include "base/items.h"
#include "read/remains.h"
#include "read/shape.h"

#include <string.h>

/* A link's words and its address are at most this long (in bytes). */
#define LINK_BYTES 600

/* Lines with the mark of a list that make one. */
#define LIST_LINES 2

/* What often stands behind a sign for a name: between two of them, ** is no emphasis (在**市**县). */
#define UNITS "市县区镇乡村省州旗年月日号街路局厅委部处科办公校院站队厂社组班同先女老某岁元万亿人名个"

static const char list_marks[] = "-*+";

/* What no emphasised words end in. */
#define CONNECTIVES "和与及或，、,"

static gunichar char_at(const char *p, const char *end) {
  return p < end ? chars_at(p) : 0;
}

/* Whether there is a word: an ideograph, or three letters in a row. */
static bool has_word(const char *p, const char *end) {
  guint letters = 0;
  for (; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    letters = g_unichar_isalpha(c) ? letters + 1 : 0;
    if (chars_is_han(c) || letters == 3)
      return true;
  }
  return false;
}

/* Bytes of the signs of a heading (#, with a blank behind; from ## on the blank is often left out), or 0. */
static gsize heading_signs(const char *p, const char *end) {
  gsize signs = strspn(p, "#");
  gunichar next = chars_at(p + signs);
  bool heading = signs <= 6 && (chars_is_blank(next) || (signs >= 2 && chars_is_han(next)));
  return heading && has_word(p + signs, end) ? signs : 0;
}

/* Whether the line is a fence: ``` or ~~~, perhaps with the name of a language. */
static bool is_fence(const char *p, const char *end) {
  if (!g_str_has_prefix(p, "```") && !g_str_has_prefix(p, "~~~"))
    return false;
  for (p += 3; p < end; p++)
    if (!g_ascii_isalnum(*p) && !strchr(" \t\r-+", *p))
      return false;
  return true;
}

/* Whether a list's mark stands at `p`: - * or +, and a blank and a word behind it.  - 3 - is a page number, * * * a
 * rule. */
static bool is_list_mark(const char *p, const char *end) {
  if (!chars_is_one_of(list_marks, chars_at(p)) || (p[1] != ' ' && p[1] != '\t'))
    return false;
  const char *text = shape_skip_blanks(p + 1, end);
  gunichar next = char_at(text, end);
  bool bold = g_str_has_prefix(text, "**") && text[2] & 0x80; /* * **《准则》** */
  return next != 0 && !chars_is_digit(next) && (next != (guchar)*p || bold) && next != '-';
}

/* Two stars that close an emphasis and two that open another. */
#define SEAM 4

/* The run of exactly `count` stars from `p` on, or NULL. */
static const char *find_stars(struct remains *remains, const char *p, gsize count) {
  if (remains->no_emphasis_end[count] >= remains->line_end)
    return NULL;
  for (const char *star = p; (star = memchr(star, '*', (gsize)(remains->line_end - star)));) {
    gsize run = strspn(star, "*");
    if (run == count)
      return star;
    star += run;
  }
  remains->no_emphasis_end[count] = remains->line_end;
  return NULL;
}

static bool is_unit(gunichar c) {
  return chars_is_one_of(UNITS, c);
}

/* Whether the stars at `open` and `close` (`count` each) stand for something that is blanked and are no emphasis. */
static bool are_placeholders(const struct remains *remains, const char *open, const char *close, gsize count) {
  gunichar before = chars_before(remains->line, open);
  gunichar first = char_at(open + count, remains->line_end);
  gunichar behind = char_at(close + count, remains->line_end);
  gunichar last = chars_before(open, close);
  if (chars_is_digit(before))
    return true;
  if (behind == 0) /* nothing is named behind the last one */
    return false;
  return first == behind || (is_unit(first) && (is_unit(behind) || is_unit(before))) ||
         (is_unit(behind) && chars_is_one_of(CONNECTIVES, last));
}

/* The end of the emphasis that opens with `count` stars at `p`, or NULL: content touches the marks on both sides. */
static const char *emphasis_end(struct remains *remains, const char *p, gsize count) {
  const char *inner = p + count;
  const char *close = find_stars(remains, inner, count);
  if (!close || close == inner || chars_is_blank(chars_at(inner)) || chars_is_blank(chars_before(inner, close)))
    return NULL;
  return are_placeholders(remains, p, close, count) ? NULL : close;
}

/* What a text shows of Markdown. */
struct marks {
  guint headings, fences, bold_lines, emphasis, stars; /* stars: runs of two that are no emphasis */
  guint lists[3];                                      /* lines with - * + */
};

/* Counts emphasis inside one line: with two stars, of words that are no whole sentence. */
static void count_emphasis(struct remains *remains, struct marks *marks) {
  const char *p = remains->line;
  while ((p = g_strstr_len(p, remains->line_end - p, "**"))) {
    const char *close = emphasis_end(remains, p, 2);
    marks->emphasis += close != NULL;
    marks->stars += close == NULL;
    p = (close ? close : p) + strlen("**");
  }
}

static void count_line(struct remains *remains, struct marks *marks) {
  const char *end = remains->line_end;
  const char *p = shape_skip_blanks(remains->line, end);
  while (p < end && *p == '>')
    p = shape_skip_blanks(p + 1, end);
  if (p == end)
    return;
  marks->headings += heading_signs(p, end) > 0;
  marks->fences += is_fence(p, end);
  if (is_list_mark(p, end))
    marks->lists[strchr(list_marks, *p) - list_marks]++;
  if (!memchr(p, '*', (gsize)(end - p)))
    return;
  struct slice line = chars_strip(p, (gsize)(end - p));
  marks->bold_lines += line.length > 4 && memcmp(line.text, "**", 2) == 0 && line.text[2] != '*' &&
                       memcmp(line.text + line.length - 2, "**", 2) == 0 &&
                       !g_strstr_len(line.text + 2, (gssize)line.length - 4, "**");
  count_emphasis(remains, marks);
}

bool markdown_is_used(const struct remains *remains) {
  struct remains scan = *remains;
  struct marks marks = {0};
  for (guint i = 0; i < scan.reader->source->lines->len; i++) {
    const struct source_line *line = &array_at(scan.reader->source->lines, struct source_line, i);
    scan.line = line->text;
    scan.line_end = line->text + line->length;
    count_line(&scan, &marks);
  }
  guint listed = MAX(marks.lists[0], MAX(marks.lists[1], marks.lists[2]));
  return marks.headings + marks.bold_lines > 0 || marks.fences >= 2 || listed >= LIST_LINES ||
         marks.emphasis > marks.stars;
}

const char *markdown_take_line(struct remains *remains) {
  const char *end = remains->line_end;
  const char *p = shape_skip_blanks(remains->line, end);
  if (is_fence(p, end)) {
    remains_add(remains, REMAIN_MARKDOWN, p, end, EDIT_LAYOUT, "");
    return end;
  }
  while (p + 1 < end && *p == '>' && chars_is_blank(chars_at(p + 1))) {
    const char *text = shape_skip_blanks(p + 1, end);
    remains_add(remains, REMAIN_MARKDOWN, p, text, EDIT_LAYOUT, "");
    p = text;
  }
  if (is_list_mark(p, end)) {
    const char *text = shape_skip_blanks(p + 1, end);
    remains_add(remains, REMAIN_MARKDOWN, p, text, EDIT_LAYOUT, "");
    p = text;
  }
  gsize signs = heading_signs(p, end);
  if (signs == 0)
    return p;
  remains_add(remains, REMAIN_MARKDOWN, p, p + signs, EDIT_LAYOUT, "");
  struct slice rest = chars_strip(p + signs, (gsize)(end - p) - signs);
  const char *closing = rest.text + rest.length;
  while (closing[-1] == '#') /* a heading has a word before them */
    closing--;
  if (closing[-1] == ' ') { /* ## 一、立志 ## */
    remains_add(remains, REMAIN_MARKDOWN, closing, rest.text + rest.length, EDIT_LAYOUT, "");
    remains->line_end = closing;
  }
  return p + signs;
}

/* Whether the runs of four stars from `p` to `close` end one emphasis and open the next (**甲，****乙****丙**): there
 * are several of them, and one stands behind a mark or blank, where no name is left out. */
static bool are_seams(const struct remains *remains, const char *p, const char *close) {
  guint runs = 0;
  bool marked = false;
  while ((p = g_strstr_len(p, close - p, "****"))) {
    gunichar before = chars_before(remains->line, p);
    marked |= chars_is_pause(before) || chars_is_blank(before);
    runs++;
    p += strspn(p, "*");
  }
  return runs > 1 && marked;
}

/* Whether such a run stands at `p`, inside an emphasis of two stars. */
static bool is_seam(struct remains *remains, const char *p) {
  const char *close = remains->emphasis_close[2];
  if (!close || p >= close)
    return false;
  if (remains->seams_close != close) { /* once for each emphasis */
    remains->seams_close = close;
    remains->seams = are_seams(remains, p, close);
  }
  return remains->seams;
}

static const char *take_emphasis(struct remains *remains, const char *p) {
  gsize count = strspn(p, "*");
  if (count == SEAM && is_seam(remains, p)) {
    remains_add(remains, REMAIN_MARKDOWN, p, p + count, EDIT_LAYOUT, "");
    return p + count;
  }
  if (count <= 3 && remains->emphasis_close[count] == p) /* undone with its partner */
    return p + count;
  const char *close = count <= 3 ? emphasis_end(remains, p, count) : NULL;
  if (!close)
    return p + count;
  remains_add(remains, REMAIN_MARKDOWN, p, p + count, EDIT_LAYOUT, "");
  remains_add(remains, REMAIN_MARKDOWN, close, close + count, EDIT_LAYOUT, "");
  remains->emphasis_close[count] = close; /* what is inside may hold more */
  return p + count;
}

/* The address in round brackets that begins at `p`: its end behind the bracket, or NULL. */
static const char *address_end(const char *p, const char *end) {
  static const char *const openings[] = {"http://", "https://", "www.", "mailto:", "/", "./", "#"};
  bool address = false;
  const char *stop = MIN(end, p + LINK_BYTES);
  if (*p != '(')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS(openings); i++)
    address |= g_str_has_prefix(p + 1, openings[i]);
  const char *close = address ? memchr(p, ')', (gsize)(stop - p)) : NULL;
  return close ? close + 1 : NULL;
}

/* [words](address): the words stay.  ![words](address) is a picture, of which nothing stays. */
static const char *take_link(struct remains *remains, const char *p) {
  bool picture = *p == '!';
  const char *open = p + picture;
  const char *stop = MIN(remains->line_end, open + LINK_BYTES);
  if (*open != '[')
    return p + 1;
  const char *close = memchr(open, ']', (gsize)(stop - open));
  const char *end = close ? address_end(close + 1, remains->line_end) : NULL;
  if (!end)
    return p + 1;
  if (picture) {
    remains_add(remains, REMAIN_MARKDOWN, p, end, EDIT_DROP, "");
    return end;
  }
  remains_add(remains, REMAIN_MARKDOWN, open, open + 1, EDIT_LAYOUT, "");
  remains_add(remains, REMAIN_MARKDOWN, close, end, EDIT_LAYOUT, "");
  return end;
}

/* `code`: the words stay. */
static const char *take_code(struct remains *remains, const char *p) {
  const char *stop = MIN(remains->line_end, p + LINK_BYTES);
  const char *close = memchr(p + 1, '`', (gsize)(stop - p - 1));
  if (!close || close == p + 1)
    return p + 1;
  remains_add(remains, REMAIN_MARKDOWN, p, p + 1, EDIT_LAYOUT, "");
  remains_add(remains, REMAIN_MARKDOWN, close, close + 1, EDIT_LAYOUT, "");
  return close + 1;
}

const char *markdown_take(struct remains *remains, const char *p) {
  if (*p == '[' || *p == '!')
    return take_link(remains, p);
  if (!remains->markdown)
    return p + 1;
  if (*p == '*')
    return take_emphasis(remains, p);
  if (*p == '`')
    return take_code(remains, p);
  if (g_ascii_ispunct(p[1])) { /* \* is a star */
    remains_add(remains, REMAIN_MARKDOWN, p, p + 1, EDIT_LAYOUT, "");
    return p + 2;
  }
  return p + 1;
}
