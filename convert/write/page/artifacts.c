#include "write/page/artifacts.h"

#include <string.h>

#define FOOTER "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n"
#define PAGINATION "/Artifact <</Type /Pagination>> BDC\n"
#define WATERMARK "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n"
#define LAYOUT "/Artifact <</Type /Layout>> BDC\n"

/* A content stream that is read token by token. */
struct scanner {
  const char *at, *end;
};

/* A token: an operator, or an operand or a part of one. */
struct token {
  const char *start, *end;
  bool is_operator;
};

static bool is_blank(char c) {
  return g_ascii_isspace(c) || c == '\0';
}

static bool is_delimiter(char c) {
  switch (c) {
  case '(':
  case ')':
  case '<':
  case '>':
  case '[':
  case ']':
  case '{':
  case '}':
  case '/':
  case '%':
    return true;
  default:
    return false;
  }
}

/* Skips blanks and comments. */
static void skip_blanks(struct scanner *scanner) {
  for (bool comment = false; scanner->at < scanner->end; scanner->at++) {
    const char c = *scanner->at;
    if (comment ? c == '\n' || c == '\r' : c == '%')
      comment = !comment;
    else if (!comment && !is_blank(c))
      return;
  }
}

/* Skips a string in parentheses, which may hold others. */
static void skip_string(struct scanner *scanner) {
  guint depth = 0;
  while (scanner->at < scanner->end) {
    const char c = *scanner->at++;
    if (c == '\\' && scanner->at < scanner->end)
      scanner->at++;
    else if (c == '(')
      depth++;
    else if (c == ')' && --depth == 0)
      return;
  }
}

static void skip_hexadecimal(struct scanner *scanner) {
  const char *close = memchr(scanner->at, '>', (gsize)(scanner->end - scanner->at));
  scanner->at = close ? close + 1 : scanner->end;
}

static void skip_word(struct scanner *scanner) {
  do
    scanner->at++;
  while (scanner->at < scanner->end && !is_blank(*scanner->at) && !is_delimiter(*scanner->at));
}

static bool starts_operator(char c) {
  return g_ascii_isalpha(c) || c == '\'' || c == '"';
}

/* The next token; false at the end. */
static bool next_token(struct scanner *scanner, struct token *token) {
  skip_blanks(scanner);
  token->start = scanner->at;
  token->is_operator = false;
  if (scanner->at >= scanner->end)
    return false;
  const char c = *scanner->at;
  if (c == '(') {
    skip_string(scanner);
  } else if (c == '<' && scanner->at + 1 < scanner->end && scanner->at[1] != '<') {
    skip_hexadecimal(scanner);
  } else if (c == '<' || c == '>') {
    scanner->at = MIN(scanner->at + strlen("<<"), scanner->end);
  } else if (c == '/' || !is_delimiter(c)) {
    skip_word(scanner);
    token->is_operator = starts_operator(c);
  } else {
    scanner->at++;
  }
  token->end = scanner->at;
  return true;
}

/* Skips the data of an inline image: up to an EI that stands alone. */
static void skip_image(struct scanner *scanner) {
  for (; scanner->at + 3 < scanner->end; scanner->at++)
    if (is_blank(scanner->at[0]) && scanner->at[1] == 'E' && scanner->at[2] == 'I' && is_blank(scanner->at[3]))
      return;
  scanner->at = scanner->end;
}

/* The marking of a content.  An object that is drawn, text or a path, is marked as a whole. */
struct marking {
  const char *copied; /* up to here the content is in `out` */
  const char *object; /* start of the object that is open outside of all marked parts; NULL: none is */
  bool text;          /* it is a text object */
  bool form;          /* or a form, such as Cairo makes of a watermark */
  bool shows;         /* and shows something */
  guint depth;        /* of marked parts */
  double baseline, footer;
  GString *out;
};

static bool is(const struct token *token, const char *operator) {
  const gsize length = (gsize)(token->end - token->start);
  return *token->start == *operator&& strncmp(token->start, operator, length) == 0 && !operator[length];
}

static bool is_one_of(const struct token *token, const char *const *operators) {
  while (*operators && !is(token, *operators))
    operators++;
  return *operators != NULL;
}

/* What shows text. */
static const char *const shows[] = {"Tj", "TJ", "'", "\"", NULL};

/* Copies the content up to `end` with the object from `start` on marked. */
static void mark(struct marking *marking, const char *start, const char *end, const char *begin) {
  g_string_append_len(marking->out, marking->copied, start - marking->copied);
  g_string_append(marking->out, begin);
  g_string_append_len(marking->out, start, end - start);
  g_string_append(marking->out, "\nEMC");
  marking->copied = end;
}

/* The last of the six numbers of a text matrix. */
static double matrix_y(const char *numbers, const char *end) {
  char *next = (char *)numbers;
  double y = 0;
  for (int i = 0; i < 6 && next < end; i++)
    y = g_ascii_strtod(next, &next);
  return y;
}

static void begin_object(struct marking *marking, const char *start, bool text) {
  if (marking->depth > 0 || marking->object)
    return;
  marking->object = start;
  marking->text = text;
  marking->shows = !text;
  marking->form = false;
}

