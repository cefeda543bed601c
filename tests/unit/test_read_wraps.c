/* Texts whose lines were broken, in many ways: paragraphs are drawn and broken by a seeded lot, and what is found (the
 * measure, and the lines that are one paragraph) is what was found, tests/facts/expected/wraps:
 *   # 12 cells 34 hang indent 4/0 …      how the text was broken
 *   34 cells slack 1 exact by-indent …   the measure
 *   1:10 2:6 3:88 7-p 8:40               first line and characters of each piece; -p a page number, -r a running head
 * Of every third text, then, the same of what stands below its front. */
#include "read/measure.h"
#include "unit/golden.h"
#include "unit/lot.h"
#include "unit/pieces.h"

#define EXPECTED "tests/facts/expected/wraps"

enum { TEXTS = 1920, UNBROKEN = 240 };

static const char *const fronts[] = {
    "在清渠现场会上的讲话",
    "在全县冬春农田水利基本建设暨清渠护渠工作现场推进会上的讲话",
    "在渠东乡春灌动员会上的讲话\n（2024年3月6日）\n乡长 季长水",
    "让每一滴水都流到田里",
};

static const char *const salutations[] = {
    "同志们：",
    "尊敬的各位老师、各位家长，亲爱的同学们、朋友们，远道而来的客人们：",
    "各位渠长：",
    "",
};

static const char *const paragraphs[] = {
    "水是从山上下来的，渠是一锹一锹挖出来的。没有渠，水就白白流走了，田里裂了口子也没有人管得了。",
    "去年冬天我们清了三十里渠，用了四千五百个工，花了12万元，没有一个人喊过一声苦，也没有一个人半路上丢下铁锹回家去。",
    "有人问我，渠长是个什么官？我说，渠长不是官，是给大家看水的人；水到了谁家的田里，渠长的心才放得下。“水不过丘，人不"
    "睡觉”，这是老渠长传下来的话，我们要接着往下传。",
    "今年的任务有三件：",
    "渠长的日子不好过，可是渠长也有渠长的规矩，这规矩我说三条：",
    "（二）把钱用到明处，一笔一笔贴到渠头的墙上",
    "（三）把水放到田里",
    "二、把闸管好",
    "③水费先收后放，多退少补，账目每季公布一次",
    "；谁要是在渠上乱开口子，”",
    "2024年5月6日",
    "——水到渠成",
    "……",
    "乡亲们，渠修好了，水就来了，秋天就有指望了。",
    "同志们、乡亲们：",
    "今年的任务，头一件是把东渠的老闸换掉，第二件是把西渠的豁口补上，第三件是把每一段渠包到人头上，谁包的谁签字。",
    "大家知道，“三分种、七分管”……渠也是这样——修好了不管，三年就成了一条沟。《渠规》第4条写得明明白白，谁家的牛踩坏了渠"
    "，谁家修。",
    "我们请来的专家用的是irrigation scheduling这个办法，简单地说，就是按照作物需要的时间放水，save water，也save time，"
    "这个办法在国外用了50多年，在我们这里是头一回。",
    "同志们，水情不等人。昨天水库的水位是36.5米，比去年同期低了2.1米，只有正常年份的78%，再不下雨就要限时放水了。",
    "渠成水到。",
    "我讲完了，谢谢大家！",
    "东渠的水要先放给下游，西渠的水要先放给坡地，两条渠的水不能混，混了就说不清楚了",
    "（一）把责任分到段",
    "一、把渠修直修平，让水走得快、走得远",
    "1.修渠的石头由乡里统一拉，不许到河滩上私自采；\n2.水泥由水利站统一发，一袋一签字；\n3.人工由各村自己出。",
    "第一，渠要直。弯渠费水，直渠省工。第二，闸要灵。老闸锈死了，新闸要常上油。第三，人要勤。",
    "（掌声）",
    "老话说得好：种田不管水，等于白忙一回，管水不管渠，等于白费力气。",
    "The canal was dug by hand, and every family sent one man or woman. It took them three winters to reach the "
    "village, "
    "and nobody was paid for it.",
    "春天修渠，夏天看水，秋天算账，冬天清淤，一年四季都有渠上的事；哪一季偷了懒，哪一季就要吃亏，这是老天爷定的规矩，"
    "谁也改不了，所以我今天把话说在前头，从下个月起，每一段渠都要有人看，每一座闸都要有人管，每一口井都要有人查，查出来"
    "的问题三天之内要有回音，七天之内要有结果，做不到的，到渠头上来当着大家的面说清楚。",
    "- 看水的人要会看天，会看地",
    "**把渠当成自己的渠**",
    "## 管水的人要管到底，用水的人要用到边，渠头渠尾一样放，谁也不许多放一瓢",
    "**把渠当成自己的渠，把水当成自己的水，一季一季管下去，一段一段管到头**",
    "a b cd e f",
    "水，渠，田，人，天。",
    "修渠（含清淤、护坡、换闸）的钱，县里出一半，乡里出三成，剩下的由受益的村自己筹；筹不齐的，可以用工来抵。",
};

