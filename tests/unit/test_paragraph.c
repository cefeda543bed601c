/* Paragraphs set into lines: measures, squeezing, stretching, last lines (typography E6, W1 to W9, G1, P4). */
#include "composed.h"
#include "layout/spacing.h"

#include <math.h>

/* One body paragraph, laid out. */
static void set_body(struct composed *composed, const char *text) {
  *composed = composed_new();
  add_block(composed, ROLE_BODY, text);
  lay_out(composed);
}

/* Where the last character's half or whole cell ends. */
static double right_end(const struct line *line) {
  const struct run *run;
  const struct placed_glyph *glyph = last_glyph(line, &run);
  gunichar c = g_utf8_get_char(run->text + glyph->text_start);
  if (c == 0xFF1F) { /* in the middle of FandolFang's cell: it ends with its ink */
    const double shift = mark_shift(run->face, glyph->glyph, c);
    const struct blanks half = mark_half(run->face, glyph->glyph, CLASS_STOP, shift, 0.08);
    return (double)glyph->x - shift * run->size + (CELL + run->size) / 2 - (double)half.right * CELL;
  }
  bool mark = g_utf8_strchr("，、；：。？！”）", -1, c) != NULL;
  bool latin = c < 0x80;
  double advance = latin ? face_advance(run->face, glyph->glyph) * run->size : mark ? CELL / 2 : CELL;
  double cell_start = latin ? (double)glyph->x : (double)glyph->x - (CELL - run->size) / 2;
  return cell_start + advance;
}

static void lines_fill_the_grid(void **state) {
  (void)state;
  struct composed composed;
  g_autofree char *text = long_text(200);
  set_body(&composed, text);
  g_autofree char *first = line_text(line_at(&composed, 0, 0)), *second = line_text(line_at(&composed, 0, 1));
  assert_int_equal(g_utf8_strlen(first, -1), 26); /* E6: two characters indent, 28 to the line */
  assert_int_equal(g_utf8_strlen(second, -1), 28);
  double indent = (double)g_array_index(((struct run *)g_ptr_array_index(line_at(&composed, 0, 0)->runs, 0))->glyphs,
                                        struct placed_glyph, 0)
                      .x;
  assert_float_equal(indent, LEFT_EDGE + 2 * CELL + (CELL - 16) / 2, 0.02);
  assert_float_equal(line_at(&composed, 0, 0)->y, 104.88 + 0.88 * 16, 0.02);
  assert_float_equal(line_at(&composed, 0, 1)->y - line_at(&composed, 0, 0)->y, 29.61, 1e-4);
  assert_true(line_at(&composed, 0, 0)->first && !line_at(&composed, 0, 0)->last);
  composed_free(&composed);
}

static void full_lines_end_at_the_edge(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed,
           "春天来了，“河水”涨了；GDP增长6.8%，（见附表）大家都说：“好年景！”于是，我们在2024年11月把种子、化肥、农药"
           "运到田头，请来了农技员——他们常年住在村里，和大家一起下地……到了秋天，谷子黄了，高粱红了，一年的辛苦没有白费"
           "，大家喜在心里。");
  guint lines = text_lines(&composed, 0);
  assert_true(lines > 3);
  for (guint i = 0; i + 1 < lines; i++)
    assert_float_equal(right_end(line_at(&composed, 0, i)), RIGHT_EDGE, 0.05);
  assert_true(right_end(line_at(&composed, 0, lines - 1)) < RIGHT_EDGE - 1); /* G5 */
  composed_free(&composed);
}

/* Whatever a line has to give or to take, it ends at the edge: words in Latin letters with their spaces, figures, marks
 * of all kinds, moved on by one character after the other. */
static void all_full_lines_end_at_the_edge(void **state) {
  (void)state;
  for (guint before = 1; before <= 28; before++) {
    struct composed composed;
    g_autofree char *head = long_text(before + 1);
    g_autofree char *text = g_strconcat(
        head, "村里用上了 Wi-Fi 和 Open Street Map，老支书说：“看得见 the new road to town 了！”我们在",
        "2024年11月修了3.5公里渠（东渠、西渠），种了 GDP 课本里的 winter wheat；大家问：水呢！水来了。到秋天，"
        "谷子黄了，高粱红了，All of us 都下地，一年的辛苦没有白费，",
        head, NULL);
    set_body(&composed, text);
    guint lines = text_lines(&composed, 0);
    assert_true(lines > 4);
    for (guint i = 0; i + 1 < lines; i++) {
      const double end = right_end(line_at(&composed, 0, i));
      if (fabs(end - RIGHT_EDGE) > 0.05)
        fail_msg("%u before: line %u ends at %.3f", before, i, end);
    }
    composed_free(&composed);
  }
}

