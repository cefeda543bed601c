#include "read/shape.h"

#include "text/chars.h"

#include <string.h>

/* Lines longer than this (in bytes) have no shape that the patterns below know. */
#define SHAPE_BYTES 240

/* The longest salutation in characters (corpus GUIDE 12). */
#define SALUTATION_CHARS 40

bool shape_contains(const char *text, gsize length, const char *word) {
  return g_strstr_len(text, (gssize)length, word) != NULL;
}

bool shape_begins(const char *text, gsize length, const char *word) {
  gsize size = strlen(word);
  return length >= size && memcmp(text, word, size) == 0;
}

bool shape_ends(const char *text, gsize length, const char *word) {
  gsize size = strlen(word);
  return length >= size && memcmp(text + length - size, word, size) == 0;
}

/* Whether the text begins or ends with (or is made of) one of the words of a list parted by bars. */
static bool any_word(const char *text, gsize length, const char *list,
                     bool (*test)(const char *, gsize, const char *)) {
  while (*list) {
    gsize size = strcspn(list, "|");
    char word[32];
    memcpy(word, list, size);
    word[size] = 0;
    if (test(text, length, word))
      return true;
    list += size + (list[size] == '|');
  }
  return false;
}

/* A pattern compiled once; matched only against short lines. */
static bool matches(GRegex **compiled, const char *pattern, const char *text, gsize length) {
  if (length == 0 || length > SHAPE_BYTES)
    return false;
  if (g_once_init_enter(compiled)) {
    GRegex *regex = g_regex_new(pattern, 0, 0, NULL);
    g_once_init_leave(compiled, regex);
  }
  return g_regex_match_full(*compiled, text, (gssize)length, 0, 0, NULL, NULL);
}

/* The text without closing marks at its end. */
static gsize without_closing(const char *text, gsize length) {
  while (length > 0 && chars_is_closing(chars_before(text, text + length)))
    length = (gsize)(g_utf8_prev_char(text + length) - text);
  return length;
}

bool shape_ends_sentence(const char *text, gsize length) {
  length = without_closing(text, length);
  if (length == 0)
    return false;
  gunichar last = chars_before(text, text + length);
  if (last == '.') /* a half-width full stop behind an ideograph */
    return length > 1 && chars_is_han(chars_before(text, text + length - 1));
  return chars_is_stop(last);
}

bool shape_ends_with_mark(const char *text, gsize length) {
  length = without_closing(text, length);
  return length > 0 && (shape_ends_sentence(text, length) || chars_is_pause(chars_before(text, text + length)));
}

/* Whether the mark at `p` ends a sentence: a half-width full stop does so only between an ideograph and no digit. */
static bool stops_at(const char *text, const char *p, const char *end) {
  gunichar c = g_utf8_get_char(p);
  if (c == 0x2026) /* … trails off, the sentence may go on */
    return false;
  if (c != '.')
    return chars_is_stop(c);
  gunichar next = p + 1 < end ? g_utf8_get_char(p + 1) : 0;
  return p > text && chars_is_han(chars_before(text, p)) && (next == 0 || chars_is_han(next) || chars_is_blank(next));
}

/* shape_first_sentence, with or without regard to brackets and quotation marks. */
static gsize first_stop(const char *text, gsize length, bool nested, gsize *stop) {
  const char *end = text + length;
  guint depth = 0;
  guint quotes = 0;
  for (const char *p = text; p < end; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
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
      while (p < end && (chars_is_stop(g_utf8_get_char(p)) || chars_is_closing(g_utf8_get_char(p))))
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
  gunichar opening = length ? g_utf8_get_char(text) : 0;
  if (opening != 0x3014 && opening != '[' && opening != 0xFF3B)
    return 0;
  const char *p = g_utf8_next_char(text);
  guint digits = 0;
  for (; p < end && (chars_is_digit(g_utf8_get_char(p)) || chars_is_blank(g_utf8_get_char(p))); p = g_utf8_next_char(p))
    digits += chars_is_digit(g_utf8_get_char(p));
  if (digits == 0 || digits > 4 || p >= end || !chars_is_closing(g_utf8_get_char(p)))
    return 0;
  return (gsize)(g_utf8_next_char(p) - text);
}

bool shape_is_parenthesised(const char *text, gsize length) {
  if (length < 3)
    return false;
  gunichar first = g_utf8_get_char(text);
  gunichar last = chars_before(text, text + length);
  if ((first != '(' && first != 0xFF08) || (last != ')' && last != 0xFF09))
    return false;
  guint depth = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    depth += c == '(' || c == 0xFF08;
    depth -= depth > 0 && (c == ')' || c == 0xFF09);
    if (depth == 0 && g_utf8_next_char(p) < text + length)
      return false;
  }
  return true;
}

