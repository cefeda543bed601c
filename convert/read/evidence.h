/* What a piece shows, by itself and among the others: named facts, yes or no.  What it is, is not said here: that is
 * for the costs (styles/reader.costs) and the search (explain.h).  A new kind of line is told by a new fact in this
 * list, the place that finds it, and its lines in reader.costs. */
#pragma once

#include "text/marker.h"

#include <glib.h>
#include <stdbool.h>

/* Found in the piece alone (evidence_alone.c). */
#define EVIDENCE_ALONE(X)                                                                                               \
  X(ALWAYS, "always") /* of every piece: what a state costs when nothing else is known */                               \
  /* how long, in characters */                                                                                         \
  X(CHARS_4, "chars-1-4")                                                                                               \
  X(CHARS_12, "chars-5-12")                                                                                             \
  X(CHARS_24, "chars-13-24")                                                                                            \
  X(CHARS_40, "chars-25-40")                                                                                            \
  X(CHARS_66, "chars-41-66")                                                                                            \
  X(CHARS_120, "chars-67-120")                                                                                          \
  X(CHARS_MORE, "chars-121-")                                                                                           \
  /* its marks */                                                                                                       \
  X(ENDS_STOP, "ends-stop") /* 。！？ */                                                                             \
  X(ENDS_CRY, "ends-cry")   /* ！ */                                                                                   \
  X(ENDS_COLON, "ends-colon")                                                                                           \
  X(ENDS_PAUSE, "ends-pause") /* ，；、 */                                                                           \
  X(ENDS_DOTS, "ends-dots")   /* … ... */                                                                             \
  X(ENDS_OPEN, "ends-open")   /* no mark */                                                                             \
  X(STOP_INSIDE, "stop-inside")                                                                                         \
  X(COMMA_INSIDE, "comma-inside")                                                                                       \
  X(SPOKEN, "spoken")             /* a paragraph: sentences, nothing of a site in them */                               \
  X(SPEECH_FIRST, "speech-first") /* several sentences, and nothing of a site in the first */                           \
  X(LONG_OPEN, "long-open")       /* long, and no mark ends it */                                                       \
  X(IN_ROUND, "in-round-brackets")                                                                                      \
  X(IN_SQUARE, "in-square-brackets") /* 【…】 […] around all of it */                                             \
  X(SQUARE_LABEL, "square-label")    /* 【编者按】 before words */                                                 \
  X(OPENS_DASH, "opens-dash")                                                                                           \
  X(IN_DASHES, "in-dashes")         /* — … — around all of it */                                                  \
  X(TAGS, "tags")                   /* nothing but words in brackets, two or more: 〔分享〕〔打印〕 */          \
  X(SLOGAN, "slogan")               /* halves alike that end in a cry: 点赞文明！点赞家乡！ */                \
  X(HYPHEN, "hyphen")               /* - between blanks, as the names of pages have it */                               \
  X(BAR, "bar")                     /* | ｜ » © or several wide blanks: what no sentence has */                      \
  X(IN_SYMBOLS, "in-symbols")       /* a sign that is no word at both ends: ★…★ */                                \
  X(OPENS_STAR, "opens-star")       /* * ※ */                                                                         \
  X(OPENS_SYMBOL, "opens-symbol")   /* any other sign that is no word, bracket or quotation mark */                     \
  X(ODD_SYMBOLS, "odd-symbols")     /* | > ↓ 👉 and the like inside */                                              \
  X(BLANKS_INSIDE, "blanks-inside") /* two cells or more between words, twice or more */                                \
  X(TITLE_QUOTED, "title-quoted")   /* 《…》, and no clause around it */                                            \
  X(NO_HAN, "no-han")                                                                                                   \
  X(FIGURES_ALONE, "figures-alone")                                                                                     \
  X(LATIN_HALF, "latin-half") /* less than 40 % ideographs, some */                                                     \
  X(RULE, "rule")             /* drawn with - = * */                                                                    \
  X(ELLIPSIS, "ellipsis")                                                                                               \
  X(NOISE, "noise") /* letters and signs without a word */                                                              \
  /* names and kinds */                                                                                                 \
  X(HEARERS, "hearers")             /* names those who are spoken to, ends in ： or ！ */                             \
  X(HEARERS_LOOSE, "hearers-loose") /* the same, ends in ， 。 or no mark */                                          \
  X(HEARERS_ROW,                                                                                                        \
    "hearers-row") /* the same before a comma, above such a line or above one that names them to the end */             \
  X(HEARERS_PLAIN, "hearers-plain") /* without an honour or 们: may be a label */                                      \
  X(ORGANS, "organs")               /* names organs, ends in ： */                                                     \
  X(ORGANS_LOOSE, "organs-loose")   /* the same without a mark: the next line goes on */                                \
  X(GREETING, "greeting")           /* 大家好！ */                                                                  \
  X(SPEAKER, "speaker")                                                                                                 \
  X(NAME_BARE, "name-bare")     /* a name without a blank or an office: may be a word */                                \
  X(NAME, "name")               /* a personal name alone */                                                             \
  X(OFFICE, "office")           /* ends in an office */                                                                 \
  X(ORGAN_NAME, "organ-name")   /* ends in a word for an organisation, no mark */                                       \
  X(SPEECH_KIND, "speech-kind") /* ends in 讲话, 报告 … */                                                        \
  X(AT_MEETING, "at-meeting")   /* 在…上的… */                                                                   \
  X(TITLE_STOP, "title-stop") /* 在…上的讲话。 or —— and the like, with a full stop that titles have not */ \
  X(OPENS_TITLE, "opens-title") /* 关于 致 在 and open at the end */                                                \
  X(TITLE_LIKE, "title-like")   /* could be a title by its shape */                                                     \
  X(TITLE_LABEL, "title-label") /* 标题：… */                                                                      \
  X(DATE, "date")               /* in words, alone */                                                                   \
  X(DATE_ROUND, "date-round")   /* in brackets or behind a dash */                                                      \
  X(DATE_FIGURES, "date-figures")                                                                                       \
  X(DATE_FESTIVAL, "date-festival")                                                                                     \
  X(DATE_DOTTED, "date-dotted")           /* figures with dots: 2024.5.1 */                                             \
  X(DATE_SHORT, "date-short")             /* a month and a day without a year */                                        \
  X(DATE_BEHIND_NAME, "date-behind-name") /* 尚可为　2015年7月3日 */                                             \
  X(CLOCK, "clock")                       /* a time of day with a colon, on a short line */                             \
  X(ENDS_CLOCK, "ends-clock")             /* a few characters, and a time at the end */                                 \
  X(YEAR_DAY, "year-day")                 /* holds a date in figures */                                                 \
  X(DOCUMENT_NUMBER, "document-number")                                                                                 \
  X(SECRECY, "secrecy")                                                                                                 \
  X(COLLECTION, "collection")                                                                                           \
  X(SAMPLE_LABEL, "sample-label")     /* 篇一, 范文2, 【篇一】 */                                               \
  X(PART_LABEL, "part-label")         /* 称谓, 【正文】 */                                                        \
  X(ENDS_SAMPLE, "ends-sample")       /* …篇一 */                                                                   \
  X(LABEL, "label")                   /* 词：value */                                                                 \
  X(LABELS, "labels")                 /* two or more of them, no sentence */                                            \
  X(LABEL_STAMP, "label-stamp")       /* the word is one that sites use */                                              \
  X(LABEL_CREDIT, "label-credit")     /* who has made a page: 值班编辑 小满 */                                    \
  X(LABEL_PLACE, "label-place")       /* 时间 地点 讲话人 */                                                     \
  X(LABEL_SENTENCE, "label-sentence") /* 词：a sentence */                                                            \
  /* what speaks for a site */                                                                                          \
  X(JUNK_LINE, "junk-line") /* a line pattern of styles/junk.rules */                                                   \
  X(JUNK_FORM, "junk-form") /* one that holds by figures, signs and addresses, not by words alone */                    \
  X(JUNK_USER, "junk-user") /* a line pattern of the user's */                                                          \
  X(JUNK_EDGE, "junk-edge") /* one that holds only outside the speech */                                                \
  X(ADVERT_1, "advert-1")                                                                                               \
  X(ADVERT_2, "advert-2")                                                                                               \
  X(ADVERT_3, "advert-3-4")                                                                                             \
  X(ADVERT_5, "advert-5")                                                                                               \
  X(ADVERT_DENSE, "advert-dense") /* full of words of advertising */                                                    \
  X(ADVERT_NAMED, "advert-named") /* a word that no speaker says */                                                     \
  X(TO_READER, "to-reader")       /* speaks to a reader of a page, not to hearers */                                    \
  X(SITE_VOICE, "site-voice")                                                                                           \
  X(TO_HEARERS, "to-hearers") /* 大家 我们 同志 … inside */                                                     \
  X(HIDDEN, "hidden")         /* 此处隐藏…字 and the like */                                                     \
  X(FRAGMENT, "fragment")     /* short, no clause, no mark at its end, not to hearers */                                \
  X(WIDGET, "widget")       /* short, words of advertising or to the reader, no clause: 下载Word版, 阅读原文 */  \
  X(COUNTER, "counter")     /* short, with a figure by itself: 已读 55%, 其他回答（4） */                       \
  X(COUNTERS, "counters")   /* two such figures or more, and no clause: 顶 14　踩 0　转 2 */                       \
  X(ENTRY, "entry")         /* ends as an entry of a list of texts: 8页, ¥3, .doc, 06:12 */                           \
  X(PAGE_ONLY, "page-only") /* its words are of a page, nearly all */                                                   \
  X(PAGE_TALK, "page-talk") /* several words of a page, and more of them than of others */                              \
  X(PAGE_WORDED, "page-worded")           /* short, and worded like pages (wording.h) */                                \
  X(PAGE_WORDED_WELL, "page-worded-well") /* … as few speeches are anywhere */                                        \
  X(SPEECH_WORDED, "speech-worded")       /* short, and worded like what is said to hearers */                          \
  X(ASSISTANT, "assistant")                                                                                             \
  X(LESSON, "lesson")                                                                                                   \
  X(LESSON_TITLE, "lesson-title") /* …的写法, 怎么写… */                                                      \
  X(NET_ADDRESS, "net-address")   /* www. @ .com */                                                                     \
  X(NET_LINE, "net-line")         /* an address, and hardly a word beside it */                                         \
  X(PAGE_FIGURE, "page-figure")                                                                                         \
  X(PAGE_LINKS, "page-links")                                                                                           \
  X(FLOOR, "floor")         /* 2# 3楼 before words */                                                                  \
  X(MENU, "menu")           /* short words side by side, one of a page among them: 首页 政务公开 办事服务 */  \
  X(PRICE, "price")         /* what something costs: 9.9元, 8折, 5积分 */                                           \
  X(SITE_NAME, "site-name") /* short, and ends as the name of a site: …网, …论坛 */                              \
  X(PATH, "path")           /* 首页 > 讲话 > 正文 */                                                              \
  X(SITE_ALONE, "site-alone") /* its words and its shape prove that it is a site's, wherever it stands */               \
  /* numbers, notes, what stands behind a text */                                                                       \
  X(MARKER, "marker")             /* of a heading */                                                                    \
  X(POINT, "point")               /* 一是 第一， —— */                                                         \
  X(LISTED, "listed")             /* an entry of a Markdown list */                                                     \
  X(OUTLINE, "outline")           /* a heading in Markdown or HTML */                                                   \
  X(OUTLINE_DEEP, "outline-deep") /* of a lower rank than the first one */                                              \
  X(NOTE_MARK, "note-mark")                                                                                             \
  X(NOTES_HEAD, "notes-head")                                                                                           \
  X(REMARK, "remark")           /* in brackets, on how the text was made */                                             \
  X(DONE, "done")               /* in brackets, what is done and not said */                                            \
  X(DONE_SQUARE, "done-square") /* the same in square ones: 【全体起立】 */                                       \
  X(IMPRINT, "imprint")         /* 抄送：…, …印发: the foot of an official paper */                            \
  X(ATTACHMENT, "attachment")   /* 附件： 附件1 */                                                                 \
  X(FAREWELL, "farewell")                                                                                               \
  X(ROLE_MARK, "role-mark") /* 男： 女： 合： */                                                                  \
  /* how it stands */                                                                                                   \
  X(FLUSH, "flush")                                                                                                     \
  X(INDENTED, "indented") /* three to eight cells */                                                                    \
  X(MOVED, "moved")       /* twelve cells or more: to the middle or the right */                                        \
  X(BLANK_ABOVE, "blank-above")                                                                                         \
  X(BLANK_WIDE, "blank-wide") /* two blank lines or more above */                                                       \
  X(ROW, "row")               /* of a table */                                                                          \
  X(SPLIT, "split")           /* one of several pieces of a line */

