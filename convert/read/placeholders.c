#include "read/blank.h"
#include "read/phases.h"
#include "text/chars.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

/* How many characters before signs without a unit are looked at for the words that tell what they stand for. */
#define CONTEXT_CHARACTERS 24

/* 某某 this often in one text stands for a name, not for anybody. */
#define SOMEBODY_TIMES 3

/* The names found so far and where each has its number. */
struct names {
  struct doc *doc;
  GHashTable *numbers;   /* name -> identity */
  UBreakIterator *words; /* made when the first name is looked for in its context */
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

/* Words that stand before somebody's office and name and are no part of them. */
static bool ends_context(const UChar *word, int32_t length) {
  static const char *const words = "|请|有请|由|对|向|和|与|及|以及|的|地|得|是|有|在|到|从|给|让|为|把|被|将|叫|找|听|"
                                   "听取|了|着|过|也|都|就|还|以|按|"
                                   "同|跟|等|说|刚才|下面|现在|今天|首先|接着|接下来|然后|最后|特|特别|邀请|特邀|感谢|"
                                   "欢迎|介绍|参加|出席|我|我们|你|"
                                   "你们|他|他们|大家|表示|分管|担任|任命|选举|推荐|根据|按照|学习|指出|要求|强调|";
  char text[64];
  int32_t bytes = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(text + 1, (int32_t)sizeof text - 2, &bytes, word, length, &status);
  if (U_FAILURE(status))
    return false;
  text[0] = text[bytes + 1] = '|';
  text[bytes + 2] = 0;
  return strstr(words, text) != NULL;
}

/* How many UTF-16 units at the start of a run of ideographs are no part of the name that ends it: words are told apart
 * by ICU's dictionary, so that an office is never cut in the middle (救援大队大队长, not 援大队大队长). */
static int32_t context_start(struct names *names, const UChar *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  if (!names->words)
    names->words = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  ubrk_setText(names->words, text, length, &status);
  if (U_FAILURE(status))
    return 0;
  int32_t start = ubrk_last(names->words);
  for (int32_t at = ubrk_previous(names->words); at != UBRK_DONE; at = ubrk_previous(names->words)) {
    if (ends_context(text + at, start - at))
      break;
    start = at;
  }
  return start;
}

/* What signs without a unit stand for is told by the words before them: 县长××× is another than 局长×××.  NULL when no
 * word is there. */
static char *name_by_context(struct names *names, const char *text, const struct blank *blank) {
  gsize from = blank->start;
  for (guint count = 0; count < CONTEXT_CHARACTERS && from > 0; count++) {
    if (!chars_is_han(chars_before(text, text + from)))
      break;
    from = (gsize)(g_utf8_prev_char(text + from) - text);
  }
  UChar words[2 * CONTEXT_CHARACTERS];
  int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(words, G_N_ELEMENTS(words), &length, text + from, (int32_t)(blank->start - from), &status);
  int32_t start = length > 0 ? context_start(names, words, length) : length;
  if (U_FAILURE(status) || start >= length)
    return NULL;
  gsize skipped = (gsize)(g_utf8_offset_to_pointer(text + from, u_countChar32(words, start)) - text);
  return g_strndup(text + skipped, blank->end - skipped);
}

/* A gap is named with its brackets or its unit. */
static char *name_of_gap(const char *text, const struct blank *blank) {
  gunichar before = blank->start > 0 ? chars_before(text, text + blank->start) : 0;
  bool brackets = before == 0xFF08 || before == '(';
  const char *from = brackets ? g_utf8_prev_char(text + blank->start) : text + blank->start;
  const char *end = text[blank->end] ? g_utf8_next_char(text + blank->end) : text + blank->end;
  return g_strndup(from,
                   (gsize)((chars_is_blank(g_utf8_get_char(text + blank->start)) ? end : text + blank->end) - from));
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
    struct blank blank = blank_at(text, length, from, at, names->somebody);
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
  for (guint i = 0; i < doc->blocks->len && times < SOMEBODY_TIMES; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    for (const char *at = block->text; (at = strstr(at, "某某")); at += strlen("某某"))
      times++;
  }
  return times >= SOMEBODY_TIMES;
}

void placeholders_find(struct doc *doc) {
  struct names names = {.doc = doc, .somebody = somebody_is_a_sign(doc)};
  names.numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < doc->blocks->len; i++)
    search_block(&names, g_ptr_array_index(doc->blocks, i));
  g_hash_table_unref(names.numbers);
  if (names.words)
    ubrk_close(names.words);
}
