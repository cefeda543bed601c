#include "text/source.h"

#include "base/error.h"
#include "base/items.h"
#include "base/messages.h"
#include "text/chars.h"
#include "text/encoding.h"
#include "text/magic.h"
#include "text/sense.h"

#include <string.h>

/* Control characters that no text editor writes: more than one in fifty characters, or any NUL, is a binary. */
static bool looks_binary(const char *text, gsize length) {
  gsize controls = 0;
  for (gsize i = 0; i < length; i++) {
    guchar c = (guchar)text[i];
    if (c == 0)
      return true;
    controls += c < 0x20 && !strchr("\t\n\v\f\r\x1A\x1B", c);
  }
  return controls * 50 > length;
}

static bool only_blanks(const char *text, gsize length) {
  return chars_strip(text, length).length == 0;
}

/* Counts of each kind of line end, to name the text's newline. */
struct line_ends {
  gsize lf, crlf, cr_cr_lf, cr;
};

static void add_line(GArray *lines, const char *start, const char *end) {
  struct source_line line = {start, (gsize)(end - start)};
  g_array_append_val(lines, line);
}

/* Lines end at LF, with one or two CR before it taken along. */
static void split_at_lf(struct source *source, struct line_ends *ends) {
  const char *line = source->text;
  const char *end = source->text + source->length;
  for (const char *lf; (lf = memchr(line, '\n', (gsize)(end - line))); line = lf + 1) {
    const char *stop = lf;
    while (stop > line && stop[-1] == '\r' && lf - stop < 2)
      stop--;
    ends->lf += stop == lf;
    ends->crlf += lf - stop == 1;
    ends->cr_cr_lf += lf - stop == 2;
    add_line(source->lines, line, stop);
  }
  if (line < end)
    add_line(source->lines, line, end);
}

/* In a text without any LF, CR ends lines (old Macintosh files). */
static void split_at_cr(struct source *source, struct line_ends *ends) {
  const char *line = source->text;
  const char *end = source->text + source->length;
  for (const char *cr; (cr = memchr(line, '\r', (gsize)(end - line))); line = cr + 1) {
    ends->cr++;
    add_line(source->lines, line, cr);
  }
  if (line < end)
    add_line(source->lines, line, end);
}

static const char *newline_name(const struct line_ends *ends) {
  guint kinds = (ends->lf > 0) + (ends->crlf > 0) + (ends->cr_cr_lf > 0) + (ends->cr > 0);
  if (kinds == 0)
    return "none";
  if (kinds > 1)
    return "mixed";
  return ends->lf ? "LF" : ends->crlf ? "CRLF" : ends->cr ? "CR" : "CRCRLF";
}

static void split_lines(struct source *source) {
  struct line_ends ends = {0, 0, 0, 0};
  source->lines = g_array_new(FALSE, FALSE, sizeof(struct source_line));
  if (memchr(source->text, '\n', source->length))
    split_at_lf(source, &ends);
  else
    split_at_cr(source, &ends);
  source->newline = newline_name(&ends);
}

/* Characters of a kind, and the first of them. */
struct odd {
  gsize count;
  struct place first;
  char utf8[7];
};

static void count_odd(struct odd *odd, guint line, guint column, gunichar c) {
  if (odd->count++ > 0)
    return;
  g_unichar_to_utf8(c, odd->utf8);
  odd->first = (struct place){line, column, odd->utf8};
}

/* Findings for characters that look like others or like nothing; each kind is told at its first place. */
static void report_odd_characters(const struct source *source, struct report *report) {
  struct odd private_use = {.count = 0}, radicals = {.count = 0};
  for (guint i = 0; i < source->lines->len; i++) {
    const struct source_line *line = &array_at(source->lines, struct source_line, i);
    guint column = 1;
    for (const char *p = line->text; p < line->text + line->length; p = g_utf8_next_char(p), column++) {
      const gunichar c = chars_at(p);
      if (chars_is_private_use(c))
        count_odd(&private_use, i + 1, column, c);
      else if (chars_is_radical(c))
        count_odd(&radicals, i + 1, column, c);
    }
  }
  if (private_use.count > 0)
    report_add(report, FINDING_PRIVATE_USE, private_use.first,
               _("%zu private-use characters, which have no meaning outside the program that wrote them: "
                 "type them anew"),
               private_use.count);
  if (radicals.count > 0)
    report_add(report, FINDING_KANGXI_RADICAL, radicals.first,
               _("%zu radicals that only look like characters and cannot be found by a search: "
                 "replace them by the characters"),
               radicals.count);
}

/* Refuses what cannot be a text, before anything is decoded. */
static bool check_bytes(const char *name, const guint8 *bytes, gsize size, GError **error) {
  if (size == 0) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, _("%s is empty: there is no text in it"), name);
    return false;
  }
  if (size > LIMIT_INPUT) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, _("%s is larger than %d MiB: split it into several files"),
                name, LIMIT_INPUT / (1024 * 1024));
    return false;
  }
  const char *kind = magic_kind(bytes, size);
  if (kind) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s is %s, not a plain text: save the speech as .txt in the program it comes from"), name, kind);
    return false;
  }
  return true;
}

static bool check_text(const char *name, const char *text, gsize length, GError **error) {
  if (looks_binary(text, length)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s is not a plain text: save it as .txt in the program it comes from"), name);
    return false;
  }
  if (only_blanks(text, length)) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT, _("%s holds only blanks: there is no text in it"), name);
    return false;
  }
  return true;
}

struct source *source_decode(const char *name, GBytes *bytes, const struct decode_options *options,
                             struct report *report, GError **error) {
  gsize size;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  g_autofree char *base = g_path_get_basename(name);
  if (!check_bytes(base, data, size, error))
    return NULL;
  struct decoded decoded;
  if (!encoding_decode(base, data, size, options, report, &decoded, error))
    return NULL;
  bool lossy = options && options->lossy;
  if (!check_text(base, decoded.text, decoded.length, error) ||
      !sense_check(base, &decoded.text, &decoded.length, decoded.encoding, lossy, report, error)) {
    g_free(decoded.text);
    return NULL;
  }
  struct source *source = g_new0(struct source, 1);
  source->name = g_steal_pointer(&base);
  source->encoding = g_strdup(decoded.encoding);
  source->bom = decoded.bom;
  source->text = decoded.text;
  source->length = decoded.length;
  source->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  split_lines(source);
  report_odd_characters(source, report);
  return source;
}

void source_free(struct source *source) {
  if (!source)
    return;
  g_free(source->name);
  g_free(source->encoding);
  g_free(source->sha256);
  g_free(source->text);
  g_array_unref(source->lines);
  g_free(source);
}
