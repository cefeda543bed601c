/* What the program may have to say about a text: the one list of its findings.
 *
 * A finding is one row here, a function that reports it and its cases; its name stands in `check`, in JSON, in the
 * manual, and nowhere else as a string. */
#pragma once

#include <glib.h>

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
  X(TEXT_BOX, "text-box", WARNING, FACT, N_("A text box of the Word file became a note"))                              \
  X(HIDDEN_TEXT, "hidden-text", WARNING, FACT, N_("Hidden text of the Word file was left out"))                        \
  X(SYMBOL_FONT, "symbol-font", WARNING, FACT, N_("A sign that has its shape only in a symbol font"))                  \
  X(IMPORTED_TEXT, "imported-text", ERROR, FACT, N_("The Word file shows text of another file, which was not read"))   \
  /* review */                                                                                                         \
  X(HEADING_ORDER, "heading-order", WARNING, USAGE, N_("A heading's number does not follow the one before it"))        \
  X(SERIES_DRIFT, "series-drift", WARNING, USAGE, N_("The members of a series are not worded alike"))                  \
  X(SERIES_ORDER, "series-order", WARNING, USAGE, N_("A member of a series is missing or counted twice"))              \
  X(PLACEHOLDER, "placeholder", WARNING, FACT, N_("Something is still to be filled in"))                               \
  X(UNPAIRED_MARK, "unpaired-mark", WARNING, STANDARD, N_("A bracket or quotation mark has no partner"))               \
  X(DOUBLED_MARK, "doubled-mark", WARNING, STANDARD, N_("A punctuation mark stands twice"))                            \
  X(HALF_WIDTH_MARK, "half-width-mark", NOTE, STANDARD, N_("Half-width marks stand in Chinese text"))                  \
  /* setting the pages */                                                                                              \
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

/* What it means, in English: the msgid of a message. */
const char *finding_meaning(enum finding_id id);

/* The finding of this name; FINDING_COUNT when there is none. */
enum finding_id finding_by_name(const char *name);

/* "note", "warning" or "error", for programs (not translated). */
const char *severity_name(enum severity severity);
