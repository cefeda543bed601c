/* What blocks are set as (typography E4 to E11). */
#include "compose/toc.h"
#include "composed.h"

static struct block *add_run_in(struct composed *composed, const char *heading, const char *source, const char *body) {
  struct block *block = add_block(composed, ROLE_HEADING, heading);
  block->level = 1;
  block->run_in = true;
  block->source = g_strdup(source);
  return add_block(composed, ROLE_BODY, body);
}

static void a_run_in_heading_prints_its_mark(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_run_in(&composed, "一、江海", "一、江海。", "春水来了。");
  add_run_in(&composed, "二、明月！", "二、明月！", "春水来了。");     /* the mark is in its text already */
  add_run_in(&composed, "三、清风！", "**三、清风！**", "春水来了。"); /* and what follows it is no mark */
  add_run_in(&composed, "四、长河", "四、长河.", "春水来了。");
  lay_out(&composed);
  assert_line(&composed, 0, 0, "一、江海。春水来了。");
  assert_line(&composed, 0, 1, "二、明月！春水来了。");
  assert_line(&composed, 0, 2, "三、清风！春水来了。");
  assert_line(&composed, 0, 3, "四、长河.春水来了。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_string_equal(family_of(line, "江海"), "FandolHei");
  assert_string_equal(family_of(line, "。春"), "FandolHei");
  assert_string_equal(family_of(line, "春水"), "FandolFang");
  const struct run *heading = g_ptr_array_index(line->runs, 0),
                   *body = g_ptr_array_index(line->runs, line->runs->len - 1);
  assert_int_equal(heading->element, ELEMENT_HEADING);
  assert_int_equal(heading->block, 0);
  assert_int_equal(body->element, ELEMENT_BODY);
  assert_int_equal(body->block, 1);
  composed_free(&composed);
}

static void add_point(struct block *block, enum point_kind kind, const char *start, const char *lead) {
  if (!block->points)
    block->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  struct point point = {.kind = kind, .number = block->points->len + 1};
  point.start = (gsize)(strstr(block->text, start) - block->text);
  point.marker_length = strlen("一是");
  point.lead_length = point.length = strlen(lead);
  g_array_append_val(block->points, point);
}

static struct composed with_points(enum points_mode mode) {
  struct composed composed = composed_new();
  composed.style->points = mode;
  struct block *body =
      add_block(&composed, ROLE_BODY, "要做好三件事。一是看江海。江海很宽。二是听春水。水声：一要静，二要久。");
  add_point(body, POINT_SENTENCE, "一是看", "一是看江海。");
  add_point(body, POINT_SENTENCE, "二是听", "二是听春水。");
  add_point(body, POINT_CLAUSE, "一要静", "一要静，");
  lay_out(&composed);
  return composed;
}

static void points_are_shown_as_the_style_says(void **state) {
  (void)state;
  struct composed composed = with_points(POINTS_PLAIN);
  assert_int_equal(line_at(&composed, 0, 0)->runs->len, 1);
  composed_free(&composed);
  composed = with_points(POINTS_KAI);
  assert_string_equal(family_of(line_at(&composed, 0, 0), "一是看"), "FandolKai");
  assert_string_equal(family_of(line_at(&composed, 0, 0), "江海很"), "FandolFang");
  composed_free(&composed);
  composed = with_points(POINTS_BOLD);
  const struct run *run = NULL;
  find_glyph(line_at(&composed, 0, 0), "一是看", &run);
  assert_true(run->bold);
  find_glyph(line_at(&composed, 0, 0), "江海很", &run);
  assert_false(run->bold);
  find_glyph(line_at(&composed, 0, 1), "一要静", &run); /* a clause stands out no more than its sentence */
  assert_false(run->bold);
  composed_free(&composed);
  composed = with_points(POINTS_PARAGRAPH);
  assert_line(&composed, 0, 0, "要做好三件事。");
  assert_line(&composed, 0, 1, "一是看江海。江海很宽。");
  assert_line(&composed, 0, 2, "二是听春水。水声：一要静，二要久。"); /* a clause stays in its sentence */
  composed_free(&composed);
}

/* With a second family for body text. */
static struct composed composed_with_fallback(void) {
  static struct family body[] = {{"FandolFang", 400, false}, {"LXGW WenKai", 300, false}, {0}};
  static struct family hei[] = {{"FandolHei", 400, true}, {0}};
  const struct family_set families = {.families = {[FONT_BODY] = body, [FONT_HEI] = hei}};
  return composed_in(&families);
}

/* A text in traditional script is of one face, which its quotes leave when they are narrow there; a rare name comes
 * from another face than its text. */
static void a_text_is_of_one_face(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_with_fallback();
  add_block(&composed, ROLE_BODY, "幹部要準備充分，“江海”捨得，餘下鬆綁，不負春水。");
  add_block(&composed, ROLE_HEADING, "一、江海春水")->level = 1;
  lay_out(&composed);
  const char *const parts[] = {"幹部", "部要", "準備", "江海", "春水"};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    assert_string_equal(family_of(line_at(&composed, 0, 0), parts[i]), "LXGW WenKai Light");
  assert_string_equal(family_of(line_at(&composed, 0, 0), "“江"), "FandolFang");
  assert_string_equal(family_of(line_at(&composed, 0, 1), "江海"), "FandolHei");
  const struct finding *finding = g_ptr_array_index(composed.report->findings, 0);
  assert_int_equal(finding->id, FINDING_FALLBACK_FONT);
  assert_non_null(strstr(finding->message, "5 characters"));
  composed_free(&composed);
  composed = composed_with_fallback();
  add_block(&composed, ROLE_BODY, "请李祎、王堃、周喆和郑旻同志发言。");
  lay_out(&composed);
  assert_string_equal(family_of(line_at(&composed, 0, 0), "祎"), "LXGW WenKai Light");
  assert_string_equal(family_of(line_at(&composed, 0, 0), "请李"), "FandolFang");
  composed_free(&composed);
}

/* FandolHei has marks as light as those of Song: they are thickened, and its characters are not. */
static void marks_of_a_heading_are_as_heavy_as_it(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_HEADING, "一、江海“春水”，好")->level = 1;
  add_block(&composed, ROLE_BODY, "江海，春水。");
  lay_out(&composed);
  const struct run *run = NULL;
  const char *const parts[] = {"、江海", "江海", "“春水", "春水", "，好"};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    find_glyph(line_at(&composed, 0, 0), parts[i], &run);
    assert_int_equal(run->bold, i % 2 == 0);
  }
  find_glyph(line_at(&composed, 0, 1), "，春水", &run);
  assert_false(run->bold);
  composed_free(&composed);
}