/* Found among the pieces (evidence_among.c, series.c). */
#define EVIDENCE_AMONG(X)                                                                                              \
  X(FIRST, "first")                                                                                                    \
  X(LAST, "last")                                                                                                      \
  X(REPEATED, "repeated") /* word for word, elsewhere too */                                                           \
  X(REPEATED_OFTEN, "repeated-often")                                                                                  \
  X(TITLE_AGAIN, "title-again")             /* the same words stand again below, as a title */                         \
  X(NAMES_LATER, "names-later")             /* holds most of the words of a later title-like line */                   \
  X(NAMED_BY_SITE, "named-by-site")         /* stands again inside a line that is surely a site's */                   \
  X(EXCERPT, "excerpt")                     /* a beginning that comes again below */                                   \
  X(CONTENTS, "contents")                   /* of a table of contents */                                               \
  X(SERIES_ALONE, "series-alone")           /* its marker is of a series that stands on lines of its own */            \
  X(SERIES_RUN_IN, "series-run-in")         /* … that runs into paragraphs */                                        \
  X(SERIES_LIST, "series-list")             /* … that is a list */                                                   \
  X(SERIES_PARAGRAPHS, "series-paragraphs") /* … of whole paragraphs */                                              \
  X(SERIES_ALIKE, "series-alike")           /* all members have the same form */                                       \
  X(MARKER_LONE, "marker-lone")             /* a marker without siblings */                                            \
  X(TITLE_ANCHOR, "title-anchor")           /* the best title-like line above a salutation or the first paragraph */   \
  X(TITLE_UPPER, "title-upper")             /* an incomplete line directly above it */                                 \
  X(ABOVE_DASH, "above-dash")               /* short, and the next line opens with —— */                           \
  X(STAGE, "stage")                         /* there, and begins with what a stage has: 灯光暗，大屏播放… */ \
  X(BYLINE, "byline")                       /* there, a few words that name nobody, above a page's stamp */            \
  X(HEAD, "head")                           /* between a title anchor and the salutation or first paragraph */         \
  X(ABOVE_TITLE, "above-title")             /* above a title anchor, no paragraph between */                           \
  X(LEAD_IN, "lead-in")               /* with a few paragraphs above a title, on a page that shows itself there */     \
  X(OPENS_SPEECH, "opens-speech")     /* names hearers below a title, or above everything spoken */                    \
  X(HEARERS_AGAIN, "hearers-again")   /* names hearers between paragraphs */                                           \
  X(ABOVE_ALL, "above-all")           /* nothing spoken, no hearers, no series above it */                             \
  X(BELOW_ALL, "below-all")           /* nothing spoken, no series below it */                                         \
  X(OUTSIDE, "outside")               /* above or below everything spoken, above a title or below a farewell */        \
  X(BELOW_FAREWELL, "below-farewell") /* a farewell stands above, and no hearers or title since */                     \
  X(IN_LESSON, "in-lesson")           /* between the title of a lesson about writing and the sample */                 \
  X(BELOW_SITE, "below-site")         /* something that is surely a site's stands above, and no paragraph since */     \
  X(CLOSED, "closed")                 /* below what is surely a site's, and nothing of the speech behind it */         \
  X(RUNS_INTO_SITE, "runs-into-site") /* ends in a mark that opens, above what is surely a site's */                   \
  X(ANNOUNCED, "announced")           /* below a line that ends in ： and is no site's, with those alike below it */  \
  X(LABEL_LIST, "label-list")         /* one of several labelled lines between sentences of the speech */              \
  X(BELOW_HEADING, "below-heading")   /* directly below a heading of a series */                                       \
  X(MID_SENTENCE, "mid-sentence")     /* begins or ends where a sentence goes on */                                    \
  X(SAID_ABOVE, "said-above")         /* a short sentence above the title, and nothing spoken above it */              \
  X(ABOVE_SITE, "above-site")         /* above everything spoken and above something that is surely a site's */        \
  X(TOP, "top")                       /* above everything spoken, with something that is surely a site's among it */   \
  X(TAIL, "tail")                     /* below everything spoken, with something that is surely a site's among it */   \
  X(BELOW_SIGNED, "below-signed")     /* behind the date of who signs */                                               \
  X(OTHER_DRESS, "other-dress")       /* not indented as the paragraphs of the speech are */                           \
  X(OWN_DRESS, "own-dress")           /* indented as they are, where others are not */                                 \
  X(BETWEEN, "between")               /* paragraphs directly above and below */                                        \
  X(NEAR_SITE, "near-site")           /* something that is surely a site's within two pieces */                        \
  X(AMID_SITE, "amid-site")           /* … on both sides, or on one at the edge */                                   \
  X(FOREIGN, "foreign")               /* a page's talk in a speech that speaks of no page anywhere */                  \
  X(SIGNS_DATE, "signs-date")         /* a date behind which nothing is spoken */                                      \
  X(SIGNS_ABOVE, "signs-above")       /* who signs: above such a date */                                               \
  X(SIGNS_ALONE, "signs-alone")       /* a name or organisation behind the last words, nothing but a site behind */    \
  X(IN_ATTACHMENT, "in-attachment")   /* numbered below 附件： */                                                   \
  X(MAIL, "mail")                     /* above or below a mail: its head, what stands behind its -- */                 \
  X(CHAT_STAMP, "chat-stamp")         /* a name and a time, more than once in the text */                              \
  X(RECORDED, "recorded")             /* when something was said in a recording, of one voice */                       \
  X(RECORDED_NAME, "recorded-name")   /* … of several: who says it, and when */                                      \
  X(RECORDER, "recorder")             /* what the recorder says of the recording, above it */                          \
  X(CHAT_OWN, "chat-own")             /* … of the one who sent the speech */                                         \
  X(CHAT, "chat")                     /* below the stamps of others in a chat, behind the end */                       \
  X(DIALOGUE, "dialogue")             /* what two say by turns, around the text */                                     \
  X(OTHER_TITLE, "other-title")       /* the name of another speech, in a row of them behind the end */                \
  X(RULED_OFF, "ruled-off")           /* speaks of the text, and a drawn rule parts it from the text */                \
  X(IN_NOTES, "in-notes")                                                                                              \
  X(PREVIOUS_SPOKEN, "previous-spoken")                                                                                \
  X(NEXT_SPOKEN, "next-spoken")                                                                                        \
  X(PREVIOUS_SITE, "previous-site")                                                                                    \
  X(NEXT_SITE, "next-site")                                                                                            \
  X(PREVIOUS_HEARERS, "previous-hearers")                                                                              \
  X(NEXT_HEARERS, "next-hearers")                                                                                      \
  X(PREVIOUS_TITLE, "previous-title")                                                                                  \
  X(NEXT_TITLE, "next-title")                                                                                          \
  X(PREVIOUS_DATE, "previous-date")                                                                                    \
  X(NEXT_DATE, "next-date")                                                                                            \
  X(PREVIOUS_OPEN, "previous-open")                                                                                    \
  X(NEXT_MARKER, "next-marker")                                                                                        \
  X(SUBHEAD, "subhead")                                                                                                \
  /* a heading without a number: one of several short lines, each above paragraphs of its own */                       \
  X(PLACE_PAIR, "place-pair") /* 时间： beside 地点： or 讲话人： */

