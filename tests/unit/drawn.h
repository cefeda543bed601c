/* Documents, and styles for them, that are drawn by a seeded lot: everything that a speech may have. */
#pragma once

#include "compose/ruby.h"
#include "compose/ruby_lines.h"
#include "read/phases.h"
#include "read/reader_words.h"
#include "style/style.h"
#include "unit/long_text.h"
#include "unit/lot.h"

static const char *const drawn_titles[] = {
    "在全县果园现场会上的讲话",
    "在“书香里弄”阅读推广工作暨全县公共文化服务体系建设现场会上的讲话",
    "把水留住 让每一滴水都流到田里去浇庄稼",
    "AI+水利：2024年“智慧渠系”建设动员大会上的讲话",
};

static const char *const drawn_subtitles[] = {
    "——兼谈社区书屋的“建、管、用”",
    "（2024年5月8日）",
    "县农业农村局局长  周岭",
    "沈 望",
    "县水利局党组书记、局长，县河长制办公室主任，渠东灌区管理委员会主任  欧阳文秀",
    "（根据录音整理，未经本人审阅）"};

static const char *const drawn_headings[] = {
    "一、把渠修直修平",
    "（一）责任分到段，钱用到明处，账贴到墙上",
    "1.东渠上游三公里八百米由渠东村第一、第二、第三、第四村民小组共同清淤，十月底以前完成，不得拖延",
    "（1）Wi-Fi和GPS都要用起来，用open data管水，用smart meter收费，用AI看渠",
    "二、认清形势，统一思想，进一步增强做好冬春农田水利基本建设工作的责任感、紧迫感和使命感",
};

static const char *const drawn_bodies[] = {
    "水是从山上下来的，渠是一锹一锹挖出来的。没有渠，水就白白流走了，田里裂了口子也没有人管得了。",
    "有人问我：“渠长是个什么官？”我说，渠长不是官，是给大家看水的人；水到了谁家的田里，渠长的心才放得下。“‘水不过丘’，"
    "人"
    "不睡觉”——这是老渠长传下来的话……我们要接着往下传！",
    "一是把东渠的老闸换掉。去年汛期漏了三次。二是把西渠的豁口补上。谁挖的谁补。三是把每一段渠包到人头上。包了就要管。",
    "The canal was dug by hand, and every family sent one man or woman; it took them three winters to reach the "
    "village, and "
    "nobody was paid for it. All of us remember the first spring with running water in the fields.",
    "我们用的是irrigation scheduling这个办法，save water，也save "
    "time，国外用了50多年；水位36.5米，比去年低2.1米，只有正常"
    "年份的78%，2024年11月3日零时起限时放水，每亩¥12.50。",
    "（一）看水的人（含清淤、护坡、换闸的人）要会看天；《渠规》第4条、【附表】第3项写得明明白白：谁家的牛踩坏了渠，谁家"
    "修！？",
    "渠成水到。",
    "请×××同志在2024年  月  日以前，到____渠（　　）号闸，领取【GDP 数值】一览表和（）元补助；联系人：          "
    "，电话：　　　　，逾期 不候。",
    "春水，夏水，秋水，冬水，水水相连；东渠，西渠，南渠，北渠，渠渠相通。我们，你们，他们，大家，都是，看水，的人，渠上"
    "，"
    "的人，田里，的人。",
    "名单如下：王建国    李卫东　　赵  山，职务  渠长 ；电话  0578-1234567    一 二 三  a  b   "
    "c，念到的人今天就领工具。",
    "\u0301单写一个变音符，à\u0300\u0323 la "
    "carte；10\u00A0km、soft\u00ADhyphen、零\u200B宽、"
    "supercalifragilisticexpialidocious/antidisestablishmentarianism，（（双层））、——“——”、……？！",
    "今年的任务：1. 东渠清到底。一锹也不能少。2. 西渠补到头。3. 中渠4月5日前换闸 12 座，（1） 先主后支，（2） "
    "先难后易。",
    "第一，渠要直。弯渠费水，直渠省工。第二，闸要灵。老闸锈死了，新闸要常上油。第三，人要勤。",
    "来宾说שלום עולם两个词，又念了a²+b²=c²、H₂O、½、①②③、㎡，还有“𠮷”字、ā á ǎ à和n̄，请×××同志答复。",
    "参会的有：王建国、李卫东、赵小山、欧阳文秀、阿布都热合曼·买买提、Jean-Pierre "
    "O’Neill等，共计1,234,567人次/年（见http://"
    "www.example.org/qu/2024）。",
    "春天修渠，夏天看水，秋天算账，冬天清淤，一年四季都有渠上的事；哪一季偷了懒，哪一季就要吃亏，这是老天爷定的规矩，谁"
    "也改不了，"
    "所以我今天把话说在前头，从下个月起，每一段渠都要有人看，每一座闸都要有人管，每一口井都要有人查，查出来的问题三天之"
    "内要有"
    "回音，七天之内要有结果，做不到的，到渠头上来当着大家的面说清楚。",
};

