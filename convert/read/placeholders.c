#include "read/phases.h"
#include "text/chars.h"
#include "text/numeral.h"

#include <string.h>

/* Blanks to be filled in are at least this wide (in cells). */
#define BLANK_CELLS 3

/* How many characters before signs without a unit tell what they stand for. */
#define CONTEXT_CHARACTERS 6

/* What a placeholder can be a part of: the word behind the signs tells what is meant. */
static const char *const units[] = {
    "科技",     "公司",   "集团",   "大学",   "中学",   "小学",   "学校",   "医院",   "学院",   "街道",   "社区",
    "个百分点", "副书记", "副主任", "副市长", "副县长", "副区长", "副局长", "秘书长", "董事长", "总经理", "负责人",
    "省长",     "市长",   "县长",   "區長",   "区长",   "镇长",   "乡长",   "局长",   "處長",   "处长",   "科长",
    "院长",     "校长",   "部长",   "书记",   "書記",   "主任",   "主席",   "总理",   "经理",   "同志",   "同誌",
    "个月",     "公里",   "万元",   "亿元",   "平方",   "城区",   "新区",   "地区",   "小区",   "社区",   "县",
    "縣",       "市",     "区",     "區",     "省",     "镇",     "鎮",     "乡",     "鄉",     "村",     "街",
    "州",       "旗",     "局",     "厅",     "部",     "委",     "处",     "科",     "室",     "院",     "校",
    "届",       "屆",     "次",     "年",     "月",     "日",     "号",     "號",     "时",     "点",     "个",
    "個",       "名",     "人",     "位",     "户",     "项",     "條",     "条",     "万",     "亿",     "元",
    "%",        "％",     "岁",     "天",     "家",     "座",     "期",     "批",     "级",     "大",     "司",
    NULL};

enum sign { SIGN_NONE, SIGN_CROSS, SIGN_LATIN_X, SIGN_STAR, SIGN_BOX, SIGN_CIRCLE, SIGN_SOMEBODY, SIGN_LINE };

static enum sign sign_of(gunichar c) {
  switch (c) {
  case 0xD7: /* × */
  case 0x2715:
  case 0x2573: /* ╳ */
    return SIGN_CROSS;
  case 'x':
  case 'X':
  case 0xFF38:
  case 0xFF58:
    return SIGN_LATIN_X;
  case '*':
  case 0xFF0A:
    return SIGN_STAR;
  case 0x25A1:
    return SIGN_BOX;
  case 0x25CB:
    return SIGN_CIRCLE;
  case 0x67D0: /* 某 */
    return SIGN_SOMEBODY;
  case '_':
  case 0xFF3F:
    return SIGN_LINE;
  default:
    return SIGN_NONE;
  }
}

/* A run of one sign and what stands around it. */
struct run {
  const char *text;
  gsize length;
  gsize start, end;
  enum sign sign;
  guint count;
  gunichar before, after;
};

static struct run run_at(const char *text, gsize length, gsize at, enum sign sign) {
  struct run run = {.text = text, .length = length, .start = at, .end = at, .sign = sign};
  while (run.end < length && sign_of(g_utf8_get_char(text + run.end)) == sign) {
    run.end = (gsize)(g_utf8_next_char(text + run.end) - text);
    run.count++;
  }
  run.before = at > 0 ? chars_before(text, text + at) : 0;
  run.after = run.end < length ? g_utf8_get_char(text + run.end) : 0;
  return run;
}

/* Bytes of the unit that follows the run, blanks aside; 0 when none does. */
static gsize unit_behind(const struct run *run) {
  gsize at = run->end;
  while (at < run->length && run->text[at] == ' ')
    at++;
  for (const char *const *unit = units; *unit; unit++)
    if (strncmp(run->text + at, *unit, strlen(*unit)) == 0 && at + strlen(*unit) <= run->length)
      return at - run->end + strlen(*unit);
  return 0;
}

