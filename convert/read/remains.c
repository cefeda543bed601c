#include "read/phases.h"
#include <glib/gi18n.h>
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

/* What the phase has done, for the report. */
struct markup {
  struct reader *reader;
  const char *text, *end;
  const char *line_end;             /* of the line being scanned: tags and entities end in it */
  guint html, markdown;             /* how many remains of each */
  gsize first_html, first_markdown; /* where the first one is */
  const char *no_comment_end;       /* no --> ends before this place */
  const char *no_bold_end;          /* no ** follows up to this place */
  bool open_element[2];             /* script and style: one is never closed */
};

static void add_edit(struct markup *markup, const char *from, const char *to, enum edit_kind kind, const char *rule,
                     const char *insert) {
  struct edit edit = {.start = (guint32)(from - markup->text), .end = (guint32)(to - markup->text), .kind = kind};
  edit.rule = g_intern_string(rule);
  g_strlcpy(edit.insert, insert, sizeof edit.insert);
  g_array_append_val(markup->reader->edits, edit);
  bool html = strcmp(rule, "html") == 0;
  guint *count = html ? &markup->html : &markup->markdown;
  if ((*count)++ == 0)
    *(html ? &markup->first_html : &markup->first_markdown) = edit.start;
}

static bool is_name_of(const char *const *names, const char *name, gsize length) {
  for (; *names; names++)
    if (strlen(*names) == length && g_ascii_strncasecmp(*names, name, length) == 0)
      return true;
  return false;
}

/* The end of the comment at `p`, or NULL.  Places searched in vain are not searched again. */
static const char *comment_end(struct markup *markup, const char *p) {
  const char *stop = MIN(markup->line_end, p + TAG_BYTES);
  const char *from = markup->no_comment_end && markup->no_comment_end > p ? MIN(markup->no_comment_end, stop) : p;
  const char *close = g_strstr_len(from, stop - from, "-->");
  markup->no_comment_end = close ? NULL : stop - MIN(stop - from, 2);
  return close ? close + 3 : NULL;
}

/* A tag at `p` (which is a '<'): where it ends and whether it parts paragraphs; NULL when it is no tag. */
static const char *tag_end(struct markup *markup, const char *p, bool *block, bool *cell) {
  const char *stop = MIN(markup->line_end, p + TAG_BYTES);
  *block = *cell = false;
  if (stop - p > 4 && memcmp(p, "<!--", 4) == 0)
    return comment_end(markup, p);
  const char *name = p + 1;
  name += name < stop && *name == '/';
  const char *after = name;
  while (after < stop && (g_ascii_isalnum(*after) || *after == ':'))
    after++;
  gsize length = (gsize)(after - name);
  *block = is_name_of(block_tags, name, length);
  *cell = length == 2 && name == p + 1 &&
          (g_ascii_strncasecmp(name, "td", 2) == 0 || g_ascii_strncasecmp(name, "th", 2) == 0);
  if (length == 0 || (!*block && !is_name_of(inline_tags, name, length)))
    return NULL;
  if (after < stop && *after != '>' && *after != '/' && !g_ascii_isspace(*after))
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
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p == end || *p == '<';
}

/* A script or style element goes with its content, line by line. */
static const char *skip_element(struct markup *markup, const char *p, const char *name) {
  g_autofree char *closing = g_strdup_printf("</%s", name);
  const char *close = p;
  while (close < markup->end && g_ascii_strncasecmp(close, closing, strlen(closing)) != 0)
    close++;
  const char *stop = close < markup->end ? memchr(close, '>', (gsize)(markup->end - close)) : NULL;
  if (!stop) /* never closed: not certain */
    return p;
  for (const char *line = p; line <= stop;) {
    const char *line_end = line;
    while (line_end <= stop && *line_end != '\n' && *line_end != '\r')
      line_end++;
    if (line_end > line)
      add_edit(markup, line, line_end, EDIT_DROP, "html", "");
    line = line_end + 1;
  }
  return stop + 1;
}

static const char *take_tag(struct markup *markup, const char *p) {
  bool block, cell;
  const char *end = tag_end(markup, p, &block, &cell);
  if (!end)
    return p + 1;
  static const char *const elements[] = {"script", "style"};
  for (guint i = 0; i < G_N_ELEMENTS(elements); i++) {
    if (!markup->open_element[i] && g_ascii_strncasecmp(p + 1, elements[i], strlen(elements[i])) == 0) {
      const char *after = skip_element(markup, p, elements[i]);
      if (after > p)
        return after;
      markup->open_element[i] = true;
    }
  }
  bool split = block && !(p[1] == '/' && ends_block(end, markup->line_end));
  add_edit(markup, p, end, split ? EDIT_SPLIT : EDIT_LAYOUT, "html", cell ? "\t" : "");
  return end;
}

/* A numeric reference such as &#8220; or &#x201C; as UTF-8 in `utf8`; false when it names no character. */
static bool numeric_entity(const char *p, const char *semicolon, char utf8[7]) {
  bool hexadecimal = p[1] == 'x' || p[1] == 'X';
  char *stop;
  gulong code = strtoul(p + (hexadecimal ? 2 : 1), &stop, hexadecimal ? 16 : 10);
  if (stop != semicolon || code == 0 || code > 0x10FFFF || !g_unichar_validate((gunichar)code))
    return false;
  utf8[g_unichar_to_utf8((gunichar)code, utf8)] = 0;
  return code >= 0x20;
}