/* W11: a ○ or ① that fills its cell touches its neighbours. */
static void shapes_leave_room_around_them(void **state) {
  (void)state;
  struct composed composed = composed_new();
  g_autoptr(FamilySet) families = families_load(NULL);
  font_set_free(composed.fonts);
  composed.fonts = font_set_new(families, NULL, NULL);
  add_block(&composed, ROLE_BODY, "江海○○县");
  lay_out(&composed);
  const struct run *run = NULL;
  find_glyph(line_at(&composed, 0, 0), "○○县", &run);
  struct ink ink;
  assert_true(face_ink(run->face, face_glyph(run->face, 0x25CB), &ink));
  assert_true(ink.right - ink.left < 0.92f);
  composed_free(&composed);
}

/* A blank typed behind a —— or …… is not seen; one between office and name is a character wide (E4). */
static void blanks_are_as_wide_as_they_are_meant(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_SUBTITLE, "水利局局长 江海")->kind = KIND_SPEAKER;
  add_block(&composed, ROLE_BODY, "江海—— 春水");
  add_block(&composed, ROLE_BODY, "江2 - 5海");
  lay_out(&composed);
  const struct line *speaker = line_at(&composed, 0, 0), *body = line_at(&composed, 0, 1);
  assert_float_equal(x_of(speaker, "江海") - x_of(speaker, "长 江"), 2 * CELL, 0.1);
  assert_float_equal(x_of(speaker, "海") - x_of(speaker, "江海"), 2 * CELL, 0.1);
  assert_float_equal(x_of(body, "春水") - x_of(body, "江海"), 4 * CELL, 0.1);
  const struct line *range = line_at(&composed, 0, 2); /* a figure is half an em wide, and - a third */
  assert_float_equal(x_of(range, "5") - x_of(range, "2"), (0.5 + 0.333 + 2 * 0.125) * 16, 0.1);
  composed_free(&composed);
}

/* E10: the date begins two characters to the right of the issuer; a longer date pushes the issuer to the left. */
static void the_date_follows_the_issuer(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海春水。");
  add_block(&composed, ROLE_SIGNATURE, "江海市人民政府办公室文化处");
  add_block(&composed, ROLE_SIGNATURE, "2025年5月1日")->kind = KIND_DATE;
  lay_out(&composed);
  const struct line *issuer = line_at(&composed, 0, 1), *date = line_at(&composed, 0, 2);
  assert_float_equal(issuer->y - line_at(&composed, 0, 0)->y, 2 * 29.61, 0.01); /* one blank line */
  assert_float_equal(x_of(issuer, "处") + 16, RIGHT_EDGE - 2 * CELL, 0.2);
  assert_float_equal(x_of(date, "2025") - x_of(issuer, "江"), 2 * CELL, 0.2);
  composed_free(&composed);
  composed = composed_new();
  add_block(&composed, ROLE_SIGNATURE, "江海");
  add_block(&composed, ROLE_SIGNATURE, "2025年12月31日")->kind = KIND_DATE;
  lay_out(&composed);
  issuer = line_at(&composed, 0, 0);
  date = line_at(&composed, 0, 1);
  assert_float_equal(x_of(date, "日") + 16, RIGHT_EDGE - 2 * CELL, 0.2);
  assert_float_equal(x_of(date, "2025") - x_of(issuer, "江"), 2 * CELL, 0.2);
  composed_free(&composed);
}

