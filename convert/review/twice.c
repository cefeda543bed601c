#include "base/messages.h"
#include "review/passage.h"

#include "text/chars.h"

#include <string.h>

#define SHORTEST_PARAGRAPH 25 /* Han: shorter ones are thanks, cues, refrains */
#define SHORTEST_SENTENCE 12

static guint han_in(const char *text, gsize length) {
  guint count = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    count += chars_is_han(chars_at(p));
  return count;
}

static bool is_body(const struct passage *passage) {
  return passage->block->role == ROLE_BODY;
}

/* A paragraph that stood before: a paste that was repeated. */
static void find_paragraphs(struct review *review) {
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < review->passages->len; i++) {
    struct passage *passage = review_passage(review, i);
    if (!is_body(passage) || han_in(passage->text, passage->length) < SHORTEST_PARAGRAPH)
      continue;
    const struct passage *first = g_hash_table_lookup(seen, passage->text);
    if (!first) {
      g_hash_table_insert(seen, (gpointer)passage->text, passage);
      continue;
    }
    g_autofree char *message = g_strdup_printf(_("this paragraph stands in line %u already"), first->block->first_line);
    passage_tell_free(review, passage, FINDING_PARAGRAPH_TWICE, 0, passage->length, message);
    passage_take(passage, 0, passage->length);
  }
}

/* A sentence of the text, and how often it stands there. */
struct sentence {
  struct passage *first, *second;
  gsize start, end; /* of the second */
  guint count;
};

/* Goes through the sentences that end in 。 and are not inside quotation marks. */
static void note_sentences(GHashTable *sentences, struct passage *passage) {
  const char *text = passage->text;
  int quotes = 0;
  for (const char *start = text, *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    quotes += c == 0x201C ? 1 : c == 0x201D ? -1 : 0;
    if (c != 0x3002 && c != 0xFF01 && c != 0xFF1F)
      continue;
    const char *end = g_utf8_next_char(p);
    bool whole = c == 0x3002 && quotes == 0 && !memchr(start, '"', (gsize)(end - start)) &&
                 !g_strstr_len(start, end - start, "“");
    if (whole && han_in(start, (gsize)(end - start)) >= SHORTEST_SENTENCE) {
      g_autofree char *words = g_strndup(start, (gsize)(end - start));
      struct sentence *sentence = g_hash_table_lookup(sentences, words);
      if (!sentence) {
        sentence = g_new0(struct sentence, 1);
        sentence->first = passage;
        g_hash_table_insert(sentences, g_steal_pointer(&words), sentence);
      } else if (sentence->count == 1) {
        sentence->second = passage;
        sentence->start = (gsize)(start - text);
        sentence->end = (gsize)(end - text);
      }
      sentence->count++;
    }
    start = end;
  }
}

/* Twice is a slip; three times is a refrain. */
static void find_sentences(struct review *review) {
  g_autoptr(GHashTable) sentences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < review->passages->len; i++)
    if (is_body(review_passage(review, i)))
      note_sentences(sentences, review_passage(review, i));
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init(&iter, sentences);
  while (g_hash_table_iter_next(&iter, NULL, &value)) {
    const struct sentence *sentence = value;
    if (sentence->count != 2)
      continue;
    g_autofree char *message =
        g_strdup_printf(_("this sentence stands in line %u already"), sentence->first->block->first_line);
    passage_tell_free(review, sentence->second, FINDING_SENTENCE_TWICE, sentence->start, sentence->end, message);
  }
}

/* ---- three to six characters twice in a row ---- */

#define SHORTEST_TWICE 3
#define LONGEST_TWICE 6

/* Bytes of a run of `count` ideographs at `p`; 0 when there are not so many. */
static gsize han_run(const char *p, guint count) {
  const char *end = p;
  for (; count > 0; count--, end = g_utf8_next_char(end))
    if (!chars_is_han(chars_at(end)))
      return 0;
  return (gsize)(end - p);
}

static void find_words(struct review *review, struct passage *passage) {
  for (const char *p = passage->text; *p; p = g_utf8_next_char(p)) {
    gsize start = (gsize)(p - passage->text);
    for (guint count = LONGEST_TWICE; count >= SHORTEST_TWICE; count--) {
      gsize length = count * strlen("一");
      if (start + 2 * length > passage->length || memcmp(p, p + length, length) != 0 || han_run(p, count) != length ||
          g_str_has_prefix(p, "一")) /* 一段路一段路地看 */
        continue;
      passage_tell_free(review, passage, FINDING_WORD_TWICE, start, start + 2 * length, NULL);
      p += length;
      break;
    }
  }
}

void review_repeats(struct review *review) {
  for (guint i = 0; i < review->passages->len; i++)
    if (is_body(review_passage(review, i)))
      find_words(review, review_passage(review, i));
  find_paragraphs(review);
  find_sentences(review);
}
