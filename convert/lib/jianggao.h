/* libjianggao: a Chinese speech, as a plain text or an edited Word file, to a handout and a Word file.
 *
 *     struct jg *jg = jg_new(NULL, &error);                                   what all texts share, loaded once
 *     struct jg_speech *speech = jg_read(jg, "speech.txt", bytes, length, NULL, &error);
 *     jg_write(speech, "pdf", NULL, sink, file, &error);
 *     jg_speech_free(speech);
 *     jg_free(jg);
 *
 * Build with `pkg-config --cflags --libs jianggao`.  The library finds its styles, fonts and modules beside itself, in
 * the prefix that it was installed to.
 *
 * Text: all strings are UTF-8 and end in NUL, but for the bytes that are read and written.
 *
 * Threads: one struct jg serves any number of threads at a time; a speech is used by one thread at a time.  Functions
 * that take neither may be called by any thread.
 *
 * Ownership: what a function returns as `const`, and the strings in structs that it fills, belong to the library and
 * live as long as the object it was asked of; of a speech, until something more becomes known of it (jg_lay_out,
 * jg_check, jg_places, jg_write).  Without such an object they live as long as the process.  A pointer that is not
 * `const` is the caller's, and freed as its function says.  What the caller gives stays the caller's: it is copied
 * where it is needed longer than the call.  Functions that free take NULL too.
 *
 * Errors: a function that can fail returns false or NULL and sets *error, which is NULL before and is freed with
 * jg_error_free; `error` itself may be NULL.  Messages are sentences for people, in the language of the process's
 * locale (setlocale), and say what to do next.  NULL where a comment does not speak of it, and what has been freed, are
 * the caller's mistakes; no bytes of a text are.  When memory runs out, the process ends (as GLib has it).
 *
 * Lists: a function …_at fills the struct for an index that begins with 0, and returns false past the last one.
 *
 * Compatibility: structs are as the caller's header has them, so that what changes one of them, or a number in an enum,
 * changes the library's soname too: libjianggao.so.0 is one layout for ever.  A function more does not, it comes with a
 * symbol version of its own.  The ids of findings, roles, formats and steps are strings, and may become more. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum jg_problem {
  JG_USAGE,  /* what was asked for does not exist or contradicts itself */
  JG_INPUT,  /* the input cannot be read, or is not a text */
  JG_OUTPUT, /* the output cannot be written */
  JG_STYLE,  /* a style file, family file or rule file is wrong */
  JG_FONT,   /* a font that is needed is not there */
};

struct jg_error {
  enum jg_problem problem;
  char *message;
};
void jg_error_free(struct jg_error *error);

/* Frees text, or bytes, that a function made. */
void jg_text_free(void *text);

/* ---- what all texts share ---- */

struct jg;

/* Zero is the default of every field. */
struct jg_setup {
  const char *style;               /* the name of an installed style, or a style file; NULL: "gongwen" */
  const char *junk_rules;          /* a file with more rules for what is advertising, or NULL */
  const char *titles;              /* a file with more terms that no line of a title parts, or NULL */
  const char *ruby;                /* a file that says how words are read, "[缙云|jìnyún]" a line, or NULL */
  const char *const *settings;     /* "body.size=18pt": measures over the style's; NULL-terminated, or NULL */
  const char *const *font_folders; /* tried before the library's own fonts; NULL-terminated, or NULL */
};

/* Loads the style, the font families and the rules of reading: some milliseconds.  NULL setup: the defaults.  Errors:
 * JG_STYLE.  Free with jg_free, after all speeches that were read with it. */
struct jg *jg_new(const struct jg_setup *setup, struct jg_error **error);
void jg_free(struct jg *jg);

/* From now on Word files, and outputs of before that jg_origin is asked about, are unpacked and parsed in processes
 * without files and connections, each with a limit of time and of memory, so many at a time.  For files of strangers;
 * without it they are parsed in this process.  To be called once, before the process has threads (it forks).  0: none
 * will come; one that comes after all is refused.  Errors: JG_INPUT (no process can be made), JG_OUTPUT. */
bool jg_isolate(struct jg *jg, unsigned processes, struct jg_error **error);

/* ---- reading ---- */

/* A text that has been read, with all that is known of it. */
struct jg_speech;

/* The most bytes that a speech may have. */
#define JG_LARGEST_INPUT (64 * 1024 * 1024)