static const char *const drawn_cells[] = {"序号",
                                          "12,430",
                                          "清河大桥改造工程",
                                          "",
                                          "县农业农村局、县水利局和各有关乡镇",
                                          "62.4%",
                                          "每周通报一次进度，\v年底结账。",
                                          "save water"};

static const char *const drawn_readings[] = {"[渠|qú]",         "[闸|zhá]",      "[看水|kān shuǐ]", "[淤|yū]",
                                             "[渠长|qú zhǎng]", "[水利|shuǐlì]", "[田里|tián lǐ]"};

static const char *const drawn_styles[] = {"gongwen", "tests/golden/small.xml", "compact", "speaker", "draft",
                                           "booklet"};

static const char *const drawn_words[] = {
    "points.as=bold",
    "points.as=kai",
    "points.as=paragraph",
    "page.paper=a5",
    "page.paper=16k",
    "directions.as=margin",
    "line-numbers.every=5",
    "grade.text=秘密★1年",
    "page.mirror=yes",
    "body.indent=4",
    "body.left=3",
    "body.right=2",
    "body.size=18pt",
    "title-lines.max=9",
    "type-area.line-pitch=24pt",
    "spacing.han-latin=0.2",
    "costs.squeeze=5",
    "costs.widow=0",
    "marks.as=full",
    "heading-1.before=1",
    "spacing.mark-squeeze=0",
    "title.align=left",
    "type-area.columns=26",
    "spacing.word-max=1",
    "note.align=right",
    "heading-2.keep-next=no",
    "type-area.ascent=0.8",
    "tables.padding=1",
    "cover.shown=yes",
    "cover.copies=008-010",
    "catch-word.characters=2",
    "watermark.text=征求意见",
    "page-number.total=yes",
    "page-number.top=yes",
    "pages.whole=3",
    "sheet.as=booklet",
    "minutes.rate=200",
};

/* Where the character of this number begins. */
static inline gsize drawn_offset(const char *text, guint characters) {
  return (gsize)(g_utf8_offset_to_pointer(text, (glong)characters) - text);
}

static inline struct block *draw_block(struct doc *doc, enum role role, const char *text) {
  const guint line = doc->blocks->len + 1;
  return doc_add_block(doc, role, line, line, g_strdup(text));
}

static inline void draw_marks(struct block *block, GRand *rand) {
  const guint characters = (guint)g_utf8_strlen(block->text, -1);
  block->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
  for (guint at = lot(rand, 5); at + 1 < characters; at += 3 + lot(rand, 20)) {
    const guint length = 1 + lot(rand, MIN(characters - at, 12));
    const struct mark mark = {.start = drawn_offset(block->text, at),
                              .length = drawn_offset(block->text, at + length) - drawn_offset(block->text, at),
                              .kind = (enum mark_kind)lot(rand, MARK_KINDS)};
    g_array_append_val(block->marks, mark);
    at += length;
  }
}

/* The first cell takes the whole of its row, or that below it, too. */
static inline void draw_extents(struct table *table, GRand *rand) {
  const bool across = table->columns > 1 && lot(rand, 2) == 0;
  table->extents = g_new(struct extent, table->rows * table->columns);
  for (guint i = 0; i < table->rows * table->columns; i++) {
    const bool covered = across ? i > 0 && i < table->columns : i == table->columns;
    table->extents[i] = covered ? (struct extent){0, 0} : (struct extent){1, 1};
    if (covered)
      *table->cells[i] = 0;
  }
  table->extents[0] = across ? (struct extent){1, table->columns} : (struct extent){2, 1};
}

