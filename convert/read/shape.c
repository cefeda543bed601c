#include "read/shape.h"

#include "text/chars.h"

#include <string.h>

/* Lines longer than this (in bytes) have no shape that the patterns below know. */
#define SHAPE_BYTES 240

bool shape_contains(const char *text, gsize length, const char *word) {
  return g_strstr_len(text, (gssize)length, word) != NULL;
}

bool shape_contains_any(const char *text, gsize length, const char *const *words) {
  for (; *words; words++)
    if (shape_contains(text, length, *words))
      return true;
  return false;
}

bool shape_begins(const char *text, gsize length, const char *word) {
  gsize size = strlen(word);
  return length >= size && memcmp(text, word, size) == 0;
}

bool shape_ends(const char *text, gsize length, const char *word) {
  gsize size = strlen(word);
  return length >= size && memcmp(text + length - size, word, size) == 0;
}

const char *shape_skip_blanks(const char *p, const char *end) {
  while (p < end && chars_is_blank(chars_at(p)))
    p = g_utf8_next_char(p);
  return p;
}

/* A pattern compiled once; matched only against short lines. */
static bool matches(GRegex **compiled, const char *pattern, const char *text, gsize length) {
  if (length > SHAPE_BYTES)
    return false;
  if (g_once_init_enter(compiled)) {
    GRegex *regex = g_regex_new(pattern, 0, 0, NULL);
    g_once_init_leave(compiled, regex);
  }
  return g_regex_match_full(*compiled, text, (gssize)length, 0, 0, NULL, NULL);
}

static bool has_digit(const char *text, gsize length) {
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit(text[i]))
      return true;
  return false;
}

/* A pattern that holds \d can only match where a digit is: looking for one first is much cheaper. */
static bool may_match_digits(const char *text, gsize length) {
  return length <= SHAPE_BYTES && has_digit(text, length);
}

/* The start of a text: at most SHAPE_BYTES, whole characters. */
static gsize start_of(const char *text, gsize length) {
  if (length <= SHAPE_BYTES)
    return length;
  return (gsize)(g_utf8_find_prev_char(text, text + SHAPE_BYTES) - text);
}

/* The text without closing marks at its end. */
static gsize without_closing(const char *text, gsize length) {
  while (chars_is_closing(chars_before(text, text + length)))
    length = (gsize)(g_utf8_prev_char(text + length) - text);
  return length;
}

bool shape_ends_sentence(const char *text, gsize length) {
  length = without_closing(text, length);
  gunichar last = chars_before(text, text + length);
  if (last == '.') /* a half-width full stop behind an ideograph */
    return chars_is_han(chars_before(text, text + length - 1));
  return chars_is_stop(last);
}

bool shape_ends_with_mark(const char *text, gsize length) {
  length = without_closing(text, length);
  return shape_ends_sentence(text, length) || chars_is_pause(chars_before(text, text + length));
}

/* Whether the mark at `p` ends a sentence: a half-width full stop does so only between an ideograph and no digit. */
static bool stops_at(const char *text, const char *p, const char *end) {
  gunichar c = chars_at(p);
  if (c == 0x2026) /* … trails off, the sentence may go on */
    return false;
  if (c != '.')
    return chars_is_stop(c);
  gunichar next = p + 1 < end ? chars_at(p + 1) : 0;
  return chars_is_han(chars_before(text, p)) && (next == 0 || chars_is_han(next) || chars_is_blank(next));
}

/* shape_first_sentence, with or without regard to brackets and quotation marks. */
static gsize first_stop(const char *text, gsize length, bool nested, gsize *stop) {
  const char *end = text + length;
  guint depth = 0;
  guint quotes = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    bool quote = c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019;
    if (nested && (quote || (c == '"' && quotes > 0))) /* “… closed by " occurs: a mixed pair */
      quotes = c == 0x201C || c == 0x2018 ? quotes + 1 : quotes - (quotes > 0);
    else if (nested && chars_is_opening(c))
      depth++;
    else if (nested && chars_is_closing(c))
      depth -= depth > 0;
    else if (depth == 0 && quotes == 0 && stops_at(text, p, end)) {
      *stop = (gsize)(p - text);
      p = g_utf8_next_char(p);
      while (p < end && (chars_is_stop(chars_at(p)) || chars_is_closing(chars_at(p))))
        p = g_utf8_next_char(p);
      return (gsize)(p - text);
    }
  }
  return 0;
}

