/* What the program may have to say about a text: the one list of its findings.
 *
 * A finding is one row here, a function that reports it and its cases; its name stands in `check`, in JSON and in the
 * manual, and is what programs over lib/jianggao.h know it by. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* How much a finding matters.  `check` ends with status 1 when there is one of SEVERITY_ERROR. */
enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a finding rests on; the weaker it is, the softer its words are. */
enum grounds {
  GROUNDS_FACT,     /* what the program saw or did itself */
  GROUNDS_STANDARD, /* a clause of a standard */
  GROUNDS_USAGE,    /* what careful texts do */
  GROUNDS_HABIT,    /* what offices are used to */
};

/* X(symbol, name, severity, grounds, what it means) */
#define FINDINGS(X)                                                                                                    \
  /* the bytes of the input */                                                                                         \
  X(ENCODING, "encoding", NOTE, FACT, N_("The encoding was found out by trying, not told by the file"))                \
  X(UNDECODABLE, "undecodable", ERROR, FACT, N_("Bytes that are no text in the input's encoding"))                     \
  X(PRIVATE_USE, "private-use", WARNING, FACT, N_("Characters that only the program that wrote them knows"))           \
  X(KANGXI_RADICAL, "kangxi-radical", WARNING, FACT, N_("Radicals that look like characters and are none"))            \
  X(MIXED_ENCODING, "mixed-encoding", WARNING, FACT, N_("The lines of the input were in two encodings"))               \
  X(DOUBLE_ENCODED, "double-encoded", ERROR, FACT, N_("Another program had read the text in a wrong encoding"))        \
  X(CHARACTERS_LOST, "characters-lost", ERROR, FACT, N_("Characters were lost before the text was saved"))             \
  X(NO_SENSE, "no-sense", ERROR, FACT, N_("The text has hardly any common Chinese character"))                         \
  /* reading a text */                                                                                                 \
  X(CONSERVATION, "conservation", ERROR, FACT, N_("Characters were lost or made while reading: a bug of jianggao"))    \
  X(DROPPED, "dropped", NOTE, FACT, N_("Text that is not part of the speech was left out"))                            \
  X(DROPPED_DOUBTFUL, "dropped-doubtful", WARNING, FACT, N_("A line was left out with little to prove it"))            \
  X(KEPT_DOUBTFUL, "kept-doubtful", WARNING, FACT, N_("A line may be text of a site but was kept"))                    \
  X(DOUBT, "doubt", WARNING, FACT, N_("Another reading of a line is nearly as likely"))                                \
  X(NO_TITLE, "no-title", NOTE, FACT, N_("No line was found to be the title"))                                         \
  X(HTML_REMOVED, "html-removed", NOTE, FACT, N_("Remains of HTML were undone"))                                       \
  X(MARKDOWN_REMOVED, "markdown-removed", NOTE, FACT, N_("Marks of Markdown were undone"))                             \
  X(ZERO_WIDTH, "zero-width", NOTE, FACT, N_("Characters without width, which nobody sees, were left out"))            \
  X(SPACED_TEXT, "spaced-text", NOTE, FACT, N_("Blanks between characters, as scanners leave them, were left out"))    \
  X(OVERRIDE, "override", NOTE, FACT, N_("A line was read as you said"))                                               \
  X(OVERRIDE_UNUSED, "override-unused", WARNING, FACT, N_("What you said about a line could not be used"))             \
  X(PATTERN_GIVEN_UP, "pattern-given-up", WARNING, FACT, N_("A pattern of your own rules takes too long"))             \
  X(FILL_UNKNOWN, "fill-unknown", WARNING, FACT, N_("A value was given for a blank that the text does not have"))      \
  X(RUBY_UNUSED, "ruby-unused", NOTE, FACT, N_("A reading was given that is not printed above its word"))              \
  X(RUBY_TIGHT, "ruby-tight", WARNING, FACT, N_("Readings above words come near the line above"))                      \
  /* reading a Word file */                                                                                            \
  X(TRACKED_CHANGES, "tracked-changes", NOTE, FACT, N_("The Word file has tracked changes"))                           \
  X(NUMBERING, "numbering", NOTE, FACT, N_("Numbers that Word counts by itself became text"))                          \
  X(COMMENT, "comment", NOTE, FACT, N_("A comment in the Word file"))                                                  \
  X(FOOTNOTE, "footnote", NOTE, FACT, N_("A footnote of the Word file went to the end of the text"))                   \
  X(ENDNOTE, "endnote", NOTE, FACT, N_("An endnote of the Word file went to the end of the text"))                     \
  X(PAGE_HEADER, "page-header", WARNING, FACT, N_("The head of the Word file's pages was left out"))                   \
  X(PAGE_FOOTER, "page-footer", WARNING, FACT, N_("The foot of the Word file's pages was left out"))                   \
  X(PICTURE, "picture", WARNING, FACT, N_("A picture in the Word file was left out"))                                  \
  X(OBJECT, "object", WARNING, FACT, N_("An object of another program in the Word file was left out"))                 \
  X(FORMULA, "formula", WARNING, FACT, N_("Of a formula in the Word file only the characters were read"))              \
  X(TEXT_BOX, "text-box", WARNING, FACT, N_("The text of a text box of the Word file became paragraphs"))              \
  X(HIDDEN_TEXT, "hidden-text", WARNING, FACT, N_("Hidden text of the Word file was left out"))                        \
  X(SYMBOL_FONT, "symbol-font", WARNING, FACT, N_("A sign that has its shape only in a symbol font"))                  \
  X(TABLE_FRAME, "table-frame", NOTE, FACT, N_("A table of one row or one column of the Word file became paragraphs")) \
  X(INNER_TABLE, "inner-table", WARNING, FACT,                                                                         \
    N_("A table inside a cell or a box of the Word file became paragraphs"))                                           \
  X(COLOUR, "colour", NOTE, FACT, N_("Words that have a colour in the Word file became black"))                        \
  X(ITALIC, "italic", NOTE, FACT, N_("Words that are slanted in the Word file are printed upright"))                   \
  X(READING, "reading", WARNING, FACT, N_("A reading above words of the Word file was left out"))                      \
  X(LINK, "link", NOTE, FACT, N_("An address that words of the Word file lead to was left out"))                       \
  X(IMPORTED_TEXT, "imported-text", ERROR, FACT, N_("The Word file shows text of another file, which was not read"))   \
  /* review */                                                                                                         \
  X(HEADING_ORDER, "heading-order", WARNING, USAGE, N_("A heading's number does not follow the one before it"))        \
  X(HEADING_MIXED, "heading-mixed", WARNING, USAGE,                                                                    \
    N_("The numbers of headings of one level are written in two forms"))                                               \
  X(HEADING_LEVEL, "heading-level", WARNING, STANDARD,                                                                 \
    N_("The section goes from 一、 straight to 1.; others have （一） between (GB/T 15834 B.3.8)"))                    \
  X(HEADING_SINGLE, "heading-single", NOTE, USAGE, N_("There is a first heading and no second one"))                   \
  X(HEADING_MARKER, "heading-marker", WARNING, STANDARD,                                                               \
    N_("No mark stands behind a bracketed number (GB/T 15834 B.3.4)"))                                                 \
  X(SERIES_DRIFT, "series-drift", WARNING, USAGE, N_("The members of a series are not worded alike"))                  \
  X(SERIES_ORDER, "series-order", WARNING, USAGE, N_("A member of a series is missing or counted twice"))              \
  X(SERIES_SINGLE, "series-single", NOTE, USAGE, N_("A series has a first member and no second one"))                  \
  X(COUNT_MISMATCH, "count-mismatch", WARNING, USAGE, N_("Another number of points follows than was announced"))       \
  X(PLACEHOLDER, "placeholder", WARNING, FACT, N_("Something is still to be filled in"))                               \
  X(STRAIGHT_QUOTE, "straight-quote", WARNING, STANDARD,                                                               \
    N_("Straight quotes stand where “ ” are usual (GB/T 15834 4.8.2)"))                                                \
  X(HALF_WIDTH_MARK, "half-width-mark", WARNING, STANDARD, N_("Half-width marks stand in Chinese text"))               \
  X(UNPAIRED_MARK, "unpaired-mark", WARNING, STANDARD, N_("A bracket or quotation mark has no partner"))               \
  X(CROSSED_MARK, "crossed-mark", WARNING, STANDARD, N_("Quotation marks and brackets cross each other"))              \
  X(NESTED_MARK, "nested-mark", WARNING, STANDARD,                                                                     \
    N_("Inside quotation marks others are used: ‘ ’ in “ ”, 〈 〉 in 《 》 (GB/T 15834 4.8.3.4, 4.15.3.5)"))           \
  X(DOUBLED_MARK, "doubled-mark", WARNING, STANDARD, N_("Two marks stand on each other"))                              \
  X(PILED_MARK, "piled-mark", NOTE, STANDARD, N_("More than three ！ or ？ stand together"))                           \
  X(ELLIPSIS_FORM, "ellipsis-form", WARNING, STANDARD, N_("An ellipsis is six dots: …… (GB/T 15834 4.11.2)"))          \
  X(ELLIPSIS_ETC, "ellipsis-etc", WARNING, STANDARD, N_("…… and 等 say the same; one is enough"))                      \
  X(DASH_FORM, "dash-form", WARNING, STANDARD, N_("A dash takes two characters: —— (GB/T 15834 4.10.2)"))              \
  X(RANGE_FORM, "range-form", NOTE, STANDARD, N_("Between two figures stands — or ～ (GB/T 15834 4.13.3.2)"))          \
  X(RANGE_UNIT, "range-unit", WARNING, STANDARD, N_("The first figure of a range wants its unit too (5%～8%)"))        \
  X(ETC_COMMA, "etc-comma", WARNING, STANDARD, N_("No 、 stands before 等"))                                           \
  X(QUOTE_END, "quote-end", WARNING, STANDARD, N_("The stop stands inside the quotation already"))                     \
  X(COLON_MISSING, "colon-missing", NOTE, USAGE, N_("A list follows: ： is usual here"))                               \
  X(SALUTATION_MARK, "salutation-mark", WARNING, USAGE, N_("A salutation usually ends in ："))                         \
  X(HEADING_END_MARK, "heading-end-mark", WARNING, STANDARD,                                                           \
    N_("A heading of its own line usually has no mark at its end"))                                                    \
  X(MISSING_END_MARK, "missing-end-mark", WARNING, USAGE, N_("The paragraph has no mark at its end"))                  \
  X(TITLE_END_MARK, "title-end-mark", WARNING, STANDARD,                                                               \
    N_("A title usually has no mark at its end (GB/T 15834 B.4)"))                                                     \
  X(STRAY_MARK, "stray-mark", WARNING, STANDARD, N_("A paragraph begins with a mark that cannot begin one"))           \
  X(LIST_COMMA, "list-comma", NOTE, STANDARD,                                                                          \
    N_("Between members that all stand in “ ” or 《 》 usually no 、 stands (GB/T 15834 4.5.3.5)"))                    \
  X(BOOK_TITLE, "book-title", NOTE, STANDARD,                                                                          \
    N_("Meetings, courses and certificates stand in “ ” or without marks, not in 《 》 (GB/T 15834 A.13.1)"))          \
  X(HAN_BLANK, "han-blank", NOTE, USAGE, N_("A blank stands between Chinese characters"))                              \
  X(DATE_IMPOSSIBLE, "date-impossible", ERROR, FACT, N_("There is no such day"))                                       \
  X(WEEKDAY_MISMATCH, "weekday-mismatch", WARNING, FACT, N_("The day of the week does not fit the date"))              \
  X(DATE_DIFFERS, "date-differs", NOTE, USAGE, N_("The date of the signature is not that under the title"))            \
  X(YEAR_FORM, "year-form", ERROR, STANDARD, N_("Half of the year is written in characters, half in figures"))         \
  X(YEAR_SHORT, "year-short", NOTE, STANDARD, N_("A year is usually written with four figures"))                       \
  X(ZERO_FORM, "zero-form", NOTE, STANDARD, N_("The zero of a year in characters is 〇"))                              \
  X(WIDE_FIGURE, "wide-figure", NOTE, STANDARD, N_("Figures and letters are usually half-width"))                      \
  X(FIGURE_BLANK, "figure-blank", NOTE, USAGE, N_("A blank stands inside a figure"))                                   \
  X(FIGURE_MARK, "figure-mark", NOTE, STANDARD, N_("A full-width mark stands inside a figure"))                        \
  X(FIGURE_MIXED, "figure-mixed", WARNING, STANDARD, N_("Figures are mixed with 百 and 千"))                           \
  X(APPROX_DOUBLE, "approx-double", WARNING, USAGE, N_("“about” is said twice"))                                       \
  X(TIMES_FALL, "times-fall", WARNING, USAGE, N_("What falls is usually not counted in 倍"))                           \
  X(RANGE_ORDER, "range-order", WARNING, USAGE, N_("Beginning and end seem to be changed over"))                       \
  X(WORD_TWICE, "word-twice", WARNING, USAGE, N_("The same word stands twice"))                                        \
  X(SENTENCE_TWICE, "sentence-twice", NOTE, USAGE, N_("The same sentence stands twice in the text"))                   \
  X(PARAGRAPH_TWICE, "paragraph-twice", WARNING, USAGE, N_("The same paragraph stands twice in the text"))             \
  X(WRONG_WORD, "wrong-word", WARNING, USAGE, N_("A word is written with a wrong character"))                          \
  X(TRADITIONAL_MIXED, "traditional-mixed", WARNING, USAGE, N_("A character of the other script stands in the text"))  \
  X(BAD_CHARACTER, "bad-character", ERROR, FACT,                                                                       \
    N_("A character that is none: a control character, a private one, or one that was lost"))                          \
  X(LEFTOVER_MARKUP, "leftover-markup", NOTE, FACT, N_("Marks of HTML or Markdown stand in the text"))                 \
  X(TITLE_OCCASION, "title-occasion", NOTE, USAGE, N_("The title and the text name the occasion differently"))         \
  X(NAME_VARIANT, "name-variant", NOTE, USAGE, N_("One person's name is written in two ways"))                         \
  X(TITLE_BREAK, "title-break", NOTE, USAGE, N_("A line of the title ends where nothing speaks for it"))               \
  X(NO_FONTS, "no-fonts", WARNING, FACT, N_("The pages could not be set, so their characters were not checked"))       \
  X(FONT_MISSING, "font-missing", WARNING, FACT, N_("A role has no font of its own and borrows another's"))            \
  X(MISSING_GLYPH, "missing-glyph", ERROR, FACT, N_("No font has a character; 〓 is printed"))                         \
  X(FALLBACK_FONT, "fallback-font", NOTE, FACT, N_("A character is not in the font of its text"))                      \
  X(OVERFULL_LINE, "overfull-line", NOTE, FACT, N_("A line holds a word that is too wide for it"))                     \
  X(LOOSE_LINE, "loose-line", NOTE, FACT, N_("A line is set very wide"))

