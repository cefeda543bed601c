/* Lines to pages (typography P5, P6, P7, G2 to G4, E8, E9). */
#include "composed.h"

static void add_bodies(struct composed *composed, guint count, guint length) {
  g_autofree char *text = long_text(length);
  for (guint i = 0; i < count; i++)
    add_block(composed, ROLE_BODY, text);
}

/* 114 cells for four lines of 110 and four over: five lines, or four when its commas are squeezed. */
static void add_squeezable(struct composed *composed) {
  g_autoptr(GString) text = g_string_new(NULL);
  composed->style->costs.squeeze = 4;
  for (int i = 0; i < 18; i++)
    g_string_append(text, "村口新路修，");
  g_string_append(text, "花林月照人。");
  add_block(composed, ROLE_BODY, text->str);
}

static struct block *add_heading(struct composed *composed, guint8 level, const char *text) {
  struct block *block = add_block(composed, ROLE_HEADING, text);
  block->level = level;
  return block;
}

static void pages_have_22_lines_on_one_grid(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 10, 26 + 28 * 6 + 12);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 4);
  for (guint p = 0; p < 3; p++) {
    assert_int_equal(text_lines(&composed, p), 22);
    for (guint i = 0; i < 22; i++)
      assert_float_equal(line_at(&composed, p, i)->y, 118.96 + i * 29.61, 0.01);
  }
  composed_free(&composed);
}

/* G3: the 22nd line would be a heading. */
static void a_heading_stays_with_its_text(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 3, 26 + 28 * 6); /* 21 lines */
  add_heading(&composed, 1, "一、江海");
  add_heading(&composed, 2, "（一）春水");
  add_bodies(&composed, 1, 60);
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 21);
  assert_line(&composed, 1, 0, "一、江海");
  assert_line(&composed, 1, 1, "（一）春水");
  composed_free(&composed);
}

/* A line of a heading does not end inside a word, 方|向盘, nor before what ends one, 精细|化: rather it is opened by
 * two characters. */
static void words_of_a_heading_are_whole(G_GNUC_UNUSED void **state) {
  static const char *const lines[][2] = {
      {"一、关于进一步加强组织领导切实把握好全局工作前进的", "方向盘的意见"},
      {"二、深化认识，扛牢责任，牢牢把握安全生产各项工作的", "“方向盘”不放松"},
      {"三、坚持统筹兼顾综合施策全面提升城市道路交通安全", "精细化治理水平"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(lines); i++) {
    struct composed composed = composed_new();
    g_autofree char *heading = g_strconcat(lines[i][0], lines[i][1], NULL);
    add_heading(&composed, 1, heading);
    add_bodies(&composed, 1, 60);
    lay_out(&composed);
    assert_line(&composed, 0, 0, lines[i][0]);
    assert_line(&composed, 0, 1, lines[i][1]);
    composed_free(&composed);
  }
}

static void the_title_block_hangs_together(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "在江海大会上的讲话");
  add_block(&composed, ROLE_SUBTITLE, "（2025年5月1日）")->kind = KIND_DATE;
  add_block(&composed, ROLE_SUBTITLE, "江海")->kind = KIND_SPEAKER;
  add_block(&composed, ROLE_SALUTATION, "同志们：");
  add_bodies(&composed, 1, 60);
  lay_out(&composed);
  const struct line *title = line_at(&composed, 0, 0), *date = line_at(&composed, 0, 1);
  assert_float_equal(title->y, 104.88 + (29.61 + 16 - 22) / 2 + 0.88 * 22, 0.02); /* E1, P8: in the middle of two */
  assert_float_equal(date->y, 118.96 + 2 * 29.61, 0.02);                     /* E4: at once below it, on the grid */
  assert_float_equal(line_at(&composed, 0, 3)->y, 118.96 + 5 * 29.61, 0.02); /* E3: one blank line */
  assert_float_equal(x_of(line_at(&composed, 0, 3), "同"), LEFT_EDGE, 0.2);  /* E5: flush left */
  const struct line *speaker = line_at(&composed, 0, 2); /* E4: as wide as a name of three characters */
  assert_float_equal(x_of(speaker, "海") - x_of(speaker, "江"), 2 * CELL, 0.02);
  composed_free(&composed);
}