static void end_object(struct marking *marking, const char *end) {
  if (marking->object && marking->shows)
    mark(marking, marking->object, end,
         marking->form                         ? WATERMARK
         : !marking->text                      ? LAYOUT
         : marking->baseline > marking->footer ? FOOTER
                                               : PAGINATION);
  marking->object = NULL;
}

/* Follows one operator; `operands` is where its first operand begins. */
static void follow(struct marking *marking, const struct token *token, const char *operands) {
  static const char *const paints[] = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "EI", NULL};
  static const char *const marks[] = {"BDC", "BMC", NULL};
  static const char *const outside[] = {"Do", "sh", NULL};
  if (is_one_of(token, marks)) {
    marking->depth++;
  } else if (is(token, "EMC")) {
    marking->depth -= marking->depth > 0;
  } else if (is(token, "BT") || is(token, "BI")) {
    begin_object(marking, token->start, *(token->start + 1) == 'T');
  } else if (is(token, "m") || is(token, "re")) {
    begin_object(marking, operands, false);
  } else if (is(token, "Tm")) {
    marking->baseline = matrix_y(operands, token->start);
  } else if (is_one_of(token, shows)) {
    marking->shows = true;
  } else if (is(token, "ET") || is_one_of(token, paints)) {
    end_object(marking, token->end);
  } else if (is(token, "n")) {
    marking->object = NULL; /* a path that clips */
  } else if (is_one_of(token, outside)) {
    begin_object(marking, operands, false);
    marking->form = is(token, "Do");
    end_object(marking, token->end);
  }
}

/* ---- what is shown ---- */

/* The bytes that a string in parentheses stands for: \ddd is one; a \ at a line's end and the line's end are none
 * (Cairo wraps long strings so). */
static guint literal_bytes(const struct token *token) {
  guint bytes = 0;
  for (const char *p = token->start + 1; p < token->end - 1; p++, bytes++) {
    if (*p != '\\')
      continue;
    p++;
    if (*p == '\n')
      bytes--;
    for (guint digits = 0; digits < 2 && g_ascii_isdigit(*p) && g_ascii_isdigit(p[1]); digits++)
      p++;
  }
  return bytes;
}

/* The bytes that a string of hexadecimal digits stands for; blanks between them are nothing. */
static guint hexadecimal_bytes(const struct token *token) {
  guint digits = 0;
  for (const char *p = token->start + 1; p < token->end - 1; p++)
    digits += g_ascii_isxdigit(*p);
  return (digits + 1) / 2;
}

static void count_string(struct glyph_count *count, const struct token *token) {
  const guint bytes = *token->start == '(' ? literal_bytes(token) : hexadecimal_bytes(token);
  count->codes += count->simple ? bytes : bytes / 2;
}

/* Follows one token; `operands` is where the first operand of an operator begins. */
static void count_token(struct glyph_count *count, const struct token *token, const char *operands) {
  const char first = *token->start;
  if (first == '(' || (first == '<' && token->start[1] != '<')) {
    count_string(count, token);
  } else if (token->is_operator && is(token, "Tf") && *operands == '/') {
    struct scanner name = {operands, token->end};
    struct token font;
    if (next_token(&name, &font))
      count->simple = count->is_simple(font.start + 1, (gsize)(font.end - font.start) - 1, count->data);
  }
  if (!token->is_operator)
    return;
  if (is_one_of(token, shows)) /* else the text of an ActualText */
    count->glyphs += count->codes;
  count->codes = 0;
}

/* An empty content may have no bytes to point to. */
static struct scanner scanner_of(const char *content, gsize length) {
  const char *start = content ? content : "";
  return (struct scanner){start, start + length};
}

GString *artifacts_mark(const char *content, gsize length, double footer, struct glyph_count *count) {
  struct scanner scanner = scanner_of(content, length);
  const char *start = scanner.at;
  struct marking marking = {.copied = start, .footer = footer, .out = g_string_new(NULL)};
  const char *operands = NULL;
  for (struct token token; next_token(&scanner, &token);) {
    operands = operands ? operands : token.start;
    if (count)
      count_token(count, &token, operands);
    if (!token.is_operator)
      continue;
    follow(&marking, &token, operands);
    operands = NULL;
    if (is(&token, "ID"))
      skip_image(&scanner);
  }
  if (marking.copied == start) {
    g_string_free(marking.out, TRUE);
    return NULL;
  }
  return g_string_append_len(marking.out, marking.copied, scanner.end - marking.copied);
}

GString *artifacts_untag(const char *content, gsize length) {
  struct scanner scanner = scanner_of(content, length);
  GString *out = g_string_new(NULL);
  const char *copied = scanner.at, *operands = NULL;
  bool belongs = false;
  for (struct token token; next_token(&scanner, &token);) {
    operands = operands ? operands : token.start;
    belongs = belongs || is(&token, "/MCID");
    if (!token.is_operator)
      continue;
    if (belongs && is(&token, "BDC")) {
      g_string_append_len(out, copied, operands - copied);
      g_string_append(out, "/Artifact BMC");
      copied = token.end;
    }
    operands = NULL;
    belongs = false;
    if (is(&token, "ID"))
      skip_image(&scanner);
  }
  return g_string_append_len(out, copied, scanner.end - copied);
}