#define NUM "[0-9０-９〇○零一二三四五六七八九十×xX*＊某_＿]"
#define GAP "[\\s\\x{3000}]*"

bool shape_is_date(const char *text, gsize length) {
  static GRegex *compiled;
  return length <= SHAPE_BYTES && shape_contains(text, length, "年") &&
         matches(&compiled,
                 "^[（(【〔]?" GAP "(?:公元)?(?:" NUM GAP "){1,5}年" GAP "(?:(?:" NUM GAP "){1,3}月" GAP
                 "(?:(?:" NUM GAP "){1,3}[日号]" GAP "(?:(?:至|—|－|-|、|和)" GAP "(?:" NUM
                 "{1,3}[年月日]?){1,6})?)?|、?(?:春|夏|秋|冬|初|底|中)(?:天|季|节)?)?"
                 "(?:" GAP "[（(]?(?:星期|周|礼拜)."
                 "[）)]?)?" GAP "(?:凌晨|早上|上午|中午|下午|晚上?|夜)?" GAP
                 "(?:\\d{1,2}(?:[:：]\\d\\d|[时点](?:\\d{1,2}分|半)?))?" GAP "(?:[于在]\\p{Han}{2,4}|[·・]" GAP
                 "\\p{Han}{2,4})?" GAP "[）)】〕]?$",
                 text, length);
}

bool shape_is_date_in_figures(const char *text, gsize length) {
  static GRegex *compiled;
  return length <= SHAPE_BYTES &&
         matches(&compiled, "^[（(]?(?:19|20)\\d\\d([-/.])(?:0?[1-9]|1[0-2])\\1(?:0?[1-9]|[12]\\d|3[01])[）)]?$", text,
                 length);
}

/* Words that end the name of those who are spoken to. */
#define HEARERS                                                                                                                                                 \
  "们|們|同志|同誌|代表|委员|委員|朋友|领导|領導|来宾|來賓|嘉宾|嘉賓|老师|老師|同学|同學|家长|家長|首长|首長|战友|" \
  "女士|先生|乡亲|父老|师生|学员|队员|战士|官兵|评委|院士|阁下|殿下|教授|老总|企业家|企業家|运动员|裁判员|教练员|" \
  "观众|听众|网友|姐妹|兄弟|考官|校友|使节|长辈|亲友|同胞|伙伴"
/* The same, but a line of nothing else can also be a label (记者：). */
#define LABELS                                                                                                                                                    \
  "职工|员工|专家|主席|书记|書記|主任|校长|总理|干部|记者|医生|护士|客人|市长|县长|部长|局长|区长|镇长|司令员|政委|" \
  "总统|议长|大使|会长|秘书长|董事长|总经理|经理|工作者|负责人|人士|青年|党员|成员|村民|居民|群众"
#define HONOURS "尊敬的|敬爱的|亲爱的|親愛的|各位|诸位|諸位|全体|全體|在座的|广大"
/* A part that opens so is a sentence, not an address. */
#define VERBS "谢谢|感谢|祝|希望|让|请|欢迎|向|为|对|给|下面|现在|今天|我|他|她|咱|你|在|以|从|把|由|根据|按照|关于"