static void every_date_follows_its_own_issuer(void **state) {
  (void)state;
  struct composed composed = composed_new();
  static const char *const issuers[] = {"江海市人民政府办公室文化处", "江海市水利局机关工会委员会"};
  for (gsize i = 0; i < G_N_ELEMENTS(issuers); i++) {
    add_block(&composed, ROLE_SIGNATURE, issuers[i]);
    add_block(&composed, ROLE_SIGNATURE, "2025年5月1日")->kind = KIND_DATE;
  }
  lay_out(&composed);
  for (guint i = 0; i < 4; i += 2)
    assert_float_equal(x_of(line_at(&composed, 0, i + 1), "2025") - x_of(line_at(&composed, 0, i), "江"), 2 * CELL,
                       0.2);
  composed_free(&composed);
}

/* E11 */
static void attachments_hang_under_their_names(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海春水。");
  add_block(&composed, ROLE_ATTACHMENT, "附件：1.江海春水明月潮头花林江海春水明月潮头花林江海春水明月潮头花林");
  add_block(&composed, ROLE_ATTACHMENT, "2.春水");
  lay_out(&composed);
  const struct line *first = line_at(&composed, 0, 1), *turn = line_at(&composed, 0, 2),
                    *second = line_at(&composed, 0, 3);
  assert_float_equal(x_of(first, "附"), LEFT_EDGE + 2 * CELL, 0.2);
  const struct run *run = g_ptr_array_index(turn->runs, 0);
  assert_float_equal(g_array_index(run->glyphs, struct placed_glyph, 0).x, x_of(first, "江"), 0.5);
  assert_float_equal(x_of(second, "2"), x_of(first, "1"), 0.5);
  composed_free(&composed);
}

static void an_attachment_head_begins_a_page(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海春水。");
  add_block(&composed, ROLE_ATTACHMENT, "附件1");
  add_block(&composed, ROLE_BODY, "江海春水。");
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_float_equal(x_of(line_at(&composed, 1, 0), "附"), LEFT_EDGE, 0.2);
  assert_string_equal(family_of(line_at(&composed, 1, 0), "附"), "FandolHei");
  composed_free(&composed);
}

/* What is below its headings follows them as anywhere else, though the reader calls all of it the attachment's. */
static void text_of_an_attachment_is_set_as_text(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海春水。");
  add_block(&composed, ROLE_ATTACHMENT, "附件1");
  add_block(&composed, ROLE_ATTACHMENT, "花林方案");
  add_block(&composed, ROLE_ATTACHMENT, "一、明月");
  add_block(&composed, ROLE_ATTACHMENT, "春江潮水。");
  lay_out(&composed);
  assert_float_equal(line_at(&composed, 1, 3)->y - line_at(&composed, 1, 2)->y, 29.61, 0.01);
  composed_free(&composed);
}

/* Its headings are those of any text, by their levels; what stands in brackets under its title belongs to that. */
static void headings_of_an_attachment_have_their_levels(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海春水。");
  static const char *const texts[] = {"附件1",    "花林方案",   "（征求意见稿）",
                                      "一、明月", "（一）春江", "（二）潮水涨了。"};
  static const enum element elements[] = {ELEMENT_ATTACHMENT, ELEMENT_TITLE,     ELEMENT_SUBTITLE,
                                          ELEMENT_HEADING,    ELEMENT_HEADING_2, ELEMENT_BODY};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
    add_block(&composed, ROLE_ATTACHMENT, texts[i]);
  lay_out(&composed);
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    assert_line(&composed, 1, i, texts[i]);
    assert_int_equal(line_at(&composed, 1, i)->element, elements[i]);
  }
  composed_free(&composed);
}

static void smaller_notes_have_their_own_columns(void **state) {
  (void)state;
  struct composed composed = composed_new();
  g_autofree char *text = long_text(100);
  add_block(&composed, ROLE_NOTE, text);
  lay_out(&composed);
  g_autofree char *second = line_text(line_at(&composed, 0, 1));
  assert_int_equal(g_utf8_strlen(second, -1), 32); /* 28 * 16 / 14 */
  const struct run *run = g_ptr_array_index(line_at(&composed, 0, 1)->runs, 0);
  assert_float_equal(run->size, 14, 1e-9);
  composed_free(&composed);
}

static void add_table(struct composed *composed, guint rows, guint longest) {
  struct block *block = add_block(composed, ROLE_TABLE, "");
  g_autoptr(GString) text = g_string_new(NULL);
  block->table = g_new0(struct table, 1);
  block->table->rows = rows;
  block->table->columns = 3;
  block->table->cells = g_new0(char *, rows * 3);
  for (guint i = 0; i < rows * 3; i++) {
    block->table->cells[i] = i < 3        ? g_strdup_printf("栏%u", i)
                             : i % 3 == 1 ? long_text(longest)
                                          : g_strdup_printf("第%u格", i);
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % 3 == 0 ? "\n" : "\t", block->table->cells[i]);
  }
  g_free(block->text);
  block->text = g_strdup(text->str);
}

static void tables_repeat_their_head(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_table(&composed, 30, 40);
  add_block(&composed, ROLE_BODY, "江海春水。");
  lay_out(&composed);
  assert_true(composed.layout->pages->len > 2);
  for (guint p = 0; p < 2; p++) {
    if (p > 0)
      assert_line(&composed, p, 0, "（续）");
    assert_line(&composed, p, p, "栏0");
    assert_int_equal(line_at(&composed, p, p)->kind, p == 0 ? LINE_TEXT : LINE_REPEATED);
    const struct page *page = page_at(&composed, p);
    assert_true(page->strokes->len > 20);
    for (guint i = 0; i < page->strokes->len; i++) {
      const struct stroke *rule = &g_array_index(page->strokes, struct stroke, i);
      assert_true(rule->x1 >= LEFT_EDGE - 0.1 && rule->x2 <= RIGHT_EDGE + 0.1);
      assert_true(rule->y1 > 95 && rule->y2 < 750);
    }
  }
  composed_free(&composed);
}

