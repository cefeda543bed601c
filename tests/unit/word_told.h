/* What is read of a Word file, as a line of text; and XML in short. */
#pragma once

#include "builders/word.h"

static inline void word_tell_mark(GString *all, const struct block *block, const struct mark *mark) {
  g_string_append_printf(all, " {%s %.*s%s%s}", mark_name(mark->kind), (int)mark->length, block->text + mark->start,
                         mark->value ? " = " : "", mark->value ? mark->value : "");
}

static inline void word_tell_block(GString *all, const struct block *block) {
  g_string_append_printf(all, " [%s", role_name(block->role));
  if (block->role == ROLE_HEADING)
    g_string_append_printf(all, " %u%s", block->level, block->run_in ? "+" : "");
  if (block->kind != KIND_NONE)
    g_string_append_printf(all, "/%s", kind_name(block->kind));
  g_autoptr(GString) text = g_string_new(block->text);
  g_string_replace(text, "\n", "\\n", 0);
  g_string_replace(text, "\t", "\\t", 0);
  g_string_replace(text, "\v", "\\v", 0);
  g_string_append_printf(all, ": %s]", text->str);
  for (guint i = 0; block->marks && i < block->marks->len; i++)
    word_tell_mark(all, block, &g_array_index(block->marks, struct mark, i));
  for (guint i = 0; block->table && block->table->extents && i < block->table->rows * block->table->columns; i++)
    g_string_append_printf(all, " %ux%u", block->table->extents[i].rows, block->table->extents[i].columns);
}

/* What is read of the bytes: the blocks, what was left out, what was told. */
static inline char *word_told(GBytes *bytes, enum read_changes changes) {
  g_autoptr(GString) all = g_string_new(NULL);
  const struct read_docx_options options = {.changes = changes};
  g_auto(WordCase) c = word_read_as(bytes, &options);
  if (!c.doc)
    return g_strdup_printf(" refused: %s", c.error->message);
  for (guint i = 0; i < c.doc->blocks->len; i++)
    word_tell_block(all, g_ptr_array_index(c.doc->blocks, i));
  for (guint i = 0; i < c.doc->dropped->len; i++)
    g_string_append_printf(all, " - %s", ((const struct dropped *)c.doc->dropped->pdata[i])->text);
  for (guint i = 0; i < c.doc->readings->len; i++) {
    const struct ruby_word *word = c.doc->readings->pdata[i];
    g_string_append_printf(all, " %u:%u %s|%s", word->line, word->column, word->word, word->reading);
  }
  for (guint i = 0; i < c.report->findings->len; i++) {
    const struct finding *finding = g_ptr_array_index(c.report->findings, i);
    g_string_append_printf(all, " ! %s %u:%u", finding_name(finding->id), finding->place.line, finding->place.column);
    if (finding->place.words)
      g_string_append_printf(all, " %s", finding->place.words);
  }
  return g_strdup(all->str);
}

/* ⟨p w:val="1"⟩ becomes <w:p w:val="1">, ⟨mc:Choice⟩ <mc:Choice>. */
static inline char *word_unfold(const char *line) {
  g_autoptr(GRegex) own = g_regex_new("⟨(/?)(?=[A-Za-z0-9]+[ /⟩])", 0, 0, NULL);
  g_autofree char *named = g_regex_replace(own, line, -1, 0, "<\\1w:", 0, NULL);
  g_autoptr(GString) xml = g_string_new(named);
  g_string_replace(xml, "⟨", "<", 0);
  g_string_replace(xml, "⟩", ">", 0);
  return g_strdup(xml->str);
}