enum address { ADDRESS_NONE, ADDRESS_EMPTY, ADDRESS_LABEL, ADDRESS_HEARERS };

/* The part without a word in brackets behind it: 同志（们） keeps its meaning. */
static struct slice without_brackets(struct slice part) {
  gsize open = part.length;
  if (shape_ends(part.text, open, "）") || shape_ends(part.text, open, ")")) {
    while (open > 0 && part.text[open - 1] != '(' && !shape_ends(part.text, open, "（"))
      open--;
    open -= shape_ends(part.text, open, "（") ? strlen("（") : open > 0;
  }
  return (struct slice){part.text, open};
}

/* The part without 大家好, 上午好 and the like behind it. */
static struct slice without_greeting(struct slice part) {
  const char *const list[] = {"上午好", "下午好", "晚上好", "早上好", "中午好", "新年好", "好"};
  for (guint i = 0; i < G_N_ELEMENTS(list); i++) {
    if (!shape_ends(part.text, part.length, list[i]))
      continue;
    part.length -= strlen(list[i]);
    break;
  }
  if (part.length == strlen("大家") &&
      (shape_begins(part.text, part.length, "大家") || shape_begins(part.text, part.length, "你们")))
    part.length = 0;
  return part;
}

/* What one part of an address between its commas is. */
static enum address address_part(struct slice part, bool offices) {
  part = without_greeting(without_brackets(chars_strip(part.text, part.length)));
  if (part.length == 0)
    return ADDRESS_EMPTY;
  if (any_word(part.text, part.length, HONOURS, shape_begins) ||
      (offices && shape_contains(part.text, part.length, "各")))
    return ADDRESS_HEARERS;
  if (any_word(part.text, part.length, VERBS, shape_begins))
    return ADDRESS_NONE;
  if (any_word(part.text, part.length, HEARERS, shape_ends))
    return ADDRESS_HEARERS;
  return any_word(part.text, part.length, LABELS, shape_ends) ? ADDRESS_LABEL : ADDRESS_NONE;
}

/* Whether the text is an address up to `end`, where its last mark stands. */
static bool is_address(const char *text, gsize end, bool offices) {
  gsize start = 0;
  guint named = 0;
  for (gsize i = 0;; i = (gsize)(g_utf8_next_char(text + i) - text)) {
    gunichar c = i < end ? g_utf8_get_char(text + i) : ',';
    bool exclamation = c == '!' || c == 0xFF01;
    if (chars_is_stop(c) && !exclamation)
      return false;
    if (!chars_is_pause(c) && !exclamation)
      continue;
    enum address part = address_part((struct slice){text + start, i - start}, offices);
    if (part == ADDRESS_NONE)
      return false;
    named += part == ADDRESS_HEARERS;
    if (i >= end)
      return named > 0;
    start = (gsize)(g_utf8_next_char(text + i) - text);
  }
}

/* The mark at the end of a line that is short enough for an address, or 0. */
static gunichar address_mark(const char *text, gsize length) {
  if (length == 0 || length > SHAPE_BYTES || chars_count(text, length) > SALUTATION_CHARS)
    return 0;
  return chars_before(text, text + length);
}

bool shape_is_salutation(const char *text, gsize length) {
  gunichar last = address_mark(text, length);
  if (last != 0xFF1A && last != ':' && last != 0xFF01 && last != '!')
    return false;
  /* 各区政府，各有关单位： addresses offices; 各地区都要努力！ is a sentence. */
  bool offices = shape_begins(text, length, "各") && (last == 0xFF1A || last == ':');
  return is_address(text, (gsize)(g_utf8_prev_char(text + length) - text), offices);
}

bool shape_opens_salutation(const char *text, gsize length) {
  gunichar last = address_mark(text, length);
  return (last == 0xFF0C || last == ',' || last == 0x3001) &&
         is_address(text, (gsize)(g_utf8_prev_char(text + length) - text), false);
}

