#include "layout/itemize.h"

#include "base/items.h"
#include "text/chars.h"

#include <string.h>

/* What stands nearest to a place, marks and blanks skipped. */
enum side { SIDE_NONE, SIDE_HAN, SIDE_LATIN, SIDE_DIGIT };

static const struct item *item_at(const GArray *items, guint i) {
  g_assert(i < items->len);
  return &array_at(items, struct item, i);
}

static gunichar char_at(const char *text, const struct item *item) {
  return g_utf8_get_char(text + item->start);
}

static enum side side_of(const char *text, const struct item *item) {
  switch (item->class) {
  case CLASS_LETTER:
    return SIDE_LATIN;
  case CLASS_DIGIT:
    return SIDE_DIGIT;
  case CLASS_SPACE:
  case CLASS_JOINED:
    return SIDE_NONE;
  default:
    return class_is_latin(item->class) || class_is_shared(char_at(text, item)) ? SIDE_NONE : SIDE_HAN;
  }
}

/* The sides before and after each item, in two passes. */
struct sides {
  guint8 *before, *after;
};

static struct sides find_sides(const char *text, const GArray *items) {
  struct sides sides = {g_malloc(items->len), g_malloc(items->len)};
  enum side last = SIDE_NONE;
  for (guint i = 0; i < items->len; i++) {
    sides.before[i] = last;
    enum side side = side_of(text, item_at(items, i));
    last = side != SIDE_NONE ? side : last;
  }
  last = SIDE_NONE;
  for (guint i = items->len; i-- > 0;) {
    sides.after[i] = last;
    enum side side = side_of(text, item_at(items, i));
    last = side != SIDE_NONE ? side : last;
  }
  return sides;
}

static bool is_latin_or_end(enum side side) {
  return side == SIDE_LATIN || side == SIDE_NONE;
}

/* Quotes: the inside decides, but quotes in a Chinese sentence stay Chinese whatever they hold. */
static bool pair_is_latin(const struct sides *sides, guint open, guint close) {
  enum side before = sides->before[open], after = sides->after[close];
  bool chinese = before == SIDE_HAN || after == SIDE_HAN;
  bool figures = before == SIDE_DIGIT || after == SIDE_DIGIT;
  return sides->after[open] == SIDE_LATIN && sides->before[close] != SIDE_HAN && !chinese &&
         (!figures || before == SIDE_LATIN || after == SIDE_LATIN);
}

static bool is_apostrophe(const GArray *items, guint i) {
  return i > 0 && i + 1 < items->len && item_at(items, i - 1)->class == CLASS_LETTER &&
         item_at(items, i + 1)->class == CLASS_LETTER;
}

static void make_latin(const char *text, GArray *items, guint i) {
  struct item *item = &array_at(items, struct item, i);
  item->class = (guint8)class_of_latin(char_at(text, item));
}

/* Pairs quotes with a stack and decides each pair; a quote without its partner goes by its own two sides. */
static void resolve_quotes(const char *text, GArray *items, const struct sides *sides) {
  g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = 0; i < items->len; i++) {
    gunichar c = char_at(text, item_at(items, i));
    if (c == 0x201C || c == 0x2018) {
      g_array_append_val(open, i);
    } else if (c == 0x2019 && is_apostrophe(items, i)) {
      make_latin(text, items, i);
    } else if (c == 0x201D || c == 0x2019) {
      const guint partner = open->len > 0 ? array_at(open, guint, open->len - 1) : i;
      if (char_at(text, item_at(items, partner)) == c - 1) {
        g_array_set_size(open, open->len - 1);
        if (pair_is_latin(sides, partner, i)) {
          make_latin(text, items, partner);
          make_latin(text, items, i);
        }
      } else if (sides->before[i] == SIDE_LATIN && is_latin_or_end(sides->after[i])) {
        make_latin(text, items, i);
      }
    }
  }
  for (guint k = 0; k < open->len; k++) {
    guint i = array_at(open, guint, k);
    if (sides->after[i] == SIDE_LATIN && is_latin_or_end(sides->before[i]))
      make_latin(text, items, i);
  }
}