/* How a text is broken; of one whose width is UNBROKEN a paragraph now and then, by a page's end or by mistake. */
struct breaking {
  guint width;       /* of a line */
  enum unit unit;    /* of width */
  guint edge;        /* at a line's end: 0 whatever comes, 1 marks hang over, 2 a mark takes a character with it */
  bool cuts_words;   /* Latin words are broken anywhere */
  guint ragged;      /* lines end so far before the width at most */
  guint first, rest; /* indents, in blanks */
  guint above;       /* blank lines between paragraphs */
  guint between;     /* … between lines */
  guint page;        /* lines of a page; 0: there are no pages */
  guint foot;        /* what stands at its end: index of feet */
  bool blank;        /* a blank is left at a broken line's end */
};

/* What stands at the end of a page, before and behind its number. */
static const char *const feet[][2] = {{"", "\n"},
                                      {"第", "页\n"},
                                      {"- ", " -\n"},
                                      {"渠东乡水利工作材料\n", "\n"},
                                      {"渠东乡水利工作材料      ", "\n"},
                                      {"", "/9\n"},
                                      {"（", "/9）\n"},
                                      {"第 ", " 页，共 9 页\n"},
                                      {"", "\n渠东乡水利工作材料\n"},
                                      {"渠东乡\n水利工作材料\n", "\n"},
                                      {"渠东乡水利工作材料\n第", "页\n渠东乡水利局\n"},
                                      {"", "      渠东乡水利工作材料\n"},
                                      {"\n\n—", "—\n\n"}};

static struct breaking breaking_of(guint i, GRand *rand) {
  static const guint firsts[] = {4, 0, 4, 2, 0, 8}, rests[] = {0, 0, 0, 0, 4, 4};
  const guint dress = i % G_N_ELEMENTS(firsts);
  struct breaking breaking = {
      .unit = i % 3 == 2 ? UNIT_CHARACTERS : UNIT_CELLS,
      .width = UNBROKEN,
      .first = firsts[dress],
      .rest = rests[dress],
      .above = i % 4 == 1 ? 1 : 0,
      .between = i % 16 == 5 ? 1 : 0,
      .blank = i % 9 == 3,
  };
  if (i % 8 != 7)
    breaking.width = i % 3 == 2 ? 14 + lot(rand, 12) : 28 + lot(rand, 26);
  breaking.edge = lot(rand, 3);
  breaking.cuts_words = g_rand_boolean(rand);
  breaking.ragged = i % 5 == 4 ? 1 + lot(rand, 8) : 0;
  breaking.page = i % 2 == 1 && i % 16 != 15 ? 6 + lot(rand, 12) : 0;
  breaking.foot = lot(rand, G_N_ELEMENTS(feet));
  return breaking;
}

struct wrapping {
  const struct breaking *breaking;
  GRand *rand;
  GString *text;
  guint lines; /* on the page */
  guint page;
  gsize body; /* where the text begins behind its front */
};

static void end_page(struct wrapping *wrapping) {
  const char *const *foot = feet[wrapping->breaking->foot];
  g_string_append_printf(wrapping->text, "%s%u%s", foot[0], ++wrapping->page, foot[1]);
  wrapping->lines = 0;
}