gsize shape_first_sentence(const char *text, gsize length, gsize *stop) {
  gsize end = first_stop(text, length, true, stop);
  return end > 0 ? end : first_stop(text, length, false, stop); /* a bracket that is never closed */
}

gsize shape_is_note_mark(const char *text, gsize length) {
  const char *end = text + length;
  gunichar opening = chars_at(text);
  if (opening != 0x3014 && opening != '[' && opening != 0xFF3B)
    return 0;
  const char *p = g_utf8_next_char(text);
  guint digits = 0;
  for (; p < end && (chars_is_digit(chars_at(p)) || chars_is_blank(chars_at(p))); p = g_utf8_next_char(p))
    digits += chars_is_digit(chars_at(p));
  if (digits == 0 || digits > 4 || p >= end || !chars_is_closing(chars_at(p)))
    return 0;
  return (gsize)(g_utf8_next_char(p) - text);
}

bool shape_is_parenthesised(const char *text, gsize length) {
  gunichar first = chars_at(text);
  gunichar last = chars_before(text, text + length);
  if ((first != '(' && first != 0xFF08) || (last != ')' && last != 0xFF09))
    return false;
  guint depth = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    depth += c == '(' || c == 0xFF08;
    depth -= c == ')' || c == 0xFF09; /* the first character opens */
    if (depth == 0 && g_utf8_next_char(p) < text + length)
      return false;
  }
  return true;
}

#define NUM "[0-9０-９〇○零一二三四五六七八九十×xX*＊某_＿]"
#define GAP "[\\s\\x{3000}]*+"

/* 甲子, 癸卯: a year of the old calendar. */
#define STEM_BRANCH "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]"

/* The month and the day of a date, what may stand behind them, and behind a whole day a place or the weather: 北京, 晴.
 * 人民网 is what a page has there. */
#define MONTH "(?:闰?(?:" NUM GAP "){1,3}|正|冬|腊)月"
#define DAY                                                                                                            \
  "(?:(?:(?:" NUM GAP "){1,3}[日号]|[初十廿][一二三四五六七八九十]|[二三]十)" GAP "(?:(?:至|—|－|-|、|和)" GAP         \
  "(?:" NUM "{1,3}[年月日]?){1,6})?)"
#define BEHIND_DATE                                                                                                    \
  "(?:" GAP "[（(]?(?:星期|周|礼拜).[）)]?)?" GAP "(?:凌晨|早上|上午|中午|下午|晚上?|夜)?" GAP                         \
  "(?:\\d{1,2}(?:[:：]\\d\\d|[时点](?:\\d{1,2}分|半)?))?" GAP "(?:[于在]\\p{Han}{2,4}|[·・]" GAP "\\p{Han}{2,4})?" GAP
#define BEHIND_DAY "(?:(?<=[\\s\\x{3000}])|[，,]" GAP ")\\p{Han}{1,3}(?<![网報报社讯])"
#define ENDS_DATE "[）)】〕]?$"

bool shape_is_date(const char *text, gsize length) {
  static GRegex *compiled;
  return length <= SHAPE_BYTES && shape_contains(text, length, "年") &&
         matches(&compiled,
                 "^[（(【〔]?" GAP "(?:公元|农历|民国|民國)?" GAP "(?:(?:" NUM GAP "){1,5}|" STEM_BRANCH ")年" GAP
                 "(?:" MONTH GAP DAY BEHIND_DATE BEHIND_DAY "|(?:" MONTH GAP DAY
                 "?|、?(?:春|夏|秋|冬|初|底|中)(?:天|季|节)?)?" BEHIND_DATE ")" ENDS_DATE,
                 text, length);
}