static void gaps_between_characters_are_even(void **state) {
  (void)state;
  struct composed composed;
  g_autofree char *tail = long_text(60);
  g_autofree char *text = g_strconcat("江海春水江海春水江海春水江海春水江海春水江海春Internationalization", tail, NULL);
  set_body(&composed, text);
  const struct run *run = g_ptr_array_index(line_at(&composed, 0, 0)->runs, 0);
  double least = G_MAXDOUBLE, most = 0;
  for (guint i = 1; i < run->glyphs->len; i++) {
    double gap = (double)(g_array_index(run->glyphs, struct placed_glyph, i).x -
                          g_array_index(run->glyphs, struct placed_glyph, i - 1).x);
    least = MIN(least, gap);
    most = MAX(most, gap);
  }
  assert_true(least > CELL); /* it is stretched: the word did not fit */
  assert_float_equal(most, least, 0.001);
  composed_free(&composed);
}

static void adjacent_marks_take_one_and_a_half(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "他说：“春天到了。”大家（不少人）、《诗经》《春秋》。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "春天") - x_of(line, "说"), CELL * 2.5, 0.01); /* ：“ */
  assert_float_equal(x_of(line, "大家") - x_of(line, "了"), CELL * 2.5, 0.01); /* 。” */
  assert_float_equal(x_of(line, "诗") - x_of(line, "人）"), CELL * 3, 0.01);   /* ）、《: three marks, two cells */
  composed_free(&composed);
}

static void question_and_exclamation_share_a_cell(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "春水真的来了？！江海就在眼前！！！是的。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "江") - x_of(line, "了"), CELL * 2, 0.01);
  assert_float_equal(x_of(line, "是") - x_of(line, "前"), CELL * 3, 0.01); /* three take two cells */
  struct face *face = font_set_face(composed.fonts, FONT_BODY);
  struct ink question, exclamation;
  face_ink(face, face_glyph(face, 0xFF1F), &question);
  face_ink(face, face_glyph(face, 0xFF01), &exclamation);
  double gap = x_of(line, "！江") + exclamation.left * 16.0 - (x_of(line, "？") + question.right * 16.0);
  assert_true(gap >= 0.08 * 16 - 0.01);
  composed_free(&composed);
}

static void an_opening_mark_at_a_line_start_is_trimmed(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed,
           "江海春水江海春水江海春水江海春水江海春水江海春水江海“春水明月”江海春水江海春水江海春水江海春水江海。");
  const struct line *line = line_at(&composed, 0, 1);
  assert_float_equal(x_of(line, "“"), LEFT_EDGE - CELL / 2 + (CELL - 16) / 2, 0.02); /* W4 */
  composed_free(&composed);
  set_body(&composed, "（一）江海春水");
  assert_float_equal(x_of(line_at(&composed, 0, 0), "（"), LEFT_EDGE + 2 * CELL + (CELL - 16) / 2, 0.02);
  composed_free(&composed);
}

static void a_squeezed_line_keeps_the_mark_at_the_paragraph_start(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "（一）江海，春水，江海，春水，江海，春水江海春水江海春，水江海春水江海。");
  assert_float_equal(x_of(line_at(&composed, 0, 0), "（"), LEFT_EDGE + 2 * CELL + (CELL - 16) / 2, 0.02);
  composed_free(&composed);
}

/* G1: 29 characters and 。 would leave one alone; a comma is squeezed, or one more comes down. */
static void no_character_is_left_alone(void **state) {
  (void)state;
  for (guint length = 20; length < 120; length++) {
    struct composed composed;
    g_autofree char *text = long_text(length);
    set_body(&composed, text);
    guint lines = text_lines(&composed, 0);
    g_autofree char *last = line_text(line_at(&composed, 0, lines - 1));
    assert_true(lines == 1 || g_utf8_strlen(last, -1) > 2);
    composed_free(&composed);
  }
}

/* Nor is a figure, which counts as the characters that are as wide: 春21年 are three, as 春水年 are, 2025年 too. */
static void figures_are_as_wide_as_characters(G_GNUC_UNUSED void **state) {
  static const char *const first = "江海春水江海春水江海春水江海春水江海春水江海春水江海",
                           *const ends[] = {"春水年。", "春21年。", "2025年。", "12.5年。"};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    struct composed composed;
    g_autofree char *text = g_strconcat(first, ends[i], NULL);
    set_body(&composed, text);
    g_autofree char *line = line_text(line_at(&composed, 0, 0));
    assert_string_equal(line, first);
    composed_free(&composed);
  }
}

static void commas_are_squeezed_before_lines_are_stretched(void **state) {
  (void)state;
  struct composed composed;
  /* 26 cells hold 25 characters, two commas among them, and the 26th and 27th with a half too much */
  set_body(&composed, "江海春，水江海春，水江海春水江海春，水江海春水江海“春水明月江海春水江海春水江海春水江海。");
  const struct line *line = line_at(&composed, 0, 0);
  double comma = x_of(line, "水江海春，水江海春水江") - x_of(line, "春，水江海春，水江海春水");
  assert_true(comma <= 2 * CELL + 0.01); /* never wider than its cell here */
  composed_free(&composed);
}

