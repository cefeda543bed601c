#include "lib/fill.h"

#include "base/items.h"
#include "base/messages.h"
#include "doc/edit.h"

#include <string.h>

/* The identity of the blank that the pair names and where its value begins; a name may hold = itself. */
static guint identity_of(const struct doc *doc, const char *pair, const char **value) {
  for (guint i = 0; i < doc->placeholder_names->len; i++) {
    const char *name = pointer_at(doc->placeholder_names, i);
    gsize length = strlen(name);
    if (g_str_has_prefix(pair, name) && pair[length] == '=') {
      *value = pair + length + 1;
      return i + 1;
    }
  }
  return 0;
}

/* What of the value takes the place of the signs: without what stands before and behind them in the text already. */
static char *without_unit(const struct block *block, const struct placeholder *one, const char *value) {
  g_autofree char *before = g_strndup(block->text + one->start, one->sign_start - one->start);
  gsize sign_end = one->sign_start + one->sign_length, end = one->start + one->length;
  g_autofree char *behind = g_strndup(block->text + sign_end, end - sign_end);
  const char *from = *before && g_str_has_prefix(value, before) ? value + strlen(before) : value;
  gsize length = strlen(from);
  if (*behind && g_str_has_suffix(from, behind) && length > strlen(behind))
    length -= strlen(behind);
  return g_strndup(from, length);
}

static bool fill_one(struct block *block, guint index, const char *value) {
  struct placeholder *one = &array_at(block->placeholders, struct placeholder, index);
  g_autofree char *signs = g_strndup(block->text + one->sign_start, one->sign_length);
  g_autofree char *words = without_unit(block, one, value);
  if (one->filled || !block_replace(block, one->sign_start, one->sign_length, words))
    return false;
  one->filled = g_intern_string(signs);
  return true;
}

/* `values`: by identity; NULL: nothing was said. */
static void fill_all(struct doc *doc, const char *const *values) {
  for (guint i = 0; i < doc->blocks->len; i++) {
    struct block *block = pointer_at(doc->blocks, i);
    for (guint k = 0; block->placeholders && k < block->placeholders->len; k++) {
      const char *value = values[array_at(block->placeholders, struct placeholder, k).identity];
      if (value)
        fill_one(block, k, value);
    }
  }
}

void fill_set(struct doc *doc, const char *const *fills, struct report *report) {
  g_autofree const char **values = g_new0(const char *, doc->placeholder_names->len + 1);
  for (; *fills; fills++) {
    const char *value = NULL;
    guint identity = identity_of(doc, *fills, &value);
    if (identity > 0 && *value && !values[identity])
      values[identity] = value;
    if (identity > 0)
      continue;
    g_autofree char *name = g_strndup(*fills, strcspn(*fills, "="));
    report_add(report, FINDING_FILL_UNKNOWN, (struct place){0},
               _("The text has no blank “%s”; jianggao fill lists those that it has"), name);
  }
  fill_all(doc, values);
}
