#include "doc/ledger.h"

#include "base/items.h"
#include "base/order.h"
#include "base/to_nul.h"
#include "doc/doc.h"
#include "text/chars.h"

#include <string.h>

/* Characters with ink. */
static gsize count_ink(const char *text, gsize length) {
  gsize count = 0;
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p))
    count += !chars_is_ignorable(chars_at(p));
  return count;
}

/* A block prints its text and the 。 behind a run-in heading; what else its source holds are marks. */
static void count_block(struct ledger *ledger, const struct block *block) {
  gsize printed = count_ink(block->text, strlen(block->text)) + (gsize)g_utf8_strlen(block_end_mark(block), TO_NUL);
  ledger->printed[block->role] += printed;
  if (block->source)
    ledger->marks += count_ink(block->source, strlen(block->source)) - printed;
}

static void count_dropped(struct ledger *ledger, const struct dropped *dropped) {
  guint at = 0;
  while (at < ledger->dropped->len && array_at(ledger->dropped, struct ledger_entry, at).rule != dropped->rule)
    at++;
  if (at == ledger->dropped->len) {
    struct ledger_entry entry = {dropped->rule, 0};
    g_array_append_val(ledger->dropped, entry);
  }
  array_at(ledger->dropped, struct ledger_entry, at).characters += count_ink(dropped->text, strlen(dropped->text));
}

static gint compare_entries(gconstpointer a, gconstpointer b) {
  const struct ledger_entry *left = a, *right = b;
  return order_or(ORDER_OF(right->characters, left->characters), strcmp(left->rule, right->rule));
}

struct ledger *ledger_new(const struct doc *doc, const char *text, gsize length) {
  struct ledger *ledger = g_new0(struct ledger, 1);
  ledger->dropped = g_array_new(FALSE, FALSE, sizeof(struct ledger_entry));
  ledger->characters = chars_count(text, length);
  ledger->blanks = ledger->characters - count_ink(text, length);
  for (guint i = 0; i < doc->blocks->len; i++)
    count_block(ledger, pointer_at(doc->blocks, i));
  for (guint i = 0; i < doc->dropped->len; i++)
    count_dropped(ledger, pointer_at(doc->dropped, i));
  g_array_sort(ledger->dropped, compare_entries);
  return ledger;
}

void ledger_free(struct ledger *ledger) {
  if (!ledger)
    return;
  g_array_unref(ledger->dropped);
  g_free(ledger);
}

gsize ledger_printed(const struct ledger *ledger) {
  gsize sum = 0;
  for (guint role = 0; role < ROLE_COUNT; role++)
    sum += ledger->printed[role];
  return sum;
}

gsize ledger_dropped(const struct ledger *ledger) {
  gsize sum = 0;
  for (guint i = 0; i < ledger->dropped->len; i++)
    sum += array_at(ledger->dropped, struct ledger_entry, i).characters;
  return sum;
}

bool ledger_balances(const struct ledger *ledger) {
  return ledger->characters == ledger_printed(ledger) + ledger->marks + ledger_dropped(ledger) + ledger->blanks;
}