/* The start of a year whose last digits are blanked (20**, 201x), or run->start. */
static gsize year_before(const struct run *run) {
  gsize at = run->start;
  guint digits = 0;
  while (at > 0 && digits < 4 && chars_is_digit(chars_before(run->text, run->text + at))) {
    at = (gsize)(g_utf8_prev_char(run->text + at) - run->text);
    digits++;
  }
  bool year = digits >= 1 && digits <= 3 && digits + run->count == 4 && run->text[at] >= '1' && run->text[at] <= '2';
  bool counted = run->after == 0x5E74 || run->after == 0x5C4A || run->after == 0x7EA7 || !chars_is_han(run->after);
  return year && counted ? at : run->start; /* 20**年, 201x级; 20××亩 is no year */
}

/* X光, X线 and the like are words; so is an x inside a Latin one; 3×5 is a product. */
static bool is_other(const struct run *run, bool year) {
  bool digits = chars_is_digit(run->before) && chars_is_digit(run->after);
  bool latin = chars_is_latin(run->before) || chars_is_latin(run->after);
  switch (run->sign) {
  case SIGN_CROSS:
    return run->count == 1 && chars_is_digit(run->before) && !year;
  case SIGN_LATIN_X: {
    static const char *const words[] = {"光", "线", "射线", "轴", "染色体", "型", "-", "–", NULL};
    for (const char *const *word = words; run->count == 1 && *word; word++)
      if (strncmp(run->text + run->end, *word, strlen(*word)) == 0)
        return true;
    return latin || digits || (run->count == 1 && !year && run->before != 0x7B2C && unit_behind(run) == 0);
  }
  case SIGN_STAR:
    return digits || !(chars_is_han(run->after) || chars_is_han(run->before) || year) ||
           (!chars_is_han(run->before) && !year && run->count == 1 && unit_behind(run) == 0);
  case SIGN_BOX:
  case SIGN_CIRCLE: /* ○ is also a zero and a bullet */
    return (run->count < 2 && unit_behind(run) == 0) || run->before == 0 ||
           numeral_chinese(run->text + run->start, run->length - run->start).length > run->end - run->start ||
           (chars_is_han(run->before) && numeral_chinese(g_utf8_prev_char(run->text + run->start), 3).value > 0);
  case SIGN_SOMEBODY:
  case SIGN_LINE:
    return run->count < 2;
  default:
    return true;
  }
}

/* The placeholder around a run of signs: the shortest stretch that shows what is blanked. */
static struct placeholder around(const struct run *run) {
  struct placeholder placeholder = {.sign_start = run->start, .sign_length = run->end - run->start};
  gsize start = year_before(run);
  gsize end = run->end;
  gsize unit = unit_behind(run);
  if (start == run->start && run->before == 0x7B2C) /* 第×次 */
    start = (gsize)(g_utf8_prev_char(run->text + run->start) - run->text);
  if (run->sign == SIGN_LINE)
    unit = 0;
  bool name = run->count >= 3 && start == run->start; /* ××× is a person's name, whatever the office behind it */
  if (unit > 0 && !name)
    end += unit;
  else if (run->count == 1 && chars_is_han(run->after))
    end = (gsize)(g_utf8_next_char(run->text + end) - run->text);
  placeholder.start = start;
  placeholder.length = end - start;
  return placeholder;
}

/* The names found so far and where each has its number. */
struct names {
  struct doc *doc;
  GHashTable *numbers; /* name -> identity */
};

static guint new_identity(struct names *names, const char *name) {
  g_ptr_array_add(names->doc->placeholder_names, g_strdup(name));
  return names->doc->placeholder_names->len;
}

static guint identity_of(struct names *names, const char *name) {
  gpointer known = g_hash_table_lookup(names->numbers, name);
  if (known)
    return GPOINTER_TO_UINT(known);
  guint identity = new_identity(names, name);
  g_hash_table_insert(names->numbers, g_strdup(name), GUINT_TO_POINTER(identity));
  return identity;
}

/* What signs without a unit stand for is told by the words before them: 县长××× is another than 局长×××.  NULL when no
 * word is there. */
static char *name_by_context(const struct run *run) {
  gsize from = run->start;
  for (guint count = 0; count < CONTEXT_CHARACTERS && from > 0; count++) {
    if (!chars_is_han(chars_before(run->text, run->text + from)))
      break;
    from = (gsize)(g_utf8_prev_char(run->text + from) - run->text);
  }
  return from < run->start ? g_strndup(run->text + from, run->end - from) : NULL;
}