#define EVIDENCE(X) EVIDENCE_ALONE(X) EVIDENCE_AMONG(X)

enum evidence_id {
#define EVIDENCE_ENUM(id, name) EVIDENCE_##id,
  EVIDENCE(EVIDENCE_ENUM)
#undef EVIDENCE_ENUM
      EVIDENCE_COUNT
};

#define EVIDENCE_WORDS ((EVIDENCE_COUNT + 63) / 64)

/* How the members of a series of headings look, all together. */
enum series_form { SERIES_NONE, SERIES_ALONE, SERIES_RUN_IN, SERIES_LIST, SERIES_PARAGRAPHS };

struct evidence {
  guint64 facts[EVIDENCE_WORDS]; /* a bit for each fact */
  struct marker marker;          /* of a heading; MARKER_NONE when it has none, or a loose one outside a series */
  guint16 characters;            /* of the text, at most G_MAXUINT16 */
  guint8 junk;                   /* weight of its words of advertising (styles/junk.rules), at most 255 */
  guint8 series;                 /* enum series_form: of the series that the marker belongs to */
  guint8 proofs;                 /* kinds of proof that it is no part of the speech */
  guint8 rank;                   /* of a heading in Markdown below the title, 1 for the first; 0: it is none */
  bool typed;                    /* has a shape that never goes by words: a speaker, a date, a number of a series … */
  bool stamped;                  /* a name and a time, in a form that comes again in the text */
  bool of_site;                  /* surely a site's, by itself or by what stands beside it */
  const char *proof;             /* interned: the strongest of them, the rule that a dropped piece names; or NULL */
};

static inline bool evidence_has(const struct evidence *evidence, enum evidence_id id) {
  return (evidence->facts[id / 64] >> (id % 64)) & 1;
}

/* Whether it shows one of the facts of a list that EVIDENCE_ALWAYS ends; or of the facts that are named. */
static inline bool evidence_has_one_of(const struct evidence *evidence, const enum evidence_id *facts) {
  for (; *facts != EVIDENCE_ALWAYS; facts++)
    if (evidence_has(evidence, *facts))
      return true;
  return false;
}
#define evidence_has_any(evidence, ...)                                                                                \
  evidence_has_one_of(evidence, (const enum evidence_id[]){__VA_ARGS__, EVIDENCE_ALWAYS})

static inline void evidence_set(struct evidence *evidence, enum evidence_id id, bool yes) {
  evidence->facts[id / 64] |= (guint64)yes << (id % 64);
}

static inline void evidence_clear(struct evidence *evidence, enum evidence_id id) {
  evidence->facts[id / 64] &= ~((guint64)1 << (id % 64));
}

/* "hearers" …; and back (-1: there is no such fact). */
const char *evidence_name(enum evidence_id id);
int evidence_from_name(const char *name);
