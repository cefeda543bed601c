/* Phase: what is left of HTML and Markdown, and characters without width, become edits. */
#include "read/remains.h"

#include "base/items.h"
#include "base/messages.h"
#include "read/phases.h"

#include <stdlib.h>
#include <string.h>

/* A tag or comment longer than this (in bytes) is text. */
#define TAG_BYTES 4096

/* Tags that part paragraphs, and those that stand inside them. */
static const char *const block_tags[] = {
    "p",    "br",   "div",  "li",    "ul",      "ol",      "tr",         "table",  "h1",     "h2",    "h3",
    "h4",   "h5",   "h6",   "hr",    "section", "article", "blockquote", "header", "footer", "tbody", "thead",
    "html", "head", "body", "title", "center",  "dl",      "dt",         "dd",     "pre",    "form",  NULL};
static const char *const inline_tags[] = {
    "a",      "b",        "i",       "u",      "em",    "strong", "span", "font",   "img",   "td",     "th",
    "script", "style",    "sup",     "sub",    "small", "big",    "meta", "link",   "input", "button", "iframe",
    "label",  "s",        "del",     "ins",    "nav",   "o:p",    "st1",  "figure", "video", "select", "option",
    "col",    "colgroup", "caption", "strike", "wbr",   "tt",     "code", NULL};

/* Of the inline ones those of a table's cells. */
static const char *const cell_tags[] = {"td", "th", NULL};

static const struct {
  const char *name;
  const char *text;
} entities[] = {{"nbsp", "\xC2\xA0"}, {"amp", "&"},    {"lt", "<"},    {"gt", ">"},
                {"quot", "\""},       {"apos", "'"},   {"ldquo", "“"}, {"rdquo", "”"},
                {"lsquo", "‘"},       {"rsquo", "’"},  {"mdash", "—"}, {"ndash", "–"},
                {"hellip", "…"},      {"middot", "·"}, {"times", "×"}, {"emsp", "\xE3\x80\x80"},
                {"ensp", " "},        {"thinsp", " "}, {"copy", "©"},  {"reg", "®"},
                {"deg", "°"},         {"bull", "•"},   {"laquo", "«"}, {"raquo", "»"},
                {"yen", "¥"},         {"permil", "‰"}, {"zwnj", ""},   {"zwj", ""},
                {"shy", ""},          {"le", "≤"},     {"ge", "≥"},    {"divide", "÷"},
                {"plusmn", "±"}};

static const struct {
  enum finding_id finding;
  const char *rule;
} kinds[REMAIN_COUNT] = {
    {FINDING_HTML_REMOVED, "html"}, {FINDING_MARKDOWN_REMOVED, "markdown"}, {FINDING_ZERO_WIDTH, "zero-width"}};

void remains_add(struct remains *remains, enum remain what, const char *from, const char *to, enum edit_kind kind,
                 const char *insert) {
  struct edit edit = {.start = (guint32)(from - remains->text), .end = (guint32)(to - remains->text), .kind = kind};
  edit.rule = kinds[what].rule;
  g_strlcpy(edit.insert, insert, sizeof edit.insert);
  g_array_append_val(remains->reader->edits, edit);
  if (remains->count[what]++ == 0)
    remains->first[what] = edit.start;
}

static bool is_name_of(const char *const *names, const char *name, gsize length) {
  for (; *names; names++)
    if (strlen(*names) == length && g_ascii_strncasecmp(*names, name, length) == 0)
      return true;
  return false;
}

/* The end of the comment at `p`, or NULL.  Places searched in vain are not searched again. */
static const char *comment_end(struct remains *remains, const char *p) {
  const char *stop = MIN(remains->line_end, p + TAG_BYTES);
  const char *from = MIN(MAX(p, remains->no_comment_end), stop);
  const char *close = g_strstr_len(from, stop - from, "-->");
  remains->no_comment_end = close ? close : stop - MIN(stop - from, 2);
  return close ? close + 3 : NULL;
}

