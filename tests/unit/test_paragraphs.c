/* What blocks are set as, before any font is asked (typography E2 to E11): the list of paragraphs as text. */
#include "covered.h"
#include "unit/reading.h"

struct composing {
  struct doc *doc;
  struct style *style;
};

static struct composing composing_new(void) {
  struct composing composing = {doc_new(), style_load("gongwen", NULL)};
  assert_non_null(composing.style);
  assert_true(style_load_title_rules(composing.style, NULL, NULL));
  return composing;
}

static struct block *add(struct composing *composing, enum role role, const char *text) {
  guint line = composing->doc->blocks->len + 1;
  return doc_add_block(composing->doc, role, line, line, g_strdup(text));
}

static void add_heading(struct composing *composing, guint8 level, bool run_in, const char *text) {
  struct block *block = add(composing, ROLE_HEADING, text);
  block->level = level;
  block->run_in = run_in;
  block->source = run_in ? g_strconcat(text, "。", NULL) : NULL;
}

static void add_point(struct block *block, enum point_kind kind, const char *lead) {
  if (!block->points)
    block->points = g_array_new(FALSE, TRUE, sizeof(struct point));
  struct point point = {.kind = kind, .number = block->points->len + 1, .marker_length = strlen("一是")};
  point.start = (gsize)(strstr(block->text, lead) - block->text);
  point.lead_length = point.length = strlen(lead);
  g_array_append_val(block->points, point);
}

static char *dump_of(const struct composing *composing) {
  g_autoptr(GPtrArray) paragraphs = compose_doc(composing->doc, composing->style);
  GString *dump = g_string_new(NULL);
  compose_dump(paragraphs, dump);
  return g_string_free(dump, FALSE);
}

static void assert_paragraphs(const struct composing *composing, const char *expected) {
  g_autofree char *dump = dump_of(composing);
  assert_string_equal(dump, expected);
}

static void composing_end(struct composing *composing) {
  doc_free(composing->doc);
  style_free(composing->style);
}

static void title_blocks_are_lines_of_one_paragraph(void **state) {
  (void)state;
  struct composing composing = composing_new();
  add(&composing, ROLE_TITLE, "在全市冬春水利工作会议");
  add(&composing, ROLE_TITLE, "上的讲话");
  add(&composing, ROLE_SUBTITLE, "江 海")->kind = KIND_SPEAKER;
  add(&composing, ROLE_SUBTITLE, "江海明")->kind = KIND_SPEAKER;
  add(&composing, ROLE_SUBTITLE, "水利局局长  江海")->kind = KIND_SPEAKER;
  add(&composing, ROLE_SUBTITLE, "江海明 局长")->kind = KIND_SPEAKER;
  add(&composing, ROLE_SUBTITLE, "院长 Lin Wei")->kind = KIND_SPEAKER;
  add(&composing, ROLE_SALUTATION, "同志们：");
  assert_paragraphs(&composing, "0 title keep-next outline 1 \"在全市冬春水利工作会议上的讲话\"\n"
                                "  block 0 title \"在全市冬春水利工作会议\"\n"
                                "  block 1 title \"上的讲话\"\n"
                                "1 subtitle keep-next\n"
                                "  block 2 subtitle \"江 海\"\n"
                                "  gap cells 1 before \"海\"\n"
                                "2 subtitle keep-next\n"
                                "  block 3 subtitle \"江海明\"\n"
                                "3 subtitle keep-next\n"
                                "  block 4 subtitle \"水利局局长  江海\"\n"
                                "  gap cells 1 before \"江海\"\n"
                                "  gap cells 1 before \"海\"\n"
                                "4 subtitle keep-next\n"
                                "  block 5 subtitle \"江海明 局长\"\n"
                                "  gap cells 1 before \"局长\"\n"
                                "5 subtitle keep-next\n"
                                "  block 6 subtitle \"院长 Lin Wei\"\n"
                                "  gap cells 1 before \"Lin Wei\"\n"
                                "6 salutation above 1 keep-next\n"
                                "  block 7 salutation \"同志们：\"\n");
  composing_end(&composing);
}

