#include "text/words.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

/* Chains of words of a list, by their first and by their last character. */
#define CHAINS 256

/* Characters are told apart by so many values where a text is walked through. */
#define STARTS 1024

/* The first lists, which are counted together: bits of a set. */
#define COUNTED_LISTS 64

/* A word and the next ones of its two chains (1-based; 0: the end). */
struct word {
  const char *text; /* into words.text */
  guint16 length;
  guint16 next_first, next_last;
};

struct word_set {
  guint16 first[CHAINS], last[CHAINS]; /* the heads of the chains */
};

struct words {
  guint64
      starts[STARTS]; /* the counted lists with a word that begins with such a character: most characters begin none */
  char *text;         /* the file */
  GArray *all;        /* of struct word, of all lists */
  guint count;
  struct word_set lists[]; /* so many */
};

/* `count` when there is none of this name. */
static guint list_by_name(const char *const *names, guint count, struct slice name) {
  guint i = 0;
  while (i < count && (strlen(names[i]) != name.length || memcmp(names[i], name.text, name.length) != 0))
    i++;
  return i;
}

/* The stretch without ASCII blanks around it. */
static struct slice trim(const char *from, const char *to) {
  while (from < to && g_ascii_isspace(*from))
    from++;
  while (to > from && g_ascii_isspace(to[-1]))
    to--;
  return (struct slice){from, (gsize)(to - from)};
}

static const struct word *word_at(const struct words *words, guint16 number) {
  return &array_at(words->all, struct word, number - 1u);
}

static void add_word(struct words *words, struct word_set *set, struct slice text) {
  guint16 *first = &set->first[chars_at(text.text) % CHAINS];
  guint16 *last = &set->last[chars_before(text.text, text.text + text.length) % CHAINS];
  struct word word = {text.text, (guint16)text.length, *first, *last};
  g_array_append_val(words->all, word);
  *first = *last = (guint16)words->all->len;
  if (set < words->lists + COUNTED_LISTS)
    words->starts[chars_at(text.text) % STARTS] |= WORD_LIST_BIT(set - words->lists);
}

/* Adds the words behind the = of a line, parted by ; */
static void add_words(struct words *words, struct word_set *set, const char *at, const char *end) {
  while (at < end) {
    const char *stop = memchr(at, ';', (gsize)(end - at));
    stop = stop ? stop : end;
    struct slice word = trim(at, stop);
    if (word.length > 0 && word.length <= G_MAXUINT8 && words->all->len < G_MAXUINT16)
      add_word(words, set, word);
    at = stop + 1;
  }
}

static bool is_wrong(const char *path, guint line, struct slice text, const char *expected, GError **error) {
  g_autofree char *words = g_strndup(text.text, text.length);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("%s:%u: “%s”: expected %s"), path, line, words, expected);
  return false;
}

/* Reads the lines of the file: [list], KEY=WORD;WORD… and remarks behind #. */
static bool add_lines(struct words *words, const char *path, const char *const *names, GError **error) {
  struct word_set *set = NULL;
  guint number = 1;
  for (const char *at = words->text; *at; number++) {
    const char *end = at + strcspn(at, "\n");
    struct slice line = trim(at, end);
    const char *equals = memchr(line.text, '=', line.length);
    at = *end ? end + 1 : end;
    if (line.length == 0 || *line.text == '#')
      continue;
    if (*line.text == '[' && line.text[line.length - 1] == ']') {
      guint list = list_by_name(names, words->count, (struct slice){line.text + 1, line.length - 2});
      if (list == words->count)
        return is_wrong(path, number, line, _("a list of words"), error);
      set = &words->lists[list];
    } else if (!equals || !set) {
      return is_wrong(path, number, line, _("[list], or words parted by ;"), error);
    } else {
      add_words(words, set, equals + 1, line.text + line.length);
    }
  }
  return true;
}

struct words *words_load(const char *path, const char *const *names, guint count, GError **error) {
  g_autoptr(GError) wrong = NULL;
  struct words *words = g_malloc0(sizeof(struct words) + count * sizeof(struct word_set));
  words->count = count;
  words->all = g_array_new(FALSE, FALSE, sizeof(struct word));
  if (!g_file_get_contents(path, &words->text, NULL, &wrong))
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", wrong->message);
  else if (add_lines(words, path, names, error))
    return words;
  words_free(words);
  return NULL;
}

void words_free(struct words *words) {
  if (!words)
    return;
  g_array_unref(words->all);
  g_free(words->text);
  g_free(words);
}

gsize words_begin(const struct words *words, guint list, const char *text, gsize length) {
  gsize longest = 0;
  guint16 next = length > 0 ? words->lists[list].first[chars_at(text) % CHAINS] : 0;
  while (next > 0) {
    const struct word *word = word_at(words, next);
    if (word->length <= length && memcmp(text, word->text, word->length) == 0)
      longest = MAX(longest, word->length);
    next = word->next_first;
  }
  return longest;
}

gsize words_end(const struct words *words, guint list, const char *text, gsize length) {
  gsize longest = 0;
  guint16 next = words->lists[list].last[chars_before(text, text + length) % CHAINS];
  while (next > 0) {
    const struct word *word = word_at(words, next);
    if (word->length <= length && memcmp(text + length - word->length, word->text, word->length) == 0)
      longest = MAX(longest, word->length);
    next = word->next_last;
  }
  return longest;
}

bool words_are(const struct words *words, guint list, const char *text, gsize length) {
  return length > 0 && words_begin(words, list, text, length) == length;
}

gsize words_label(const struct words *words, guint list, const char *text, gsize length) {
  gsize word = words_begin(words, list, text, length);
  gunichar colon = word > 0 && word < length ? chars_at(text + word) : 0;
  return colon == ':' || colon == 0xFF1A ? (gsize)(g_utf8_next_char(text + word) - text) : 0;
}

bool words_has(const struct words *words, guint list, const char *text, gsize length) {
  const char *end = text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    if (words_open(words, list, p, (gsize)(end - p)))
      return true;
  return false;
}

guint words_in(const struct words *words, guint list, const char *text, gsize length) {
  guint count = 0;
  const char *end = text + length;
  for (const char *p = text; p < end;) {
    gsize size = words_begin(words, list, p, (gsize)(end - p));
    count += size > 0;
    p = size > 0 ? p + size : g_utf8_next_char(p);
  }
  return count;
}

void words_count(const struct words *words, guint64 lists, const char *text, gsize length, guint *counts) {
  const char *end = text + length;
  const char *behind[COUNTED_LISTS] = {NULL}; /* the last word that was found of each list */
  for (const char *p = text; p < end; p = g_utf8_next_char(p))
    for (guint64 left = words->starts[chars_at(p) % STARTS] & lists; left; left &= left - 1) {
      guint list = (guint)__builtin_ctzll(left);
      gsize size = p >= behind[list] ? words_begin(words, list, p, (gsize)(end - p)) : 0;
      counts[list] += size > 0;
      behind[list] = size > 0 ? p + size : behind[list];
    }
}