/* P8: two lines at the title's own pitch take three grid lines and stand in the middle of them. */
static void lines_of_a_title_have_their_own_pitch(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "在江海大会");
  add_block(&composed, ROLE_TITLE, "上的讲话");
  add_block(&composed, ROLE_SUBTITLE, "（2025年5月1日）")->kind = KIND_DATE;
  lay_out(&composed);
  const double above = (2 * 29.61 + 16 - (34 + 22)) / 2;
  assert_float_equal(line_at(&composed, 0, 0)->y, 104.88 + above + 0.88 * 22, 0.02);
  assert_float_equal(line_at(&composed, 0, 1)->y - line_at(&composed, 0, 0)->y, 34, 0.02);
  assert_float_equal(line_at(&composed, 0, 2)->y, 118.96 + 3 * 29.61, 0.02);
  composed_free(&composed);
}

static void a_name_with_a_blank_is_as_wide(void **state) {
  (void)state;
  static const char *const names[] = {"江海", "江 海", "江　海"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    struct composed composed = composed_new();
    add_block(&composed, ROLE_SUBTITLE, names[i])->kind = KIND_SPEAKER;
    lay_out(&composed);
    const struct line *line = line_at(&composed, 0, 0);
    assert_float_equal(x_of(line, "海") - x_of(line, "江"), 2 * CELL, 0.02);
    composed_free(&composed);
  }
}

static void a_long_subtitle_is_seen_to_be_centred(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_SUBTITLE, "（2025年5月1日江海县第十届人民代表大会第二次全体会议通过）");
  lay_out(&composed);
  assert_line(&composed, 0, 0, "（2025年5月1日");
  assert_line(&composed, 0, 1, "江海县第十届人民代表大会第二次全体会议通过）");
  composed_free(&composed);
}

static void a_long_title_is_broken_by_words(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "在全镇冬季农田水利基本建设现场推进会议上的讲话");
  lay_out(&composed);
  assert_line(&composed, 0, 0, "在全镇冬季农田水利基本建设");
  assert_line(&composed, 0, 1, "现场推进会议上的讲话");
  composed_free(&composed);
  composed = composed_new(); /* a break of the author's own */
  add_block(&composed, ROLE_TITLE, "齐心协力");
  add_block(&composed, ROLE_TITLE, "把家乡建设得更好");
  lay_out(&composed);
  assert_line(&composed, 0, 0, "齐心协力");
  assert_line(&composed, 0, 1, "把家乡建设得更好");
  composed_free(&composed);
}

static void a_centred_line_is_in_the_middle(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "江海大会");
  add_block(&composed, ROLE_TITLE, "《江海大会》"); /* blank halves at the edges do not count */
  lay_out(&composed);
  for (guint i = 0; i < 2; i++) {
    const struct line *line = line_at(&composed, 0, i);
    double middle = (x_of(line, "江") + x_of(line, "会") + 22) / 2;
    assert_float_equal(middle, (LEFT_EDGE + RIGHT_EDGE) / 2, 0.05);
  }
  composed_free(&composed);
}

/* G2: commas give room for the line that would be alone on the next page. */
static void a_lonely_last_line_is_brought_back(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 2, 26 + 28 * 8); /* 18 lines */
  add_squeezable(&composed);
  add_bodies(&composed, 1, 200);
  lay_out(&composed);
  const struct line *first = line_at(&composed, 1, 0);
  assert_true(first->first); /* page 2 begins with a new paragraph */
  assert_int_equal(text_lines(&composed, 0), 22);
  composed_free(&composed);
}

/* G2: the lonely line cannot be brought back, but a paragraph above it has a nearly full last line. */
static void a_lonely_last_line_gets_company(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->costs.widow = 300;
  add_bodies(&composed, 1, 26 + 28 * 9 - 1);  /* 10 lines, 27 cells in the last */
  add_bodies(&composed, 1, 26 + 28 * 11 + 8); /* 13 lines, 8 cells in the last: the 13th is alone */
  add_bodies(&composed, 1, 200);
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 22);
  assert_false(line_at(&composed, 1, 0)->last);
  assert_true(line_at(&composed, 1, 1)->last);
  composed_free(&composed);
}

/* G2, of a paragraph that began two pages before. */
static void a_lonely_last_line_is_brought_back_over_pages(void **state) {
  (void)state;
  struct composed composed = composed_new();
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 206; i++) /* 1236 cells: 44 lines hold 1230 */
    g_string_append(text, i == 205 ? "村口新路修。" : "村口新路修，");
  add_block(&composed, ROLE_BODY, text->str);
  add_bodies(&composed, 1, 200);
  lay_out(&composed);
  assert_true(line_at(&composed, 1, 21)->last);
  assert_true(line_at(&composed, 2, 0)->first);
  composed_free(&composed);
}