static void long_titles_and_lines_under_them_are_broken(void **state) {
  (void)state;
  struct composing composing = composing_new();
  add(&composing, ROLE_TITLE, "关于做好全镇冬春季林区防灭火工作的再动员讲话");
  add(&composing, ROLE_SUBTITLE, "在全市水利工程建设现场推进会议暨秋冬季农田建设动员大会上的发言");
  add_heading(&composing, 1, false, "一、江海");
  assert_paragraphs(&composing,
                    "0 title keep-next outline 1 \"关于做好全镇冬春季林区防灭火工作的再动员讲话\"\n"
                    "  block 0 title \"关于做好全镇冬春季\" \"林区防灭火工作的再动员讲话\"\n"
                    "1 subtitle keep-next\n"
                    "  block 1 subtitle \"在全市水利工程建设现场推进会议\" \"暨秋冬季农田建设动员大会上的发言\"\n"
                    "2 heading-1 above 1 keep-whole keep-next outline 1 \"一、江海\"\n"
                    "  block 2 heading-1 \"一、江海\"\n");
  composing_end(&composing);
}

/* Its mark is not in its text, and what stands below it stands below body text. */
static void a_run_in_heading_shares_its_paragraph(void **state) {
  (void)state;
  struct composing composing = composing_new();
  composing.style->paragraphs[ELEMENT_HEADING].after = 2;
  add_heading(&composing, 1, true, "一、江海");
  add(&composing, ROLE_BODY, "春水来了。");
  add(&composing, ROLE_BODY, "明月升了。");
  add_heading(&composing, 1, true, "二、潮头");
  add(&composing, ROLE_NOTE, "没有正文。");
  assert_paragraphs(&composing, "0 heading-1 outline 1 \"一、江海\"\n"
                                "  block 0 heading-1 \"一、江海。\"\n"
                                "  block 1 body \"春水来了。\"\n"
                                "1 body\n"
                                "  block 2 body \"明月升了。\"\n"
                                "2 heading-1 keep-whole keep-next outline 1 \"二、潮头\"\n"
                                "  block 3 heading-1 \"二、潮头。\"\n"
                                "3 note above 2\n"
                                "  block 4 note \"没有正文。\"\n");
  composing_end(&composing);
}

static struct composing with_points(enum points_mode mode) {
  struct composing composing = composing_new();
  composing.style->points = mode;
  add_heading(&composing, 2, true, "（一）两件事");
  struct block *body = add(&composing, ROLE_BODY, "一是看江海。江海很宽。二是听春水。水声：一要静，二要久。");
  add_point(body, POINT_SENTENCE, "一是看江海。");
  add_point(body, POINT_SENTENCE, "二是听春水。");
  add_point(body, POINT_CLAUSE, "一要静，");
  add_point(body, POINT_CLAUSE, "二要久。");
  return composing;
}

#define RUN_IN "0 heading-2 outline 2 \"（一）两件事\"\n  block 0 heading-2 \"（一）两件事。\"\n"

/* Points inside a sentence are part of it, whatever the style shows (corpus GUIDE 22). */
static void clause_points_stay_in_their_sentence(void **state) {
  (void)state;
  struct composing composing = with_points(POINTS_PLAIN);
  assert_paragraphs(&composing, RUN_IN "  block 1 body \"一是看江海。江海很宽。二是听春水。水声：一要静，二要久。\"\n");
  composing_end(&composing);
  static const enum points_mode modes[] = {POINTS_BOLD, POINTS_KAI};
  for (gsize i = 0; i < G_N_ELEMENTS(modes); i++) {
    composing = with_points(modes[i]);
    assert_paragraphs(&composing, RUN_IN "  block 1 body lead \"一是看江海。\"\n"
                                         "  block 1 body \"江海很宽。\"\n"
                                         "  block 1 body lead \"二是听春水。\"\n"
                                         "  block 1 body \"水声：一要静，二要久。\"\n");
    composing_end(&composing);
  }
}

/* A point at the start of a body that runs in stays behind its heading. */
static void points_may_begin_paragraphs(void **state) {
  (void)state;
  struct composing composing = with_points(POINTS_PARAGRAPH);
  assert_paragraphs(&composing, RUN_IN "  block 1 body \"一是看江海。\"\n"
                                       "  block 1 body \"江海很宽。\"\n"
                                       "1 body\n"
                                       "  block 1 body \"二是听春水。\"\n"
                                       "  block 1 body \"水声：一要静，二要久。\"\n");
  composing_end(&composing);
}

