#include "doc/check.h"

#include "base/items.h"
#include "base/order.h"
#include "text/chars.h"

#include <string.h>

#define PAGE_BITS 8
#define PAGE_SIZE (1 << PAGE_BITS)

/* How often each character is in the source, less how often it is in the tree. */
struct balance {
  int *pages[0x110000 >> PAGE_BITS]; /* by code point; NULL: the text has none of these characters */
  GArray *touched;                   /* of gunichar: whose sums may not be 0 */
};

static struct balance *balance_new(void) {
  struct balance *balance = g_new0(struct balance, 1);
  balance->touched = g_array_new(FALSE, FALSE, sizeof(gunichar));
  return balance;
}

static void balance_free(struct balance *balance) {
  for (gsize i = 0; i < G_N_ELEMENTS(balance->pages); i++)
    g_free(balance->pages[i]);
  g_array_unref(balance->touched);
  g_free(balance);
}

static int *sum_of(struct balance *balance, gunichar c) {
  int **page = &balance->pages[c >> PAGE_BITS];
  if (!*page)
    *page = g_new0(int, PAGE_SIZE);
  return &(*page)[c % PAGE_SIZE];
}

/* Adds `step` for each character of `text` that counts: layout may take blanks and format characters away. */
static void tally(struct balance *balance, const char *text, gsize length, int step) {
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    gunichar c = chars_at(p);
    if (chars_is_ignorable(c))
      continue;
    int *sum = sum_of(balance, c);
    if (*sum == 0)
      g_array_append_val(balance->touched, c);
    *sum += step;
  }
}

/* Adds what is out of balance to *lost and *made, and begins anew. */
static void settle(struct balance *balance, gsize *lost, gsize *made) {
  for (guint i = 0; i < balance->touched->len; i++) {
    int *sum = sum_of(balance, array_at(balance->touched, gunichar, i));
    *(*sum > 0 ? lost : made) += (gsize)ABS(*sum);
    *sum = 0;
  }
  g_array_set_size(balance->touched, 0);
}

/* What one piece of the tree accounts for: a block or a dropped entry. */
struct claim {
  guint first_line, last_line;
  const char *text;
};

static gint compare_claims(gconstpointer a, gconstpointer b) {
  const struct claim *left = a, *right = b;
  return ORDER_OF(left->first_line, right->first_line);
}

static GArray *collect_claims(const struct doc *doc) {
  GArray *claims = g_array_sized_new(FALSE, FALSE, sizeof(struct claim), doc->blocks->len + doc->dropped->len);
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    struct claim claim = {block->first_line, block->last_line, block_source(block)};
    g_array_append_val(claims, claim);
  }
  for (guint i = 0; i < doc->dropped->len; i++) {
    const struct dropped *dropped = pointer_at(doc->dropped, i);
    struct claim claim = {dropped->first_line, dropped->last_line, dropped->text};
    g_array_append_val(claims, claim);
  }
  g_array_sort(claims, compare_claims);
  return claims;
}

/* Lines are compared in groups that no claim crosses: counted over the whole text, a 的 lost in one place and doubled
 * in another would cancel out. */
bool doc_check_conservation(const struct doc *doc, const char *text, gsize length, gsize *lost, gsize *made) {
  *lost = *made = 0;
  g_autoptr(GArray) claims = collect_claims(doc);
  struct balance *balance = balance_new();
  const char *at = text, *end = text + length;
  const char mark = memchr(text, '\n', length) ? '\n' : '\r'; /* lines as struct source_line has them */
  guint line = 1, next = 0;
  while (at < end || next < claims->len) {
    guint last = line;
    for (; next < claims->len && array_at(claims, struct claim, next).first_line <= last; next++) {
      const struct claim *claim = &array_at(claims, struct claim, next);
      tally(balance, claim->text, strlen(claim->text), -1);
      last = MAX(last, claim->last_line);
    }
    for (; line <= last; line++) {
      const char *stop = at < end ? memchr(at, mark, (gsize)(end - at)) : NULL;
      stop = stop ? stop + 1 : end;
      tally(balance, at, (gsize)(stop - at), 1);
      at = stop;
    }
    settle(balance, lost, made);
  }
  balance_free(balance);
  return *lost == 0 && *made == 0 && (!doc->ledger || ledger_balances(doc->ledger));
}

static bool is_boundary(const char *text, gsize length, gsize at) {
  return at <= length && ((guchar)text[at] & 0xc0) != 0x80;
}

static bool points_in_order(const struct block *block, gsize length) {
  gsize after = 0;
  for (guint i = 0; block->points && i < block->points->len; i++) {
    const struct point *point = &array_at(block->points, struct point, i);
    if (point->start < after || point->lead_length > point->length || point->marker_length > point->lead_length ||
        !is_boundary(block->text, length, point->start) ||
        !is_boundary(block->text, length, point->start + point->lead_length) ||
        !is_boundary(block->text, length, point->start + point->length))
      return false;
    after = point->start + point->length;
  }
  return true;
}

static bool placeholders_in_order(const struct doc *doc, const struct block *block, gsize length) {
  gsize after = 0;
  for (guint i = 0; block->placeholders && i < block->placeholders->len; i++) {
    const struct placeholder *holder = &array_at(block->placeholders, struct placeholder, i);
    gsize end = holder->start + holder->length;
    if (holder->start < after || holder->sign_start < holder->start || holder->sign_start + holder->sign_length > end ||
        holder->identity == 0 || holder->identity > doc->placeholder_names->len ||
        !is_boundary(block->text, length, holder->start) || !is_boundary(block->text, length, end) ||
        !is_boundary(block->text, length, holder->sign_start) ||
        !is_boundary(block->text, length, holder->sign_start + holder->sign_length))
      return false;
    after = end;
  }
  return true;
}

static bool marks_in_order(const struct block *block, gsize length) {
  gsize after = 0;
  for (guint i = 0; block->marks && i < block->marks->len; i++) {
    const struct mark *mark = &array_at(block->marks, struct mark, i);
    if (mark->start < after || mark->length == 0 || !is_boundary(block->text, length, mark->start) ||
        !is_boundary(block->text, length, mark->start + mark->length))
      return false;
    after = mark->start;
  }
  return true;
}

bool doc_check_order(const struct doc *doc) {
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = pointer_at(doc->blocks, i);
    gsize length = strlen(block->text);
    if (!g_utf8_validate(block->text, (gssize)length, NULL) || block->last_line < block->first_line ||
        !points_in_order(block, length) || !placeholders_in_order(doc, block, length) || !marks_in_order(block, length))
      return false;
    if (block->role == ROLE_HEADING && (block->level < 1 || block->level > 4 || block->marker_length > length ||
                                        !is_boundary(block->text, length, block->marker_length)))
      return false;
    const struct block *next = pointer_behind(doc->blocks, i);
    if (block->run_in && (!next || next->role != ROLE_BODY))
      return false;
  }
  return true;
}
