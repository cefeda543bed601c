#include "write/docx/word_table.h"

#include "compose/cell_text.h"
#include "ooxml/units.h"
#include "ooxml/word_styles.h"

#include <string.h>

/* Word's own blank at the left and right of a cell's text (17.4.42), twips; a table in smaller type has the style's. */
#define CELL_MARGIN 108

/* What the cells of one column have in common. */
struct column_look {
  bool single;       /* each fits on one line: they are centred, as on the page */
  bool figures;      /* they end below each other */
  gint64 right;      /* of figures: what is left free to their right, twips */
  char *cell;        /* how a cell of this column alone begins; */
  char *head, *body; /* and its paragraphs, in the head and below it: most cells are written with these */
};

/* A table on its way out; lengths are twips. */
struct table_out {
  const struct run_context *context;
  struct run_text *text;
  const struct table *table;
  double size;               /* of its characters, pt */
  gint64 margin;             /* blank at the left and right of a cell's text */
  gint64 line;               /* from one line of a cell to the next, at least; 0: as the style has it */
  gint64 row;                /* a row of one line */
  double *wanted;            /* how wide the cells are on one line, row by row */
  const double *widths;      /* of each column, pt */
  struct column_look *looks; /* of each column */
  guint head;                /* rows of the head */
};

static const char *cell_text(const struct table *table, guint row, guint column) {
  return table->cells[row * table->columns + column];
}

/* ---- widths ---- */

/* How wide the cells are when their paragraphs have one line each, with the blank beside them. */
static void find_wanted(const struct table_out *out, double advance) {
  for (guint i = 0; i < out->table->rows * out->table->columns; i++)
    out->wanted[i] =
        cell_whole(out->table, i / out->table->columns, i % out->table->columns, advance) * 20 * out->size +
        2 * (double)out->margin;
}

static gint64 width_of(const struct table_out *out, guint column, guint columns) {
  double width = 0;
  for (guint i = 0; i < columns; i++)
    width += out->widths[column + i];
  return (gint64)(20 * width); /* together no wider than the text */
}

/* Whether what stands in a cell of `columns` fits on one line; so does what begins in no such cell. */
static bool fits(const struct table_out *out, guint row, guint column, guint columns) {
  const struct table *table = out->table;
  if (table_extent(table, row, column).columns != columns)
    return true;
  const bool several = strchr(cell_text(table, row, column), '\v') != NULL;
  return !several && out->wanted[row * table->columns + column] <= (double)width_of(out, column, columns) + 1;
}

/* Figures end below each other, and the widest of the column is in its middle, as on the page. */
static gint64 figures_right(const struct table_out *out, guint column) {
  double widest = 0;
  for (guint row = out->head; row < out->table->rows; row++)
    if (table_extent(out->table, row, column).columns == 1)
      widest = MAX(widest, out->wanted[row * out->table->columns + column]);
  return MAX(0, (width_of(out, column, 1) - (gint64)widest) / 2);
}

static void find_looks(const struct table_out *out) {
  for (guint column = 0; column < out->table->columns; column++) {
    struct column_look *look = &out->looks[column];
    look->single = true;
    for (guint row = 0; row < out->table->rows && look->single; row++)
      look->single = fits(out, row, column, 1);
    look->figures = column_kind_of(out->table, column, out->head) == COLUMN_FIGURES;
    look->right = look->figures ? figures_right(out, column) : 0;
  }
}

static bool is_single(const struct table_out *out, guint row, guint column, guint columns) {
  return columns > 1 ? fits(out, row, column, columns) : out->looks[column].single;
}

/* ---- cells ---- */

/* How a cell of `extent` begins; `covered`: it lies under one above, and what it shows is said there.  Free with
 * g_free.
 */
static char *cell_opening(struct extent extent, bool covered, gint64 width) {
  GString *opening = g_string_new(NULL);
  g_string_append_printf(opening, "<w:tc><w:tcPr><w:tcW w:w=\"%" G_GINT64_FORMAT "\" w:type=\"dxa\"/>", width);
  if (extent.columns > 1)
    g_string_append_printf(opening, "<w:gridSpan w:val=\"%u\"/>", extent.columns);
  if (extent.rows > 1)
    g_string_append(opening, "<w:vMerge w:val=\"restart\"/>");
  else if (covered)
    g_string_append(opening, "<w:vMerge/>");
  g_string_append(opening, "<w:vAlign w:val=\"center\"/></w:tcPr>");
  return g_string_free(opening, FALSE);
}