static inline void draw_table(struct doc *doc, GRand *rand) {
  struct block *block = draw_block(doc, ROLE_TABLE, "");
  const guint rows = 2 + lot(rand, lot(rand, 3) ? 4 : 24), columns = 1 + lot(rand, 4);
  g_autoptr(GString) text = g_string_new(NULL);
  block->table = g_new0(struct table, 1);
  *block->table = (struct table){.rows = rows, .columns = columns, .cells = g_new0(char *, rows *columns)};
  for (guint i = 0; i < rows * columns; i++)
    block->table->cells[i] = g_strdup(ANY(rand, drawn_cells));
  if (lot(rand, 3) == 0)
    draw_extents(block->table, rand);
  for (guint i = 0; i < rows * columns; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % columns == 0 ? "\n" : "\t", block->table->cells[i]);
  g_free(block->text);
  block->text = g_strdup(text->str);
}

static inline void draw_heading(struct doc *doc, GRand *rand) {
  const char *text = ANY(rand, drawn_headings);
  struct block *block = draw_block(doc, ROLE_HEADING, text);
  block->level = (guint8)(1 + lot(rand, 4));
  block->marker_length = drawn_offset(text, 2);
  block->number = 1;
  if (lot(rand, 4) > 0)
    return;
  block->run_in = true;
  block->source = g_strconcat(text, "。", NULL);
  draw_block(doc, ROLE_BODY, ANY(rand, drawn_bodies));
}

static inline void draw_body(struct doc *doc, GRand *rand) {
  g_autofree char *before = long_text(lot(rand, 30));
  const char *body = ANY(rand, drawn_bodies);
  g_autofree char *text = g_strconcat(lot(rand, 2) ? before : "", body, NULL);
  struct block *block = draw_block(doc, ROLE_BODY, text);
  if (lot(rand, 3) == 0)
    draw_marks(block, rand);
}

static inline void draw_any(struct doc *doc, GRand *rand) {
  switch (lot(rand, 12)) {
  case 0:
    if (lot(rand, 2))
      draw_table(doc, rand);
    break;
  case 1:
  case 2:
    draw_heading(doc, rand);
    break;
  case 3:
    draw_block(doc, ROLE_INNER_SALUTATION, "同志们、乡亲们！");
    break;
  case 4:
    draw_block(doc, ROLE_STAGE_DIRECTION, lot(rand, 2) ? "（掌声）" : "（全场起立，长时间热烈鼓掌，向老渠长们致敬）");
    break;
  case 5:
    draw_block(doc, ROLE_NOTE, "①渠东村：1958年由三个自然村合并而成，2019年撤村建居，见《渠东乡志》第12页。");
    break;
  default:
    draw_body(doc, rand);
  }
}

/* What the reader finds in the text of blocks. */
static inline void draw_found(struct doc *doc) {
  struct words *words = reader_words_load(NULL);
  points_find(words, doc);
  placeholders_find(words, doc);
  words_free(words);
}

static inline void draw_document(struct doc *doc, GRand *rand) {
  draw_block(doc, ROLE_TITLE, ANY(rand, drawn_titles));
  for (guint i = lot(rand, 3); i > 0; i--) {
    const enum block_kind kind = (enum block_kind)(1 + lot(rand, 4));
    draw_block(doc, ROLE_SUBTITLE, ANY(rand, drawn_subtitles))->kind = kind;
  }
  draw_block(doc, ROLE_SALUTATION,
             lot(rand, 2) ? "同志们：" : "尊敬的各位老师、各位家长，亲爱的同学们、朋友们，远道而来的客人们：");
  for (guint i = lot(rand, 5) ? 3 + lot(rand, 8) : 20; i > 0; i--)
    draw_any(doc, rand);
  if (lot(rand, 2))
    draw_block(doc, ROLE_ATTACHMENT, "附件：1.清渠任务表\n2.渠东乡冬春农田水利基本建设暨清渠护渠工作责任分段一览表");
  if (lot(rand, 2)) {
    draw_block(doc, ROLE_SIGNATURE, "渠东乡人民政府");
    draw_block(doc, ROLE_SIGNATURE, "2024年3月6日")->kind = KIND_DATE;
  }
  draw_found(doc);
}

/* ---- documents of more than one part ---- */

static const char *const drawn_title_lines[] = {
    "在全县清渠护渠工作",       "暨冬季农田水利基本建设现场会", "上的讲话", "把水留住", "让每一滴水都流到田里",
    "　关于渠系管理的几点意见", "——在全县水利工作会议上的发言", "开幕词"};