/* Classes of safe corrections, to be put together. */
#define JG_FIX_MARKS 1u
#define JG_FIX_FIGURES 2u
#define JG_FIX_SERIES 4u
#define JG_FIX_BLANKS 8u
#define JG_FIX_ALL 15u

/* Zero is the default of every field, but give `moment`. */
struct jg_reading {
  const char *encoding;      /* what the bytes of a text are; NULL: it is found out */
  bool lossy;                /* bytes that cannot be decoded become U+FFFD and findings, not an error */
  bool keep_all;             /* leave nothing out, not even advertising */
  bool original;             /* a Word file's tracked changes: the text before them, not with them */
  bool proposals;            /* with those, too, that jianggao itself proposed and nobody has accepted */
  const char *const *as;     /* "7=title", "1-3=drop", "8:20-41=drop" (columns): what somebody knows about lines, as
                                --as of jianggao(1) has it, and about words, "[缙云|jìnyún]", how they are
                                read; NULL-terminated, or NULL */
  const char *const *select; /* ids of the only findings that are told, also of those that have to be asked for; NULL:
                                all that are usual */
  const char *const *ignore; /* ids of findings that are not told; NULL-terminated, or NULL */
  const char *const *fills; /* "×区=城东区": what blanks are filled with, by name; NULL-terminated, or NULL.  A name
                               that is not in the text is a finding */
  unsigned fix;             /* JG_FIX_…: safe corrections that are made; they are no findings then, and tracked
                               changes of a Word file */
  int64_t moment;           /* the date that goes into outputs, seconds since 1970, UTC: time(NULL), or the text's own.
                               The library does not ask the clock: equal arguments make equal bytes */
};

/* Reads and reviews the bytes of a text, or of a Word file, whatever its name says; no file of this name is opened.
 * `name` is what messages call it and, without its folders, what outputs without a title are called.  NULL reading: the
 * defaults.  The bytes are not needed after the call.  Errors: JG_INPUT when there is nothing to convert (no text,
 * empty, larger than JG_LARGEST_INPUT), JG_USAGE for a wrong line of `as` and for a finding that does not exist.  Free
 * with jg_speech_free, before its struct jg. */
struct jg_speech *jg_read(struct jg *jg, const char *name, const void *bytes, size_t length,
                          const struct jg_reading *reading, struct jg_error **error);
void jg_speech_free(struct jg_speech *speech);

/* Sets the pages, which adds what is found on the way to the findings.  A writer that draws pages does this by itself,
 * but then what was written before does not have these findings.  Again it does nothing.  Errors: JG_FONT, JG_INPUT
 * (more paragraphs than become pages). */
bool jg_lay_out(struct jg_speech *speech, struct jg_error **error);

/* Adds everything else that can be told: what was left out, and where the text has characters that not every font has
 * (or font folders were named) the pages' findings; without fonts, one that says so.  Again it does nothing. */
void jg_check(struct jg_speech *speech);

/* Reads as jg_read does, but goes only as far as one step and returns what that hands to the next, as text: "lines",
 * "layout" … (jg_step_at names them).  Errors: those of jg_read, JG_USAGE (no such step), JG_FONT.  Free with
 * jg_text_free. */
char *jg_dump(struct jg *jg, const char *step, const char *name, const void *bytes, size_t length,
              const struct jg_reading *reading, struct jg_error **error);

/* ---- what is known of a speech ---- */

enum jg_severity {
  JG_NOTE,    /* to know */
  JG_WARNING, /* to look at */
  JG_ERROR,   /* to correct before it is printed */
};

/* What a careful colleague would notice at one place. */
struct jg_finding {
  const char *id; /* its kind: "series-drift" */
  enum jg_severity severity;
  unsigned line;     /* 1-based (the paragraph's number in a Word file); 0: the whole input */
  unsigned column;   /* 1-based, in code points; 0: the whole line */
  const char *words; /* the words that are meant, or NULL */
  const char *message;
};

/* The findings in the order of the text. */
bool jg_finding_at(const struct jg_speech *speech, size_t index, struct jg_finding *finding);

/* The words around a finding of this speech, on one line, with … where the line goes on; NULL when it has no place in
 * one.  `before` becomes the width of what stands before the place, `cells` that of the place, in cells of a terminal
 * (2 for an ideograph).  Free with jg_text_free. */
char *jg_context(const struct jg_speech *speech, const struct jg_finding *finding, unsigned *before, unsigned *cells);