/* Common surnames; two-character ones first. */
#define SURNAMES                                                                                                                                             \
  "欧阳|司马|上官|诸葛|令狐|皇甫|尉迟|公孙|慕容|王|李|张|張|刘|劉|陈|陳|杨|楊|赵|趙|黄|周|吴|吳|徐|孙|孫|胡|朱|高|"  \
  "林|何|郭|马|馬|罗|羅|梁|宋|郑|鄭|谢|謝|韩|韓|唐|冯|馮|于|董|萧|肖|程|曹|袁|邓|鄧|许|許|傅|沈|曾|彭|吕|呂|苏|"         \
  "蘇|卢|盧|蒋|蔣|蔡|贾|賈|丁|魏|薛|叶|葉|阎|闫|余|潘|杜|戴|夏|钟|鐘|汪|田|任|姜|范|方|石|姚|谭|譚|廖|邹|熊|金|"         \
  "陆|陸|郝|孔|白|崔|康|毛|邱|秦|江|史|顾|侯|邵|孟|龙|万|段|雷|钱|汤|尹|黎|易|常|武|乔|贺|赖|龚|文|习|習|温|華|华|"     \
  "项|殷|鲁|韦|俞|严|牛|安|倪|葛|柳|戚|申|耿|伍|樊|邢|岳|齐|梅|庄|辛|管|祝|左|涂|谷|祁|舒|甘|焦|章|屈|解|季|聂|翟|陶|" \
  "洪|尤|柯|关|覃|骆|鲍|凌|霍|裴|游|栾|苗|曲|靳|费|卜|詹|宁|阮|桂|欧|蓝|路|滕|莫|蒲|車|车"
#define OFFICES                                                                                                                                                       \
  "书记|書記|主任|市长|市長|县长|縣長|区长|省长|镇长|乡长|州长|旗长|村长|局长|处长|科长|院长|校长|部长|总理|总裁|"        \
  "主席|董事长|总经理|经理|会长|秘书长|政委|司令员|司令|委员长|总书记|检察长|教授|厅长|站长|队长|行长|所长|台长|社长|" \
  "理事长|"                                                                                                                                                        \
  "院士|园长|组长|委员|代表|团长|师长|连长|支书|总干事|主编|馆长|总工程师|参赞|大使|总统|总监|职工|学生|教师|员工|"      \
  "党员"

/* A personal name: a surname and one or two more ideographs, or signs that stand for one. */
static bool is_name(const char *text, gsize length) {
  g_autofree char *squeezed = g_malloc(length + 1);
  gsize size = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gsize step = (gsize)(g_utf8_next_char(p) - p);
    if (chars_is_blank(g_utf8_get_char(p)))
      continue;
    memcpy(squeezed + size, p, step);
    size += step;
  }
  squeezed[size] = 0;
  static GRegex *signs;
  if (matches(&signs, "^\\p{Han}?(?:[×xXＸ*＊○□]{2,4}|[某]{1,3}|[×xXＸ*＊]\\p{Han}?)$", squeezed, size))
    return true;
  glong count = g_utf8_strlen(squeezed, (gssize)size);
  for (const char *p = squeezed; *p; p = g_utf8_next_char(p))
    if (!chars_is_han(g_utf8_get_char(p)))
      return false;
  return count >= 2 && count <= 4 && any_word(squeezed, size, SURNAMES, shape_begins) &&
         (count < 4 || any_word(squeezed, size, "欧阳|司马|上官|诸葛|令狐|皇甫|尉迟|公孙|慕容", shape_begins));
}

