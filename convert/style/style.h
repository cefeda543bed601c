/* A style: every measure, font role, cost and limit of the page, from one XML file (styles/NAME.xml, checked against
 * styles/style.rng).  Layout and the Word writer read the same struct, so that both outputs agree.
 *
 * Lengths are in points unless a field says otherwise.  "Cells" are columns of the character grid. */
#pragma once

#include "style/element.h"
#include "style/title_rules.h"

#include <glib.h>
#include <stdbool.h>

enum font_role { FONT_TITLE, FONT_BODY, FONT_KAI, FONT_HEI, FONT_SONG, FONT_LATIN, FONT_ROLE_COUNT };

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY };

/* How far the date of a signature begins to the right of the issuer, characters (GB/T 9704-2012 7.3.5.2). */
#define SIGNATURE_DATE_INDENT 2

struct paragraph_style {
  enum font_role font;
  double size; /* glyph size */
  bool bold;
  enum align align;
  double indent;        /* first line, cells of the element's own size on the grid */
  double left, right;   /* all lines, cells */
  double before, after; /* blank lines of the grid around a run of blocks of this element */
  double leading;       /* of lines inside the paragraph, in grid lines; 1 for body text */
  bool keep_next;       /* not the last line of a page */
};

/* How the ASCII marks of Chinese text are drawn: full-width, or as they are (typography E16). */
enum marks_mode { MARKS_FULL, MARKS_KEEP };
enum points_mode { POINTS_PLAIN, POINTS_BOLD, POINTS_KAI, POINTS_PARAGRAPH };

enum number_place { NUMBER_OUTSIDE /* odd right, even left */, NUMBER_CENTER };

/* How pages come on sheets of paper: each its own, two beside each other, or in the order of a folded booklet. */
enum sheet_kind { SHEET_PAGE, SHEET_TWO_UP, SHEET_BOOKLET };

enum direction_place { DIRECTION_LINE, DIRECTION_MARGIN };

/* What a line break costs (layout/fit.c); all without unit, compared with each other only. */
struct break_costs {
  double squeeze;         /* times (part of the allowed squeezing used)^2 */
  double stretch;         /* times (stretch per gap / loose)^2 */
  double squeeze_stop;    /* extra for squeezing 。？！ to 3/4 of their cell */
  double squeeze_hard;    /* added for a line with marks under 3/4 of their cell, and again for two such lines together
                             (W12); twice that when all their blank is gone */
  double contrast;        /* times (difference of the stretch per gap from the line before, above 1/64 em / loose)^2 */
  double loose;           /* em per gap beyond which a line is loose (typography W8: 1/16) */
  double open_line;       /* added for a line whose gaps open wider than 1/64 em (W12) */
  double loose_line;      /* added for a loose line */
  double very_loose;      /* em per gap that only a long word may force (W8: 1/8) */
  double very_loose_line; /* added for a very loose line, times (stretch per gap / very_loose)^2 */
  double split_unit;      /* number parted from its unit, × from 届 (B6) */
  double split_date;      /* date parted between year, month and day */
  double split_word;      /* address or overlong word parted where it may be, times 4 elsewhere (B5) */
  double short_last;      /* last line of one character (G1) */
  double two_last;        /* last line of two characters */
  double split_name;      /* a person's name parted */
  double split_short;     /* a word of two characters parted */
  double dash_start;      /* —— or …… at a line start (CLREQ, strict) */
  double widow;           /* last line alone on a page (G2): what other line breaks may cost more to avoid it */
  double orphan;          /* first line alone at the foot of a page: the same */
  double last_page;       /* last page of one or two lines (P7): the same */
  double turned_sentence; /* a sentence that goes on on the next page: the same */
};

/* How much may be taken from or given to a place, in em (typography W8, W9). */
struct spacing {
  double mark_squeeze;       /* from a mark while enough of them are there: 1/4 */
  double mark_limit;         /* from a mark at most: 1/2 */
  double stop_squeeze;       /* from 。？！: last */
  double mark_stretch;       /* to a mark that has its blank half, before characters part: 3/40 */
  double mark_stretch_max;   /* to the same before characters part further than 1/64: 1/8 */
  double ink_gap;            /* never less between the ink of two marks: 0.08 */
  double han_digit;          /* between Han and digits */
  double han_latin;          /* between Han and Latin words */
  double han_latin_min;      /* squeezed: 1/8 */
  double han_latin_max;      /* stretched: 1/2 */
  double word_min, word_max; /* a space between Latin words, of the em: 1/4, 1/2 */
};

/* The sheets that are printed (layout/sheets.h). */
struct sheet_style {
  enum sheet_kind kind;
  double width, height; /* 0: A4 turned on its side */
  guint signature;      /* sheets that are folded into each other; 0: all */
  double creep;         /* how far a sheet's pages move towards the fold for each sheet around it */
  bool fold_line;       /* a fine line where a booklet is folded */
};