enum finding_id {
#define X(symbol, name, severity, grounds, meaning) FINDING_##symbol,
  FINDINGS(X)
#undef X
      FINDING_COUNT
};

/* "series-drift": as in `check`, in JSON and in the manual. */
const char *finding_name(enum finding_id id);

/* How much it usually matters. */
enum severity finding_severity(enum finding_id id);

/* What it rests on. */
enum grounds finding_grounds(enum finding_id id);

/* Classes of safe corrections, to be put together. */
enum fix_class { FIX_MARKS = 1, FIX_FIGURES = 2, FIX_SERIES = 4, FIX_BLANKS = 8 };
#define FIX_ALL (FIX_MARKS | FIX_FIGURES | FIX_SERIES | FIX_BLANKS)

/* The class that a finding's correction is of. */
enum fix_class finding_fix_class(enum finding_id id);

/* Whether it is told without being asked for: what offices do in both ways is not. */
bool finding_is_usual(enum finding_id id);

/* What it means, in English: the msgid of a message. */
const char *finding_meaning(enum finding_id id);

/* The finding of this name; FINDING_COUNT when there is none. */
enum finding_id finding_by_name(const char *name);

/* The same, with an error that says what may have been meant when there is none of this name. */
enum finding_id finding_find(const char *name, GError **error);

/* "fact", "standard", "usage" or "habit", for programs (not translated). */
const char *grounds_name(enum grounds grounds);

/* "note", "warning" or "error", for programs (not translated). */
const char *severity_name(enum severity severity);