static void text_of_a_cell_stays_in_its_column(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_table(&composed, 3, 40);
  lay_out(&composed);
  const struct page *page = page_at(&composed, 0);
  double edges[4];
  guint found = 0;
  for (guint i = 0; i < page->strokes->len && found < 4; i++) {
    const struct stroke *rule = &g_array_index(page->strokes, struct stroke, i);
    if (rule->x1 == rule->x2)
      edges[found++] = rule->x1;
  }
  assert_int_equal(found, 4);
  assert_float_equal(edges[0], LEFT_EDGE, 0.1);
  assert_float_equal(edges[3], RIGHT_EDGE, 0.1);
  for (guint i = 0; i < page->lines->len - 1; i++) {
    const struct run *run = g_ptr_array_index(line_at(&composed, 0, i)->runs, 0);
    double left = (double)g_array_index(run->glyphs, struct placed_glyph, 0).x;
    double right = (double)g_array_index(run->glyphs, struct placed_glyph, run->glyphs->len - 1).x + 10;
    guint column = left < edges[1] ? 0 : left < edges[2] ? 1 : 2;
    assert_true(left > edges[column] && right < edges[column + 1]);
    const struct cell *cell = &line_at(&composed, 0, i)->cell;
    assert_int_equal(cell->column, column);
    assert_int_equal(cell->columns, 3);
    assert_int_equal(cell->head, cell->row == 0);
  }
  composed_free(&composed);
}

/* S3: an opening mark at the start of any line of a cell has no blank before it. */
static void an_opening_mark_begins_a_cell(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_table(&composed, 3, 60);
  struct block *block = g_ptr_array_index(composed.doc->blocks, 0);
  char *cell = block->table->cells[4];
  memcpy(strstr(block->text, cell), "“", strlen("“"));
  memcpy(cell, "“", strlen("“"));
  lay_out(&composed);
  guint first = 0;
  g_autofree char *text = line_text(line_at(&composed, 0, first));
  while (!g_str_has_prefix(text, "“")) {
    g_free(text);
    text = line_text(line_at(&composed, 0, ++first));
  }
  const struct line *line = line_at(&composed, 0, first), *turn = line_at(&composed, 0, first + 1);
  const double size = ((struct run *)g_ptr_array_index(turn->runs, 0))->size;
  g_autofree char *below = line_text(turn);
  assert_float_equal(x_of(turn, below) - x_of(line, text), size / 2, 1);
  composed_free(&composed);
}

static void merge(struct composed *composed, guint row, guint column, struct extent extent) {
  const struct block *block = g_ptr_array_index(composed->doc->blocks, 0);
  struct table *table = block->table;
  if (!table->extents) {
    table->extents = g_new(struct extent, table->rows * table->columns);
    for (guint i = 0; i < table->rows * table->columns; i++)
      table->extents[i] = (struct extent){1, 1};
  }
  for (guint r = row; r < row + extent.rows; r++)
    for (guint c = column; c < column + extent.columns; c++)
      table->extents[r * table->columns + c] = (struct extent){0, 0};
  table->extents[row * table->columns + column] = extent;
}

/* How many rules of a page cross the middle of the first or second column, at any height below `from`. */
static guint rules_over(const struct page *page, double x, double from) {
  guint count = 0;
  for (guint i = 0; i < page->strokes->len; i++) {
    const struct stroke *rule = &g_array_index(page->strokes, struct stroke, i);
    count += rule->y1 == rule->y2 && rule->x1 < x && rule->x2 > x && rule->y1 > from;
  }
  return count;
}

/* No rule goes through a cell of several rows, which stays on one page when it can; its text is in its middle. */
static void cells_that_are_one_have_no_rule_inside(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_table(&composed, 7, 3);
  const struct block *block = g_ptr_array_index(composed.doc->blocks, 0);
  for (guint row = 2; row <= 4; row++) { /* what a cell takes has no text of its own */
    gsize length = strlen(block->table->cells[row * 3]);
    char *at = strstr(block->text, block->table->cells[row * 3]);
    memmove(at, at + length, strlen(at + length) + 1);
    block->table->cells[row * 3][0] = '\0';
  }
  merge(&composed, 1, 0, (struct extent){4, 1});
  lay_out(&composed);
  const struct page *page = page_at(&composed, 0);
  const double left = LEFT_EDGE + 5, right = RIGHT_EDGE - 5;
  assert_int_equal(rules_over(page, right, 0), 8); /* above each row, and below the last */
  assert_int_equal(rules_over(page, left, 0), 5);  /* three fewer */
  double head = line_at(&composed, 0, 0)->y, middle = 0, second = 0;
  for (guint i = 0; i + 1 < page->lines->len; i++) {
    const struct line *line = line_at(&composed, 0, i);
    if (line->cell.row == 1 && line->cell.column == 0)
      middle = line->y;
    if (line->cell.row == 1 && line->cell.column == 1)
      second = line->y;
  }
  const double pitch = second - head;
  assert_float_equal(middle, second + 1.5 * pitch, 0.1);
  composed_free(&composed);
}

