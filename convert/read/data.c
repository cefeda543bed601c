#include "read/data.h"

#include "read/rules.h"

/* From here on, patterns in machine code save more time than they take to make. */
#define MANY_LINES 5000

struct read_data {
  char *junk_rules;
  struct rules *rules;
  GMutex lock;              /* of: */
  struct rules *many_lines; /* the same in machine code; NULL until a long text comes */
};

struct read_data *read_data_load(const char *junk_rules, GError **error) {
  struct rules *rules = rules_load(junk_rules, false, error);
  if (!rules)
    return NULL;
  struct read_data *data = g_new0(struct read_data, 1);
  data->junk_rules = g_strdup(junk_rules);
  data->rules = rules;
  g_mutex_init(&data->lock);
  return data;
}

void read_data_free(struct read_data *data) {
  if (!data)
    return;
  rules_free(data->rules);
  rules_free(data->many_lines);
  g_mutex_clear(&data->lock);
  g_free(data->junk_rules);
  g_free(data);
}

const struct rules *read_data_rules(struct read_data *data, guint lines) {
  if (lines <= MANY_LINES)
    return data->rules;
  G_GNUC_UNUSED g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&data->lock);
  if (!data->many_lines)
    data->many_lines = rules_load(data->junk_rules, true, NULL);
  /* A file that has gone meanwhile changes nothing: the patterns are the same. */
  return data->many_lines ? data->many_lines : data->rules;
}
