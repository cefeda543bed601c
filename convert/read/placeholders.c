#include "base/items.h"
#include "read/blank.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "text/chars.h"

#include <string.h>
#include <unicode/ubrk.h>

/* How many characters before signs without a unit are looked at for the words that tell what they stand for. */
#define CONTEXT_CHARACTERS 24

/* 某某 this often in one text stands for a name, not for anybody. */
#define SOMEBODY_TIMES 3

/* The names found so far and where each has its number. */
struct names {
  struct doc *doc;
  GHashTable *numbers; /* name -> identity */
  const struct words *words;
  UBreakIterator *breaks; /* between words; made when the first name is looked for in its context */
  bool somebody;
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

/* Where in a run of ideographs the name begins that ends it: at the last word (符合××); or, when that is an office
 * or an organ, at the words of whose it is (救援大队大队长×××, not 大队长×××).  Words are told apart by ICU's
 * dictionary. */
static const char *context_start(struct names *names, const char *text, gsize length) {
  UErrorCode status = U_ZERO_ERROR;
  UText *run = utext_openUTF8(NULL, text, (int64_t)length, &status);
  if (!names->breaks)
    names->breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setUText(names->breaks, run, &status);
  const char *start = text + length;
  bool office = words_close(names->words, WORDS_OFFICES, text, length) ||
                (words_close(names->words, WORDS_ORGANS, text, length) &&
                 !words_close(names->words, WORDS_HEARER_LABELS, text, length)); /* 干部 is no 部 */
  for (const char *end = start; U_SUCCESS(status) && end > text && (office || end == text + length); end = start) {
    const char *word = text + ubrk_preceding(names->breaks, (int32_t)(end - text));
    if (words_are(names->words, WORDS_NAME_STOPS, word, (gsize)(end - word)))
      break;
    start = word;
  }
  utext_close(run);
  return start;
}

/* What signs without a unit stand for is told by the words before them: 县长××× is another than 局长×××.  NULL when no
 * word is there. */
static char *name_by_context(struct names *names, const char *text, const struct blank *blank) {
  gsize from = blank->start;
  for (guint count = 0; count < CONTEXT_CHARACTERS && chars_is_han(chars_before(text, text + from)); count++)
    from = (gsize)(g_utf8_prev_char(text + from) - text);
  const char *start = context_start(names, text + from, blank->start - from);
  return start < text + blank->start ? g_strndup(start, (gsize)(text + blank->end - start)) : NULL;
}

/* A gap is named with its brackets or its unit. */
static char *name_of_gap(const char *text, const struct blank *blank) {
  gunichar before = chars_before(text, text + blank->start);
  bool brackets = before == 0xFF08 || before == '(';
  const char *from = brackets ? g_utf8_prev_char(text + blank->start) : text + blank->start;
  const char *end = text[blank->end] ? g_utf8_next_char(text + blank->end) : text + blank->end;
  return g_strndup(from, (gsize)((chars_is_blank(chars_at(text + blank->start)) ? end : text + blank->end) - from));
}

/* ×区 is one thing wherever it stands; lines to write on, and signs without any words, are each their own. */
static guint identify(struct names *names, const char *text, const struct blank *blank) {
  g_autofree char *itself = g_strndup(text + blank->start, blank->end - blank->start);
  if (blank->kind == BLANK_NAMED)
    return identity_of(names, itself);
  g_autofree char *name = blank->kind == BLANK_BARE ? name_by_context(names, text, blank) : name_of_gap(text, blank);
  if (blank->kind == BLANK_BARE && name)
    return identity_of(names, name);
  return new_identity(names, name ? name : itself);
}

static void add_placeholder(struct names *names, struct block *block, const struct blank *blank) {
  if (!block->placeholders)
    block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  struct placeholder placeholder = {.start = blank->start,
                                    .length = blank->end - blank->start,
                                    .sign_start = blank->sign_start,
                                    .sign_length = blank->sign_end - blank->sign_start,
                                    .identity = identify(names, block->text, blank)};
  g_array_append_val(block->placeholders, placeholder);
}

static void search_block(struct names *names, struct block *block) {
  const char *text = block->text;
  gsize length = strlen(text);
  gsize from = 0;
  if (!blank_is_possible(text))
    return;
  for (gsize at = 0; at < length;) {
    struct blank blank = blank_at(names->words, text, length, from, at, names->somebody);
    if (blank.kind != BLANK_NONE) {
      add_placeholder(names, block, &blank);
      blank.next = from = MAX(blank.next, blank.end);
    }
    at = blank.next;
  }
}

/* Whether 某某 is the sign of this text. */
static bool somebody_is_a_sign(const struct doc *doc) {
  guint times = 0;
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    for (const char *at = block->text; (at = strstr(at, "某某")); at += strlen("某某"))
      times++;
  }
  return times >= SOMEBODY_TIMES;
}

void placeholders_find(const struct words *words, struct doc *doc) {
  struct names names = {.doc = doc, .words = words, .somebody = somebody_is_a_sign(doc)};
  names.numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < doc->blocks->len; i++)
    search_block(&names, pointer_at(doc->blocks, i));
  g_hash_table_unref(names.numbers);
  if (names.breaks)
    ubrk_close(names.breaks);
}