/* How much of its cell each mark of a line keeps that stands between two Han characters, the least of them. */
static double least_mark(const struct line *line) {
  double least = 1;
  for (guint r = 0; r < line->runs->len; r++) {
    const struct run *run = g_ptr_array_index(line->runs, r);
    for (guint i = 1; i + 1 < run->glyphs->len; i++) {
      const struct placed_glyph *glyph = &g_array_index(run->glyphs, struct placed_glyph, i);
      bool between = g_unichar_isalpha(g_utf8_get_char(run->text + glyph[-1].text_start)) &&
                     g_unichar_isalpha(g_utf8_get_char(run->text + glyph[1].text_start));
      if (between && g_unichar_ispunct(g_utf8_get_char(run->text + glyph->text_start)))
        least = MIN(least, (double)(glyph[1].x - glyph[-1].x) / CELL - 1);
    }
  }
  return least;
}

/* W12: a comma in each line, and whole lines of every length; only to keep a character from being alone is a mark
 * squeezed under 3/4. */
static void marks_keep_three_quarters(void **state) {
  (void)state;
  g_autoptr(GString) text = g_string_new("春");
  for (guint length = 30; length < 150; length++) {
    struct composed composed;
    g_string_append(text, length % 11 == 0 ? "，" : length % 17 == 0 ? "、" : "水");
    g_autofree char *whole = g_strconcat(text->str, "江。", NULL);
    set_body(&composed, whole);
    for (guint i = 0; i < text_lines(&composed, 0); i++)
      assert_true(least_mark(line_at(&composed, 0, i)) > 0.74);
    composed_free(&composed);
  }
}

/* W8, W12: a line that is half a cell short opens its three commas, so that its characters stay within 1/64 em. */
static void marks_take_blank_before_characters_part(void **state) {
  (void)state;
  struct composed composed;
  /* 26 cells: 25 and a full stop that is half a cell at the edge */
  set_body(&composed,
           "江海，春水江海，春水江海，春水江海春水江海春水江海。春水江海春水江海春水江海春水江海春水江海春水江海春");
  const struct line *line = line_at(&composed, 0, 0);
  g_autofree char *first = line_text(line);
  assert_true(g_str_has_suffix(first, "江海。"));
  assert_float_equal(right_end(line), RIGHT_EDGE, 0.05);
  const double opening = x_of(line, "海，春") - x_of(line, "江海，春") - CELL;
  assert_float_equal(x_of(line, "春水江海，") - x_of(line, "海，春水江海，"), 2 * (CELL + opening) + 1.2, 0.01);
  assert_true(opening > 0 && opening < 16.0 / 64);
  composed_free(&composed);
}

/* W13: the line is squeezed by the half of a cell that its last comma takes, its number is not. */
static void numbers_keep_their_marks(void **state) {
  (void)state;
  static const char *const numbers[] = {"一、", "第一，", "十二、"};
  for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
    struct composed composed;
    const glong length = g_utf8_strlen(numbers[i], -1);
    g_autofree char *filler = long_text(20 - (guint)length);
    g_autofree char *text = g_strconcat(numbers[i], "江海，花月，", filler, filler, NULL);
    *strstr(text, "。") = '\0';
    g_autofree char *whole = g_strconcat(text, "明，江海春水江海春水。", NULL);
    set_body(&composed, whole);
    const struct line *line = line_at(&composed, 0, 0);
    g_autofree char *first = line_text(line);
    assert_true(g_str_has_suffix(first, "明，"));
    assert_float_equal(x_of(line, "花月") - x_of(line, "江海"), 2.75 * CELL, 0.1);
    assert_float_equal(x_of(line, "江海") - x_of(line, numbers[i]), CELL * (double)length, 0.01);
    composed_free(&composed);
  }
}

/* W13: behind the number of an item is one blank, however its line is stretched. */
static void the_blank_behind_a_number_is_fixed(void **state) {
  (void)state;
  static const char *const texts[] = {"1. 江海", "1. 江海春水江海春水江海春水江海春水江海春水Internationals是江海",
                                      "A.江海春水江海春水江海春水江海春水江海春水Internationals是江海"};
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    struct composed composed;
    set_body(&composed, texts[i]);
    const struct line *line = line_at(&composed, 0, 0);
    const struct run *run = NULL;
    const struct placed_glyph *point = find_glyph(line, ".", &run);
    const double end = (double)point->x + face_advance(run->face, point->glyph) * 16;
    assert_float_equal(x_of(line, "江") - (CELL - 16) / 2 - end, 4, 0.01);
    composed_free(&composed);
  }
}