static void every_date_has_its_issuer(void **state) {
  (void)state;
  struct composing composing = composing_new();
  add(&composing, ROLE_BODY, "江海春水。");
  add(&composing, ROLE_SIGNATURE, "江海市水利局");
  add(&composing, ROLE_SIGNATURE, "2024年5月1日")->kind = KIND_DATE;
  add(&composing, ROLE_SIGNATURE, "江海市林业局");
  add(&composing, ROLE_SIGNATURE, "2024年5月2日")->kind = KIND_DATE;
  add(&composing, ROLE_NOTE, "注文。");
  add(&composing, ROLE_SIGNATURE, "2024年5月3日")->kind = KIND_DATE;
  assert_paragraphs(&composing, "0 body\n"
                                "  block 0 body \"江海春水。\"\n"
                                "1 signature above 1 keep-previous keep-whole keep-next\n"
                                "  block 1 signature \"江海市水利局\"\n"
                                "2 date issuer 1 keep-whole keep-next\n"
                                "  block 2 date \"2024年5月1日\"\n"
                                "3 signature above 1 keep-whole keep-next\n"
                                "  block 3 signature \"江海市林业局\"\n"
                                "4 date issuer 3 keep-whole\n"
                                "  block 4 date \"2024年5月2日\"\n"
                                "5 note\n"
                                "  block 5 note \"注文。\"\n"
                                "6 date keep-previous keep-whole\n"
                                "  block 6 date \"2024年5月3日\"\n");
  composing_end(&composing);
}

static void numbers_of_attachments_stand_under_the_first(void **state) {
  (void)state;
  struct composing composing = composing_new();
  add(&composing, ROLE_ATTACHMENT, "2. 前面没有附件二字");
  add(&composing, ROLE_ATTACHMENT, "附件：1. 任务分解表");
  add(&composing, ROLE_ATTACHMENT, "2. 项目清单");
  add(&composing, ROLE_ATTACHMENT, "附件1");
  add(&composing, ROLE_BODY, "江海春水。");
  assert_paragraphs(&composing, "0 attachment above 1 hang 3\n"
                                "  block 0 attachment \"2. 前面没有附件二字\"\n"
                                "1 attachment hang 12 keep-previous keep-whole\n"
                                "  block 1 attachment \"附件：1. 任务分解表\"\n"
                                "2 attachment label 1 hang 3\n"
                                "  block 2 attachment \"2. 项目清单\"\n"
                                "3 attachment head new-page keep-next outline 1 \"附件1\"\n"
                                "  block 3 attachment \"附件1\"\n"
                                "4 body\n"
                                "  block 4 body \"江海春水。\"\n");
  composing_end(&composing);
}

/* 7.3.7: an attachment has its title, set like that of the text, and headings of its own. */
static void an_attachment_has_title_and_headings(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  add(&composing, ROLE_SIGNATURE, "江海水利站");
  add(&composing, ROLE_ATTACHMENT, "附件2");
  add(&composing, ROLE_ATTACHMENT, "春水调度表");
  add(&composing, ROLE_ATTACHMENT, "一、闸门");
  add(&composing, ROLE_BODY, "闸门专人看守。");
  assert_paragraphs(&composing, "0 signature above 1 keep-previous keep-whole\n"
                                "  block 0 signature \"江海水利站\"\n"
                                "1 attachment head new-page keep-next outline 1 \"附件2　春水调度表\"\n"
                                "  block 1 attachment \"附件2\"\n"
                                "2 title above 1 keep-next\n"
                                "  block 2 title \"春水调度表\"\n"
                                "3 heading-1 above 1 keep-whole keep-next outline 1 \"一、闸门\"\n"
                                "  block 3 heading-1 \"一、闸门\"\n"
                                "4 body\n"
                                "  block 4 body \"闸门专人看守。\"\n");
  composing_end(&composing);
}

/* 附件 alone above numbered names is their list; a sentence below the head of an attachment is no title. */
static void a_list_is_no_attachment_and_a_sentence_no_title(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  add(&composing, ROLE_ATTACHMENT, "附件");
  add(&composing, ROLE_ATTACHMENT, "1. 任务分解表");
  add(&composing, ROLE_ATTACHMENT, "附件1");
  add(&composing, ROLE_BODY, "江海春水。");
  assert_paragraphs(&composing, "0 attachment above 1\n"
                                "  block 0 attachment \"附件\"\n"
                                "1 attachment hang 3\n"
                                "  block 1 attachment \"1. 任务分解表\"\n"
                                "2 attachment head new-page keep-next outline 1 \"附件1\"\n"
                                "  block 2 attachment \"附件1\"\n"
                                "3 body\n"
                                "  block 3 body \"江海春水。\"\n");
  composing_end(&composing);
}