static const char *take_entity(struct markup *markup, const char *p) {
  const char *limit = MIN(markup->line_end, p + 16);
  const char *name = p + 1;
  if (limit - name > 4 && memcmp(name, "amp;", 4) == 0 && (g_ascii_isalpha(name[4]) || name[4] == '#'))
    name += 4; /* escaped twice: &amp;nbsp; */
  const char *semicolon = memchr(name, ';', (gsize)(limit - name));
  char utf8[7] = {0};
  if (semicolon && *name == '#' && numeric_entity(name, semicolon, utf8)) {
    add_edit(markup, p, semicolon + 1, EDIT_LAYOUT, "html", utf8);
    return semicolon + 1;
  }
  for (guint i = 0; i < G_N_ELEMENTS(entities); i++) {
    gsize length = strlen(entities[i].name);
    bool named = (gsize)(limit - name) >= length && strncmp(name, entities[i].name, length) == 0;
    bool closed = named && name + length < limit && name[length] == ';';
    if (closed || (named && i == 0)) { /* &nbsp is often left without its semicolon */
      const char *end = name + length + closed;
      add_edit(markup, p, end, EDIT_LAYOUT, "html", entities[i].text);
      return end;
    }
  }
  return p + 1;
}

/* ;;;; is what remains of a row of &nbsp; */
static const char *take_semicolons(struct markup *markup, const char *p) {
  const char *end = p;
  while (end < markup->line_end && *end == ';')
    end++;
  if (end - p >= 2)
    add_edit(markup, p, end, EDIT_LAYOUT, "html", " ");
  return end;
}

/* **bold** whose marks are certain: the content touches them, and no digit stands before (20**年). */
static const char *take_bold(struct markup *markup, const char *p, const char *line, const char *line_end) {
  const char *inner = p + 2;
  if (markup->no_bold_end >= line_end)
    return inner;
  const char *close = g_strstr_len(inner, line_end - inner, "**");
  if (!close)
    markup->no_bold_end = line_end;
  bool opens = inner < line_end && *inner != '*' && *inner != ' ' && (p == line || !g_ascii_isdigit(p[-1]));
  if (!opens || !close || close == inner || close[-1] == ' ' || (close + 2 < line_end && close[2] == '*'))
    return p + 2;
  add_edit(markup, p, inner, EDIT_LAYOUT, "markdown", "");
  add_edit(markup, close, close + 2, EDIT_LAYOUT, "markdown", "");
  return close + 2;
}

/* Whether the text is written in Markdown: headings with #, or lines that are bold as a whole. */
static bool is_markdown(const char *text, gsize length) {
  guint marks = 0;
  for (const char *line = text; line < text + length;) {
    const char *lf = memchr(line, '\n', (gsize)(text + length - line));
    const char *end = lf ? lf : text + length;
    gsize signs = strspn(line, "#");
    gsize size = (gsize)(end - line);
    size -= size > 0 && line[size - 1] == '\r';
    marks += signs >= 1 && signs <= 6 && signs < size && line[signs] == ' ';
    marks += size > 8 && memcmp(line, "**", 2) == 0 && memcmp(line + size - 2, "**", 2) == 0;
    line = end + 1;
  }
  return marks > 0;
}

/* Marks at the start of a Markdown line: #, > and a closing row of #. */
static const char *take_line_marks(struct markup *markup, const char *line, const char *end) {
  gsize signs = strspn(line, "#");
  if (signs >= 1 && signs <= 6 && line + signs < end && (line[signs] == ' ' || line[signs] == '\t')) {
    add_edit(markup, line, line + signs, EDIT_LAYOUT, "markdown", "");
    return line + signs;
  }
  const char *p = line;
  while (p < end && *p == '>')
    p++;
  if (p > line && p < end && *p == ' ') {
    add_edit(markup, line, p, EDIT_LAYOUT, "markdown", "");
    return p;
  }
  return line;
}

static void scan_line(struct markup *markup, const char *line, const char *end, bool markdown) {
  markup->line_end = end;
  const char *p = markdown ? take_line_marks(markup, line, end) : line;
  while (p < end)
    if (*p == '<')
      p = take_tag(markup, p);
    else if (*p == '&')
      p = take_entity(markup, p);
    else if (*p == ';')
      p = take_semicolons(markup, p);
    else if (markdown && *p == '*' && p + 1 < end && p[1] == '*')
      p = take_bold(markup, p, line, end);
    else
      p++;
}

static void report_markup(const struct markup *markup) {
  struct report *report = markup->reader->report;
  if (markup->html > 0)
    report_add(report, FINDING_HTML_REMOVED,
               (struct place){pieces_line_of(markup->reader, markup->first_html), 0, NULL},
               ngettext("%u remain of HTML (a tag or an entity) is not text and was undone",
                        "%u remains of HTML (tags and entities) are not text and were undone", markup->html),
               markup->html);
  if (markup->markdown > 0)
    report_add(report, FINDING_MARKDOWN_REMOVED,
               (struct place){pieces_line_of(markup->reader, markup->first_markdown), 0, NULL},
               ngettext("%u mark of Markdown is not text and was undone",
                        "%u marks of Markdown are not text and were undone", markup->markdown),
               markup->markdown);
}

void remains_find(struct reader *reader) {
  const struct source *source = reader->source;
  struct markup markup = {.reader = reader, .text = source->text, .end = source->text + source->length};
  bool markdown = is_markdown(source->text, source->length);
  const char *done = source->text; /* a script may reach over several lines */
  for (guint i = 0; i < source->lines->len; i++) {
    const struct source_line *line = &g_array_index(source->lines, struct source_line, i);
    const char *start = MAX(line->text, done);
    const char *end = line->text + line->length;
    if (start < end)
      scan_line(&markup, start, end, markdown);
    if (reader->edits->len > 0)
      done = source->text + g_array_index(reader->edits, struct edit, reader->edits->len - 1).end;
  }
  edits_sort(reader); /* bold marks are found in pairs, ahead of the scan */
  report_markup(&markup);
}
