#include "base/report.h"

#include "base/items.h"
#include "base/order.h"

#include <string.h>

/* Bytes of words that are allocated together. */
#define WORDS_BLOCK 1024

static void finding_free(gpointer data) {
  struct finding *finding = data;
  g_free(finding->fix.insert);
  g_free(finding);
}

struct report *report_new(void) {
  struct report *report = g_new0(struct report, 1);
  report->findings = g_ptr_array_new_with_free_func(finding_free);
  report->words = g_string_chunk_new(WORDS_BLOCK);
  return report;
}

void report_free(struct report *report) {
  if (!report)
    return;
  g_ptr_array_unref(report->findings);
  g_string_chunk_free(report->words);
  g_free(report);
}

const char *report_words(struct report *report, const char *words) {
  return g_string_chunk_insert_const(report->words, words);
}

/* The remark that belongs to a message.  The format is of the locale's language: in a Chinese one it is the document's
 * already, else the catalogue has it; or it has the whole message. */
static const char *remark_of(struct report *report, const char *message, const char *format, va_list arguments) {
  const char *known = catalogue_text(report->catalogue, format);
  if (known == format)
    return report_words(report, catalogue_text(report->catalogue, message));
  g_autofree char *remark = g_strdup_vprintf(known, arguments);
  return report_words(report, remark);
}

static struct saying saying_new(struct report *report, const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  g_autofree char *message = g_strdup_vprintf(format, arguments);
  const struct saying saying = {report_words(report, message), remark_of(report, message, format, again)};
  va_end(again);
  return saying;
}

/* Whether a finding has the wording of the last one of its kind, a whole message: hundreds of thousands may. */
static bool is_said_again(const struct saying *last, const char *format, va_list arguments) {
  if (!last->message || strcmp(format, "%s") != 0)
    return false;
  va_list copy;
  va_copy(copy, arguments);
  const bool again = strcmp(va_arg(copy, const char *), last->message) == 0;
  va_end(copy);
  return again;
}

struct finding *report_add(struct report *report, enum finding_id id, struct place place, const char *format, ...) {
  struct saying *last = &report->last[id];
  va_list arguments;
  va_start(arguments, format);
  if (!is_said_again(last, format, arguments))
    *last = saying_new(report, format, arguments);
  va_end(arguments);
  struct finding *finding = g_new0(struct finding, 1);
  finding->id = id;
  finding->severity = finding_severity(id);
  finding->place = place;
  finding->place.words = place.words ? g_string_chunk_insert(report->words, place.words) : NULL;
  finding->message = last->message;
  finding->remark = last->remark;
  g_ptr_array_add(report->findings, finding);
  return finding;
}

void report_keep(struct report *report, bool (*keeps)(const struct finding *finding, const void *data),
                 const void *data) {
  GPtrArray *kept = g_ptr_array_new_with_free_func(finding_free);
  for (guint i = 0; i < report->findings->len; i++) {
    struct finding *finding = pointer_at(report->findings, i);
    if (keeps(finding, data))
      g_ptr_array_add(kept, finding);
    else
      finding_free(finding);
  }
  g_ptr_array_set_free_func(report->findings, NULL);
  g_ptr_array_unref(report->findings);
  report->findings = kept;
}

static bool is_told(const struct finding *finding, const void *selection) {
  return ((const struct selection *)selection)->told[finding->id];
}

void report_select(struct report *report, const struct selection *selection) {
  report_keep(report, is_told, selection);
}

gint finding_compare_places(gconstpointer a, gconstpointer b) {
  const struct finding *left = *(const struct finding *const *)a;
  const struct finding *right = *(const struct finding *const *)b;
  return order_or(ORDER_OF(left->place.line, right->place.line), ORDER_OF(left->place.column, right->place.column));
}

void report_sort(struct report *report) {
  /* g_ptr_array_sort is a merge sort: findings of one place keep their order. */
  g_ptr_array_sort(report->findings, finding_compare_places);
}
