/* Safe corrections: in the tree, where they are to be set, and in the text itself. */
#include "lib/fixes.h"

#include "base/error.h"
#include "base/messages.h"
#include "doc/cursor.h"
#include "doc/edit.h"
#include "lib/jianggao.h"
#include "lib/speech.h"

#include <string.h>

static bool is_wanted(const struct finding *finding, guint classes) {
  return finding->fix.at > 0 && (finding_fix_class(finding->id) & classes);
}

/* By their places, the last first: what is changed moves only what has been changed. */
static gint compare_backward(gconstpointer a, gconstpointer b) {
  const struct finding *left = *(const struct finding *const *)a, *right = *(const struct finding *const *)b;
  if (left->place.line != right->place.line)
    return left->place.line > right->place.line ? -1 : 1;
  return (left->fix.at < right->fix.at) - (left->fix.at > right->fix.at);
}

static GPtrArray *wanted_fixes(const struct report *report, guint classes) {
  GPtrArray *all = g_ptr_array_new();
  for (guint i = 0; i < report->findings->len; i++) {
    struct finding *finding = g_ptr_array_index(report->findings, i);
    if (is_wanted(finding, classes))
      g_ptr_array_add(all, finding);
  }
  g_ptr_array_sort(all, compare_backward);
  return all;
}

/* ---- in the tree ---- */

/* Whether the text from `from` on is what the finding means there. */
static bool fits(const struct finding *finding, const char *from, const char *end) {
  const char *words = finding->place.words;
  if (!words || finding->fix.at < finding->place.column)
    return true;
  glong skip = (glong)(finding->fix.at - finding->place.column);
  glong count = MIN((glong)finding->fix.delete, g_utf8_strlen(words, -1) - skip);
  if (count <= 0)
    return true;
  const char *expected = g_utf8_offset_to_pointer(words, skip);
  gsize length = (gsize)(g_utf8_offset_to_pointer(expected, count) - expected);
  return length <= (gsize)(end - from) && memcmp(from, expected, length) == 0;
}

static bool fix_block(struct block *block, const struct finding *finding) {
  struct block_cursor cursor = block_cursor(block);
  gsize from = block_seek(&cursor, finding->place.line, finding->fix.at);
  guint line, column;
  block_place(block, from, &line, &column);
  if (line != finding->place.line || column != finding->fix.at)
    return false;
  const char *end = block->text + from;
  for (guint i = 0; i < finding->fix.delete &&*end; i++)
    end = g_utf8_next_char(end);
  return fits(finding, block->text + from, block->text + strlen(block->text)) &&
         block_replace(block, from, (gsize)(end - block->text) - from, finding->fix.insert);
}

/* The block that holds the place; blocks of one line stand one behind the other. */
static bool fix_doc(struct doc *doc, const struct finding *finding) {
  for (guint i = doc->blocks->len; i-- > 0;) {
    struct block *block = g_ptr_array_index(doc->blocks, i);
    if (block->first_line > finding->place.line || block->last_line < finding->place.line)
      continue;
    guint line, column;
    block_place(block, 0, &line, &column);
    if (line == finding->place.line && column > finding->fix.at)
      continue;
    if (fix_block(block, finding))
      return true;
  }
  return false;
}

guint fixes_set(struct doc *doc, struct report *report, guint classes) {
  g_autoptr(GPtrArray) wanted = wanted_fixes(report, classes);
  guint count = 0;
  for (guint i = 0; i < wanted->len; i++)
    if (fix_doc(doc, g_ptr_array_index(wanted, i))) {
      g_ptr_array_remove(report->findings, g_ptr_array_index(wanted, i));
      count++;
    }
  return count;
}

/* ---- in the text ---- */

/* Changes the line of the text that begins at `offset`; false where the text is not what the finding means. */
static bool fix_line(GString *text, const struct source *source, const struct finding *finding) {
  if (finding->place.line > source->lines->len)
    return false;
  const struct source_line *line = &g_array_index(source->lines, struct source_line, finding->place.line - 1);
  const char *end = line->text + line->length;
  if (g_utf8_strlen(line->text, (gssize)line->length) + 1 < (glong)(finding->fix.at + finding->fix.delete))
    return false;
  const char *from = g_utf8_offset_to_pointer(line->text, (glong)finding->fix.at - 1);
  const char *to = g_utf8_offset_to_pointer(from, (glong)finding->fix.delete);
  if (!fits(finding, from, end))
    return false;
  gsize at = (gsize)(from - source->text);
  g_string_erase(text, (gssize)at, to - from);
  g_string_insert(text, (gssize)at, finding->fix.insert);
  return true;
}

char *fixes_text(const struct source *source, const struct report *report, guint classes, guint *count) {
  g_autoptr(GPtrArray) wanted = wanted_fixes(report, classes);
  g_autoptr(GString) text = g_string_new_len(source->text, (gssize)source->length);
  const struct finding *last = NULL;
  *count = 0;
  for (guint i = 0; i < wanted->len; i++) {
    const struct finding *finding = g_ptr_array_index(wanted, i);
    bool overlaps =
        last && last->place.line == finding->place.line && finding->fix.at + finding->fix.delete > last->fix.at;
    if (overlaps || !fix_line(text, source, finding))
      continue;
    last = finding;
    ++*count;
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

GBytes *fixes_encode(const struct source *source, const char *text, GError **error) {
  gsize length;
  g_autoptr(GError) cause = NULL;
  g_autofree char *bytes = g_convert(text, -1, source->encoding, "UTF-8", NULL, &length, &cause);
  if (!bytes) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT,
                _("The corrected text cannot be written in %s: %s. Save the file as UTF-8 first."), source->encoding,
                cause->message);
    return NULL;
  }
  g_autoptr(GByteArray) all = g_byte_array_new();
  gsize mark = 0;
  g_autofree char *bom =
      source->bom ? g_convert("\xEF\xBB\xBF", -1, source->encoding, "UTF-8", NULL, &mark, NULL) : NULL;
  if (bom)
    g_byte_array_append(all, (const guint8 *)bom, (guint)mark);
  g_byte_array_append(all, (const guint8 *)bytes, (guint)length);
  return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

/* ---- a diff ---- */

static gsize line_length(const char *text) {
  return strcspn(text, "\n");
}

/* Lines are changed but neither added nor taken away: each hunk is one line. */
static char *diff_of(const char *file, const char *before, const char *after) {
  g_autoptr(GString) out = g_string_new(NULL);
  for (guint number = 1; *before || *after; number++) {
    gsize old = line_length(before), new = line_length(after);
    if (old != new || memcmp(before, after, old) != 0) {
      if (out->len == 0)
        g_string_append_printf(out, "--- %s\n+++ %s\n", file, file);
      g_string_append_printf(out, "@@ -%u +%u @@\n-%.*s\n+%.*s\n", number, number, (int)old, before, (int)new, after);
    }
    before += old + (before[old] == '\n');
    after += new + (after[new] == '\n');
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

size_t jg_fix_count(const struct jg_speech *speech, unsigned classes) {
  const struct jg_speech *uncorrected = speech->unfixed ? speech->unfixed : speech;
  g_autoptr(GPtrArray) wanted = wanted_fixes(uncorrected->report, classes);
  return wanted->len;
}

char *jg_fix_diff(const struct jg_speech *speech, const char *file, unsigned classes) {
  guint count;
  if (!speech->source)
    return NULL;
  g_autofree char *text = fixes_text(speech->source, speech->report, classes, &count);
  return diff_of(file, speech->source->text, text);
}