static void a_further_speech_begins_a_page(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  add(&composing, ROLE_TITLE, "春水讲话");
  add(&composing, ROLE_BODY, "江海春水。");
  add(&composing, ROLE_TITLE, "秋水讲话");
  add(&composing, ROLE_BODY, "江海秋水。");
  assert_paragraphs(&composing, "0 title keep-next outline 1 \"春水讲话\"\n"
                                "  block 0 title \"春水讲话\"\n"
                                "1 body above 1\n"
                                "  block 1 body \"江海春水。\"\n"
                                "2 title new-page keep-next outline 1 \"秋水讲话\"\n"
                                "  block 2 title \"秋水讲话\"\n"
                                "3 body above 1\n"
                                "  block 3 body \"江海秋水。\"\n");
  g_autofree char *title = doc_title(composing.doc);
  assert_string_equal(title, "春水讲话");
  composing_end(&composing);
}

/* 敬礼 stands at the left edge below 此致; a line that only begins so is text. */
static void what_is_wished_is_flush_left(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  add(&composing, ROLE_BODY, "此致");
  add(&composing, ROLE_BODY, "敬礼！");
  add(&composing, ROLE_BODY, "祝大家好！");
  add(&composing, ROLE_BODY, "江海春水。");
  assert_paragraphs(&composing, "0 body keep-next\n"
                                "  block 0 body \"此致\"\n"
                                "1 body flush\n"
                                "  block 1 body \"敬礼！\"\n"
                                "2 body\n"
                                "  block 2 body \"祝大家好！\"\n"
                                "3 body\n"
                                "  block 3 body \"江海春水。\"\n");
  composing_end(&composing);
}

/* In a script the names hang; a single 江：… in a speech does not. */
static void names_of_speakers_hang(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  add(&composing, ROLE_BODY, "江：春水。");
  add(&composing, ROLE_BODY, "海：秋水。");
  add(&composing, ROLE_BODY, "江：春水！");
  assert_paragraphs(&composing, "0 body\n  block 0 body \"江：春水。\"\n"
                                "1 body\n  block 1 body \"海：秋水。\"\n"
                                "2 body\n  block 2 body \"江：春水！\"\n");
  add(&composing, ROLE_BODY, "海：秋水！");
  add(&composing, ROLE_BODY, "二零二五年十月，海水退了。");
  assert_paragraphs(&composing, "0 body hang 6 flush\n  block 0 body \"江：春水。\"\n"
                                "1 body hang 6 flush\n  block 1 body \"海：秋水。\"\n"
                                "2 body hang 6 flush\n  block 2 body \"江：春水！\"\n"
                                "3 body hang 6 flush\n  block 3 body \"海：秋水！\"\n"
                                "4 body\n  block 4 body \"二零二五年十月，海水退了。\"\n");
  composing_end(&composing);
}

/* Questions one after the other are no script, nor are turns of whole paragraphs. */
static void names_of_an_interview_do_not_hang(G_GNUC_UNUSED void **state) {
  struct composing composing = composing_new();
  for (guint i = 0; i < 5; i++)
    add(&composing, ROLE_BODY, "江：春水。");
  add(&composing, ROLE_BODY, "海：秋水。");
  g_autofree char *questions = dump_of(&composing);
  assert_null(strstr(questions, "hang"));
  composing_end(&composing);
  composing = composing_new();
  for (guint i = 0; i < 6; i++)
    add(&composing, ROLE_BODY,
        i % 2 == 0
            ? "江：春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春水春"
              "水春水春水春水。"
            : "海：秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋水秋"
              "水秋水秋水秋水。");
  g_autofree char *answers = dump_of(&composing);
  assert_null(strstr(answers, "hang"));
  composing_end(&composing);
}