/* How the paragraphs of a cell stand; `right`: what is left free to the right of figures, twips. */
struct cell_setting {
  const char *style, *align; /* NULL: as the style has it */
  gint64 right;
};

static struct cell_setting look_of(const struct table_out *out, guint row, guint column, guint columns) {
  struct cell_setting look = {.style = "TableText"};
  if (row < out->head)
    look = (struct cell_setting){.style = out->table->rows > out->head ? STYLE_TABLE_HEAD : "TableText",
                                 .align = "center"};
  else if (columns == 1 && out->looks[column].figures)
    look = (struct cell_setting){"TableText", "right", out->looks[column].right};
  else if (is_single(out, row, column, columns))
    look.align = "center";
  return look;
}

/* How each paragraph of a cell begins; free with g_free. */
static char *paragraph_opening(const struct table_out *out, const struct cell_setting *look) {
  GString *opening = g_string_new(NULL);
  g_string_append_printf(opening, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", look->style);
  if (out->line > 0)
    g_string_append_printf(opening, "<w:spacing w:line=\"%" G_GINT64_FORMAT "\" w:lineRule=\"atLeast\"/>", out->line);
  if (look->right > 0)
    g_string_append_printf(opening, "<w:ind w:right=\"%" G_GINT64_FORMAT "\"/>", look->right);
  if (look->align)
    g_string_append_printf(opening, "<w:jc w:val=\"%s\"/>", look->align);
  g_string_append(opening, "</w:pPr>");
  return g_string_free(opening, FALSE);
}

static void find_openings(const struct table_out *out) {
  for (guint column = 0; column < out->table->columns; column++) {
    struct column_look *look = &out->looks[column];
    const struct cell_setting head = look_of(out, 0, column, 1), body = look_of(out, out->head, column, 1);
    look->cell = cell_opening((struct extent){1, 1}, false, width_of(out, column, 1));
    look->head = paragraph_opening(out, &head);
    look->body = paragraph_opening(out, &body);
  }
}

static void free_openings(const struct table_out *out) {
  for (guint column = 0; column < out->table->columns; column++) {
    g_free(out->looks[column].cell);
    g_free(out->looks[column].head);
    g_free(out->looks[column].body);
  }
}

/* The bytes from `from` up to `to` of the text, a paragraph for each part between VT. */
static void put_text(const struct table_out *out, gsize from, gsize to, const char *opening) {
  struct xml_out *xml = out->context->out;
  for (bool more = true; more; from++) {
    const char *end = memchr(out->text->text + from, '\v', to - from);
    const gsize stop = end ? (gsize)(end - out->text->text) : to;
    xml_out_fixed(xml, opening);
    runs_write(out->context, out->text, from, stop);
    xml_out_fixed(xml, "</w:p>");
    from = stop;
    more = end != NULL;
  }
}

/* A cell that is joined with others, whose text is from byte `from` up to `to`. */
static void put_joined(const struct table_out *out, guint row, guint column, struct extent extent, bool covered,
                       gsize from, gsize to) {
  const struct cell_setting look = look_of(out, row, column, extent.columns);
  g_autofree char *cell = cell_opening(extent, covered, width_of(out, column, extent.columns));
  g_autofree char *paragraph = paragraph_opening(out, &look);
  xml_out_fixed(out->context->out, cell);
  put_text(out, from, to, paragraph);
  xml_out_fixed(out->context->out, "</w:tc>");
}

static void put_cell(const struct table_out *out, guint row, guint column, gsize from, gsize to) {
  const struct column_look *look = &out->looks[column];
  xml_out_fixed(out->context->out, look->cell);
  put_text(out, from, to, row < out->head ? look->head : look->body);
  xml_out_fixed(out->context->out, "</w:tc>");
}

/* The columns of a cell that lies under one above; 0 when it lies under one beside it. */
static guint covered_columns(const struct table *table, guint row, guint column) {
  for (guint up = row; up-- > 0;) {
    const struct extent above = table_extent(table, up, column);
    if (up + above.rows > row)
      return above.columns;
  }
  return 0;
}

/* Writes the cells of a row; the first begins at byte `from` of the text.  Returns where those of the next row do: each
 * cell has a sign behind it, the last of all the NUL. */
static gsize put_cells(const struct table_out *out, guint row, gsize from) {
  const struct table *table = out->table;
  for (guint column = 0; column < table->columns; column++) {
    const gsize to = from + strlen(cell_text(table, row, column));
    struct extent extent = table_extent(table, row, column);
    const bool covered = extent.rows == 0;
    if (covered)
      extent = (struct extent){1, covered_columns(table, row, column)};
    if (extent.rows == 1 && extent.columns == 1 && !covered)
      put_cell(out, row, column, from, to);
    else if (extent.columns > 0)
      put_joined(out, row, column, extent, covered, from, to);
    from = to + 1;
  }
  return from;
}

/* ---- rows ---- */

static void put_grid(const struct table_out *out) {
  struct xml_out *xml = out->context->out;
  xml_out_open(xml, "w:tblGrid");
  for (guint column = 0; column < out->table->columns; column++) {
    xml_out_open(xml, "w:gridCol");
    xml_out_attribute_number(xml, "w:w", width_of(out, column, 1));
    xml_out_close(xml);
  }
  xml_out_close(xml);
}

/* How high the characters of a face are together with the blank that it wants, em: programs put the rest of a line
 * above them. */
#define FACE_HEIGHT 1.2

/* The margins of the cells of a table in smaller type, whose rows of one line are as high as a line of text. */
static void put_margins(const struct table_out *out) {
  const gint64 room = MAX(out->row - out->line, 0);
  const gint64 above = CLAMP((room - out->line + (gint64)(FACE_HEIGHT * 20 * out->size)) / 2, 0, room);
  const struct {
    const char *name;
    gint64 width;
  } sides[] = {{"w:top", above}, {"w:left", out->margin}, {"w:bottom", room - above}, {"w:right", out->margin}};
  struct xml_out *xml = out->context->out;
  xml_out_open(xml, "w:tblCellMar");
  for (gsize i = 0; i < G_N_ELEMENTS(sides); i++) {
    xml_out_open(xml, sides[i].name);
    xml_out_attribute_number(xml, "w:w", sides[i].width);
    xml_out_attribute(xml, "w:type", "dxa");
    xml_out_close(xml);
  }
  xml_out_close(xml);
}

static void put_table(const struct table_out *out) {
  struct xml_out *xml = out->context->out;
  gsize from = 0;
  xml_out_open(xml, "w:tbl");
  xml_out_fixed(xml, "<w:tblPr><w:tblStyle w:val=\"" STYLE_TABLE_GRID "\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
                     "<w:tblLayout w:type=\"fixed\"/>");
  if (out->margin != CELL_MARGIN)
    put_margins(out);
  xml_out_fixed(xml, "<w:tblLook w:val=\"0420\"/></w:tblPr>");
  put_grid(out);
  for (guint row = 0; row < out->table->rows; row++) {
    xml_out_open(xml, "w:tr");
    xml_out_fixed(xml, row < out->head ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                                       : "<w:trPr><w:cantSplit/></w:trPr>");
    from = put_cells(out, row, from);
    xml_out_close(xml);
  }
  xml_out_close(xml);
}

void word_table_write(const struct run_context *context, struct run_text *text, const struct paragraph *paragraph,
                      const struct style *style) {
  const struct table *table = paragraph->table;
  const double size = paragraph->table_size, smallness = size / style->paragraphs[ELEMENT_TABLE].size;
  const bool small = smallness < 1;
  const struct measures measures = measures_of(style);
  if (small)
    text->size = half_points(size);
  g_autofree double *wanted = g_new(double, table->rows * table->columns);
  g_autofree struct column_look *looks = g_new(struct column_look, table->columns);
  const struct table_out out = {.context = context,
                                .text = text,
                                .table = table,
                                .size = size,
                                .margin = small ? twips(style->table_padding * size) : CELL_MARGIN,
                                .line = small ? measures_lines(&measures, style->table_line * smallness) : 0,
                                .row = measures_lines(&measures, 1),
                                .wanted = wanted,
                                .widths = paragraph->table_widths,
                                .looks = looks,
                                .head = table_head_rows(table)};
  find_wanted(&out, style_advance(style));
  find_looks(&out);
  find_openings(&out);
  put_table(&out);
  free_openings(&out);
}