static const char *const drawn_lines[] = {
    "A．修渠 B．换闸 C．清淤 D．护坡",
    "A. 东渠",
    "B. 西渠，豁口两处，七月底以前补上",
    "C. 中渠",
    "1.下面哪一条渠去年没有断过水？",
    "王建国、李卫东、欧阳文秀三位同志留下，请赵小山副局长主持。",
    "主持人：请渠长们发言。",
    "赵小山：我先说。东渠清到底了。",
    "此致",
    "敬礼！",
    "（一）看水的人要会看天",
    "二、把闸换好",
    "1.东渠上游三公里由渠东村清淤",
    "渠有渠长，闸有闸长。2024年11月3日放水，每亩¥12.50，比去年低2.1%。",
    "参加会议的有：县农业农村局局长周岭，县水利局党组书记、局长沈望，渠东乡党委书记赵小山。",
    "电话：0578-1234567",
    "渠成。",
};

static const char *const drawn_attached[] = {"附件1",
                                             "附件二",
                                             "清渠任务表",
                                             "（征求意见稿）",
                                             "一、总的要求",
                                             "（一）责任分到段",
                                             "每一段渠都要有人看，每一座闸都要有人管。",
                                             "附件：清渠任务表",
                                             "附件：1．清渠任务表",
                                             "2．渠东乡冬春农田水利基本建设暨清渠护渠工作责任分段一览表和渠长名单",
                                             "10、渠系图",
                                             "附件"};

static const char *const drawn_signers[] = {"渠东乡人民政府", "县水利局",     "渠东灌区管理委员会办公室",
                                            "周 岭",          "2024年3月6日", "二〇二四年十二月二十九日"};

static const char *const drawn_heads[] = {"序号",         "项目名称", "责任单位", "完成时限",
                                          "投资（万元）", "占比",     "备注",     "去年同期"};

/* Parts the lines that its author has chosen, some of them beside a blank. */
static inline void draw_breaks(struct block *block, GRand *rand) {
  const guint characters = (guint)g_utf8_strlen(block->text, -1);
  block->breaks = g_array_new(FALSE, FALSE, sizeof(gsize));
  for (guint at = 2 + lot(rand, 8); at + 1 < characters; at += 2 + lot(rand, 12)) {
    const gsize offset = drawn_offset(block->text, at);
    g_array_append_val(block->breaks, offset);
  }
}

/* An amount of money, with two places or one behind the point. */
static inline char *draw_amount(GRand *rand) {
  const guint behind = lot(rand, 100);
  return g_strdup_printf("%u.%u", lot(rand, 3000), behind);
}

/* A table with a head, of many columns or few, some of its cells over several columns or rows. */
static inline void draw_wide_table(struct doc *doc, GRand *rand) {
  struct block *block = draw_block(doc, ROLE_TABLE, "");
  const guint rows = 2 + lot(rand, 6), columns = lot(rand, 2) ? 2 + lot(rand, 3) : 6 + lot(rand, 8);
  g_autoptr(GString) text = g_string_new(NULL);
  struct table *table = block->table = g_new0(struct table, 1);
  *table = (struct table){.rows = rows, .columns = columns, .cells = g_new0(char *, rows *columns)};
  for (guint i = 0; i < rows * columns; i++)
    table->cells[i] = i < columns        ? g_strdup(drawn_heads[(i + rows) % G_N_ELEMENTS(drawn_heads)])
                      : i % columns == 1 ? draw_amount(rand)
                                         : g_strdup(ANY(rand, drawn_cells));
  if (lot(rand, 2)) {
    table->extents = g_new(struct extent, rows * columns);
    for (guint i = 0; i < rows * columns; i++)
      table->extents[i] = (struct extent){1, 1};
    const guint row = lot(rand, rows), column = lot(rand, columns);
    struct extent extent = {.rows = 1 + lot(rand, MIN(rows - row, 3))};
    extent.columns = 1 + lot(rand, MIN(columns - column, 3));
    for (guint y = 0; y < extent.rows; y++)
      for (guint x = 0; x < extent.columns; x++) {
        const guint cell = (row + y) * columns + column + x;
        table->extents[cell] = x + y > 0 ? (struct extent){0, 0} : extent;
        if (x + y > 0)
          *table->cells[cell] = 0;
      }
  }
  for (guint i = 0; i < rows * columns; i++)
    g_string_append_printf(text, "%s%s", i == 0 ? "" : i % columns == 0 ? "\n" : "\t", table->cells[i]);
  g_free(block->text);
  block->text = g_strdup(text->str);
}