/* A tag at `p` (which is a '<'): where it ends and whether it parts paragraphs; NULL when it is no tag. */
static const char *tag_end(struct remains *remains, const char *p, bool *block, bool *cell) {
  const char *stop = MIN(remains->line_end, p + TAG_BYTES);
  *block = *cell = false;
  if (g_str_has_prefix(p, "<!--"))
    return comment_end(remains, p);
  const char *name = p + 1;
  name += *name == '/';
  const char *after = name;
  while (g_ascii_isalnum(*after) || *after == ':')
    after++;
  gsize length = (gsize)(after - name);
  *block = is_name_of(block_tags, name, length);
  *cell = name == p + 1 && is_name_of(cell_tags, name, length);
  if (!*block && !is_name_of(inline_tags, name, length))
    return NULL;
  if (*after != '>' && *after != '/' && !g_ascii_isspace(*after))
    return NULL;
  for (; after < stop; after++) {
    if (*after == '>')
      return after + 1;
    if (*after == '<')
      return NULL;
  }
  return NULL;
}

/* Whether nothing but blanks and a tag follows: a closing tag there needs no split of its own. */
static bool ends_block(const char *p, const char *end) {
  p += strspn(p, " \t");
  return p == end || *p == '<';
}

/* A script or style element goes with its content, line by line. */
static const char *skip_element(struct remains *remains, const char *p, const char *name) {
  g_autofree char *closing = g_strdup_printf("</%s", name);
  const char *close = p;
  while (close < remains->end && g_ascii_strncasecmp(close, closing, strlen(closing)) != 0)
    close++;
  const char *stop = close < remains->end ? memchr(close, '>', (gsize)(remains->end - close)) : NULL;
  if (!stop) /* never closed: not certain */
    return p;
  for (const char *line = p; line <= stop;) {
    const char *line_end = line;
    while (line_end <= stop && *line_end != '\n' && *line_end != '\r')
      line_end++;
    if (line_end > line)
      remains_add(remains, REMAIN_HTML, line, line_end, EDIT_DROP, "");
    line = line_end + 1;
  }
  return stop + 1;
}

static const char *take_tag(struct remains *remains, const char *p) {
  bool block, cell;
  const char *end = tag_end(remains, p, &block, &cell);
  if (!end)
    return p + 1;
  static const char *const elements[] = {"script", "style"};
  for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
    if (!remains->open_element[i] && g_ascii_strncasecmp(p + 1, elements[i], strlen(elements[i])) == 0) {
      const char *after = skip_element(remains, p, elements[i]);
      if (after > p)
        return after;
      remains->open_element[i] = true;
    }
  }
  bool split = block && !(p[1] == '/' && ends_block(end, remains->line_end));
  remains_add(remains, REMAIN_HTML, p, end, split ? EDIT_SPLIT : EDIT_LAYOUT, cell ? "\t" : "");
  return end;
}

/* A numeric reference such as &#8220; or &#x201C; as UTF-8 in `utf8`; false when it names no character. */
static bool numeric_entity(const char *p, const char *semicolon, char utf8[7]) {
  bool hexadecimal = p[1] == 'x' || p[1] == 'X';
  char *stop;
  gulong code = strtoul(p + (hexadecimal ? 2 : 1), &stop, hexadecimal ? 16 : 10);
  if (stop != semicolon || code > 0x10FFFF || !g_unichar_validate((gunichar)code))
    return false;
  utf8[g_unichar_to_utf8((gunichar)code, utf8)] = 0;
  return code >= 0x20;
}

static const char *take_entity(struct remains *remains, const char *p) {
  const char *limit = MIN(remains->line_end, p + 16);
  const char *name = p + 1;
  if (g_str_has_prefix(name, "amp;") && (g_ascii_isalpha(name[4]) || name[4] == '#'))
    name += 4; /* escaped twice: &amp;nbsp; */
  const char *semicolon = memchr(name, ';', (gsize)(limit - name));
  char utf8[7] = {0};
  if (semicolon && *name == '#' && numeric_entity(name, semicolon, utf8)) {
    remains_add(remains, REMAIN_HTML, p, semicolon + 1, EDIT_LAYOUT, utf8);
    return semicolon + 1;
  }
  for (guint i = 0; i < G_N_ELEMENTS(entities); i++) {
    gsize length = strlen(entities[i].name);
    bool named = g_str_has_prefix(name, entities[i].name);
    bool closed = named && name[length] == ';';
    if (closed || (named && i == 0)) { /* &nbsp is often left without its semicolon */
      const char *end = name + length + closed;
      remains_add(remains, REMAIN_HTML, p, end, EDIT_LAYOUT, entities[i].text);
      return end;
    }
  }
  return p + 1;
}