bool shape_is_day_without_year(const char *text, gsize length) {
  static GRegex *compiled;
  return length <= SHAPE_BYTES && shape_contains(text, length, "月") &&
         matches(&compiled, "^[（(]?" GAP "(?:农历)?" GAP MONTH GAP DAY BEHIND_DATE ENDS_DATE, text, length);
}

bool shape_is_date_in_figures(const char *text, gsize length) {
  static GRegex *compiled;
  return may_match_digits(text, length) &&
         matches(&compiled, "^[（(]?(?:19|20)\\d\\d([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])[）)]?$", text,
                 length);
}

struct slice shape_square_label(const char *text, gsize length) {
  const char *end = text + length;
  if (length == 0 || !chars_is_one_of("【[［〖", chars_at(text)))
    return (struct slice){text, 0};
  const char *label = g_utf8_next_char(text), *close = label;
  while (close < end && !chars_is_one_of("】]］〗", chars_at(close)))
    close = g_utf8_next_char(close);
  const bool more = close < end && g_utf8_next_char(close) < end;
  return (struct slice){label, more ? (gsize)(close - label) : 0};
}

bool shape_opens_with_dash(const char *text, gsize length) {
  static const char *const dashes[] = {"—", "――", "──", "－－", "--"};
  for (gsize i = 0; i < G_N_ELEMENTS(dashes); i++)
    if (shape_begins(text, length, dashes[i]))
      return true;
  return false;
}

bool shape_is_rule(const char *text, gsize length) {
  static GRegex *compiled;
  return !chars_is_han(chars_at(text)) &&
         matches(&compiled, "^(?:([-=_~*#+.·•★☆◆◇●○■□▲△※—―─━═－＝＿～＊])\\s*+(?:\\1\\s*+|[-=_~*★☆]\\s*+){2,}+)$", text,
                 length) &&
         !shape_is_ellipsis(text, length);
}

bool shape_is_page_number(const char *text, gsize length) {
  static GRegex *compiled;
  gunichar first = chars_at(text);
  return (!chars_is_han(first) || first == 0x7B2C) &&
         matches(&compiled,
                 "^(?:[0-9０-９]{1,4}|[-—–－·.]{1,2}\\s*[0-9０-９]{1,4}\\s*[-—–－·.]{1,2}|"
                 "第\\s*[0-9０-９一二三四五六七八九十]{1,4}\\s*页(?:[\\s,，/"
                 "]*共\\s*[0-9０-９一二三四五六七八九十]{1,4}\\s*页)?|"
                 "[0-9]{1,4}\\s*/\\s*[0-9]{1,4}|[Pp]age\\s*[0-9]{1,4}(?:\\s*of\\s*[0-9]{1,4})?)$",
                 text, length);
}

bool shape_is_ellipsis(const char *text, gsize length) {
  static GRegex *compiled;
  return !chars_is_han(chars_at(text)) && matches(&compiled, "^(?:…|⋯|\\.{2,}|。{3,}|·{3,}|\\s)+$", text, length);
}

guint shape_seconds(const char *time, gsize length) {
  guint seconds = 0, part = 0;
  for (gsize i = 0; i < length; i++) {
    seconds = time[i] == ':' ? (seconds + part) * 60 : seconds;
    part = time[i] == ':' ? 0 : part * 10 + (guint)(time[i] - '0');
  }
  return seconds + part;
}

bool shape_has_clock(const char *text, gsize length) {
  static GRegex *compiled;
  return may_match_digits(text, length) && (memchr(text, ':', length) || shape_contains(text, length, "：")) &&
         matches(&compiled, "(?<!\\d)[0-2]?\\d[:：][0-5]\\d(?!\\d)", text, length);
}

bool shape_has_day(const char *text, gsize length) {
  static GRegex *compiled;
  return may_match_digits(text, length) &&
         matches(&compiled, "(?<!\\d)(?:19|20)\\d\\d(?:[-/.]\\d{1,2}[-/.]\\d{1,2}|年\\d{1,2}月\\d{1,2}日)(?!\\d)", text,
                 length);
}

#define COUNT "[一二三四五六七八九十\\d]{1,3}"