/* More rows than half a page are parted like others, and the page's first rule goes all along. */
static void a_cell_of_many_rows_goes_over_pages(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_table(&composed, 40, 3);
  const struct block *block = g_ptr_array_index(composed.doc->blocks, 0);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < 120; i++) {
    if (i > 3 && i % 3 == 0)
      block->table->cells[i][0] = '\0';
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % 3 == 0 ? "\n" : "\t", block->table->cells[i]);
  }
  g_free(block->text);
  ((struct block *)g_ptr_array_index(composed.doc->blocks, 0))->text = g_string_free(text, FALSE);
  merge(&composed, 1, 0, (struct extent){39, 1});
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(rules_over(page_at(&composed, 0), LEFT_EDGE + 5, 0), 3); /* around the head, and below */
  assert_int_equal(rules_over(page_at(&composed, 1), LEFT_EDGE + 5, 0), 3);
  assert_int_equal(rules_over(page_at(&composed, 0), RIGHT_EDGE - 5, 0), 23);
  composed_free(&composed);
}

/* The lines of a cell that goes over a page stand one under the other on both. */
static void lines_of_a_tall_cell_follow_each_other(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_table(&composed, 40, 3);
  struct block *block = g_ptr_array_index(composed.doc->blocks, 0);
  g_autoptr(GString) tall = g_string_new("村");
  for (guint i = 1; i < 34; i++)
    g_string_append(tall, "\v村");
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < 120; i++) {
    if (i % 3 == 0 && i >= 3) {
      g_free(block->table->cells[i]);
      block->table->cells[i] = g_strdup(i == 3 ? tall->str : "");
    }
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % 3 == 0 ? "\n" : "\t", block->table->cells[i]);
  }
  g_free(block->text);
  block->text = g_string_free(text, FALSE);
  merge(&composed, 1, 0, (struct extent){39, 1});
  lay_out(&composed);
  guint lines = 0;
  double step = 0;
  for (guint p = 0; p < composed.layout->pages->len; p++) {
    const struct page *page = page_at(&composed, p);
    double above = 0;
    for (guint i = 0; i < page->lines->len; i++) {
      const struct line *line = page->lines->pdata[i];
      g_autofree char *words = line_text(line);
      if (line->cell.column != 0 || strcmp(words, "村") != 0)
        continue;
      step = lines == 1 ? line->y - above : step;
      if (lines > 1 && above > 0)
        assert_float_equal(line->y - above, step, 0.5);
      above = line->y;
      lines++;
    }
    assert_true(above > 0 && above < composed.style->margin_top + composed.style->text_height);
  }
  assert_int_equal(lines, 34);
  composed_free(&composed);
}

static void a_row_taller_than_a_page_is_parted(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_table(&composed, 2, 3000);
  lay_out(&composed);
  assert_true(composed.layout->pages->len > 2);
  for (guint p = 0; p < composed.layout->pages->len; p++)
    for (guint i = 0; i < page_at(&composed, p)->lines->len; i++)
      assert_true(line_at(&composed, p, i)->kind == LINE_PAGE_NUMBER || line_at(&composed, p, i)->y < 745);
  composed_free(&composed);
}

static void every_kind_of_block_is_printed(void **state) {
  (void)state;
  struct composed composed = composed_new();
  for (enum role role = ROLE_TITLE; role < ROLE_TABLE; role++) {
    struct block *block = add_block(&composed, role, "江海春水");
    block->level = 1;
  }
  lay_out(&composed);
  guint lines = 0;
  for (guint p = 0; p < composed.layout->pages->len; p++)
    lines += text_lines(&composed, p);
  assert_int_equal(lines, ROLE_TABLE);
  composed_free(&composed);
}

/* ---- marks ---- */

static void marks_show_on_the_page(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  struct block *block = add_block(&composed, ROLE_BODY, "绿地m2，要快做。");
  const struct mark marks[] = {{7, 1, MARK_SUPERSCRIPT, NULL}, {11, 3, MARK_BOLD, NULL}, {14, 9, MARK_EMPHASIS, "dot"}};
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(block->marks, marks, G_N_ELEMENTS(marks));
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *raised = NULL, *plain = NULL, *bold = NULL, *dotted = NULL;
  const struct placed_glyph *two = find_glyph(line, "2", &raised), *m = find_glyph(line, "m", &plain);
  find_glyph(line, "要", &bold);
  find_glyph(line, "快", &dotted);
  assert_true(raised->size < plain->size * 0.8);
  assert_true(two->y < -3 && m->y == 0);
  assert_true(x_of(line, "2") - x_of(line, "m") < plain->size); /* no gap inside the word */
  assert_true(bold->bold || bold->face->bold);
  assert_false(dotted->bold || dotted->face->bold);
  assert_true(dotted->dotted && !bold->dotted);
  const GArray *strokes = page_at(&composed, 0)->strokes;
  assert_int_equal(strokes->len, 2); /* 快 and 做, not 。 */
  const struct stroke *dot = &g_array_index(strokes, struct stroke, 0);
  assert_true(dot->x1 == dot->x2 && dot->y1 == dot->y2 && dot->y1 > line->y);
  assert_true(dot->x1 > x_of(line, "快") && dot->x1 < x_of(line, "做"));
  composed_free(&composed);
}