/* ;;;; is what remains of a row of &nbsp; */
static const char *take_semicolons(struct remains *remains, const char *p) {
  const char *end = p + strspn(p, ";");
  if (end - p >= 2)
    remains_add(remains, REMAIN_HTML, p, end, EDIT_LAYOUT, " ");
  return end;
}

/* The joiner of an emoji of several: what it joins is one picture. */
static bool joins_pictures(const struct remains *remains, const char *p) {
  gunichar before = chars_before(remains->line, p);
  return chars_at(p) == 0x200D && (before >= 0x1F000 || before == 0xFE0F);
}

/* A character without width (and without ink) at `p`: it shows nowhere, and hides words from a search. */
static const char *take_format(struct remains *remains, const char *p) {
  gunichar c = chars_at(p);
  const char *end = g_utf8_next_char(p);
  if (chars_is_format(c) && !chars_is_blank(c) && !joins_pictures(remains, p))
    remains_add(remains, REMAIN_ZERO_WIDTH, p, end, EDIT_LAYOUT, "");
  return end;
}

/* Bytes that open something to undo; of characters beyond ASCII those that open format characters. */
static bool opens_remain(guchar byte, bool markup) {
  switch (byte) {
  case '<':
  case '&':
  case ';':
  case '*':
  case '[':
  case '!':
  case '`':
  case '\\':
    return markup;
  case 0xC2:
  case 0xD8:
  case 0xE1:
  case 0xE2:
  case 0xEF:
  case 0xF0:
  case 0xF1:
  case 0xF2:
  case 0xF3:
  case 0xF4:
    return true;
  default:
    return g_ascii_iscntrl((char)byte);
  }
}

/* Undoes what begins at `p`; the place behind it. */
static const char *take(struct remains *remains, const char *p) {
  switch (*p) {
  case '<':
    return take_tag(remains, p);
  case '&':
    return take_entity(remains, p);
  case ';':
    return take_semicolons(remains, p);
  case '*':
  case '[':
  case '!':
  case '`':
  case '\\':
    return markdown_take(remains, p);
  default:
    return take_format(remains, p);
  }
}

/* In a text whose paragraphs somebody has set (`markup` is false), only characters without width go. */
static void scan_line(struct remains *remains, bool markup) {
  const char *p = remains->markdown ? markdown_take_line(remains) : remains->line;
  while (p < remains->line_end)
    p = opens_remain((guchar)*p, markup) ? take(remains, p) : p + 1;
}

/* How far the columns of a line are counted: edits come in the order of the text. */
struct column_count {
  const char *at;
  guint line, column;
};

/* Tells the edit's place: words of it, without those around. */
static void report_place(const struct remains *remains, enum finding_id id, const struct edit *edit,
                         struct column_count *count) {
  const guint line = pieces_line_of(remains->reader, edit->start);
  const char *at = remains->text + edit->start;
  if (line != count->line)
    *count =
        (struct column_count){array_at(remains->reader->source->lines, struct source_line, line - 1).text, line, 1};
  count->column += (guint)g_utf8_strlen(count->at, at - count->at);
  count->at = at;
  g_autofree char *words = g_strndup(at, edit->end - edit->start);
  report_add(remains->reader->report, id, (struct place){line, count->column, words}, "%s", _(finding_meaning(id)));
}

static bool is_no_character(gunichar c) {
  return g_unichar_iscntrl(c) || chars_is_none(c);
}

static bool is_of(const struct edit *edit, enum remain what) {
  return edit->rule && strcmp(edit->rule, kinds[what].rule) == 0;
}

/* Whether lines begin with such marks: then the text is written in this form, and one line tells that it was undone. */
static bool is_written_in(const struct remains *remains, enum remain what) {
  for (guint i = 0; i < remains->reader->edits->len; i++) {
    const struct edit *edit = &array_at(remains->reader->edits, struct edit, i);
    if (is_of(edit, what) && (edit->start == 0 || remains->text[edit->start - 1] == '\n'))
      return true;
  }
  return false;
}