static void add_placeholder(struct block *block, struct placeholder placeholder, guint identity) {
  if (!block->placeholders)
    block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  placeholder.identity = identity;
  g_array_append_val(block->placeholders, placeholder);
}

/* ×区 is one thing wherever it stands; lines to write on, and signs without any words, are each their own. */
static void add_signs(struct names *names, struct block *block, const struct run *run) {
  struct placeholder placeholder = around(run);
  bool only_signs = placeholder.length == placeholder.sign_length;
  g_autofree char *text = g_strndup(run->text + placeholder.start, placeholder.length);
  g_autofree char *context = only_signs && run->sign != SIGN_LINE ? name_by_context(run) : NULL;
  if (only_signs && !context)
    add_placeholder(block, placeholder, new_identity(names, text));
  else
    add_placeholder(block, placeholder, identity_of(names, context ? context : text));
}

/* A run of blanks, named with its brackets or its unit; each is its own. */
static void add_blanks(struct names *names, struct block *block, gsize at, gsize size) {
  const char *text = block->text;
  gunichar before = chars_before(text, text + at);
  bool brackets = before == 0xFF08 || before == '(';
  gsize from = brackets ? (gsize)(g_utf8_prev_char(text + at) - text) : at;
  gsize end = (gsize)(g_utf8_next_char(text + at + size) - text);
  g_autofree char *name = g_strndup(text + from, end - from);
  add_placeholder(block, (struct placeholder){at, size, at, size, 0}, new_identity(names, name));
}

/* Bytes of a run of blanks. */
static gsize blanks_at(const char *text, gsize length, gsize at, gsize *cells) {
  gsize end = at;
  *cells = 0;
  for (; end < length; end = (gsize)(g_utf8_next_char(text + end) - text)) {
    gunichar c = g_utf8_get_char(text + end);
    if (!chars_is_blank(c))
      break;
    *cells += chars_cells(c);
  }
  return end - at;
}

/* Blanks to be filled in: between brackets, or before 年 月 日 届 次 个 and other units. */
static bool is_gap(const char *text, gsize length, gsize at, gsize size, gsize cells) {
  if (at == 0 || at + size >= length)
    return false;
  gunichar before = chars_before(text, text + at);
  gunichar after = g_utf8_get_char(text + at + size);
  if ((before == 0xFF08 && after == 0xFF09) || (before == '(' && after == ')'))
    return true;
  struct run run = {.text = text, .length = length, .start = at, .end = at + size};
  bool fits = chars_is_han(before) || chars_is_digit(before) || chars_is_pause(before);
  return cells >= BLANK_CELLS && fits && unit_behind(&run) > 0;
}

/* Whether any sign or run of blanks can be in the text: most paragraphs have none. */
static bool may_hold_any(const char *text) {
  return strpbrk(text, "xX*_ \xC2\xC3\xE2\xE3\xE6\xEF") != NULL;
}

static void search_block(struct names *names, struct block *block) {
  const char *text = block->text;
  gsize length = strlen(text);
  if (!may_hold_any(text))
    return;
  for (gsize at = 0; at < length;) {
    gunichar c = g_utf8_get_char(text + at);
    enum sign sign = sign_of(c);
    gsize next = (gsize)(g_utf8_next_char(text + at) - text);
    if (sign != SIGN_NONE) {
      struct run run = run_at(text, length, at, sign);
      bool year = year_before(&run) != run.start;
      if (!is_other(&run, year))
        add_signs(names, block, &run);
      next = run.end;
    } else if (chars_is_blank(c)) {
      gsize cells;
      gsize size = blanks_at(text, length, at, &cells);
      if (is_gap(text, length, at, size, cells))
        add_blanks(names, block, at, size);
      next = at + size;
    }
    at = next;
  }
}

void placeholders_find(struct doc *doc) {
  struct names names = {doc, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  for (guint i = 0; i < doc->blocks->len; i++)
    search_block(&names, g_ptr_array_index(doc->blocks, i));
  g_hash_table_unref(names.numbers);
}