/* The text of a table without cells, or with cells that are other words, is not lost. */
static void a_table_has_cells_or_is_text(void **state) {
  (void)state;
  struct composing composing = composing_new();
  struct block *block = add(&composing, ROLE_TABLE, "栏\t“\"\n甲\t\\");
  block->table = g_new0(struct table, 1);
  block->table->rows = block->table->columns = 2;
  block->table->cells = g_new0(char *, 4);
  static const char *const cells[] = {"栏", "“\"", "甲", "\\"};
  for (gsize i = 0; i < G_N_ELEMENTS(cells); i++)
    block->table->cells[i] = g_strdup(cells[i]);
  add(&composing, ROLE_TABLE, "甲乙");
  struct block *other = add(&composing, ROLE_TABLE, "甲\t乙丙");
  other->table = g_new0(struct table, 1);
  other->table->rows = other->table->columns = 1;
  other->table->cells = g_new0(char *, 1);
  other->table->cells[0] = g_strdup("甲");
  assert_paragraphs(&composing, "0 table table 2 x 2\n"
                                "  block 0 table \"栏\\t“\\\"\\n甲\\t\\\\\"\n"
                                "1 table\n"
                                "  block 1 table \"甲乙\"\n"
                                "2 table\n"
                                "  block 2 table \"甲\\t乙丙\"\n");
  composing_end(&composing);
}

/* Every text of a folder in every way of points: nothing is lost, nothing is said twice. */
static void assert_covered(const char *folder) {
  g_autoptr(Style) style = style_load("gongwen", NULL);
  assert_true(style_load_title_rules(style, NULL, NULL));
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  assert_non_null(dir);
  const char *file;
  while ((file = g_dir_read_name(dir))) {
    if (!g_str_has_suffix(file, ".txt"))
      continue;
    g_autofree char *path = g_build_filename(folder, file, NULL), *bytes = NULL;
    gsize length;
    assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    struct reading reading = read_bytes(bytes, length, NULL);
    assert_non_null(reading.doc);
    for (enum points_mode mode = POINTS_PLAIN; mode <= POINTS_PARAGRAPH; mode++) {
      style->points = mode;
      g_autoptr(GPtrArray) paragraphs = compose_doc(reading.doc, style);
      if (!paragraphs_cover(paragraphs, reading.doc))
        fail_msg("%s is not covered by its paragraphs", path);
    }
    reading_end(&reading);
  }
}

static void nothing_is_lost(void **state) {
  (void)state;
  assert_covered("examples");
  assert_covered("tests/golden");
}

/* The check itself sees what is lost, doubled or out of order. */
static void the_check_sees_losses(void **state) {
  (void)state;
  struct composing composing = with_points(POINTS_BOLD);
  g_autoptr(GPtrArray) paragraphs = compose_doc(composing.doc, composing.style);
  assert_true(paragraphs_cover(paragraphs, composing.doc));
  GArray *spans = paragraph_at(paragraphs, 0)->spans;
  struct span last = *paragraph_last_span(paragraph_at(paragraphs, 0));
  g_array_set_size(spans, spans->len - 1); /* its words are then in the span before: more than the lead */
  assert_true(paragraphs_cover(paragraphs, composing.doc));
  g_array_append_val(spans, last);
  g_array_index(spans, struct span, 1).offset++;
  assert_false(paragraphs_cover(paragraphs, composing.doc));
  g_array_index(spans, struct span, 1).offset--;
  g_string_append(paragraph_at(paragraphs, 0)->text, "久。");
  assert_false(paragraphs_cover(paragraphs, composing.doc));
  g_string_truncate(paragraph_at(paragraphs, 0)->text, paragraph_at(paragraphs, 0)->text->len - 2 * strlen("久。"));
  assert_false(paragraphs_cover(paragraphs, composing.doc));
  composing_end(&composing);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(title_blocks_are_lines_of_one_paragraph),
      cmocka_unit_test(long_titles_and_lines_under_them_are_broken),
      cmocka_unit_test(a_run_in_heading_shares_its_paragraph),
      cmocka_unit_test(clause_points_stay_in_their_sentence),
      cmocka_unit_test(points_may_begin_paragraphs),
      cmocka_unit_test(every_date_has_its_issuer),
      cmocka_unit_test(numbers_of_attachments_stand_under_the_first),
      cmocka_unit_test(an_attachment_has_title_and_headings),
      cmocka_unit_test(a_list_is_no_attachment_and_a_sentence_no_title),
      cmocka_unit_test(a_further_speech_begins_a_page),
      cmocka_unit_test(what_is_wished_is_flush_left),
      cmocka_unit_test(names_of_speakers_hang),
      cmocka_unit_test(names_of_an_interview_do_not_hang),
      cmocka_unit_test(a_table_has_cells_or_is_text),
      cmocka_unit_test(nothing_is_lost),
      cmocka_unit_test(the_check_sees_losses),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
