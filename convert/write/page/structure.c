#include "write/page/structure.h"

#include "base/items.h"
#include "write/drawn_pdf.h"
#include "write/page/stretches.h"

#include <string.h>

#define DEEPEST 8 /* Document, Table, TR, TD, P, Span */

/* An element of the tree.  What is drawn is in the same one when name and key are the same. */
struct structure_node {
  const char *name;
  guint key;
  bool leaf; /* the text is marked as its own */
};

struct structure {
  cairo_t *cairo;
  struct stretches *stretches;
  struct structure_node open[DEEPEST];
  guint depth;
  guint count;   /* of elements begun */
  GArray *notes; /* of struct element_note */

  guint title_levels;  /* 1 when the document has a title, which then is the H1 */
  guint heading_level; /* of the last heading */

  const struct line *line; /* of the last text */
  guint block;             /* whose it was */
  enum element element;
  guint blocks;     /* elements of blocks begun */
  const char *type; /* of the last of them: P, H1 … */
  bool item;        /* the last of them is an item of a list, as its number tells */
  bool plain;       /* the last of them has its text itself, no elements in it */

  struct cell cell;  /* of the last line */
  guint next_column; /* of the row that is open */
};

static bool has_title(const struct layout *layout) {
  const guint first = layout->cover_pages;
  const struct page *page = layout->pages->len > first ? pointer_at(layout->pages, first) : NULL;
  for (guint i = 0; page && i < page->lines->len; i++)
    if (((const struct line *)pointer_at(page->lines, i))->element == ELEMENT_TITLE)
      return true;
  return false;
}

struct structure *structure_new(cairo_t *cairo, const struct layout *layout) {
  struct structure *structure = g_new0(struct structure, 1);
  structure->cairo = cairo;
  structure->stretches = stretches_new(layout);
  structure->notes = g_array_new(FALSE, FALSE, sizeof(struct element_note));
  structure->title_levels = has_title(layout);
  structure->element = ELEMENT_COUNT;
  return structure;
}

void structure_free(struct structure *structure) {
  stretches_free(structure->stretches);
  g_array_unref(structure->notes);
  g_free(structure);
}

/* Notes something of the element that is begun next. */
static void add_note(struct structure *structure, const char *key, const char *value) {
  const struct element_note note = {structure->count, key, value};
  g_array_append_val(structure->notes, note);
}

/* Begins an element inside those that are open; `attributes` are Cairo's. */
static void begin(struct structure *structure, struct structure_node node, const char *attributes) {
  if (strcmp(node.name, "TH") == 0)
    add_note(structure, "/A", "<< /O /Table /Scope /Column >>"); /* PDF/UA-1 7.5 */
  else if (strcmp(node.name, "L") == 0)
    add_note(structure, "/A", "<< /O /List /ListNumbering /Decimal >>"); /* PDF/UA-1 7.6 */
  cairo_tag_begin(structure->cairo, node.name, attributes);
  structure->open[structure->depth++] = node;
  structure->count++;
}

static void end(struct structure *structure) {
  cairo_tag_end(structure->cairo, structure->open[--structure->depth].name);
}

static const char *cell_type(const struct cell *cell) {
  return cell->head ? "TH" : "TD";
}

/* Empty cells have no lines, but a row has one cell a column. */
static void fill_row(struct structure *structure, guint column) {
  for (; structure->next_column < column; structure->next_column++) {
    begin(structure, (struct structure_node){cell_type(&structure->cell), structure->next_column, false}, NULL);
    end(structure);
  }
}

static void close_to(struct structure *structure, guint depth) {
  while (structure->depth > depth) {
    if (strcmp(structure->open[structure->depth - 1].name, "TR") == 0)
      fill_row(structure, structure->cell.columns);
    end(structure);
  }
}

/* The structure type of an element of the layout.  A heading is at most one level below the one before it (PDF/UA-1
 * 7.4.2), and below the title. */
static const char *block_type(struct structure *structure, enum element element) {
  static const char *const types[] = {"P", "H1", "H2", "H3", "H4", "H5", "H6"};
  guint level = 0;
  if (element == ELEMENT_TITLE)
    level = 1;
  else if (element_level(element) > 0)
    level = MIN(element_level(element) + structure->title_levels, structure->heading_level + 1);
  if (level > 0)
    structure->heading_level = level;
  return types[level];
}

static bool is_display(enum element element) {
  return element == ELEMENT_TITLE || element == ELEMENT_SUBTITLE;
}

/* Whether text goes on in the element of the text before it.  All lines of a title are one heading, though each is a
 * block; a block of body text may be several paragraphs. */