/* Findings of several files as one document for programs: the head, for each file what jg_findings_of makes, with ",\n"
 * between two that are not "" (of a file without findings there may be nothing to tell), and the tail.
 * JG_FINDINGS_JSON is as findings.schema.json tells, JG_FINDINGS_SARIF is SARIF 2.1.0.  `file` is what the document
 * calls the input.  Free head and files with jg_text_free. */
enum jg_findings_format { JG_FINDINGS_JSON, JG_FINDINGS_SARIF };
char *jg_findings_head(enum jg_findings_format format);
char *jg_findings_of(const struct jg_speech *speech, const char *file, enum jg_findings_format format);
const char *jg_findings_tail(enum jg_findings_format format);

/* How many corrections of these classes (JG_FIX_…) there are to make; those that `fix` of struct jg_reading made are
 * not among them. */
size_t jg_fix_count(const struct jg_speech *speech, unsigned classes);

/* What the corrections of these classes change in the text, in UTF-8, as a unified diff; "" when they change nothing,
 * NULL of a Word file.  `file` is what the diff calls it.  Free with jg_text_free. */
char *jg_fix_diff(const struct jg_speech *speech, const char *file, unsigned classes);

/* The bytes of the text with the corrections of these classes (0: as it was), in its own encoding, with its own line
 * ends; `length` becomes their number.  Free with jg_text_free.  NULL: JG_USAGE of a Word file, JG_OUTPUT when the
 * encoding cannot hold them. */
void *jg_fix_bytes(const struct jg_speech *speech, unsigned classes, size_t *length, struct jg_error **error);

/* How long a speech is. */
struct jg_stats {
  unsigned characters; /* as Word counts them: each ideograph and full-width mark, each word and each figure */
  unsigned spoken;     /* syllables: ideographs, figures and letters of what is read aloud */
  unsigned sentences, paragraphs;
  unsigned pages; /* 0 until they were set (jg_lay_out) */
};
void jg_stats_of(const struct jg_speech *speech, struct jg_stats *stats);

/* The text that was read, in UTF-8 and with its own line ends, for `line` and `column` to point into; NULL of a Word
 * file.  `length` becomes its bytes. */
const char *jg_source(const struct jg_speech *speech, size_t *length);

/* Where everything stands on the pages, as JSON of view.schema.json ("pages"); sets the pages.  Errors: those of
 * jg_lay_out.  Free with jg_text_free. */
char *jg_places(struct jg_speech *speech, struct jg_error **error);

/* Text that was left out because it is not part of the speech. */
struct jg_dropped {
  unsigned first_line, last_line; /* 1-based */
  bool whole;                     /* whole lines, not a piece of one */
  const char *text;
  const char *rule; /* why: "net-address" */
};
bool jg_dropped_at(const struct jg_speech *speech, size_t index, struct jg_dropped *dropped);

/* Where the characters of the source went. */
enum jg_account {
  JG_PRINTED,   /* `name` NULL: all that are printed; else those of a role */
  JG_LEFT_OUT,  /* `name` NULL: all that are not part of the speech; else those that a rule left out */
  JG_MARKS,     /* marks of markup that were undone */
  JG_BLANKS,    /* blanks and line ends */
  JG_CHARACTERS /* all there are: the sum of the above */
};
struct jg_ledger_entry {
  enum jg_account account;
  const char *name;  /* of a role or a rule, or NULL */
  size_t characters; /* code points */
};
bool jg_ledger_at(const struct jg_speech *speech, size_t index, struct jg_ledger_entry *entry);

/* Something that waits to be filled in, and at how many places. */
struct jg_blank {
  const char *name; /* "×区" */
  unsigned places;
  unsigned line, column; /* of the first place */
};
bool jg_blank_at(const struct jg_speech *speech, size_t index, struct jg_blank *blank);

/* ---- writing ---- */

/* How a Word file holds a heading that shares a paragraph with its text. */
enum jg_headings {
  JG_HEADINGS_SEPARATOR, /* in one line with it, by a style separator: in the navigation pane, too */
  JG_HEADINGS_OWN_LINE,  /* as a paragraph of its own */
  JG_HEADINGS_INLINE,    /* as words of the paragraph that look like a heading */
};

/* How a Word file holds what is to be filled in. */
enum jg_placeholders {
  JG_PLACEHOLDERS_CONTROLS,  /* as form fields: one filled in fills its copies */
  JG_PLACEHOLDERS_HIGHLIGHT, /* as words with a coloured ground */
};