/* P7: the last page would hold one line. */
static void a_last_page_of_one_line_is_saved(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_squeezable(&composed);
  add_bodies(&composed, 2, 26 + 28 * 8);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 1);
  assert_int_equal(text_lines(&composed, 0), 22);
  composed_free(&composed);
}

/* To have a line less costs more here than a lonely line, and more than a short last page, but not more than both. */
static void a_lonely_line_on_the_last_page_counts_twice(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  composed.style->costs.widow = composed.style->costs.last_page = 4;
  add_squeezable(&composed);
  add_bodies(&composed, 2, 26 + 28 * 8);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 1);
  composed.style->costs.last_page = 0.1;
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  composed_free(&composed);
}

/* Lines of 28 characters, `lines` of them full (of the first two are its indent) and the last of `rest`; a sentence
 * ends with line `stop` (1 for the first), where a line break is certain. */
static void add_lines(struct composed *composed, guint lines, guint stop, guint rest) {
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 1; i <= lines; i++)
    for (guint k = i == 1 ? 3 : 1; k <= 28; k++)
      g_string_append(text, i == stop && k == 28 ? "…" : "春");
  for (guint k = 1; k < rest; k++)
    g_string_append(text, "水");
  add_block(composed, ROLE_BODY, g_string_append(text, "。")->str);
}

/* P7: where no paragraph can give or take a line, the page before ends earlier. */
static void a_last_page_of_two_lines_gets_a_third(G_GNUC_UNUSED void **state) {
  static const struct {
    double cost;
    guint first, last;
  } cases[] = {{450, 21, 3}, {0, 22, 2}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct composed composed = composed_new();
    composed.style->costs.last_page = cases[i].cost;
    add_lines(&composed, 23, 0, 3);
    lay_out(&composed);
    assert_int_equal(composed.layout->pages->len, 2);
    assert_int_equal(text_lines(&composed, 0), cases[i].first);
    assert_int_equal(text_lines(&composed, 1), cases[i].last);
    composed_free(&composed);
  }
}

/* G2: where no paragraph can give or take a line, the page ends a line earlier and the last line is not alone. */
static void a_lonely_line_gets_company(G_GNUC_UNUSED void **state) {
  for (guint cost = 0; cost <= 300; cost += 300) {
    struct composed composed = composed_new();
    composed.style->costs.widow = cost;
    add_lines(&composed, 22, 0, 3);
    add_lines(&composed, 3, 0, 20);
    lay_out(&composed);
    assert_int_equal(text_lines(&composed, 0), cost > 0 ? 21 : 22);
    assert_int_equal(line_at(&composed, 1, 0)->last, cost == 0);
    composed_free(&composed);
  }
}

/* The 45th line would be alone on the third page: the first page ends early, where a title makes it unlike the others,
 * and in a text of more pages the one before the line. */
static void the_first_page_ends_early(void **state) {
  (void)state;
  for (guint pages = 2; pages <= 6; pages += 4) {
    struct composed composed = composed_new();
    add_lines(&composed, 22 * pages, 0, 3);
    add_lines(&composed, 12, 0, 9);
    lay_out(&composed);
    for (guint i = 0; i < pages; i++)
      assert_int_equal(text_lines(&composed, i), i == (pages == 2 ? 0 : pages - 1) ? 21 : 22);
    assert_false(line_at(&composed, pages, 0)->last);
    composed_free(&composed);
  }
}

/* Ending a line earlier, the first page would leave its last line alone; ending two earlier, it would show: so the page
 * before the lonely line ends earlier. */
static void the_first_page_does_not_end_two_lines_early(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  add_lines(&composed, 21, 0, 9);
  add_lines(&composed, 22, 0, 3);
  add_lines(&composed, 12, 0, 9);
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 22);
  assert_int_equal(text_lines(&composed, 1), 21);
  assert_false(line_at(&composed, 2, 0)->last);
  composed_free(&composed);
}