bool shape_is_speaker(const char *text, gsize length) {
  if (length == 0 || length > 150 || shape_ends_with_mark(text, length))
    return false;
  if (shape_is_parenthesised(text, length)) { /* （县长 王某某） */
    const char *inner = g_utf8_next_char(text);
    return shape_is_speaker(inner, (gsize)(g_utf8_prev_char(text + length) - inner));
  }
  if (any_word(text, length,
               "讲话人|主讲人|演讲人|报告人|发言人|主持人|致辞人|演讲者|主讲|讲授人|宣讲人|汇报人|授课人|述职人",
               shape_begins))
    return true;
  struct slice rest = {text, length};
  if (shape_ends(text, length, "同志") || shape_ends(text, length, "同誌"))
    rest.length -= strlen("同志");
  if (is_name(rest.text, rest.length))
    return true;
  /* The name is behind the last blank, or behind the last office. */
  const char *end = rest.text + rest.length;
  for (const char *p = end; p > text;) {
    p = g_utf8_prev_char(p);
    gsize before = (gsize)(p - text);
    bool office = before > 0 && any_word(text, before, OFFICES, shape_ends);
    bool blank = chars_is_blank(g_utf8_get_char(p));
    if (office && is_name(p, (gsize)(end - p)))
      return true;
    struct slice left = chars_strip(text, before);
    if (blank && left.length > 0 && any_word(left.text, left.length, OFFICES, shape_ends) &&
        is_name(p, (gsize)(end - p)))
      return true;
    if (chars_count(p, (gsize)(end - p)) > 8)
      break;
  }
  return false;
}

bool shape_ends_with_office(const char *text, gsize length) {
  return any_word(text, length, OFFICES, shape_ends);
}

bool shape_is_named_speech(const char *text, gsize length) {
  static const char *const kinds = "讲话|講話|致辞|致辭|致词|致詞|发言|發言|报告|報告|主持词|主持詞|主持稿|演讲|演講|"
                                   "演讲稿|演讲词|祝词|祝辞|贺词|贺辞|讲稿|"
                                   "讲话稿|发言稿|党课|党课讲稿|汇报|总结|决议|決議|决定|通知|意见|方案|规划|要点|纪要|"
                                   "公报|倡议书|开幕词|闭幕词|答谢词|"
                                   "欢迎词|欢迎辞|献词|悼词|寄语|动员令|辅导|提纲|材料|体会|述职|述廉|感言|说明|公告|"
                                   "宣言|公开信|慰问信|通报|办法|条例|"
                                   "规定|细则|讲话提纲|讲话要点|开场白|串词|宣讲稿|感想|承诺书|誓词|建议|启示|表态|"
                                   "述评|致敬|祝酒词|祝酒辞|颁奖词|主旨演讲";
  if (shape_ends(text, length, "）") || shape_ends(text, length, ")")) { /* （节选） （摘要） （文字实录） */
    gsize open = length;
    while (open > 0 && text[open - 1] != '(' && !shape_ends(text, open, "（"))
      open--;
    length = open > 3 ? open - (shape_ends(text, open, "（") ? strlen("（") : 1) : length;
  }
  return length <= SHAPE_BYTES && any_word(text, length, kinds, shape_ends);
}

bool shape_opens_with_dash(const char *text, gsize length) {
  return any_word(text, length, "——|――|──|—|－－|--", shape_begins);
}

bool shape_is_rule(const char *text, gsize length) {
  static GRegex *compiled;
  return length > 0 && !chars_is_han(g_utf8_get_char(text)) &&
         matches(&compiled, "^(?:([-=_~*#+.·•★☆◆◇●○■□▲△※—―─━═－＝＿～＊])\\s*(?:\\1\\s*|[-=_~*★☆]\\s*){2,})$", text,
                 length) &&
         !shape_is_ellipsis(text, length);
}

bool shape_is_page_number(const char *text, gsize length) {
  static GRegex *compiled;
  gunichar first = length > 0 ? g_utf8_get_char(text) : 0;
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
  return length > 0 && !chars_is_han(g_utf8_get_char(text)) &&
         matches(&compiled, "^(?:…|⋯|\\.{2,}|。{3,}|·{3,}|\\s)+$", text, length);
}

guint shape_han_share(const char *text, gsize length) {
  gsize all = 0;
  gsize han = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    all += !chars_is_ignorable(c);
    han += chars_is_han(c);
  }
  return all ? (guint)(han * 100 / all) : 0;
}