/* Zero is the default of every field. */
struct jg_writing {
  const char *author; /* in the documents' properties; NULL: the speaker under the title */
  double resolution;  /* of page images, dots per inch; 0: 150 */
  enum jg_headings headings;
  enum jg_placeholders placeholders;
  bool review;                    /* in a Word file: findings as comments, safe corrections as tracked changes */
  bool embed_fonts;               /* the faces of the text in the Word file, for machines without them */
  bool toc;                       /* a table of contents in the Word file */
  unsigned first_page, last_page; /* the only pages that images are made of; 0: from the first, to the last */
};

/* Takes one file's worth of bytes, which live as long as the call.  `part` is "" or, where a format makes a file for
 * each page or each copy, what goes before the suffix ("-01", "-第001份").  `data` is what jg_write was given.  False
 * when it cannot. */
typedef bool (*jg_sink)(void *data, const char *part, const void *bytes, size_t length);

/* Makes what the format (jg_format_at) is of the speech and gives it to the sink, when all of it is made.  Any formats,
 * in any order, as often as wanted.  NULL writing: the defaults.  Errors: JG_USAGE (no such format), those of
 * jg_lay_out, JG_STYLE, JG_OUTPUT (also when the sink refuses). */
bool jg_write(struct jg_speech *speech, const char *format, const struct jg_writing *writing, jg_sink sink, void *data,
              struct jg_error **error);

/* ---- what there is ---- */

/* `meaning` here and below is English, and the msgid of a message: dgettext("jianggao", meaning) has it in the language
 * of the process's locale. */

/* What jg_write makes. */
struct jg_format {
  const char *name;    /* "pdf" */
  const char *suffix;  /* ".pdf" */
  const char *meaning; /* "the handout" */
  bool pages;          /* the pages are set for it: fonts are needed */
  bool tells_origin;   /* a file of it tells who made it: jg_origin */
};
bool jg_format_at(size_t index, struct jg_format *format);

enum jg_origin {
  JG_MADE,    /* as jg_write made it */
  JG_CHANGED, /* jg_write made it, and somebody changed it since */
  JG_FOREIGN, /* somebody else's, or of a format that does not tell */
};

/* What a file of this format tells of who made it: so that nobody's work is written over. */
enum jg_origin jg_origin(struct jg *jg, const char *format, const void *bytes, size_t length);

/* What a kind of finding rests on; the weaker it is, the softer its words are. */
enum jg_grounds {
  JG_GROUNDS_FACT,     /* what the library saw or did itself */
  JG_GROUNDS_STANDARD, /* a clause of a standard */
  JG_GROUNDS_USAGE,    /* what careful texts do */
  JG_GROUNDS_HABIT,    /* what offices are used to */
};

/* A kind of finding. */
struct jg_kind {
  const char *id;            /* "series-drift" */
  const char *meaning;       /* "The members of a series are not worded alike" */
  enum jg_severity severity; /* what its findings usually have */
  enum jg_grounds grounds;
};
bool jg_kind_at(size_t index, struct jg_kind *kind);

/* A text on which this kind is told and one on which it is not (lines, parted by "\n"); free both with jg_text_free.
 * Errors: JG_USAGE for an id that does not exist, JG_STYLE when the examples cannot be read. */
bool jg_kind_examples(const char *id, char **told, char **silent, struct jg_error **error);

/* What jg_dump knows, in the order of the conversion. */
struct jg_step {
  const char *name;    /* "lines" */
  const char *meaning; /* "the decoded lines" */
};
bool jg_step_at(size_t index, struct jg_step *step);

/* One line for each font role, for people: which family was asked for and which file serves it.  `font_folders` is that
 * of struct jg_setup.  Free with jg_text_free.  Errors: JG_FONT, JG_STYLE. */
char *jg_list_fonts(const char *const *font_folders, struct jg_error **error);

/* One line for each installed style: its name, blanks, and what it is.  Free with jg_text_free.  Errors: JG_STYLE. */
char *jg_list_styles(struct jg_error **error);

/* The file of a style, with its remarks: one to start from.  Free with jg_text_free.  Errors: JG_STYLE. */
char *jg_style_text(const char *name, struct jg_error **error);

/* Whether a style, by its name or its file, can be used.  Errors: JG_STYLE with the line and what was expected. */
bool jg_style_check(const char *name, struct jg_error **error);

/* The libraries that this one uses and their versions, a line each, for people; free with jg_text_free. */
char *jg_libraries(void);

/* The library's own version, "0.1.0". */
const char *jg_version(void);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