bool shape_is_sample_label(const char *text, gsize length) {
  static GRegex *compiled;
  if (!shape_contains(text, length, "篇") && !shape_contains(text, length, "文") &&
      !shape_contains(text, length, "例") && !shape_contains(text, length, "样本"))
    return false;
  return matches(&compiled,
                 "^[【\\[（(〔]?\\s*(?:第?\\s*" COUNT
                 "\\s*篇|(?:篇|范文|範文|例文|样本|示例|范例|範例|样文)\\s*(?:" COUNT ")?)\\s*[】\\])）〕]?\\s*[:：]?$",
                 text, length);
}

bool shape_ends_as_sample(const char *text, gsize length) {
  static GRegex *compiled;
  return (shape_contains(text, length, "篇") || shape_contains(text, length, "范文")) &&
         matches(&compiled, "(?:篇|范文)\\s*" COUNT "\\s*[)）】]?$", text, length);
}

bool shape_has_net_address(const char *text, gsize length) {
  const char *end = text + length;
  const char *at = memchr(text, '@', length);
  if (at && at > text && g_ascii_isalnum(at[-1]) && at + 1 < end && g_ascii_isalnum(at[1]))
    return true;
  static const char *const files[] = {".doc", ".pdf", ".ppt", ".wps", ".zip", ".rar", ".txt", NULL};
  if (shape_contains_any(text, length, files))
    return true;
  /* letters, a dot, two letters or more: no decimal figure and no end of a sentence */
  for (const char *dot = memchr(text, '.', length); dot; dot = memchr(dot + 1, '.', (gsize)(end - dot - 1)))
    if (dot > text && g_ascii_isalnum(dot[-1]) && dot + 2 < end && g_ascii_islower(dot[1]) && g_ascii_isalpha(dot[2]))
      return true;
  return false;
}

/* Whether the figures between `from` and `to` stand by themselves in the text. */
static bool is_counter(const char *text, const char *from, const char *to, const char *end) {
  gunichar before = from > text ? chars_before(text, from) : ' ';
  gunichar behind = to < end ? chars_at(to) : ' ';
  if (chars_is_one_of("￥¥$", before))
    return true;
  bool opens = chars_is_blank(before) || chars_is_one_of("(（[【·：/|｜丨第", before);
  if (!opens)
    return false;
  if (chars_is_one_of(")）]】", behind)) { /* 三年级（2）班 counts nothing */
    const char *after = g_utf8_next_char(to);
    return after == end || !chars_is_han(chars_at(after)) || chars_is_one_of("次条赞篇页", chars_at(after));
  }
  if (chars_is_one_of("万wW", behind)) { /* 2.4万+, 1.2w; 3万亩 counts nothing of a page */
    const char *after = g_utf8_next_char(to);
    return after == end || chars_is_blank(chars_at(after)) || chars_is_one_of("+＋", chars_at(after));
  }
  if (chars_is_one_of("%％人次条赞踩屏篇讲课节字元評评/|｜", behind))
    return true;
  const char *next = shape_skip_blanks(to, end);
  return (next > to || next == end) && !(next < end && chars_is_one_of("年月日号點点时岁天分", chars_at(next)));
}

guint shape_count_counters(const char *text, gsize length) {
  const char *end = has_digit(text, length) ? text + length : text;
  guint counters = 0;
  for (const char *p = text; p < end;) {
    if (!chars_is_digit(chars_at(p))) {
      p = g_utf8_next_char(p);
      continue;
    }
    const char *from = p;
    while (p < end && (chars_is_digit(chars_at(p)) || *p == '.' || *p == ','))
      p = g_utf8_next_char(p);
    counters += is_counter(text, from, p, end);
  }
  return counters;
}

bool shape_says_hidden(const char *text, gsize length) {
  static GRegex *compiled;
  return may_match_digits(text, length) &&
         (shape_contains(text, length, "字") || shape_contains(text, length, "%") ||
          shape_contains(text, length, "％")) &&
         matches(&compiled,
                 "全文\\s*\\d+\\s*字|(?:隐藏|省略|折叠|剩余|还有|未显示|全文共|显示)\\s*(?:了|约)?\\s*\\d+\\s*(?:"
                 "余|个|多)?字|(?:剩余|还有)\\s*\\d+\\s*[%％]|\\d+\\s*个?字\\s*未(?:显示|读)",
                 text, length);
}