static inline void draw_speech(struct doc *doc, GRand *rand) {
  for (guint i = 1 + lot(rand, 3); i > 0; i--) {
    struct block *line = draw_block(doc, ROLE_TITLE, ANY(rand, drawn_title_lines));
    if (lot(rand, 3) == 0)
      draw_breaks(line, rand);
  }
  for (guint i = lot(rand, 3); i > 0; i--) {
    struct block *line = draw_block(doc, ROLE_SUBTITLE, ANY(rand, drawn_subtitles));
    line->kind = (enum block_kind)lot(rand, KIND_NOTE + 1);
    if (lot(rand, 4) == 0)
      draw_breaks(line, rand);
  }
  if (lot(rand, 3))
    draw_block(doc, ROLE_SALUTATION, "同志们：");
  for (guint i = lot(rand, 10); i > 0; i--) {
    const bool goes_on = lot(rand, 3);
    for (guint k = lot(rand, G_N_ELEMENTS(drawn_lines)), left = goes_on ? 1 + lot(rand, 4) : 1; left > 0; left--, k++)
      draw_block(doc, ROLE_BODY, drawn_lines[k % G_N_ELEMENTS(drawn_lines)]);
    if (lot(rand, 4) == 0)
      draw_any(doc, rand);
    if (lot(rand, 6) == 0)
      draw_wide_table(doc, rand);
  }
}

/* One speech or more, with what they end with, and what is attached. */
static inline void draw_parts(struct doc *doc, GRand *rand) {
  for (guint i = 1 + lot(rand, 2); i > 0; i--)
    draw_speech(doc, rand);
  for (guint i = lot(rand, 4); i > 0; i--)
    draw_block(doc, ROLE_ATTACHMENT, ANY(rand, drawn_attached));
  for (guint i = lot(rand, 5); i > 0; i--) {
    const char *text = ANY(rand, drawn_signers);
    draw_block(doc, ROLE_SIGNATURE, text)->kind = g_str_has_suffix(text, "日") ? KIND_DATE : KIND_NONE;
  }
  for (guint i = lot(rand, 3); i > 0; i--) {
    for (guint k = lot(rand, G_N_ELEMENTS(drawn_attached)), left = 1 + lot(rand, 6); left > 0; left--, k++)
      draw_block(doc, ROLE_ATTACHMENT, drawn_attached[k % G_N_ELEMENTS(drawn_attached)]);
    if (lot(rand, 2))
      draw_wide_table(doc, rand);
  }
  if (lot(rand, 3) == 0)
    draw_block(doc, ROLE_NOTE, "注：以当天放水时刻表为准。");
  draw_found(doc);
}

/* The style of document `number`: one of the words after the other is set in it, now and then a second or none; its
 * name is appended. */
static inline struct style *draw_style(GString *all, guint number, GRand *rand) {
  const char *name = ANY(rand, drawn_styles), *first = drawn_words[number % G_N_ELEMENTS(drawn_words)];
  const char *second = ANY(rand, drawn_words);
  const guint count = lot(rand, 6) == 0 ? 0 : 1 + lot(rand, 2);
  const char *const set[] = {count > 0 ? first : NULL, count > 1 ? second : NULL, NULL};
  struct style *style = style_load_with(name, set, NULL);
  g_string_append_printf(all, " %s%s%s%s%s%s\n", name, count > 0 ? " " : "", count > 0 ? first : "",
                         count > 1 ? " " : "", count > 1 ? second : "", style ? "" : " (does not fit)");
  if (!style)
    style = style_load(name, NULL);
  assert_non_null(style);
  assert_true(style_load_title_rules(style, NULL, NULL));
  return style;
}

/* Gives the paragraphs readings above some words. */
static inline void draw_readings(GPtrArray *paragraphs, struct report *report) {
  g_autoptr(GPtrArray) given = ruby_words_new();
  for (gsize i = 0; i < G_N_ELEMENTS(drawn_readings); i++)
    assert_true(ruby_lines_add(given, drawn_readings[i], NULL));
  ruby_give(paragraphs, NULL, given, NULL, report);
}

/* Puts the next document and a style for it in the place of those before, and tells of them: "# 3 compact …". */
static inline void draw_next(struct doc **doc, struct style **style, GString *all, guint number, GRand *rand,
                             void (*draw)(struct doc *doc, GRand *rand)) {
  g_string_append_printf(all, "# %u", number);
  style_free(*style);
  doc_free(*doc);
  *doc = doc_new();
  *style = draw_style(all, number, rand);
  draw(*doc, rand);
}
