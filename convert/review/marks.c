#include "review/rules.h"

#include "base/messages.h"

#include <string.h>

/* Marks that come in pairs, and stop marks that are never doubled on purpose (！！ and …… are). */
static const char *const pairs[][2] = {{"“", "”"}, {"‘", "’"}, {"《", "》"}, {"（", "）"}, {"〔", "〕"}, {"【", "】"}};
static const char *const doubled[] = {"，，", "。。", "、、", "；；", "：："};
static const char half_width[] = ",:;!?()";

static void report_at(struct report *report, enum finding_id id, const struct block *block, gsize at, const char *text,
                      const char *message) {
  guint line, column;
  block_place(block, at, &line, &column);
  report_add(report, id, (struct place){line, column, text}, "%s", message);
}

static void report_unpaired(const struct block *block, const char *mark, const char *place, struct report *report) {
  g_autofree char *message = g_strdup_printf(_("%s has no partner in this paragraph"), mark);
  report_at(report, FINDING_UNPAIRED_MARK, block, (gsize)(place - block->text), mark, message);
}

/* The marks of one kind must close each other in their paragraph; the first that does not is told. */
static void check_pairs(const struct block *block, struct report *report) {
  struct {
    const char *waiting; /* an opening mark without its partner so far */
    bool told;
  } kinds[G_N_ELEMENTS(pairs)] = {{NULL, false}};
  for (const char *p = block->text; *p; p = g_utf8_next_char(p)) {
    guchar lead = (guchar)*p;
    if (lead != 0xe2 && lead != 0xe3 && lead != 0xef) /* of all marks in `pairs`, each three bytes long */
      continue;
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
      bool opens = memcmp(p, pairs[i][0], 3) == 0, closes = !opens && memcmp(p, pairs[i][1], 3) == 0;
      if (!opens && !closes)
        continue;
      bool lonely = opens ? kinds[i].waiting != NULL : kinds[i].waiting == NULL;
      if (lonely && !kinds[i].told) {
        report_unpaired(block, pairs[i][closes], opens ? kinds[i].waiting : p, report);
        kinds[i].told = true;
      }
      kinds[i].waiting = opens ? p : NULL;
      break;
    }
  }
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
    if (kinds[i].waiting && !kinds[i].told)
      report_unpaired(block, pairs[i][0], kinds[i].waiting, report);
}

static void check_doubled(const struct block *block, struct report *report) {
  for (gsize i = 0; i < G_N_ELEMENTS(doubled); i++) {
    const char *found = strstr(block->text, doubled[i]);
    if (!found)
      continue;
    g_autofree char *message = g_strdup_printf(_("%s: this mark stands twice"), doubled[i]);
    report_at(report, FINDING_DOUBLED_MARK, block, (gsize)(found - block->text), doubled[i], message);
  }
}

static bool is_han_before(const char *text, const char *p) {
  return p > text && g_unichar_get_script(g_utf8_get_char(g_utf8_prev_char(p))) == G_UNICODE_SCRIPT_HAN;
}

/* Counts half-width marks behind a Han character; *first gets the place of the first one in the document. */
static guint count_half_width(const struct block *block, const char **first) {
  guint count = 0;
  for (const char *p = strpbrk(block->text, half_width); p; p = strpbrk(p + 1, half_width)) {
    if (!is_han_before(block->text, p))
      continue;
    if (count++ == 0)
      *first = p;
  }
  return count;
}

void review_marks(const struct doc *doc, struct report *report) {
  guint half = 0;
  const struct block *where = NULL;
  const char *first = NULL;
  for (guint i = 0; i < doc->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(doc->blocks, i);
    check_pairs(block, report);
    check_doubled(block, report);
    const char *here = NULL;
    half += count_half_width(block, &here);
    if (here && !where) {
      where = block;
      first = here;
    }
  }
  if (!where)
    return;
  g_autofree char *mark = g_strndup(first, 1);
  g_autofree char *message =
      g_strdup_printf(ngettext("%u half-width mark stands in Chinese text; full-width marks are usual",
                               "%u half-width marks stand in Chinese text; full-width marks are usual", half),
                      half);
  report_at(report, FINDING_HALF_WIDTH_MARK, where, (gsize)(first - where->text), mark, message);
}