static void end_line(struct wrapping *wrapping, guint blank_lines) {
  g_string_append_c(wrapping->text, '\n');
  wrapping->lines++;
  if (wrapping->breaking->page > 0 && wrapping->lines >= wrapping->breaking->page)
    end_page(wrapping);
  for (guint i = 0; i < blank_lines; i++)
    g_string_append_c(wrapping->text, '\n');
}

static bool is_latin(gunichar c) {
  return c < 0x80 && g_ascii_isalpha((char)c);
}

static bool may_not_begin(gunichar c) {
  return chars_is_pause(c) || chars_is_stop(c) || chars_is_closing(c);
}

/* Where the line that begins at `p`, behind an indent, ends. */
static const char *line_end(const struct wrapping *wrapping, const char *p, guint width) {
  const struct breaking *breaking = wrapping->breaking;
  const guint most = breaking->width -
                     (breaking->ragged > 0 ? (guint)g_rand_int_range(wrapping->rand, 0, (gint32)breaking->ragged) : 0);
  const char *end = p;
  for (; *end; end = g_utf8_next_char(end)) {
    width += breaking->unit == UNIT_CELLS ? chars_cells(g_utf8_get_char(end)) : 1;
    if (width > most)
      break;
  }
  if (!*end || end == p)
    return *end ? g_utf8_next_char(end) : end;
  if (breaking->edge == 1)
    while (*end && may_not_begin(g_utf8_get_char(end)))
      end = g_utf8_next_char(end);
  while (breaking->edge == 2 && g_utf8_prev_char(end) > p && may_not_begin(g_utf8_get_char(end)))
    end = g_utf8_prev_char(end);
  const char *word = end;
  while (!breaking->cuts_words && word > p && is_latin(g_utf8_get_char(word)) && is_latin(chars_before(p, word)))
    word = g_utf8_prev_char(word);
  return word > p ? word : end;
}

static void append_blanks(GString *text, guint count) {
  for (; count >= 2; count -= 2)
    g_string_append(text, "　");
  g_string_append(text, count ? " " : "");
}

/* Appends one paragraph, broken. */
static void wrap(struct wrapping *wrapping, const char *paragraph, guint first, guint rest) {
  const struct breaking *breaking = wrapping->breaking;
  const char *p = paragraph;
  for (guint indent = first; *p; indent = rest) {
    append_blanks(wrapping->text, indent);
    const char *end = line_end(wrapping, p, breaking->unit == UNIT_CELLS ? indent : (indent + 1) / 2);
    g_string_append_len(wrapping->text, p, end - p);
    p = end + strspn(end, " ");
    if (*p && breaking->blank)
      g_string_append_c(wrapping->text, ' ');
    end_line(wrapping, *p ? breaking->between : breaking->between + breaking->above);
  }
}

/* Appends one paragraph that is broken once, with a page's end between its halves where there are pages. */
static void part(struct wrapping *wrapping, const char *paragraph, guint first) {
  const glong characters = g_utf8_strlen(paragraph, -1);
  const char *middle = g_utf8_offset_to_pointer(paragraph, g_rand_int_range(wrapping->rand, 0, (gint32)characters + 1));
  append_blanks(wrapping->text, first);
  g_string_append_printf(wrapping->text, "%.*s\n", (int)(middle - paragraph), paragraph);
  if (wrapping->breaking->page > 0)
    end_page(wrapping);
  g_string_append(wrapping->text, middle);
  end_line(wrapping, wrapping->breaking->above);
}

static void wrap_all(struct wrapping *wrapping, const char *texts, guint first, guint rest) {
  g_auto(GStrv) parts = g_strsplit(texts, "\n", -1);
  for (char **part = parts; *part; part++)
    wrap(wrapping, *part, first, rest);
}

