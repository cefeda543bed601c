/* How wide the lines of a text are, and whether they were broken at a width. */
#pragma once

#include "read/pieces.h"

/* How a line ends. */
enum line_end {
  END_OPEN,  /* with a word */
  END_PAUSE, /* with ， 、 ； */
  END_COLON, /* with ： */
  END_STOP,  /* with 。！？ and what closes behind it */
};

/* What lines are measured in: most programs break them by cells, some by characters. */
enum unit { UNIT_CELLS, UNIT_CHARACTERS, UNIT_COUNT };

/* A line, as far as its breaking goes. */
struct measured_line {
  guint16 width[UNIT_COUNT]; /* with its indent; 0: it is no line; MEASURE_LONGER */
  guint8 hanging;            /* marks at its end, which may hang over the measure */
  guint8 end;                /* enum line_end */
  guint8 mark;               /* place of the one mark inside it, in bytes; 0: there is none, 255: there are more.  ：
                              * (labels have it) and marks at its ends do not count */
  bool stop;                 /* a sentence ends inside it */
};

/* The widest measure that is known (in cells or characters). */
#define MEASURE_MAX 110

/* The width of a line that is longer than any measure. */
#define MEASURE_LONGER (MEASURE_MAX + 1)

/* What the lines show together. */
struct measure {
  guint width;        /* where lines are broken; 0: they are not */
  enum unit unit;     /* of width and slack */
  guint slack;        /* a line that could take so much more is full, too */
  bool exact;         /* lines are filled as far as they go: slack is small */
  bool by_indent;     /* paragraphs begin with another indent than `indent` */
  bool cuts_words;    /* words in Latin letters are broken where the line ends, not between them */
  guint8 indent;      /* of a line inside a paragraph */
  guint8 blank_lines; /* between two lines of a paragraph */
};

/* One for each piece, and behind them one that is no line; free with g_free. */
struct measured_line *measure_lines(const struct reader *reader);

/* The measure of the text.  Lines cut in the middle of a sentence at the same width again and again prove it. */
struct measure measure_find(const struct reader *reader, const struct measured_line *lines);

/* Whether the piece is a whole line of text that may be part of a paragraph. */
bool measure_is_line(const struct reader *reader, guint index);

/* Whether the line is so full that the first word of the piece below does not fit behind it. */
bool measure_is_full(const struct measure *measure, const struct measured_line *line, const struct piece *below);

/* Whether the piece has another indent than the lines inside paragraphs. */
bool measure_is_indented(const struct measure *measure, const struct piece *piece);

/* Whether the piece is a line at all. */
static inline bool measure_has_line(const struct measured_line *line) {
  return line->width[UNIT_CELLS] > 0;
}

/* Whether there is a mark inside the line. */
static inline bool measure_has_mark(const struct measured_line *line) {
  return line->mark != 0;
}

/* The line's width in the unit of the measure. */
static inline guint measure_width(const struct measure *measure, const struct measured_line *line) {
  return line->width[measure->unit];
}

/* A letter of a word that is written with blanks round it. */
bool measure_is_latin(gunichar c);