/* What stands on a page beside its text; a text that is NULL or "", or a count of 0, leaves it out. */
struct furniture_style {
  char *watermark;        /* behind the text: 征求意见稿 */
  double watermark_ink;   /* how dark, 0 to 1 */
  double watermark_angle; /* degrees, upward to the right */
  char *grade;            /* of secrecy, with its time: 秘密★1年 (GB/T 9704-2012 7.2.2) */
  bool cover;             /* a page before the others: occasion, title, speaker, date */
  char *copies;           /* numbers of copies, "001-050": a cover and the pages for each */
  bool copies_apart;      /* each in a file of its own */
  guint line_numbers;     /* every so many lines a number outside */
  double line_number_size;
  guint catch_characters; /* of the page's last words once more at its foot */
  double catch_size;
  guint minutes_rate; /* characters a minute, for the minutes so far at the foot */
  double minutes_size;
};

struct style {
  char *name;        /* "gongwen" */
  char *description; /* one line, in the language of the locale where the file has it */

  /* page, GB/T 9704-2012 clause 5 */
  char *paper;     /* the name of another paper (style/paper.h) that all measures were fitted to, or NULL */
  bool fixed_type; /* characters keep their size on any paper */
  bool mirror;     /* the left and right margin of even pages are changed for each other: the left one is bound */
  double page_width, page_height;
  double margin_top, margin_left;
  double text_width, text_height; /* the type area */
  guint columns, lines;           /* 28 x 22 */
  double size;                    /* the body's glyph size */
  double line_pitch;              /* baseline to baseline on the printed page */
  double ascent;                  /* top of the first line to its baseline, em: 0.88 */
  enum points_mode points;
  enum marks_mode marks;
  bool blank_back; /* add an empty page so that the count is even, for double-sided printing */

  /* title */
  guint title_max;    /* characters a title line may have */
  double title_pitch; /* from one line of a title of several to the next */

  /* page number, clause 7.5 */
  enum font_role number_font;
  double number_size;
  double number_below; /* lower edge of the type area to the dash */
  double number_inset; /* from the edge, characters of its own size */
  enum number_place number_place;
  char *number_before, *number_after; /* "— ", " —" */
  bool number_total;                  /* 3/12 */
  bool number_top;                    /* in the upper margin, too */

  /* lines of tables */
  double table_rule;    /* thickness of those inside */
  double table_outer;   /* of those around */
  double table_air;     /* blank grid lines above and below */
  double table_line;    /* grid lines from one line of a cell to the next */
  double table_padding; /* blank inside a cell on each side, in print; characters of its size */

  enum direction_place directions; /* where a stage direction stands */
  guint whole_paragraph;           /* a paragraph of up to so many lines is not parted by a page's end; 0 */

  struct sheet_style sheet;
  struct furniture_style furniture;
  struct paragraph_style paragraphs[ELEMENT_COUNT];
  struct break_costs costs;
  struct spacing spacing;
  /* The program's, the same for every style; NULL until style_load_title_rules.  The last: style_turned leaves it out.
   */
  struct title_rules *title_rules;
};

/* Reads the style `name`: a name from the styles folder ("gongwen"), or a path when it holds a / or ends in .xml.
 * Errors are JIANGGAO_ERROR_STYLE: unknown name (with the names there are), or file:line and what was expected. */
struct style *style_load(const char *name, GError **error);

/* The text of the style's file; free with g_free.  Errors: JIANGGAO_ERROR_STYLE. */
char *style_text(const char *name, GError **error);

/* The same with single measures from words (style/set.h), NULL-terminated, or NULL. */
struct style *style_load_with(const char *name, const char *const *words, GError **error);

/* How many lines of the grid a title of so many lines takes (typography P8): as few as hold them at their pitch.  One
 * line with another `close` below it takes two where lines of text are nearer than those of a title: it is not to stick
 * to the title. */
guint style_title_slots(const struct style *style, guint lines, bool close);

/* The size of a watermark whose words are `width` em wide: as large as the page holds it at its angle, pt. */
double style_watermark_size(const struct style *style, double width);

/* Loads what long titles are broken by, and more of it from the file `extra` when that is not NULL: not with the style,
 * since most of what is read has none.  Errors:
 * JIANGGAO_ERROR_STYLE. */
bool style_load_title_rules(struct style *style, const char *extra, GError **error);

void style_free(struct style *style);
typedef struct style Style; /* for g_autoptr */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Style, style_free)

/* The names of the installed styles, sorted; free with g_strfreev. */
char **style_names(void);

/* The style of a page whose text is turned by a quarter, its top at the page's left edge (GB/T 9704-2012 clause 8): the
 * same but for the page and the type area, which lie on their side.  It is not to be freed, and good as long as
 * `style`.
 */
struct style style_turned(const struct style *style);

/* One cell of the character grid, in points: text_width / columns. */
double style_cell(const struct style *style);

/* The same of a full-width character of any size, in em of that. */
double style_advance(const struct style *style);

/* How many full-width characters a line of the title, or of the lines under it (`element`), may have: what title_max
 * characters of the title take, so that it is seen that the line is centred. */
double style_display_cells(const struct style *style, enum element element);

/* How many full-width characters of the element's size the type area holds, in half characters. */
double style_line_cells(const struct style *style, enum element element);

/* Blank grid lines between two neighbours: the larger wish of the two, none between lines of one element or between an
 * issuer and its date (7.3.5).  The lines under a title follow it at once, and what it wishes below comes after them
 * (typography E4). */
double style_blank_lines(const struct style *style, enum element above, enum element below);

/* "title", "body", "kai", "hei", "song", "latin" and what people call them (小标宋 …) is in families.xml. */
const char *font_role_name(enum font_role role);
