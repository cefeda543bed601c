/* What the fuzz targets share.  A target takes any bytes and ends the process when a promise is broken.  Targets that
 * choose options take them from the first bytes of the input (fuzz_choice), so that the fuzzer finds them, too. */
#pragma once

#include "lib/speech.h"

#include <stdint.h>

/* What is left of the input. */
struct fuzz_input {
  const uint8_t *data;
  size_t size;
};

struct fuzz_target {
  const char *name; /* its seeds are in tests/fuzz/corpus/NAME */
  void (*run)(struct fuzz_input input);
};

/* The target of this name, or NULL. */
const struct fuzz_target *fuzz_target(const char *name);

/* Runs a target over a copy of these bytes alone, so that reading beyond their end is seen. */
void fuzz_run(const struct fuzz_target *target, const void *data, size_t size);

/* Ends the process with `what` when a promise is broken: that is what the fuzzer looks for. */
void must(bool kept, const char *what);

/* Takes the next byte and returns its low four bits: "0" is 0, so that a seed may be a text.  0 at the end. */
guint fuzz_choice(struct fuzz_input *input);

/* Takes what is before the next byte 1, and that byte; all when there is none. */
struct fuzz_input fuzz_part(struct fuzz_input *input);

/* A file with these bytes in a folder of this process; the next one with the same `suffix` takes its place.  Free with
 * g_free. */
char *fuzz_file(struct fuzz_input input, const char *suffix);

/* From now on the program's data file `relative` is the file `path` (kept); NULL: it is itself again. */
void fuzz_replace(const char *relative, const char *path);

/* What all texts share, loaded once: its fonts are small ones, made by tests/builders/small_fonts.py, and their faces
 * are kept.  `points` chooses how points are set. */
struct jg *fuzz_shared(guint points);

/* The folder of fonts with a few characters each; free with g_free. */
char *fuzz_tiny_fonts(void);

/* A font set of those fonts that lives as long as the process. */
struct font_set *fuzz_fonts(void);

/* A speech with a bit of everything, decoded, read and composed, for targets whose input is something else.  It lives
 * as long as the process. */
struct jg_speech *fuzz_sample(void);

/* The formats that a target writes. */
#define FUZZ_TREE 1u  /* json, txt, findings */
#define FUZZ_WORD 2u  /* docx */
#define FUZZ_PAGES 4u /* pdf, svg, png, layout */

/* Reads the input with the options that it begins with, writes the formats and looks at each: XML and JSON are well
 * formed, all twins have the tree's text, what can be read back is read back. */
void fuzz_convert(struct fuzz_input input, bool word, guint formats);

/* Writes a job of its own in these formats: what can be written can be read. */
void fuzz_write(const struct jg_speech *speech, const struct style *style, struct font_set *fonts, guint formats);

/* The targets. */
void fuzz_artifacts(struct fuzz_input input);
void fuzz_docx(struct fuzz_input input);
void fuzz_families(struct fuzz_input input);
void fuzz_font(struct fuzz_input input);
void fuzz_outputs(struct fuzz_input input);
void fuzz_page(struct fuzz_input input);
void fuzz_review(struct fuzz_input input);
void fuzz_rules(struct fuzz_input input);
void fuzz_serve(struct fuzz_input input);
void fuzz_style(struct fuzz_input input);
void fuzz_text(struct fuzz_input input);
void fuzz_titles(struct fuzz_input input);
