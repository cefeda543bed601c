#include "layout/table_rows.h"

#include "base/items.h"
#include "base/order.h"
#include "layout/justify.h"

#include <string.h>

/* What sums of grid lines may be off. */
#define EPSILON 0.01

void table_rows_free(struct table_row *row) {
  if (!row)
    return;
  g_ptr_array_unref(row->lines);
  g_clear_pointer(&row->rules, g_array_unref);
  g_free(row);
}

void table_free(struct table_set *table) {
  g_ptr_array_unref(table->rows);
  table_rows_free(table->again);
  g_array_unref(table->edges);
  g_free(table);
}

struct table_row *table_rows_add(GPtrArray *rows, double slots) {
  struct table_row *row = g_new0(struct table_row, 1);
  row->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  row->rules = g_array_new(FALSE, FALSE, sizeof(struct table_rule));
  row->slots = slots;
  g_ptr_array_add(rows, row);
  return row;
}

void table_rows_rule(struct table_row *row, struct table_rule rule) {
  g_array_append_val(row->rules, rule);
}

static void part_rules(struct table_row *row, struct table_row *next) {
  for (guint i = 0; i < row->rules->len; i++) {
    struct table_rule *rule = &array_at(row->rules, struct table_rule, i);
    if (rule->to <= row->slots + EPSILON)
      continue;
    table_rows_rule(next, (struct table_rule){rule->left, rule->right, 0, rule->to - row->slots});
    rule->to = row->slots;
  }
}

static gint compare_baselines(gconstpointer a, gconstpointer b) {
  const struct line *left = *(struct line *const *)a, *right = *(struct line *const *)b;
  return ORDER_OF(left->y, right->y);
}

static gint compare_lines(gconstpointer a, gconstpointer b) {
  const struct line *left = *(struct line *const *)a, *right = *(struct line *const *)b;
  const gint cells =
      order_or(ORDER_OF(left->cell.row, right->cell.row), ORDER_OF(left->cell.column, right->cell.column));
  return order_or(cells, compare_baselines(a, b));
}

void table_rows_sort(struct table_row *row) {
  g_ptr_array_sort(row->lines, compare_lines);
}

/* A row, the first part of one that no page holds, while its lines go into it and into the rows behind it. */
struct parted_row {
  struct table_row *row;
  GPtrArray *lines; /* of all parts, from the top down; those before `next` have their place */
  guint next;
  double moved; /* what is added to the y of the others */
};

/* Puts the lines above `end` into the row. */
static void take_lines(struct parted_row *parted, double end) {
  for (; parted->next < parted->lines->len; parted->next++) {
    struct line *line = pointer_at(parted->lines, parted->next);
    if (line->y + parted->moved >= end)
      break;
    line->y += parted->moved;
    g_ptr_array_add(parted->row->lines, line);
  }
  table_rows_sort(parted->row);
}

/* Goes on to a further row, for what a page of `most` grid lines does not hold: what lies across its end is wholly
 * below it. */
static void go_on(struct parted_row *parted, struct table_row *next, double most, double pitch) {
  part_rules(parted->row, next);
  parted->moved -= most * pitch;
  if (parted->next < parted->lines->len) {
    const struct line *line = pointer_at(parted->lines, parted->next);
    const double above = MIN(0, line->y + parted->moved);
    parted->moved -= above;
    next->slots -= above / pitch;
  }
  parted->row = next;
}

/* Moves what does not fit on a page of `most` grid lines from row `i` into further rows.  Returns the last of them. */
static guint part_row(struct table_set *set, guint i, double most, double pitch) {
  struct parted_row parted = {.row = pointer_at(set->rows, i)};
  if (parted.row->slots <= most + EPSILON)
    return i;
  parted.lines = parted.row->lines;
  parted.row->lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
  g_ptr_array_sort(parted.lines, compare_baselines);
  for (; parted.row->slots > most + EPSILON; i++) {
    struct table_row *next = table_rows_add(set->rows, parted.row->slots - most);
    g_ptr_array_insert(set->rows, (gint)i + 1, g_ptr_array_steal_index(set->rows, set->rows->len - 1));
    take_lines(&parted, (most - TABLE_LINE_FITS) * pitch);
    parted.row->slots = most;
    go_on(&parted, next, most, pitch);
  }
  take_lines(&parted, G_MAXDOUBLE);
  g_ptr_array_set_free_func(parted.lines, NULL); /* the rows have them */
  g_ptr_array_unref(parted.lines);
  return i;
}

/* Rows are numbered through; one over two pages counts as two. */
static void number_rows(const struct table_set *set) {
  guint count = 0;
  for (guint i = 0; i < set->rows->len; i++) {
    const struct table_row *row = pointer_at(set->rows, i);
    guint rows = 1;
    for (guint k = 0; k < row->lines->len; k++) {
      struct cell *cell = &((struct line *)pointer_at(row->lines, k))->cell;
      rows = MAX(rows, cell->row + 1);
      cell->row += count;
    }
    count += rows;
  }
}

/* Blank, then the head with （续） above it, at the right end: what a further page begins with. */
static void repeat_head(struct typesetter *typesetter, const struct paragraph *table, struct table_set *set) {
  static const char text[] = "（续）";
  const struct style *style = typesetter->style;
  const struct table_row *head = pointer_at(set->rows, 0);
  const struct block block = {.role = paragraph_span(table, 0)->block->role, .text = (char *)text};
  struct paragraph *paragraph = paragraph_new(table->element, style);
  paragraph_append(paragraph, &block, G_MAXUINT, 0, strlen(text), false);
  struct galley *galley = galley_new(paragraph, 0, strlen(text), style);
  galley->align = ALIGN_RIGHT;
  galley_set(typesetter, galley);
  set->again = g_new0(struct table_row, 1);
  set->again->slots = head->slots + 1;
  set->again->lines = g_steal_pointer(&galley->lines);
  ((struct line *)pointer_at(set->again->lines, 0))->y = 0;
  for (guint i = 0; i < head->lines->len; i++) {
    struct line *line = line_copy(pointer_at(head->lines, i));
    line->y += style->line_pitch;
    g_ptr_array_add(set->again->lines, line);
  }
  galley_free(galley);
  paragraph_free(paragraph);
}

void table_rows_fit(struct typesetter *typesetter, const struct paragraph *table, struct table_set *set, bool headed) {
  const struct style *style = typesetter->style;
  const struct table_row *first = pointer_at(set->rows, 0);
  double room = style->lines; /* for a row below the head */
  if (headed && first->slots <= style->lines / 2.0 && set->rows->len > 1) {
    repeat_head(typesetter, table, set);
    room -= set->again->slots;
  }
  for (guint i = 0; i < set->rows->len; i++)
    i = part_row(set, i, i == 0 ? style->lines : room, style->line_pitch);
  number_rows(set);
}