static bool goes_on(const struct structure *structure, const struct line *line, const struct run *run) {
  if (structure->element != run->element)
    return false;
  if (run->element == ELEMENT_TITLE)
    return true;
  const bool begins = line->first && line != structure->line && !is_display(run->element);
  return structure->block == run->block && !begins;
}

/* Notes that text of another block begins. */
static void begin_block(struct structure *structure, const struct run *run) {
  structure->block = run->block;
  structure->element = run->element;
  structure->type = block_type(structure, run->element);
  structure->item = false;
  structure->plain = !is_display(run->element) && stretches_are_plain(structure->stretches, run);
  structure->blocks++;
}

/* The elements around the text of a stretch, outermost first; returns how many. */
static guint find_path(const struct structure *structure, const struct line *line, const struct stretch *stretch,
                       struct structure_node *path) {
  const struct cell *cell = &line->cell;
  guint depth = 0;
  path[depth++] = (struct structure_node){"Document", 0, false};
  if (cell->columns > 0) {
    path[depth++] = (struct structure_node){"Table", structure->block, false};
    path[depth++] = (struct structure_node){"TR", cell->row, false};
    path[depth++] = (struct structure_node){cell_type(cell), cell->column, false};
  }
  if (structure->item) {
    path[depth++] = (struct structure_node){"L", 0, false};
    path[depth++] = (struct structure_node){"LI", structure->blocks, false};
    path[depth++] = (struct structure_node){stretch->kind == STRETCH_NUMBER ? "Lbl" : "LBody", 0, false};
  } else {
    path[depth++] = (struct structure_node){structure->type, structure->blocks, structure->plain};
  }
  if (!structure->plain)
    path[depth++] = (struct structure_node){stretch->kind == STRETCH_LINK ? "Link" : "Span", stretch->number, true};
  return depth;
}

/* "uri='https://…'", as Cairo reads it; free with g_free.  Cairo 1.16 writes it as a PDF's string as it is, in which
 * brackets have to be in pairs: they are written as addresses may have them (RFC 3986 2.1). */
static char *link_attributes(const char *uri) {
  GString *out = g_string_new("uri='");
  for (const char *p = uri; *p; p++)
    if (strchr("()\\'", *p))
      g_string_append_printf(out, "%%%02X", (guint)*p);
    else
      g_string_append_c(out, *p);
  return g_string_free(g_string_append_c(out, '\''), FALSE);
}

static void open_node(struct structure *structure, struct structure_node node, const struct stretch *stretch) {
  g_autofree char *attributes = NULL;
  if (strcmp(node.name, "TR") == 0) {
    structure->next_column = 0;
  } else if (strcmp(node.name, "TH") == 0 || strcmp(node.name, "TD") == 0) {
    fill_row(structure, node.key);
    structure->next_column = node.key + 1;
  } else if (strcmp(node.name, "Link") == 0) {
    attributes = link_attributes(stretch->uri);
  } else if (strcmp(node.name, "Span") == 0 && stretch->kind == STRETCH_ENGLISH) {
    add_note(structure, "/Lang", "(en)"); /* PDF/UA-1 7.2 */
  }
  begin(structure, node, attributes);
}

/* How many of the open elements a path shares.  A link over two lines is two, so that what can be clicked is a box. */
static guint shared_depth(const struct structure *structure, const struct structure_node *path, guint depth,
                          const struct line *line) {
  guint shared = 0;
  while (shared < MIN(depth, structure->depth) && path[shared].key == structure->open[shared].key &&
         strcmp(path[shared].name, structure->open[shared].name) == 0)
    shared++;
  const bool parted = shared == depth && line != structure->line && strcmp(path[depth - 1].name, "Link") == 0;
  return parted ? shared - 1 : shared;
}

gsize structure_enter(struct structure *structure, const struct line *line, const struct run *run, gsize at) {
  if (line->kind != LINE_TEXT) {
    structure_leave(structure);
    return strlen(run->text);
  }
  const struct stretch *stretch = stretches_at(structure->stretches, run, at);
  if (!goes_on(structure, line, run))
    begin_block(structure, run);
  structure->item = structure->item || stretch->kind == STRETCH_NUMBER;
  struct structure_node path[DEEPEST];
  const guint depth = find_path(structure, line, stretch, path);
  close_to(structure, shared_depth(structure, path, depth, line));
  structure->line = line;
  structure->cell = line->cell;
  while (structure->depth < depth)
    open_node(structure, path[structure->depth], stretch);
  return stretch->end;
}

void structure_leave(struct structure *structure) {
  if (structure->depth > 0 && structure->open[structure->depth - 1].leaf)
    end(structure);
}

void structure_close(struct structure *structure) {
  close_to(structure, 0);
}

GArray *structure_finish(struct structure *structure, guint *count) {
  structure_close(structure);
  *count = structure->count;
  return g_array_ref(structure->notes);
}