/* W13: turn lines stand under what follows the speaker's name, whether the first line is stretched or squeezed. */
static void turn_lines_stand_under_the_first(void **state) {
  (void)state;
  static const char *const turns[] = {
      "主持人：村口新路修，村口新路修，村口新路修，村口新路修，村口新路修，村口新路修，好。",
      "王芳：江海春水江海春水江海春水江海春水江海春水Internationals是江海",
      "主持人：请大家先说。",
      "王芳：江海春水江海春水江海春水江海春水江海5春水江海春水江海春水。",
  };
  struct composed composed = composed_new();
  for (guint i = 0; i < G_N_ELEMENTS(turns); i++)
    add_block(&composed, ROLE_BODY, turns[i]);
  lay_out(&composed);
  guint compared = 0;
  for (guint i = 0; i + 1 < text_lines(&composed, 0); i++) {
    const struct line *line = line_at(&composed, 0, i), *turn = line_at(&composed, 0, i + 1);
    if (!line->first || turn->first)
      continue;
    g_autofree char *first = line_text(line), *second = line_text(turn);
    *g_utf8_next_char(second) = '\0';
    const char *start = strstr(first, "：") + strlen("：");
    const double under = x_of(turn, second);
    if (fabs(x_of(line, start) - under) > 0.15)
      fail_msg("%s: %f, %f", first, x_of(line, start), under);
    compared++;
  }
  assert_int_equal(compared, 3);
  composed_free(&composed);
}

static void gaps_open_between_han_and_latin(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江AI海5春，GDP水");
  const struct line *line = line_at(&composed, 0, 0);
  double bearing = (CELL - 16) / 2;
  assert_float_equal(x_of(line, "AI") - (x_of(line, "江") - bearing + CELL), 4, 0.02);  /* W9: 1/4 em */
  assert_float_equal(x_of(line, "5") - (x_of(line, "海") - bearing + CELL), 2, 0.02);   /* 1/8 em beside digits */
  assert_float_equal(x_of(line, "GDP") - (x_of(line, "，") - bearing + CELL), 0, 0.02); /* none beside marks */
  composed_free(&composed);
}

static void a_typed_space_is_the_gap_itself(void **state) {
  (void)state;
  static const char *const texts[][2] = {{"江 AI 海", "江AI海"}, {"江 5 海", "江5海"}, {"水5 江 3G海", "水5江3G海"}};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    struct composed typed, plain;
    set_body(&typed, texts[i][0]);
    set_body(&plain, texts[i][1]);
    assert_float_equal(x_of(line_at(&typed, 0, 0), "海"), x_of(line_at(&plain, 0, 0), "海"), 0.01);
    composed_free(&typed);
    composed_free(&plain);
  }
}

/* W13: also on a line that is opened. */
static void the_blank_behind_a_number_is_no_gap(G_GNUC_UNUSED void **state) {
  struct composed composed = composed_new();
  struct block *heading = add_block(&composed, ROLE_HEADING, "1.1 江海春水江海春水江海春水江海春水江海春水，Internationals水");
  heading->level = 3;
  heading->marker_length = strlen("1.1 ");
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  assert_false(line->last);
  assert_float_equal(x_of(line, "江海") - x_of(line, "1 "), 8 + 4 + (CELL - 16) / 2, 0.1);
  composed_free(&composed);
}

/* 200 ms is one word, with letters: one gap on both sides. */
static void a_figure_and_its_unit_have_one_gap(G_GNUC_UNUSED void **state) {
  struct composed composed;
  set_body(&composed, "在200 ms以内");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "200") - x_of(line, "在"), CELL + 4 - (CELL - 16) / 2, 0.02);
  composed_free(&composed);
}

/* Of a line that is opened, the blank before a unit stays as it is, and that between English words does not. */
static void the_blank_before_a_unit_is_fixed(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    bool fixed;
  } cases[] = {{"200 ms", true}, {"in 200 ms", false}, {"200 ms or", false}, {"20 200 ms", true}, {"在 200 ms", true}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf("响应时间在%s以内的接口都要接入统一的平台，abcdefghijkl。", cases[i].text);
    struct composed composed;
    set_body(&composed, text);
    const struct line *line = line_at(&composed, 0, 0);
    const double blank = x_of(line, "ms") - x_of(line, "00 ");
    assert_int_equal(blank < 16 + 4.1, cases[i].fixed);
    composed_free(&composed);
  }
}