/* A line along words goes on over the gap between Han and a figure that both have it, and ends with the last. */
static void lines_along_words(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  struct block *block = add_block(&composed, ROLE_BODY, "渠长30里，埂要高。");
  const struct mark marks[] = {{3, 5, MARK_UNDERLINE, NULL}, {17, 6, MARK_STRIKE, NULL}};
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  g_array_append_vals(block->marks, marks, G_N_ELEMENTS(marks));
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  const GArray *strokes = page_at(&composed, 0)->strokes;
  assert_int_equal(strokes->len, 3);
  const struct stroke *han = &g_array_index(strokes, struct stroke, 0),
                      *figure = &g_array_index(strokes, struct stroke, 1),
                      *struck = &g_array_index(strokes, struct stroke, 2);
  assert_float_equal(han->x1, x_of(line, "长"), 0.01);
  assert_float_equal(han->x2, x_of(line, "3"), 0.01);
  assert_float_equal(figure->x1, x_of(line, "3"), 0.01);
  assert_float_equal(figure->x2, x_of(line, "3") + 16, 0.1); /* two figures of half a cell */
  assert_float_equal(han->y1, line->y + 0.17 * 16, 0.01);
  assert_float_equal(han->y2, han->y1, 1e-6);
  assert_float_equal(han->width, 0.04 * 16, 1e-6);
  assert_float_equal(struck->x1, x_of(line, "要"), 0.01);
  assert_float_equal(struck->x2, x_of(line, "高") + 16, 0.01);
  assert_float_equal(struck->y1, line->y - 0.36 * 16, 0.01);
  composed_free(&composed);
}

/* ---- a table of contents among the paragraphs ---- */

static GPtrArray *add_toc(struct composed *composed, bool own_lines, struct doc *entries) {
  add_block(composed, ROLE_TITLE, "在护林工作会上的讲话");
  add_block(composed, ROLE_SUBTITLE, "（三月二日）")->kind = KIND_DATE;
  struct block *heading = add_block(composed, ROLE_HEADING, "一、看住火源");
  heading->level = 1;
  heading->run_in = true;
  add_block(composed, ROLE_BODY, "上坟不带火，进山不抽烟。");
  add_block(composed, ROLE_HEADING, "（一）设卡")->level = 2;
  add_block(composed, ROLE_SIGNATURE, "云台林场");
  add_block(composed, ROLE_SIGNATURE, "三月二日")->kind = KIND_DATE;
  return toc_compose(composed->doc, composed->style, own_lines, entries);
}

static void the_lines_of_contents_stand_below_the_title(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autoptr(Doc) entries = doc_new();
  g_autoptr(GPtrArray) paragraphs = add_toc(&composed, false, entries);
  assert_int_equal(paragraphs->len, 9);
  assert_string_equal(paragraph_at(paragraphs, 2)->text->str, "目录");
  assert_true(paragraph_at(paragraphs, 2)->above > 0);
  assert_true(g_str_has_prefix(paragraph_at(paragraphs, 3)->text->str, "一、看住火源"));
  assert_true(g_str_has_prefix(paragraph_at(paragraphs, 4)->text->str, "　（一）设卡"));
  assert_true(paragraph_at(paragraphs, 5)->above > 0);
  assert_int_equal(paragraph_at(paragraphs, 8)->anchor, ANCHOR_ISSUER);
  assert_int_equal(paragraph_at(paragraphs, 8)->anchored_to, 7);
  guint outlined = 0;
  for (guint i = 0; i < paragraphs->len; i++)
    outlined += paragraph_at(paragraphs, i)->level > 0;
  assert_int_equal(outlined, 3); /* title and headings, as without the table */
  g_clear_pointer(&paragraphs, g_ptr_array_unref);
  composed_free(&composed);
}

/* 此致 keeps the wish on its page, and that stands flush left. */
static void a_wish_stands_flush(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *opener, *wish;
    bool is_wish;
  } cases[] = {{"此致", "敬礼！", true},
               {"此致，", "敬礼！", true},
               {"祝：", "身体健康，工作顺利！好！", true},
               {"敬祝", "身体健康，工作顺利！好啊！", false},
               {"祝您", "身体健康！", false},
               {"祝！！", "身体健康！", false},
               {"大家好。", "身体健康！", false}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct composed composed = composed_new();
    add_block(&composed, ROLE_BODY, "春水来了。");
    add_block(&composed, ROLE_BODY, cases[i].opener);
    add_block(&composed, ROLE_BODY, cases[i].wish);
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    bool keeps[3], flush[3];
    for (guint k = 0; k < 3; k++) {
      keeps[k] = paragraph_at(paragraphs, k)->keep_next;
      flush[k] = paragraph_at(paragraphs, k)->flush;
    }
    if (keeps[1] != cases[i].is_wish || flush[2] != cases[i].is_wish || keeps[0] || keeps[2] || flush[0] || flush[1])
      fail_msg("row %zu", i);
    composed_free(&composed);
  }
}

