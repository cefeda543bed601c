/* What a line looks like by itself: a date, a salutation, a speaker, the end of a sentence. */
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

/* Names the hearers and ends in ： : ！ or !; at most 40 characters (corpus GUIDE 12). */
bool shape_is_salutation(const char *text, gsize length);

/* The first line of a salutation that goes on in the next: the same, ending in ， or 、 */
bool shape_opens_salutation(const char *text, gsize length);

/* A speaker's line: an office and a name, or a name alone. */
bool shape_is_speaker(const char *text, gsize length);

/* Ends in a word for an office: 书记, 市长, 总理 … */
bool shape_ends_with_office(const char *text, gsize length);

/* Ends in a word for a kind of speech or document: 讲话, 致辞, 报告, 主持词, 决议 …; brackets behind it aside. */
bool shape_is_named_speech(const char *text, gsize length);

/* Opens with —— or its look-alikes. */
bool shape_opens_with_dash(const char *text, gsize length);

/* Made of nothing but one or two kinds of drawn marks (-, =, *, ★ …), three or more. */
bool shape_is_rule(const char *text, gsize length);

/* A page number alone: 12, - 3 -, 第3页, 第 3 页 共 10 页, 3/10. */
bool shape_is_page_number(const char *text, gsize length);

/* Only …… or dots. */
bool shape_is_ellipsis(const char *text, gsize length);

/* Share of ideographs among the characters that are not blank, in percent. */
guint shape_han_share(const char *text, gsize length);

/* Whether the text contains, begins with or ends with the word. */
bool shape_contains(const char *text, gsize length, const char *word);
bool shape_begins(const char *text, gsize length, const char *word);
bool shape_ends(const char *text, gsize length, const char *word);
