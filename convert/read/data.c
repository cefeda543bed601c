#include "read/data.h"

#include "read/grammar.h"
#include "read/reader_words.h"
#include "read/rules.h"
#include "read/wording.h"

/* From so many lines or bytes on, patterns in machine code save more time than they take to make. */
#define MANY_LINES 5000
#define MANY_BYTES (256 * 1024)

struct read_data *read_data_load(const char *junk_rules, GError **error) {
  struct read_data *data = g_new0(struct read_data, 1);
  data->junk_rules = g_strdup(junk_rules);
  g_mutex_init(&data->lock);
  data->rules = rules_load(junk_rules, false, error);
  data->words = data->rules ? reader_words_load(error) : NULL;
  data->grammar = data->words ? grammar_load(true, error) : NULL;
  data->wording = data->grammar ? wording_load(NULL, error) : NULL;
  if (data->wording)
    return data;
  read_data_free(data);
  return NULL;
}

void read_data_free(struct read_data *data) {
  if (!data)
    return;
  rules_free(data->rules);
  rules_free(data->many_lines);
  words_free(data->words);
  g_free(data->grammar);
  wording_free(data->wording);
  g_mutex_clear(&data->lock);
  g_free(data->junk_rules);
  g_free(data);
}

const struct rules *read_data_rules(struct read_data *data, guint lines, gsize bytes) {
  if (lines <= MANY_LINES && bytes <= MANY_BYTES)
    return data->rules;
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&data->lock);
  if (!data->many_lines)
    data->many_lines = rules_load(data->junk_rules, true, NULL);
  /* A file that has gone meanwhile changes nothing: the patterns are the same. */
  return data->many_lines ? data->many_lines : data->rules;
}
