/* How long a speech is: on paper and aloud. */
#include "base/items.h"
#include "lib/jianggao.h"

#include "doc/spoken.h"
#include "lib/speech.h"
#include "text/chars.h"
#include "write/modules.h"

/* What goes on in one word, as Word counts: 2026, 3.5%, Wi-Fi. */
static bool goes_on_in_word(gunichar c) {
  return !chars_is_blank(c) && !chars_is_format(c) && chars_cells(c) < 2 && !chars_is_han(c) &&
         !chars_is_one_of("“”‘’—…·", c);
}

static void count_text(const char *text, bool spoken, struct jg_stats *stats) {
  bool word = false, sentence = false;
  for (const char *p = text; *p; p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    bool inside = goes_on_in_word(c);
    bool counts = inside ? !word : !chars_is_blank(c) && !chars_is_format(c);
    stats->characters += counts;
    stats->spoken += spoken && spoken_is(c);
    word = inside;
    sentence = sentence || chars_is_han(c);
    if (sentence && chars_is_one_of("。！？!?", c)) {
      stats->sentences += spoken;
      sentence = false;
    }
  }
}

void jg_stats_of(const struct jg_speech *speech, struct jg_stats *stats) {
  *stats = (struct jg_stats){0};
  if (speech->layout)
    stats->pages = page_module_load(NULL)->count_pages(speech->layout);
  for (guint i = 0; i < speech->doc->blocks->len; i++) {
    const struct block *block = pointer_at(speech->doc->blocks, i);
    count_text(block->text, spoken_role(block->role), stats);
    count_text(block_end_mark(block), false, stats);
    stats->paragraphs += block->role == ROLE_BODY;
  }
}