bool shape_is_tags(const char *text, gsize length) {
  static GRegex *compiled;
  return chars_is_one_of("【[［〔〖{｛", chars_at(text)) &&
         matches(&compiled,
                 "^(?!.*(?:姓名|日期|单位|职务|时间|地点))"
                 "(?:[【\\[［〔〖{｛][^【\\[［〔〖{｛】\\]］〕〗}｝]{1,10}[】\\]］〕〗}｝][\\s|｜·/、]*+){2,}+$",
                 text, length);
}

bool shape_ends_as_entry(const char *text, gsize length) {
  static GRegex *compiled;
  return (has_digit(text, length) || memchr(text, '.', length)) &&
         matches(&compiled,
                 "(?:(?<![\\d.])\\d[\\d,.]*+\\s*(?:万\\+?\\s*)?(?:份|篇|页|套|集|个|章|讲|人|次|字|回|条|元|个回答|"
                 "条评论|条回复|次播放|[KM]B?|P)(?"
                 ":打包|在读)?|"
                 "[¥￥$]\\s*\\d[\\d.,]*+(?:/[年月日季])?|\\.(?:docx?|pdf|txt|pptx?|wps|mp[34])|"
                 "(?<!\\d)\\d{1,2}:[0-5]\\d(?::[0-5]\\d)?)[)）\\]】〕]?$",
                 text, length);
}

bool shape_has_price(const char *text, gsize length) {
  static GRegex *compiled;
  static const char *const units[] = {"元", "折", "积分", "￥", "¥", "块钱", "金币", "下载券", NULL};
  if (!shape_contains_any(text, length, units)) /* hardly any line does: the pattern is dear */
    return false;
  return matches(&compiled,
                 "[¥￥]\\s*\\d|\\d\\s*(?:元|块钱|积分|金币|下载券)(?!旦|月|宵|素|年|帅|首|宝)|(?<![百千零十])["
                 "一二三四五六七八九\\d]折(?!"
                 "[不扣叠腾射磨])",
                 text, length);
}

/* Each half of a slogan has at most this many characters. */
#define SLOGAN_CHARS 12

bool shape_is_slogan(const char *text, gsize length) {
  const char *end = text + length;
  const char *start = text;
  glong first_chars = 0;
  guint halves = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (!chars_is_stop(c) && !chars_is_pause(c))
      continue;
    glong chars = g_utf8_strlen(start, p - start);
    bool alike = halves == 0 || chars == first_chars || chars_at(start) == chars_at(text);
    if (!chars_is_one_of("!！,，", c) || chars < 2 || chars > SLOGAN_CHARS || !alike)
      return false;
    first_chars = halves++ > 0 ? first_chars : chars;
    start = g_utf8_next_char(p);
  }
  return halves > 1 && start == end && chars_is_one_of("!！", chars_before(text, end));
}

bool shape_opens_floor(const char *text, gsize length) {
  static GRegex *compiled;
  return (chars_is_digit(chars_at(text)) || shape_begins(text, length, "第")) &&
         matches(&compiled, "^(?:第(?=\\d+\\s*楼))?\\d{1,4}\\s*(?:#|＃|楼|L(?=\\s))", text, start_of(text, length));
}

bool shape_opens_attachment(const char *text, gsize length) {
  static GRegex *compiled;
  return shape_begins(text, length, "附") &&
         matches(&compiled, "^附(?:件)?\\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\\s*(?:[:：].*|$)", text,
                 length);
}

bool shape_opens_role_mark(const char *text, gsize length) {
  static GRegex *compiled;
  return chars_is_one_of("男女合齐众领旁全主", chars_at(text)) &&
         matches(&compiled, "^(?:男|女|合|齐|众|领|旁白|全体|男女|主持人|主持)[甲乙丙AB12一二]?\\s*[:：]", text,
                 start_of(text, length));
}