/* A paragraph of four lines that a page's end would part goes to the next page where the style wishes it. */
static void short_paragraphs_are_whole(void **state) {
  (void)state;
  for (guint whole = 3; whole <= 4; whole++) {
    struct composed composed = composed_new();
    composed.style->whole_paragraph = whole;
    composed.style->costs.last_page = 0;
    add_lines(&composed, 19, 0, 9); /* 20 lines */
    add_lines(&composed, 3, 0, 9);  /* 4 lines */
    lay_out(&composed);
    assert_int_equal(text_lines(&composed, 0), whole == 4 ? 20 : 22);
    composed_free(&composed);
  }
}

/* The page ends a line early where a sentence ends there; but not where that leaves a line alone on the next. */
static void a_page_turns_where_a_sentence_ends(void **state) {
  (void)state;
  static const struct {
    double cost;
    guint stop, lines;
  } cases[] = {{900, 21, 21}, {0, 21, 22}, {900, 20, 22}, {900, 22, 22}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    struct composed composed = composed_new();
    composed.style->costs.turned_sentence = cases[i].cost;
    add_lines(&composed, 30, cases[i].stop, 9);
    lay_out(&composed);
    assert_int_equal(text_lines(&composed, 0), cases[i].lines);
    composed_free(&composed);
  }
}

/* Five lines or four when marks are squeezed: with four the page ends with the paragraph after it. */
static void a_line_less_lets_a_sentence_end_on_its_page(void **state) {
  (void)state;
  for (guint cost = 0; cost <= 900; cost += 900) {
    struct composed composed = composed_new();
    composed.style->costs.turned_sentence = cost;
    composed.style->costs.widow = 0;
    add_squeezable(&composed);
    add_lines(&composed, 17, 0, 20); /* 18 lines: 23 in all */
    add_lines(&composed, 17, 0, 20);
    lay_out(&composed);
    assert_int_equal(composed.layout->pages->len, 2);
    assert_int_equal(text_lines(&composed, 0), 22);
    assert_int_equal(line_at(&composed, 0, 21)->last, cost > 0);
    composed_free(&composed);
  }
}

/* E10: never alone on a page. */
static void a_signature_brings_text_with_it(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 2, 26 + 28 * 9); /* 20 lines: a blank line, the issuer, and the date has no room */
  add_block(&composed, ROLE_SIGNATURE, "江海办公室");
  add_block(&composed, ROLE_SIGNATURE, "2025年5月1日")->kind = KIND_DATE;
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(text_lines(&composed, 1), 4);
  assert_int_equal(line_at(&composed, 1, 0)->element, ELEMENT_BODY);
  assert_int_equal(line_at(&composed, 1, 3)->element, ELEMENT_DATE);
  composed_free(&composed);
}

/* Nor with nothing but the list of what is attached. */
static void a_list_of_attachments_brings_text_with_it(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 2, 26 + 28 * 10); /* 22 lines */
  add_block(&composed, ROLE_ATTACHMENT, "附件：1. 任务分工");
  add_block(&composed, ROLE_ATTACHMENT, "2. 考核办法");
  add_block(&composed, ROLE_SIGNATURE, "江海办公室");
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(line_at(&composed, 1, 0)->element, ELEMENT_BODY);
  composed_free(&composed);
}

static void page_numbers_stand_outside(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_bodies(&composed, 5, 26 + 28 * 8);
  lay_out(&composed);
  for (guint p = 0; p < 2; p++) {
    const struct line *number = line_at(&composed, p, page_at(&composed, p)->lines->len - 1);
    assert_int_equal(number->kind, LINE_PAGE_NUMBER);
    const struct run *run = NULL;
    const struct placed_glyph *last = last_glyph(number, &run);
    double right = (double)last->x + face_advance(run->face, last->glyph) * 14;
    double left = (double)g_array_index(run->glyphs, struct placed_glyph, 0).x;
    assert_string_equal(run->text, p == 0 ? "— 1 —" : "— 2 —");
    if (p == 0)
      assert_float_equal(right, RIGHT_EDGE - 14, 0.1); /* GB/T 9704-2012 7.5 */
    else
      assert_float_equal(left, LEFT_EDGE + 14, 0.1);
    struct ink dash;
    face_ink(run->face, last->glyph, &dash);
    double middle = number->y + (double)(dash.top + dash.bottom) / 2 * 14;
    assert_float_equal(middle, 269 * 72 / 25.4, 0.1);
  }
  composed_free(&composed);
}