/* W2: as if it were not there. */
static void a_stray_blank_parts_no_marks(G_GNUC_UNUSED void **state) {
  static const char *const texts[][2] = {{"《甲》 ，乙", "《甲》，乙"}, {"“甲” “乙”丙", "“甲”“乙”丙"}, {"甲。 “乙", "甲。“乙"}};
  for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
    struct composed typed, plain;
    set_body(&typed, texts[i][0]);
    set_body(&plain, texts[i][1]);
    assert_float_equal(x_of(line_at(&typed, 0, 0), "乙"), x_of(line_at(&plain, 0, 0), "乙"), 0.01);
    composed_free(&typed);
    composed_free(&plain);
  }
}

static void a_row_of_blanks_is_one_cell(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "甲　　　乙        丙");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "乙") - x_of(line, "甲"), 2 * CELL, 0.02);
  assert_float_equal(x_of(line, "丙") - x_of(line, "乙"), 2 * CELL, 0.02);
  composed_free(&composed);
}

static void blanks_to_be_filled_in_keep_their_width(void **state) {
  (void)state;
  struct composed composed = composed_new();
  struct block *block = add_block(&composed, ROLE_BODY, "甲（　　　）乙");
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  struct placeholder holder = {.start = 3, .length = 15, .sign_start = 6, .sign_length = 9, .identity = 1};
  g_array_append_val(block->placeholders, holder);
  g_ptr_array_add(composed.doc->placeholder_names, g_strdup("（　　　）"));
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  assert_true(x_of(line, "乙") - x_of(line, "甲") > 5 * CELL);
  composed_free(&composed);
}

static void blanks_to_be_filled_in_are_not_squeezed(void **state) {
  (void)state;
  struct composed composed = composed_new();
  /* One cell more than the line has room for: the blanks may not give it. */
  struct block *block = add_block(&composed, ROLE_BODY, "春江潮水连海平海上明月共　　　潮生滟滟随波千里何处江月");
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  struct placeholder holder = {.start = 36, .length = 12, .sign_start = 36, .sign_length = 9, .identity = 1};
  g_array_append_val(block->placeholders, holder);
  g_ptr_array_add(composed.doc->placeholder_names, g_strdup("　　　潮"));
  lay_out(&composed);
  const struct line *line = line_at(&composed, 0, 0);
  assert_true(x_of(line, "潮生") - x_of(line, "共") > 4 * CELL - 0.01);
  composed_free(&composed);
}

/* Longer than a line can hold well: they are parted, and none of them is lost at the end of a line. */
static void long_blanks_are_parted(void **state) {
  (void)state;
  struct composed composed = composed_new();
  g_autoptr(GString) text = g_string_new("江海春水江海春水江海春水江海春水江海");
  const gsize start = text->len;
  for (guint i = 0; i < 20; i++)
    g_string_append(text, "　");
  const gsize length = text->len - start;
  g_string_append(text, "同志江海春水");
  struct block *block = add_block(&composed, ROLE_BODY, text->str);
  block->placeholders = g_array_new(FALSE, FALSE, sizeof(struct placeholder));
  struct placeholder holder = {start, length + 3, start, length, 1, NULL};
  g_array_append_val(block->placeholders, holder);
  g_ptr_array_add(composed.doc->placeholder_names, g_strdup("　同"));
  lay_out(&composed);
  assert_int_equal(text_lines(&composed, 0), 2);
  assert_float_equal(x_of(line_at(&composed, 0, 1), "同志") - LEFT_EDGE, 12 * CELL, 0.2); /* 26 cells before */
  composed_free(&composed);
}

/* Marks that no line begins or ends with, more of them than a line has room for: nothing runs over the edge. */
static void rows_of_marks_are_parted(void **state) {
  (void)state;
  static const char *const marks[] = {"！", "“", "”", "。", "、", "×", "～", "·", "％", "=", "*", "(", "-", "."};
  for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
    struct composed composed;
    g_autoptr(GString) text = g_string_new("春天来了，");
    for (guint k = 0; k < 300; k++)
      g_string_append(text, marks[i]);
    set_body(&composed, text->str);
    const guint lines = text_lines(&composed, 0);
    assert_true(lines >= 3);
    for (guint line = 0; line < lines; line++)
      if (right_end(line_at(&composed, 0, line)) > RIGHT_EDGE + CELL)
        fail_msg("%s runs over the edge: %f", marks[i], right_end(line_at(&composed, 0, line)));
    composed_free(&composed);
  }
}

/* W8, B9: rather than open every gap by a third of an em, the line ends before its measure. */
static void a_line_is_left_short_before_it_is_torn(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江海春水江海春水江海春水江海春水江海Counterrevolutionaries。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "海春") - x_of(line, "江海"), CELL, 0.01);
  assert_true(right_end(line) < RIGHT_EDGE - 4 * CELL);
  composed_free(&composed);
}