/* Each line of a long title has its end, in the order of the text. */
static void a_title_of_many_lines(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE,
            "在全省深入推进农村人居环境整治提升工作现场会暨乡村建设行动推进会和农村厕所革命工作电视电话会议上的讲话");
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  const struct paragraph *title = paragraph_at(paragraphs, 0);
  assert_true(title->breaks->len >= 2);
  for (guint i = 0; i < title->breaks->len; i++) {
    const gsize at = g_array_index(title->breaks, gsize, i);
    assert_true(at > (i > 0 ? g_array_index(title->breaks, gsize, i - 1) : 0) && at < title->text->len);
  }
  composed_free(&composed);
}

/* Further lines of an attachment stand under its name: behind the label and the number with its blanks. */
static void attachments_hang_behind_their_numbers(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text, *before;
  } cases[] = {{"附件：1. 名单", "附件：1. "}, {"附件：1．名单", "附件：1．"}, {"附件:12、名单", "附件:12、"},
               {"附件：名单", "附件："},       {"附件：2024年名单", "附件："}, {"附件：1.   名单", "附件：1.   "}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct composed composed = composed_new();
    add_block(&composed, ROLE_BODY, "春水来了。");
    add_block(&composed, ROLE_ATTACHMENT, cases[i].text);
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    if (paragraph_at(paragraphs, 1)->hang != strlen(cases[i].before))
      fail_msg("%s: %zu", cases[i].text, (gsize)paragraph_at(paragraphs, 1)->hang);
    composed_free(&composed);
  }
}

/* How many paragraphs of such a text hang behind who speaks. */
static guint count_hanging(const char *const *texts) {
  struct composed composed = composed_new();
  for (; *texts; texts++)
    add_block(&composed, ROLE_BODY, *texts);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
  guint hanging = 0;
  for (guint i = 0; i < paragraphs->len; i++)
    hanging += ((const struct paragraph *)paragraphs->pdata[i])->hang > 0;
  composed_free(&composed);
  return hanging;
}

#define ANSWER                                                                                                         \
  "甲：这件事说来话长，要从修渠的那一年讲起，那年春天没有下雨，井里打不上水，村里的人天天到河边去挑，一挑就是大半天"
#define TURNS(...) count_hanging((const char *const[]){__VA_ARGS__, NULL})

/* Four short turns at least, by names that come again and change. */
static void turns_of_a_script_hang(G_GNUC_UNUSED void **state) {
  assert_int_equal(TURNS("甲：来了。", "乙：来了。", "甲：开始吧。", "乙：好。"), 4);
  assert_int_equal(TURNS("甲：来了。", "乙：来了。", "甲：开始吧。"), 0);
  assert_int_equal(TURNS("甲：来了。", "甲：走吧。", "甲：开始吧。", "甲：好。"), 0); /* one alone */
  assert_int_equal(TURNS("甲：来了。", "乙：来了。", "丙：开始吧。", "甲：好。"), 0); /* three names in four turns */
  assert_int_equal(TURNS("甲：来了。", "乙：来了。", "丙：开始吧。", "甲：好。", "乙：好。", "丙：好。"), 6);
  assert_int_equal(TURNS("甲：来了。", "甲：走吧。", "乙：开始吧。", "乙：好。"), 4); /* half of them change */
  assert_int_equal(TURNS("甲：来了。", "甲：走吧。", "甲：走吧。", "乙：开始吧。", "乙：好。"), 0);
  assert_int_equal(TURNS(ANSWER "。", "乙：后来呢？", ANSWER "。", "乙：好。"), 4); /* half of them are short */
  assert_int_equal(TURNS(ANSWER "。", "乙：后来呢？", ANSWER "。", "乙：好。", ANSWER "。"), 0);
  assert_int_equal(TURNS(ANSWER, "乙：后来呢？", ANSWER, "乙：好。", ANSWER), 5); /* 56 characters are two lines */
  assert_int_equal(TURNS("主持人甲乙：来了。", "观众：来了。", "主持人甲乙：开始吧。", "观众：好。"), 4);
  assert_int_equal(TURNS("主持人甲乙丙丁：来了。", "观众：来了。", "主持人甲乙丙丁：开始吧。", "观众：好。"), 0);
  assert_int_equal(TURNS("甲:来了。", "乙:来了。", "甲:开始吧。", "乙:好。"), 4);
  assert_int_equal(TURNS("甲：", "乙：来了。", "甲：", "乙：好。"), 0); /* nothing is said */
}

/* A heading stays with what is under it; a list of headings may be parted. */
static void headings_stay_with_what_follows(G_GNUC_UNUSED void **state) {
  static const struct {
    guint level, next; /* 0: a body */
    bool keeps;
  } cases[] = {{1, 0, true}, {1, 2, true}, {2, 2, false}, {2, 1, false}, {1, 1, false}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct composed composed = composed_new();
    add_block(&composed, ROLE_HEADING, "一、抓早")->level = cases[i].level;
    struct block *next = add_block(&composed, cases[i].next > 0 ? ROLE_HEADING : ROLE_BODY, "二、抓好");
    next->level = cases[i].next;
    g_autoptr(GPtrArray) paragraphs = compose_doc(composed.doc, composed.style);
    if (((const struct paragraph *)paragraphs->pdata[0])->keep_next != cases[i].keeps)
      fail_msg("row %zu", i);
    composed_free(&composed);
  }
}