/* Marks that were forgotten inside a sentence are told one by one: who passes the text on will want to take them out. A
 * control character is no character at all. */
static void report_places(const struct remains *remains) {
  const GArray *edits = remains->reader->edits;
  bool html = is_written_in(remains, REMAIN_HTML), markdown = is_written_in(remains, REMAIN_MARKDOWN);
  struct column_count count = {0};
  for (guint i = 0; i < edits->len; i++) {
    const struct edit *edit = &array_at(edits, struct edit, i);
    const char *at = remains->text + edit->start;
    gunichar before = chars_before(remains->text, at);
    const char next = remains->text[edit->end];
    bool markup = is_of(edit, REMAIN_HTML) || is_of(edit, REMAIN_MARKDOWN);
    bool manner = is_of(edit, REMAIN_HTML) ? html : markdown;
    if (markup && !manner && *at != ';' && (chars_is_han(before) || chars_is_one_of("，。；：、！？”）》", before)) &&
        next != '\0' && next != '\n')
      report_place(remains, FINDING_LEFTOVER_MARKUP, edit, &count);
    else if (!markup && is_no_character(chars_at(at)) && g_utf8_next_char(at) == remains->text + edit->end)
      report_place(remains, FINDING_BAD_CHARACTER, edit, &count);
  }
}

static void report_remains(const struct remains *remains) {
  struct report *report = remains->reader->report;
  struct place place[REMAIN_COUNT];
  for (guint i = 0; i < REMAIN_COUNT; i++)
    place[i] = (struct place){pieces_line_of(remains->reader, remains->first[i]), 0, NULL};
  guint count = remains->count[REMAIN_HTML];
  if (count > 0)
    report_add(report, FINDING_HTML_REMOVED, place[REMAIN_HTML],
               ngettext("%u remain of HTML (a tag or an entity) is not text and was undone",
                        "%u remains of HTML (tags and entities) are not text and were undone", count),
               count);
  count = remains->count[REMAIN_MARKDOWN];
  if (count > 0)
    report_add(report, FINDING_MARKDOWN_REMOVED, place[REMAIN_MARKDOWN],
               ngettext("%u mark of Markdown is not text and was undone",
                        "%u marks of Markdown are not text and were undone", count),
               count);
  count = remains->count[REMAIN_ZERO_WIDTH];
  if (count > 0)
    report_add(report, FINDING_ZERO_WIDTH, place[REMAIN_ZERO_WIDTH],
               ngettext("%u character without width, which nobody sees, was left out",
                        "%u characters without width, which nobody sees, were left out", count),
               count);
}

/* Where the text of the line begins: behind what was peeled off it, which the first `peeled` edits are. */
static const char *behind_peeled(const struct remains *remains, const char *line, guint peeled, guint *next) {
  for (; *next < peeled; (*next)++) {
    const struct edit *edit = &array_at(remains->reader->edits, struct edit, *next);
    if (remains->text + edit->start >= remains->line_end)
      break;
    if (remains->text + edit->end > line)
      return remains->text + edit->end;
  }
  return line;
}

void remains_find(struct reader *reader) {
  const struct source *source = reader->source;
  struct remains remains = {
      .reader = reader, .text = source->text, .end = source->text + source->length, .no_comment_end = source->text};
  guint peeled = reader->edits->len;
  guint next = 0;
  bool markup = !reader->settled;
  remains.markdown = markup && markdown_is_used(&remains);
  const char *done = source->text; /* a script may reach over several lines */
  for (guint i = 0; i < source->lines->len; i++) {
    const struct source_line *line = &array_at(source->lines, struct source_line, i);
    remains.line_end = line->text + line->length;
    remains.line = MAX(behind_peeled(&remains, line->text, peeled, &next), done);
    if (remains.line < remains.line_end)
      scan_line(&remains, markup);
    if (reader->edits->len > peeled)
      done = source->text + array_at(reader->edits, struct edit, reader->edits->len - 1).end;
  }
  edits_sort(reader); /* emphasis is found in pairs, ahead of the scan; what was peeled stands before */
  report_remains(&remains);
  report_places(&remains);
}