static void assert_lines(const char *text, const char *expected) {
  struct composed composed;
  set_body(&composed, text);
  g_autoptr(GString) lines = g_string_new(NULL);
  for (guint i = 0; i < text_lines(&composed, 0); i++) {
    g_autofree char *line = line_text(line_at(&composed, 0, i));
    g_string_append_printf(lines, "%s%s", i > 0 ? "\n" : "", line);
  }
  assert_string_equal(lines->str, expected);
  composed_free(&composed);
}

/* B9: addresses and codes are parted at their marks, or stay whole and leave the line before them short; only a part
 * of half a line is parted anywhere.  A short line makes no other one shorter. */
static void addresses_and_codes_are_parted_at_their_marks(void **state) {
  (void)state;
  assert_lines("各部门的服务事项统一接入https://zwfw.example.gov.cn/portal/index?dept=012&type=service，另见"
               "https://open.example.gov.cn/data/catalog/list?page=1&size=20。两个平台每天交换一次数据。",
               "各部门的服务事项统一接入https://zwfw.example.gov.cn/\n"
               "portal/index?dept=012&type=service，另见https://open.example.\n"
               "gov.cn/data/catalog/list?page=1&size=20。两个平台每天交换一次\n数据。");
  assert_lines("村里的材料请大家在本月底以前寄到公用的邮箱village-office@example.gov.cn。",
               "村里的材料请大家在本月底以前寄到公用的邮箱village-\noffice@example.gov.cn。");
  assert_lines("变电站的设备今后一律按照国家颁布的通信标准IEC61850-9-2LE建设。",
               "变电站的设备今后一律按照国家颁布的通信标准\nIEC61850-9-2LE建设。");
  assert_lines("文件的校验码是9f86d081884c7d659a2feaa0c55ad015a3bf4f1b，请核对。",
               "文件的校验码是9f86d081884c7d659a2feaa0c55ad015a3\nbf4f1b，请核对。");
}

static void a_space_inside_a_figure_never_grows(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江海春水one two three江海3 000江海春水江海5 %江Internationalizations");
  const struct line *line = line_at(&composed, 0, 0);
  double digit = face_advance(font_set_face(composed.fonts, FONT_LATIN),
                              face_glyph(font_set_face(composed.fonts, FONT_LATIN), '3')) *
                 16;
  assert_float_equal(x_of(line, "000") - x_of(line, "3 "), digit + 4, 0.01);
  assert_true(x_of(line, "two") - x_of(line, " two") > 4.5); /* the line is stretched */
  composed_free(&composed);
}

static void a_very_wide_line_is_told_with_its_place(void **state) {
  (void)state;
  struct composed composed = composed_new();
  add_block(&composed, ROLE_BODY, "江海。");
  add_block(&composed, ROLE_BODY, "江海春水江海春水江海春水江海春水江海Counterrevolutionaries。");
  lay_out(&composed);
  assert_int_equal(composed.report->findings->len, 1);
  const struct finding *finding = g_ptr_array_index(composed.report->findings, 0);
  assert_string_equal(finding_name(finding->id), "loose-line");
  assert_int_equal(finding->place.line, 2);
  assert_int_equal(finding->place.column, 1);
  composed_free(&composed);
}

static void invisible_characters_print_nothing(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江\xC2\xAD\xE2\x80\x8B\xEF\xBB\xBF海");
  const struct run *run = g_ptr_array_index(line_at(&composed, 0, 0)->runs, 0);
  assert_int_equal(run->glyphs->len, 2);
  assert_int_equal(composed.report->findings->len, 0);
  composed_free(&composed);
}

static void fonts_follow_the_context(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "他说“好”，see “the sea” twice, 3×4，×区，二〇二四年。");
  const struct line *line = line_at(&composed, 0, 0);
  assert_string_equal(family_of(line, "“好"), "FandolFang");
  assert_string_equal(family_of(line, "“the"), "Liberation Serif");
  assert_string_equal(family_of(line, "3×4"), "Liberation Serif");
  assert_string_equal(family_of(line, "×区"), "FandolFang"); /* W6 */
  composed_free(&composed);
}

static void dashes_join_and_take_two_cells(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江——海……春");
  const struct line *line = line_at(&composed, 0, 0);
  struct face *face = font_set_face(composed.fonts, FONT_BODY);
  struct ink ink;
  face_ink(face, face_glyph(face, 0x2014), &ink);
  assert_float_equal(x_of(line, "海") - x_of(line, "江"), 3 * CELL, 0.01);
  const struct run *run = g_ptr_array_index(line->runs, 0);
  double step = (double)(g_array_index(run->glyphs, struct placed_glyph, 2).x -
                         g_array_index(run->glyphs, struct placed_glyph, 1).x);
  assert_true(step <= (double)(ink.right - ink.left) * 16 + 0.001); /* W7: no gap */
  assert_float_equal(x_of(line, "春") - x_of(line, "海"), 3 * CELL, 0.01);
  composed_free(&composed);
}