/* — … · × ° and others: Latin between letters or figures.  ° ′ ″ go by what is before them alone, ± √ ≥ by what
 * is behind them. */
static bool other_is_latin(gunichar c, enum side before, enum side after) {
  bool left = before == SIDE_LATIN || before == SIDE_DIGIT;
  bool right = after == SIDE_LATIN || after == SIDE_DIGIT;
  switch (c) {
  case 0x00B0:
  case 0x2030:
  case 0x2032:
  case 0x2033:
    return left;
  case 0x00B1:
  case 0x221A:
  case 0x2248:
  case 0x2260:
  case 0x2264:
  case 0x2265:
    return right;
  case 0x00A5:
    return before == SIDE_LATIN;
  case 0x00B7:
  case 0x2026:
  case 0x2014:
    return before == SIDE_LATIN && after == SIDE_LATIN;
  default:
    return left && right;
  }
}

static void resolve_others(const char *text, GArray *items, const struct sides *sides) {
  for (guint i = 0; i < items->len; i++) {
    gunichar c = char_at(text, item_at(items, i));
    bool quote = c >= 0x2018 && c <= 0x201D;
    if (!quote && class_is_shared(c) && other_is_latin(c, sides->before[i], sides->after[i]))
      make_latin(text, items, i);
  }
}

/* A dash by itself joins two words or figures; only —— is a dash of Chinese text. */
static void resolve_dashes(GArray *items) {
  for (guint i = 0, n; i < items->len; i += n) {
    for (n = 1;
         i + n < items->len && item_at(items, i)->class == CLASS_DASH && item_at(items, i + n)->class == CLASS_DASH;
         n++) {
    }
    if (n == 1 && item_at(items, i)->class == CLASS_DASH)
      array_at(items, struct item, i).class = CLASS_CONNECTOR;
  }
}

/* Straight quotes open and close in turn; one after a figure is a measure (5"). */
static void resolve_straight_quotes(const char *text, GArray *items) {
  bool open = false;
  for (guint i = 0; i < items->len; i++) {
    bool measure = i > 0 && item_at(items, i - 1)->class == CLASS_DIGIT && !open;
    if (text[item_at(items, i)->start] == '"' && !measure) {
      array_at(items, struct item, i).class = open ? CLASS_LATIN_CLOSE : CLASS_LATIN_OPEN;
      open = !open;
    }
  }
}

static bool is_picture(gunichar c) {
  return c >= 0x1F000 || (c >= 0x2600 && c <= 0x27BF);
}

/* A sign of skin without a picture before it (UTS 51), which may be parted from it by a selector. */
static bool is_lone_skin_tone(gunichar before, gunichar c) {
  return chars_is_skin_tone(c) && !is_picture(before) && before != 0xFE0F;
}

/* Two of these letters are a flag. */
static bool is_flag_letter(gunichar c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Signs that are one picture with the one before: after a joiner, and the second letter of a flag (UAX 29 GB11, GB12).
 */
static bool is_one_picture(gunichar before, bool before_joined, gunichar c) {
  const bool sign = is_picture(c);
  const bool letters = is_flag_letter(before) && is_flag_letter(c);
  return (before == 0x200D && sign) || (letters && !before_joined);
}

GArray *itemize(const char *text, gsize length) {
  GArray *items = g_array_sized_new(FALSE, FALSE, sizeof(struct item), (guint)length / 3);
  bool shared = false, joined = false;
  gunichar before = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    joined = is_one_picture(before, joined, c);
    const enum char_class class = joined ? CLASS_JOINED : is_lone_skin_tone(before, c) ? CLASS_HAN : class_of(c);
    struct item item = {(guint32)(p - text), (guint8) class};
    g_array_append_val(items, item);
    before = c;
    shared = shared || class_is_shared(c);
  }
  if (shared) {
    struct sides sides = find_sides(text, items);
    resolve_quotes(text, items, &sides);
    resolve_others(text, items, &sides);
    g_free(sides.before);
    g_free(sides.after);
  }
  if (memchr(text, '"', length))
    resolve_straight_quotes(text, items);
  resolve_dashes(items);
  return items;
}