static void an_odd_count_gets_a_blank_back(void **state) {
  (void)state;
  struct composed composed = composed_new();
  composed.style->blank_back = true;
  add_bodies(&composed, 1, 60);
  lay_out(&composed);
  assert_int_equal(composed.layout->pages->len, 2);
  assert_int_equal(page_at(&composed, 1)->lines->len, 0); /* and no number: E9 */
  composed_free(&composed);
}

static void the_outline_knows_where_headings_are(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "江海");
  add_bodies(&composed, 3, 26 + 28 * 6);
  add_heading(&composed, 1, "一、春水");
  add_heading(&composed, 2, "（一）明月");
  add_bodies(&composed, 1, 60);
  lay_out(&composed);
  assert_int_equal(composed.layout->outline->len, 3);
  const struct outline_entry *title = g_ptr_array_index(composed.layout->outline, 0);
  assert_string_equal(title->text, "江海");
  const struct outline_entry *entry = g_ptr_array_index(composed.layout->outline, 2);
  assert_string_equal(entry->text, "（一）明月");
  assert_int_equal(entry->level, 2);
  assert_int_equal(entry->page, 1);
  assert_true(entry->y < line_at(&composed, 1, 1)->y + 29.61 * 3 && entry->y > 100);
  composed_free(&composed);
}

static void a_text_without_headings_is_found_by_its_title(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_TITLE, "江海");
  add_bodies(&composed, 1, 60);
  lay_out(&composed);
  assert_int_equal(composed.layout->outline->len, 1);
  composed_free(&composed);
}

/* A first line alone at the foot gets company where a paragraph of the page can give a line at little cost; where none
 * can, it stays. */
static void a_first_line_has_company_where_that_is_cheap(void **state) {
  (void)state;
  for (guint orphan = 0; orphan <= 40; orphan += 40) {
    struct composed composed = composed_new();
    composed.style->costs.orphan = orphan;
    add_bodies(&composed, 1, 26 + 28 * 15); /* 16 lines */
    add_squeezable(&composed);
    add_bodies(&composed, 1, 26 + 28 * 4);
    lay_out(&composed);
    assert_int_equal(text_lines(&composed, 0), 22);
    assert_true(line_at(&composed, 0, orphan > 0 ? 20 : 21)->first);
    composed_free(&composed);
  }
  struct composed composed = composed_new();
  add_bodies(&composed, 1, 26 + 28 * 20); /* 21 lines without a mark */
  add_bodies(&composed, 1, 26 + 28 * 4);
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 22);
  assert_true(line_at(&composed, 0, 21)->first);
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pages_have_22_lines_on_one_grid),
      cmocka_unit_test(a_first_line_has_company_where_that_is_cheap),
      cmocka_unit_test(a_heading_stays_with_its_text),
      cmocka_unit_test(words_of_a_heading_are_whole),
      cmocka_unit_test(the_title_block_hangs_together),
      cmocka_unit_test(lines_of_a_title_have_their_own_pitch),
      cmocka_unit_test(a_name_with_a_blank_is_as_wide),
      cmocka_unit_test(a_long_subtitle_is_seen_to_be_centred),
      cmocka_unit_test(a_long_title_is_broken_by_words),
      cmocka_unit_test(a_centred_line_is_in_the_middle),
      cmocka_unit_test(a_lonely_last_line_is_brought_back),
      cmocka_unit_test(a_lonely_last_line_gets_company),
      cmocka_unit_test(a_lonely_last_line_is_brought_back_over_pages),
      cmocka_unit_test(a_last_page_of_one_line_is_saved),
      cmocka_unit_test(a_lonely_line_on_the_last_page_counts_twice),
      cmocka_unit_test(a_last_page_of_two_lines_gets_a_third),
      cmocka_unit_test(a_lonely_line_gets_company),
      cmocka_unit_test(the_first_page_ends_early),
      cmocka_unit_test(the_first_page_does_not_end_two_lines_early),
      cmocka_unit_test(short_paragraphs_are_whole),
      cmocka_unit_test(a_page_turns_where_a_sentence_ends),
      cmocka_unit_test(a_line_less_lets_a_sentence_end_on_its_page),
      cmocka_unit_test(a_signature_brings_text_with_it),
      cmocka_unit_test(a_list_of_attachments_brings_text_with_it),
      cmocka_unit_test(page_numbers_stand_outside),
      cmocka_unit_test(an_odd_count_gets_a_blank_back),
      cmocka_unit_test(the_outline_knows_where_headings_are),
      cmocka_unit_test(a_text_without_headings_is_found_by_its_title),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