/* W7: FandolFang has its three dots closer together than two … in their cells would leave them. */
static void dots_are_at_one_distance(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "大家都说……春天到了");
  const struct run *run = NULL;
  const struct placed_glyph *first = find_glyph(line_at(&composed, 0, 0), "……", &run);
  struct ink ink;
  assert_true(face_ink(run->face, first->glyph, &ink));
  const double dot = (double)(ink.bottom - ink.top), inside = ((double)(ink.right - ink.left) - dot) / 2;
  const double between = (double)(first[1].x - first->x) / 16 - 2 * inside;
  assert_float_equal(between, inside, 0.05 * inside);
  assert_float_equal(x_of(line_at(&composed, 0, 0), "春") - x_of(line_at(&composed, 0, 0), "说"), 3 * CELL, 0.01);
  composed_free(&composed);
}

/* W11: a ‰ or ～ that is wider than its cell would touch its neighbours. */
static void a_wide_sign_keeps_its_width(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江海‰春水，增长5‰左右");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = NULL;
  const struct placed_glyph *sign = find_glyph(line, "‰", &run);
  struct ink ink;
  assert_true(face_ink(run->face, sign->glyph, &ink));
  assert_true((double)(sign->x + ink.right * 16) < x_of(line, "春"));
  assert_string_equal(family_of(line, "‰左"), "Liberation Serif"); /* after a figure: with it */
  composed_free(&composed);
}

/* E13: a ○ among Han figures looks like 〇, and stays ○ in the text; one that stands for a name stays a circle. */
static void a_circle_among_figures_is_a_zero(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "二○二五年，一九九○年，○○县");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = NULL;
  const struct placed_glyph *zero = find_glyph(line, "○二五", &run);
  assert_int_equal(zero->glyph, face_glyph(run->face, 0x3007));
  assert_int_equal(find_glyph(line, "○年", NULL)->glyph, face_glyph(run->face, 0x3007));
  assert_int_equal(find_glyph(line, "○○县", NULL)->glyph, face_glyph(run->face, 0x25CB));
  composed_free(&composed);
}

/* E7, E13: half-width in the Latin face, grouped as a number, and the author's characters in the text. */
static void wide_figures_are_drawn_narrow(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "１．江海２０２４年产量８６．３％，ＧＤＰ，ＸＸ县");
  const struct line *line = line_at(&composed, 0, 0);
  const struct run *run = NULL;
  const struct placed_glyph *two = find_glyph(line, "２０２４", &run);
  assert_string_equal(run->face->family, "Liberation Serif");
  assert_int_equal(two->glyph, face_glyph(run->face, '2'));
  assert_string_equal(run->text, "２０２４");
  assert_int_equal(find_glyph(line, "．江", &run)->glyph, face_glyph(run->face, '.'));
  assert_int_equal(find_glyph(line, "．３", &run)->glyph, face_glyph(run->face, '.'));
  assert_int_equal(find_glyph(line, "％", &run)->glyph, face_glyph(run->face, '%'));
  assert_string_equal(family_of(line, "Ｘ"), "FandolFang"); /* it stands for × (W6) */
  g_autofree char *whole = line_text(line);
  assert_string_equal(whole, "１．江海２０２４年产量８６．３％，ＧＤＰ，ＸＸ县");
  composed_free(&composed);
}

static void middle_dots_take_half_a_cell(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江·海");
  const struct line *line = line_at(&composed, 0, 0);
  assert_float_equal(x_of(line, "海") - x_of(line, "江"), 1.5 * CELL, 0.01); /* GB/T 15834 5.1.7 */
  composed_free(&composed);
}

static void clusters_cover_the_text(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江海——“office” e\xCC\x81t\xC3\xA9 𠮷 1234.56亿元……完");
  const struct line *line = line_at(&composed, 0, 0);
  g_autofree char *text = line_text(line);
  assert_string_equal(text, "江海——“office” e\xCC\x81t\xC3\xA9 𠮷 1234.56亿元……完");
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = g_ptr_array_index(line->runs, i);
    guint at = 0;
    for (guint k = 0; k < run->glyphs->len; k++) {
      const struct placed_glyph *glyph = &g_array_index(run->glyphs, struct placed_glyph, k);
      assert_true(glyph->text_length == 0 || glyph->text_start == at);
      at += glyph->text_length;
    }
    assert_int_equal(at, strlen(run->text));
  }
  composed_free(&composed);
}

