#include "read/docx/style_names.h"

#include "base/to_nul.h"
#include "ooxml/word_styles.h"

#include <string.h>

struct named_style {
  const char *name; /* lower case, without blanks */
  struct style_meaning meaning;
};

#define ROLE(meant)                                                                                                    \
  { .says = SAYS_ROLE, .role = (meant) }

/* What other programs and people call their styles; the names of this program's own are rows of ooxml/word_styles. */
static const struct named_style named_styles[] = {
    {"标题", ROLE(ROLE_TITLE)},
    {"標題", ROLE(ROLE_TITLE)},
    {"大标题", ROLE(ROLE_TITLE)},
    {"文章标题", ROLE(ROLE_TITLE)},
    {"公文标题", ROLE(ROLE_TITLE)},
    {"副标题", ROLE(ROLE_SUBTITLE)},
    {"副標題", ROLE(ROLE_SUBTITLE)},
    {"称呼", ROLE(ROLE_SALUTATION)},
    {"稱呼", ROLE(ROLE_SALUTATION)},
    {"footnotetext", ROLE(ROLE_NOTE)},
    {"endnotetext", ROLE(ROLE_NOTE)},
    {"脚注文本", ROLE(ROLE_NOTE)},
    {"尾注文本", ROLE(ROLE_NOTE)},
    {"签名", ROLE(ROLE_SIGNATURE)},
    {"落款", ROLE(ROLE_SIGNATURE)},
    {"date", {.says = SAYS_DATE}},
    {"日期", {.says = SAYS_DATE}},
    {"tocheading", {.says = SAYS_CONTENTS}},
    {"contentsheading", {.says = SAYS_CONTENTS}},
    {"目录标题", {.says = SAYS_CONTENTS}},
    {STYLE_GRADE_NAME, {.says = SAYS_BESIDE}},
    {STYLE_COVER_NUMBER_NAME, {.says = SAYS_BESIDE}},
    {STYLE_COVER_TITLE_NAME, {.says = SAYS_BESIDE}},
    {STYLE_COVER_TEXT_NAME, {.says = SAYS_BESIDE}},
};

/* Names that end in a number, by what is before it. */
static const struct named_style numbered_styles[] = {
    {"heading", ROLE(ROLE_HEADING)},  {"标题", ROLE(ROLE_HEADING)},          {"標題", ROLE(ROLE_HEADING)},
    {"toc", {.says = SAYS_CONTENTS}}, {"contents", {.says = SAYS_CONTENTS}}, {"目录", {.says = SAYS_CONTENTS}},
};

static const char *const plain_styles[] = {
    "normal",
    "正文",
    "standard",
    "bodytext",
    "正文文本",
    "textbody",
    "plaintext",
    "纯文本",
    "normal(web)",
    "普通(网站)",
    "listparagraph",
    "列出段落",
    "列表段落",
    "nospacing",
    "无间隔",
    "bodytextindent",
    "正文文本缩进",
    "bodytextfirstindent",
    "正文首行缩进",
    "firstlineindent",
    "normalindent",
    "正文缩进",
    "bodytextfirstindent2",
    "正文首行缩进2",
    NULL,
};

/* Lower case, without blanks: Word writes "heading 1" and shows "标题 1", other programs write "Heading1". */
static char *normalise(const char *name) {
  g_autofree char *lower = g_utf8_strdown(name, TO_NUL);
  GString *plain = g_string_new(NULL);
  for (const char *p = lower; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (!g_unichar_isspace(c) && c != '_')
      g_string_append_unichar(plain, c);
  }
  return g_string_free(plain, FALSE);
}

/* One digit behind `stem`, and nothing more: 1 to 9, else 0. */
static guint number_behind(const char *name, const char *stem) {
  gsize length = strlen(stem);
  if (!g_str_has_prefix(name, stem) || !g_ascii_isdigit(name[length]) || name[length + 1] != '\0')
    return 0;
  return (guint)g_ascii_digit_value(name[length]);
}

/* Text in the style of paragraphs may be anything, and a table is seen by its cells. */
static bool has_meaning(const struct word_style *style) {
  return style->role != ROLE_BODY && style->role != ROLE_TABLE;
}

struct style_meaning style_meaning_of(const char *name, bool *known) {
  g_autofree char *plain = normalise(name);
  *known = true;
  for (gsize i = 0; i < G_N_ELEMENTS(named_styles); i++)
    if (strcmp(named_styles[i].name, plain) == 0)
      return named_styles[i].meaning;
  for (gsize i = 0; i < word_styles_count; i++)
    if (has_meaning(&word_styles[i]) && g_ascii_strcasecmp(word_styles[i].name, plain) == 0)
      return (struct style_meaning){SAYS_ROLE, word_styles[i].role, word_styles[i].kind, word_styles[i].level};
  for (gsize i = 0; i < G_N_ELEMENTS(numbered_styles); i++) {
    struct style_meaning meaning = numbered_styles[i].meaning;
    meaning.level = number_behind(plain, numbered_styles[i].name);
    if (meaning.level > 0)
      return meaning;
  }
  *known = g_strv_contains(plain_styles, plain);
  return (struct style_meaning){.says = SAYS_NOTHING};
}