static void append_text(struct wrapping *wrapping) {
  GRand *rand = wrapping->rand;
  wrap_all(wrapping, fronts[g_rand_int_range(rand, 0, G_N_ELEMENTS(fronts))], 0, 0);
  wrap_all(wrapping, salutations[g_rand_int_range(rand, 0, G_N_ELEMENTS(salutations))], 0, 0);
  wrapping->body = wrapping->text->len;
  const guint count = 2 + (guint)g_rand_int_range(rand, 0, 14);
  const bool others = g_rand_boolean(rand); /* now and then a paragraph is set otherwise, or not broken */
  for (guint i = 0; i < count; i++) {
    const char *paragraph = paragraphs[g_rand_int_range(rand, 0, G_N_ELEMENTS(paragraphs))];
    const gint lot = others ? g_rand_int_range(rand, 0, 12) : -1;
    if (lot == 0) {
      g_string_append(wrapping->text, paragraph);
      end_line(wrapping, 0);
    } else if (wrapping->breaking->width == UNBROKEN && lot >= 6 && !strchr(paragraph, '\n')) {
      part(wrapping, paragraph, wrapping->breaking->first);
    } else {
      wrap_all(wrapping, paragraph, lot == 1 ? 0 : lot == 2 ? 6 : wrapping->breaking->first, wrapping->breaking->rest);
    }
  }
}

static void append_measure(GString *all, const struct reader *reader) {
  g_autofree struct measured_line *lines = measure_lines(reader);
  const struct measure measure = measure_find(reader, lines);
  g_string_append_printf(all, "%u %s slack %u indent %u blank %u%s%s%s\n", measure.width,
                         measure.unit == UNIT_CELLS ? "cells" : "characters", measure.slack, measure.indent,
                         measure.blank_lines, measure.exact ? " exact" : "", measure.by_indent ? " by-indent" : "",
                         measure.cuts_words ? " cuts-words" : "");
}

static void append_found(GString *all, const char *text, const struct read_data *data) {
  struct splitting splitting = splitting_of(text, data);
  assert_non_null(splitting.source);
  struct reader *reader = &splitting.reader;
  append_measure(all, reader);
  join_lines(reader);
  for (guint i = 0; i < reader->pieces->len; i++) {
    const struct piece *piece = piece_at(reader, i);
    g_string_append_printf(all, "%s%u", i > 0 ? " " : "", piece->line);
    if (piece->aside)
      g_string_append_printf(all, "-%c", *piece->aside);
    else
      g_string_append_printf(all, ":%zu", chars_count(piece->text, piece->length));
  }
  g_string_append_c(all, '\n');
  splitting_end(&splitting);
}

static void append_breaking(GString *all, guint i, const struct breaking *breaking) {
  static const char *const edges[] = {"any", "hang", "pull"};
  g_string_append_printf(all, "# %u %s %u %s%s%s indent %u/%u", i,
                         breaking->unit == UNIT_CELLS ? "cells" : "characters", breaking->width, edges[breaking->edge],
                         breaking->cuts_words ? " cut" : "", breaking->blank ? " blank" : "", breaking->first,
                         breaking->rest);
  if (breaking->ragged > 0)
    g_string_append_printf(all, " ragged %u", breaking->ragged);
  if (breaking->above + breaking->between > 0)
    g_string_append_printf(all, " blank lines %u/%u", breaking->above, breaking->between);
  if (breaking->page > 0)
    g_string_append_printf(all, " pages of %u, %u", breaking->page, breaking->foot);
  g_string_append_c(all, '\n');
}

static void broken_lines_are_joined_as_they_were(G_GNUC_UNUSED void **state) {
  struct read_data *data = read_data_load(NULL, NULL);
  assert_non_null(data);
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(17);
  for (guint i = 0; i < TEXTS; i++) {
    const struct breaking breaking = breaking_of(i, rand);
    g_autoptr(GString) text = g_string_new(NULL);
    struct wrapping wrapping = {.breaking = &breaking, .rand = rand, .text = text};
    append_text(&wrapping);
    append_breaking(all, i, &breaking);
    append_found(all, text->str, data);
    if (i % 3 == 0)
      append_found(all, text->str + wrapping.body, data);
  }
  read_data_free(data);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(broken_lines_are_joined_as_they_were)};
  return cmocka_run_group_tests_name("read wraps", tests, NULL, NULL);
}
