/* Markers that open headings and points: 一、 （一） 1. （1） ① 第一章 第一个问题： 一是 第一， 首先， —— 子、 甲、 */
#pragma once

#include <glib.h>

enum marker_kind {
  MARKER_NONE,
  MARKER_CHAPTER,       /* 第一章 第一节 第一部分 第一编 */
  MARKER_TOPIC,         /* 第一个问题： 第一句话： 第一点： */
  MARKER_CHINESE,       /* 一、 一． 一 alone */
  MARKER_CHINESE_PAREN, /* （一） (一) ㈠ （一）、 */
  MARKER_ARABIC,        /* 1. 1、 １． ⒈ */
  MARKER_ARABIC_PAREN,  /* （1） (1) 1） ⑴ */
  MARKER_CIRCLED,       /* ① */
  MARKER_SERIES,        /* 一是 二要 三靠 */
  MARKER_ORDINAL,       /* 第一， 第二、 其一， */
  MARKER_ADVERB,        /* 首先 其次 再次 最后 (numbers 1, 2, 3 and 99) */
  MARKER_DASH,          /* —— */
  MARKER_BRANCH,        /* 子、 丑、 */
  MARKER_STEM,          /* 甲、 乙、 */
  MARKER_CHINESE_BLANK, /* 一 and a blank before text */
  MARKER_CAPITAL,       /* 壹、 贰、 */
  MARKER_ROMAN,         /* Ⅰ、 Ⅱ. */
  MARKER_LETTER,        /* A. B、 */
  MARKER_DECIMAL,       /* 1.1 2.3.1 and a blank: its number is the last of them */
  MARKER_FIGURE,        /* 1 and a blank before text */
};

#define MARKER_KINDS (MARKER_FIGURE + 1)

/* The number that 最后 carries: it closes its series whatever came before. */
#define MARKER_LAST 99

struct marker {
  enum marker_kind kind;
  guint level;  /* of headings: 1 to 4 (corpus GUIDE 14); 0 for points */
  guint number; /* 1-based; 0 for —— */
  gsize length; /* bytes, with the mark that belongs to it and without blanks that follow */
};

/* The heading marker that opens the text, or MARKER_NONE.  A digit that begins a sentence (24年, 1.5亿) is none.
 * A bare 一 or （一） is one only when it is the whole text. */
struct marker marker_heading(const char *text, gsize length);

/* The same with the looser markers that count only where a series of them runs through the text (corpus GUIDE 19a):
 * 一 and a blank, 【一】 【故事一】, 壹、 Ⅰ、 A. 1.1; ornament before the marker (◆ ★ 【 #) is taken along in its length. */
struct marker marker_in_series(const char *text, gsize length);

/* 故事一：, 关键词二： before the words of a line: what is counted has its number behind it; or MARKER_NONE. */
struct marker marker_named(const char *text, gsize length);

/* The point marker that opens the text, or MARKER_NONE.  `next_in_series` is the number that a series now open
 * would have next, or 0: its suffix may then differ (四要 after 三是, corpus GUIDE 23). */
struct marker marker_point(const char *text, gsize length, guint next_in_series);