static void headings_on_their_own_lines_count_for_contents(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  g_autoptr(Doc) entries = doc_new();
  g_autoptr(GPtrArray) paragraphs = add_toc(&composed, true, entries);
  assert_int_equal(paragraphs->len, 10);
  assert_string_equal(paragraph_at(paragraphs, 5)->text->str, "一、看住火源");
  assert_string_equal(paragraph_at(paragraphs, 6)->text->str, "上坟不带火，进山不抽烟。");
  assert_int_equal(paragraph_at(paragraphs, 9)->anchored_to, 8);
  g_clear_pointer(&paragraphs, g_ptr_array_unref);
  composed_free(&composed);
}

/* A further title begins another speech, whatever stood above the first one; a title below a line of the head does not.
 */
static void a_further_title_begins_a_page(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_STAGE_DIRECTION, "（奏国歌）");
  add_block(&composed, ROLE_TITLE, "在清渠现场会上的讲话");
  add_block(&composed, ROLE_BODY, "渠要修直。");
  add_block(&composed, ROLE_TITLE, "在清渠总结会上的讲话");
  add_block(&composed, ROLE_BODY, "渠修直了。");
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_line(&composed, 1, 0, "在清渠总结会上的讲话");
  composed_free(&composed);
}

/* Titles of several lines want the rules for them, and where attachments are any text may be a title. */
static void title_rules_are_wanted_for_is_longlines(void **state) {
  (void)state;
  static const char *const words[] = {
      "把水留住",
      "在全县冬春农田水利基本建设暨清渠护渠工作现场推进会上的讲话在全县冬春农田水利基本建设现场推进会上的讲话"};
  static const struct {
    enum role role;
    bool attached, wanted; /* whether an attachment is above, whether long words want the rules */
  } cases[] = {{ROLE_TITLE, false, true},    {ROLE_SUBTITLE, false, true}, {ROLE_BODY, false, false},
               {ROLE_HEADING, false, false}, {ROLE_BODY, true, true},      {ROLE_SUBTITLE, true, true}};
  struct style *style = style_load("gongwen", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    for (guint is_long = 0; is_long < 2; is_long++) {
      struct doc *doc = doc_new();
      doc_add_block(doc, ROLE_TITLE, 1, 1, g_strdup(words[0]));
      if (cases[i].attached)
        doc_add_block(doc, ROLE_ATTACHMENT, 2, 2, g_strdup("附件：名单"));
      doc_add_block(doc, cases[i].role, 3, 3, g_strdup(words[is_long]));
      assert_int_equal(compose_wants_title_rules(doc, style), is_long && cases[i].wanted);
      doc_free(doc);
    }
  style_free(style);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(title_rules_are_wanted_for_is_longlines),
      cmocka_unit_test(a_run_in_heading_prints_its_mark),
      cmocka_unit_test(marks_of_a_heading_are_as_heavy_as_it),
      cmocka_unit_test(a_text_is_of_one_face),
      cmocka_unit_test(shapes_leave_room_around_them),
      cmocka_unit_test(blanks_are_as_wide_as_they_are_meant),
      cmocka_unit_test(points_are_shown_as_the_style_says),
      cmocka_unit_test(the_date_follows_the_issuer),
      cmocka_unit_test(every_date_follows_its_own_issuer),
      cmocka_unit_test(attachments_hang_under_their_names),
      cmocka_unit_test(an_attachment_head_begins_a_page),
      cmocka_unit_test(text_of_an_attachment_is_set_as_text),
      cmocka_unit_test(headings_of_an_attachment_have_their_levels),
      cmocka_unit_test(smaller_notes_have_their_own_columns),
      cmocka_unit_test(tables_repeat_their_head),
      cmocka_unit_test(text_of_a_cell_stays_in_its_column),
      cmocka_unit_test(an_opening_mark_begins_a_cell),
      cmocka_unit_test(cells_that_are_one_have_no_rule_inside),
      cmocka_unit_test(a_cell_of_many_rows_goes_over_pages),
      cmocka_unit_test(lines_of_a_tall_cell_follow_each_other),
      cmocka_unit_test(a_row_taller_than_a_page_is_parted),
      cmocka_unit_test(every_kind_of_block_is_printed),
      cmocka_unit_test(marks_show_on_the_page),
      cmocka_unit_test(lines_along_words),
      cmocka_unit_test(the_lines_of_contents_stand_below_the_title),
      cmocka_unit_test(headings_on_their_own_lines_count_for_contents),
      cmocka_unit_test(a_wish_stands_flush),
      cmocka_unit_test(a_title_of_many_lines),
      cmocka_unit_test(attachments_hang_behind_their_numbers),
      cmocka_unit_test(turns_of_a_script_hang),
      cmocka_unit_test(headings_stay_with_what_follows),
      cmocka_unit_test(a_further_title_begins_a_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
