/* What a line looks like by itself, whatever its words: a date, a page number, the end of a sentence. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Ends in 。！？… or a closing bracket or quotation mark behind one. */
bool shape_ends_sentence(const char *text, gsize length);

/* Ends in 。！？…；：， or a half-width form, closing marks aside. */
bool shape_ends_with_mark(const char *text, gsize length);

/* The byte offset behind the first sentence (its stop, and closing marks that follow), stops inside quotation
 * marks, brackets and 《》 not counted; 0 when there is none.  `*stop` gets the offset of the stop itself. */
gsize shape_first_sentence(const char *text, gsize length, gsize *stop);

/* Bytes of a note mark that opens the text (〔1〕 [1] ［1］), or 0. */
gsize shape_is_note_mark(const char *text, gsize length);

/* The whole text stands in one pair of round brackets. */
bool shape_is_parenthesised(const char *text, gsize length);

/* A date in words (2023年11月8日, 一九五七年五月十五日, 二○一二年三月), with nothing but a weekday, a time of
 * day or a place of two or three characters beside it. */
bool shape_is_date(const char *text, gsize length);

/* 5月6日, 冬月初八夜: the same without a year; such a day may also be what is spoken of. */
bool shape_is_day_without_year(const char *text, gsize length);

/* A date in figures without a time of day: 2024.5.1, 2008-5-3, （2021/3/9）. */
bool shape_is_date_in_figures(const char *text, gsize length);

/* 【转载】在…上的讲话: what stands in the square brackets that open a line with more behind them; empty: there are
 * none. */
struct slice shape_square_label(const char *text, gsize length);

/* Opens with —— or its look-alikes. */
bool shape_opens_with_dash(const char *text, gsize length);

/* Made of nothing but one or two kinds of drawn marks (-, =, *, ★ …), three or more. */
bool shape_is_rule(const char *text, gsize length);

/* A page number alone: 12, - 3 -, 第3页, 第 3 页 共 10 页, 3/10. */
bool shape_is_page_number(const char *text, gsize length);

/* Only …… or dots. */
bool shape_is_ellipsis(const char *text, gsize length);

/* Holds a time of day in figures: 9:05, 19：30. */
bool shape_has_clock(const char *text, gsize length);

/* 0:05, 1:02:03: a time of figures and colons in seconds. */
guint shape_seconds(const char *time, gsize length);

/* The times of a recording begin less than so many seconds behind its beginning. */
#define RECORDED_FIRST 60

/* Holds a date with a day: 2024-05-01, 2024年5月1日. */
bool shape_has_day(const char *text, gsize length);

/* Only the label of a sample: 篇一, 【范文2】, 第二篇： */
bool shape_is_sample_label(const char *text, gsize length);

/* Ends as one of several samples: …致辞 篇1, …讲话（2） */
bool shape_ends_as_sample(const char *text, gsize length);

/* Holds an address of the net or of mail: letters, a dot, letters; letters around @. */
bool shape_has_net_address(const char *text, gsize length);

/* How many figures stand by themselves, as counters of pages do: 赞 11, （4）, 55%, 28 人, ￥9. */
guint shape_count_counters(const char *text, gsize length);

/* Nothing but words in brackets, two or more, none of them a blank to fill in: 〔分享〕〔打印〕 */
bool shape_is_tags(const char *text, gsize length);

/* Ends as an entry of a list of texts does: （精选8页）, ¥3.00, .doc, 06:12 */
bool shape_ends_as_entry(const char *text, gsize length);

/* Tells what something costs: 9.9元, ￥5, 8折, 20积分 */
bool shape_has_price(const char *text, gsize length);

/* Two halves or more, alike in length or beginning, the last one a cry, and nothing else: 点赞文明！点赞家乡！ */
bool shape_is_slogan(const char *text, gsize length);

/* Says that so many characters are hidden: 此处隐藏866个字, 还有748字未显示. */
bool shape_says_hidden(const char *text, gsize length);

/* Opens with the number of a floor of a forum: 2# 3楼 */
bool shape_opens_floor(const char *text, gsize length);

/* Opens with 附件： 附件1 or 附：, not with a sentence on 附件. */
bool shape_opens_attachment(const char *text, gsize length);

/* Opens with the mark of who says it: 男： 合： */
bool shape_opens_role_mark(const char *text, gsize length);

/* Behind the blanks at `p`, up to `end`. */
const char *shape_skip_blanks(const char *p, const char *end);

/* Whether the text contains, begins with or ends with the word, or contains one of the words (the last one is NULL). */
bool shape_contains(const char *text, gsize length, const char *word);
bool shape_contains_any(const char *text, gsize length, const char *const *words);
bool shape_begins(const char *text, gsize length, const char *word);
bool shape_ends(const char *text, gsize length, const char *word);