static void characters_without_a_glyph_are_told(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "江\xF3\xB0\x80\x81海\xF3\xB0\x80\x81"); /* private use: in no font */
  assert_int_equal(composed.report->findings->len, 1);
  const struct finding *finding = g_ptr_array_index(composed.report->findings, 0);
  assert_string_equal(finding_name(finding->id), "missing-glyph");
  assert_int_equal(finding->severity, SEVERITY_ERROR);
  assert_int_equal(finding->place.line, 1);
  assert_int_equal(finding->place.column, 2);
  const struct run *run = NULL;
  const struct placed_glyph *glyph = find_glyph(line_at(&composed, 0, 0), "\xF3\xB0\x80\x81", &run);
  assert_int_equal(glyph->glyph, face_glyph(run->face, 0x3013)); /* prints 〓 */
  composed_free(&composed);
}

static void an_overlong_word_is_parted_somewhere(void **state) {
  (void)state;
  struct composed composed;
  g_autofree char *word = g_strnfill(300, 'w');
  set_body(&composed, word);
  assert_true(text_lines(&composed, 0) > 3);
  for (guint i = 0; i < text_lines(&composed, 0); i++)
    assert_true(right_end(line_at(&composed, 0, i)) < RIGHT_EDGE + 0.1);
  composed_free(&composed);
}

/* Linear time is not measured; that such a paragraph comes out at all, in equal lines, is. */
static void a_paragraph_may_be_very_long(void **state) {
  (void)state;
  struct composed composed;
  g_autofree char *text = long_text(200000);
  set_body(&composed, text);
  assert_in_range(composed.layout->pages->len, 200000 / 616, 200000 / 616 + 2);
  composed_free(&composed);
}

static void empty_and_blank_paragraphs_are_harmless(void **state) {
  (void)state;
  struct composed composed;
  set_body(&composed, "");
  assert_int_equal(composed.layout->pages->len, 1);
  composed_free(&composed);
  set_body(&composed, " 　\t");
  composed_free(&composed);
  set_body(&composed, "\xEF\xB8\x8F\xE2\x80\x8B");
  composed_free(&composed);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_fill_the_grid),
      cmocka_unit_test(full_lines_end_at_the_edge),
      cmocka_unit_test(all_full_lines_end_at_the_edge),
      cmocka_unit_test(gaps_between_characters_are_even),
      cmocka_unit_test(adjacent_marks_take_one_and_a_half),
      cmocka_unit_test(question_and_exclamation_share_a_cell),
      cmocka_unit_test(an_opening_mark_at_a_line_start_is_trimmed),
      cmocka_unit_test(a_squeezed_line_keeps_the_mark_at_the_paragraph_start),
      cmocka_unit_test(no_character_is_left_alone),
      cmocka_unit_test(figures_are_as_wide_as_characters),
      cmocka_unit_test(commas_are_squeezed_before_lines_are_stretched),
      cmocka_unit_test(marks_keep_three_quarters),
      cmocka_unit_test(marks_take_blank_before_characters_part),
      cmocka_unit_test(numbers_keep_their_marks),
      cmocka_unit_test(the_blank_behind_a_number_is_fixed),
      cmocka_unit_test(turn_lines_stand_under_the_first),
      cmocka_unit_test(gaps_open_between_han_and_latin),
      cmocka_unit_test(a_typed_space_is_the_gap_itself),
      cmocka_unit_test(the_blank_behind_a_number_is_no_gap),
      cmocka_unit_test(a_figure_and_its_unit_have_one_gap),
      cmocka_unit_test(the_blank_before_a_unit_is_fixed), cmocka_unit_test(a_stray_blank_parts_no_marks), cmocka_unit_test(a_row_of_blanks_is_one_cell),
      cmocka_unit_test(blanks_to_be_filled_in_keep_their_width),
      cmocka_unit_test(blanks_to_be_filled_in_are_not_squeezed),
      cmocka_unit_test(long_blanks_are_parted),
      cmocka_unit_test(rows_of_marks_are_parted),
      cmocka_unit_test(a_line_is_left_short_before_it_is_torn),
      cmocka_unit_test(addresses_and_codes_are_parted_at_their_marks),
      cmocka_unit_test(a_space_inside_a_figure_never_grows),
      cmocka_unit_test(a_very_wide_line_is_told_with_its_place),
      cmocka_unit_test(invisible_characters_print_nothing),
      cmocka_unit_test(fonts_follow_the_context),
      cmocka_unit_test(dashes_join_and_take_two_cells),
      cmocka_unit_test(dots_are_at_one_distance),
      cmocka_unit_test(a_wide_sign_keeps_its_width),
      cmocka_unit_test(a_circle_among_figures_is_a_zero),
      cmocka_unit_test(wide_figures_are_drawn_narrow),
      cmocka_unit_test(middle_dots_take_half_a_cell),
      cmocka_unit_test(clusters_cover_the_text),
      cmocka_unit_test(characters_without_a_glyph_are_told),
      cmocka_unit_test(an_overlong_word_is_parted_somewhere),
      cmocka_unit_test(a_paragraph_may_be_very_long),
      cmocka_unit_test(empty_and_blank_paragraphs_are_harmless),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
