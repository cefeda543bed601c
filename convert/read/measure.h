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

/* A line, as far as its breaking goes. */
struct line {
  guint16 width;  /* in cells, with its indent; 0: it is no line, MEASURE_MAX + 1: it is longer */
  guint8 hanging; /* cells of the marks at its end, which may hang over the measure */
  guint8 end;     /* enum line_end */
  guint8 mark;    /* place of the first mark inside it, in characters; 0: there is none */
  bool marks;     /* there is a mark inside it, not counting those at its ends */
  bool stop;      /* a sentence ends inside it */
};

/* The widest measure that is known (in cells). */
#define MEASURE_MAX 110

/* What the lines show together. */
struct measure {
  guint width;        /* where lines are broken, in cells; 0: they are not */
  guint slack;        /* a line that could take so many cells more is full, too */
  bool exact;         /* lines are filled as far as they go: slack is small */
  bool by_indent;     /* paragraphs begin with another indent than `indent` */
  bool cuts_words;    /* words in Latin letters are broken where the line ends, not between them */
  guint8 indent;      /* of a line inside a paragraph */
  guint8 blank_lines; /* between two lines of a paragraph */
};

/* One for each piece; free with g_free. */
struct line *measure_lines(const struct reader *reader);

/* The measure of the text.  Lines cut in the middle of a sentence at the same width again and again prove it. */
struct measure measure_find(const struct reader *reader, const struct line *lines);

/* Whether the piece is a whole line of text that may be part of a paragraph. */
bool measure_is_line(const struct reader *reader, guint index);

/* Cells of the first word with the marks that cling to it: what must fit behind the line before. */
guint measure_first_word(const struct piece *piece);

/* Whether the line is so full that a word of so many cells does not fit behind it. */
bool measure_is_full(const struct measure *measure, const struct line *line, guint word);

/* A letter of a word that is written with blanks round it. */
bool measure_is_latin(gunichar c);
