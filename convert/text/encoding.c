#include "text/encoding.h"

#include "base/error.h"
#include "base/messages.h"
#include "text/chars.h"
#include "text/mixed.h"

#include <errno.h>
#include <string.h>

/* How many undecodable places are findings of their own; the rest is counted in one. */
#define MAX_UNDECODABLE_FINDINGS 20

/* Bytes looked at to choose between GB18030, Big5 and UTF-16 without a BOM. */
#define SAMPLE_BYTES (256 * 1024)

static const struct {
  const char *mark;
  gsize length;
  const char *encoding;
} boms[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},     {"\x84\x31\x95\x33", 4, "GB18030"},
};

static const char *bom_encoding(const guint8 *bytes, gsize size, gsize *length) {
  for (guint i = 0; i < G_N_ELEMENTS(boms); i++) {
    if (size >= boms[i].length && memcmp(bytes, boms[i].mark, boms[i].length) == 0) {
      *length = boms[i].length;
      return boms[i].encoding;
    }
  }
  return NULL;
}

/* Whether Big5 has two bytes as a pair. */
static bool is_big5_pair(guint8 lead, guint8 trail) {
  return lead >= 0xA1 && lead <= 0xF9 && ((trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE));
}

/* Big5 decides clearly when all of it fits, nearly all of it is common there (level 1, A440 to C67E, the 5,401 common
 * characters, and the marks A140 to A3BF), and much less of it is in GB 2312. */
static bool is_big5(const guint8 *bytes, gsize size) {
  gsize pairs = 0, common = 0, common_in_gb2312 = 0;
  for (gsize i = 0; i + 1 < size; i++) {
    if (bytes[i] < 0x80)
      continue;
    const guint8 lead = bytes[i], trail = bytes[++i];
    if (!is_big5_pair(lead, trail))
      return false;
    pairs++;
    common += lead <= 0xC6;
    common_in_gb2312 += mixed_is_common(lead, trail);
  }
  return pairs >= 20 && common * 10 > pairs * 9 && common * 5 > common_in_gb2312 * 5 + pairs;
}

/* Whether the byte may be the high one of a unit of UTF-16: of ASCII, an ideograph or a mark of full width. */
static bool is_high_byte(guint8 byte) {
  return byte == 0 || (byte >= 0x4E && byte <= 0x9F) || byte == 0x30 || byte == 0xFF;
}

/* UTF-16 without a BOM: no other text has NUL bytes, and nearly all high bytes are those of ideographs or ASCII. */
static const char *utf16_without_bom(const guint8 *bytes, gsize size) {
  if (size % 2 != 0)
    return NULL;
  const gsize units = size / 2;
  gsize little = 0, big = 0; /* units that are text when the second byte is the high one, or the first */
  for (gsize i = 0; i < size; i += 2) {
    big += is_high_byte(bytes[i]);
    little += is_high_byte(bytes[i + 1]);
  }
  if (little * 10 > units * 9 && big * 10 < units * 7)
    return "UTF-16LE";
  if (big * 10 > units * 9 && little * 10 < units * 7)
    return "UTF-16BE";
  return NULL;
}

/* What g_utf8_get_char_validated has for a character whose end is missing. */
#define CUT_OFF ((gunichar)-2)

/* Bytes of a character whose end is missing at the end of the bytes: downloads and chats cut texts there. */
static gsize cut_off(const char *text, gsize size) {
  for (gsize length = 1; length <= MIN(size, 3) && (guchar)text[size - length] >= 0x80; length++)
    if (g_utf8_get_char_validated(text + size - length, (gssize)length) == CUT_OFF)
      return length;
  return 0;
}

/* UTF-8, if cut off at its end, or with a few broken characters (both are then told): one place in 20 characters at
 * most. */
static bool is_mostly_utf8(const char *text, gsize size) {
  const char *end = text + size - cut_off(text, size);
  gsize valid = 0; /* bytes of characters beyond ASCII */
  gsize broken = 0;
  for (const char *at = text; at < end;) {
    const char *stop;
    g_utf8_validate(at, end - at, &stop);
    for (; at < stop; at++)
      valid += (guchar)*at >= 0x80;
    if (stop == end)
      break;
    broken += *stop != 0;
    at = stop + 1;
    if (broken > SAMPLE_BYTES)
      return false;
  }
  return broken * 3 * 20 <= valid;
}

static const char *decide(const guint8 *bytes, gsize size) {
  gsize sample = MIN(size, SAMPLE_BYTES);
  const char *utf16 = memchr(bytes, 0, sample) ? utf16_without_bom(bytes, sample) : NULL;
  if (utf16)
    return utf16;
  if (is_mostly_utf8((const char *)bytes, size))
    return "UTF-8";
  return is_big5(bytes, sample) ? "Big5" : "GB18030";
}

/* A text in the making, with what could not be decoded. */
struct conversion {
  GString *text;
  gsize first_bad; /* byte offset of the first undecodable byte */
  gsize bad;       /* how many there are */
};

/* The 1-based line of a text's end and the column behind its last character. */
static void place_at_end(const GString *text, guint *line, guint *column) {
  *line = 1;
  const char *start = text->str;
  for (const char *lf; (lf = strchr(start, '\n')); start = lf + 1)
    (*line)++;
  *column = (guint)chars_all(start) + 1;
}

static void note_undecodable(struct conversion *conversion, gsize offset, struct report *report) {
  if (conversion->bad++ == 0)
    conversion->first_bad = offset;
  if (conversion->bad > MAX_UNDECODABLE_FINDINGS)
    return;
  guint line, column;
  place_at_end(conversion->text, &line, &column);
  report_add(report, FINDING_UNDECODABLE, (struct place){line, column, NULL},
             _("byte %zu of the file cannot be decoded; U+FFFD stands in its place"), offset);
}

static void report_further_undecodable(const struct conversion *conversion, struct report *report) {
  if (conversion->bad > MAX_UNDECODABLE_FINDINGS)
    report_add(report, FINDING_UNDECODABLE, (struct place){0}, _("%zu more bytes of the file cannot be decoded"),
               conversion->bad - MAX_UNDECODABLE_FINDINGS);
}

/* How many bytes are passed over where the encoding has no character: all others keep their places in its units. */
static gsize unit_size(const char *encoding) {
  if (g_ascii_strncasecmp(encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp(encoding, "UCS-2", 5) == 0)
    return 2;
  return g_ascii_strncasecmp(encoding, "UTF-32", 6) == 0 || g_ascii_strncasecmp(encoding, "UCS-4", 5) == 0 ? 4 : 1;
}

/* Converts with iconv; a unit that does not convert becomes U+FFFD when `lossy`, else ends the conversion. */
static void convert_bytes(GIConv converter, gsize unit, const guint8 *bytes, gsize size, gsize base, bool lossy,
                          struct conversion *conversion, struct report *report) {
  char *in = (char *)(gpointer)bytes;
  gsize left = size;
  char buffer[16384];
  while (left > 0) {
    char *out = buffer;
    gsize room = sizeof buffer;
    gsize result = g_iconv(converter, &in, &left, &out, &room);
    const bool stuck = result == (gsize)-1 && (errno == EILSEQ || errno == EINVAL);
    g_string_append_len(conversion->text, buffer, out - buffer);
    if (!stuck)
      continue;
    note_undecodable(conversion, base + (size - left), report);
    if (!lossy)
      return;
    g_string_append(conversion->text, "\xEF\xBF\xBD");
    in += MIN(unit, left);
    left -= MIN(unit, left);
  }
}

/* Keeps valid UTF-8 as it is; bytes that are not become U+FFFD when `lossy`. */
static void copy_utf8(const guint8 *bytes, gsize size, gsize base, bool lossy, struct conversion *conversion,
                      struct report *report) {
  const char *at = (const char *)bytes;
  const char *stop = at + size, *cut = stop - cut_off(at, size);
  while (at < stop) {
    const char *valid_to;
    g_utf8_validate(at, stop - at, &valid_to);
    g_string_append_len(conversion->text, at, valid_to - at);
    at = valid_to;
    if (at == stop)
      return;
    if (*at == 0) { /* g_utf8_validate stops at NUL, which is valid; the caller refuses it */
      g_string_append_c(conversion->text, 0);
      at++;
      continue;
    }
    note_undecodable(conversion, base + (gsize)(at - (const char *)bytes), report);
    if (!lossy)
      return;
    g_string_append(conversion->text, "\xEF\xBF\xBD");
    at = at == cut ? stop : at + 1;
  }
}

/* Removes BOMs that the conversion left at the start (U+FEFF of a UTF-16 file named as such). */
static void remove_bom(GString *text) {
  while (g_str_has_prefix(text->str, "\xEF\xBB\xBF"))
    g_string_erase(text, 0, 3);
}

static bool is_utf8_name(const char *encoding) {
  return g_ascii_strcasecmp(encoding, "UTF-8") == 0 || g_ascii_strcasecmp(encoding, "UTF8") == 0;
}

/* GB2312 and GBK files from Windows hold characters of GB18030, which contains both; of a name without a byte order the
 * BOM, if there is one, tells the order. */
static const char *wider_encoding(const char *encoding, const char *by_bom) {
  static const char *const subsets[] = {"GB2312", "GBK", "CP936", "EUC-CN", "GB-18030"};
  for (guint i = 0; i < G_N_ELEMENTS(subsets); i++)
    if (g_ascii_strcasecmp(encoding, subsets[i]) == 0)
      return "GB18030";
  bool without_order = g_ascii_strcasecmp(encoding, "UTF-16") == 0 || g_ascii_strcasecmp(encoding, "UTF-32") == 0;
  if (without_order && by_bom && g_ascii_strncasecmp(by_bom, encoding, strlen(encoding)) == 0)
    return by_bom;
  return g_ascii_strcasecmp(encoding, "UTF-16") == 0 ? "UTF-16LE" : encoding;
}

/* Big5 as Windows writes it (CP950) has a few marks that plain Big5 lacks. */
static const char *iconv_name(const char *encoding) {
  return g_ascii_strcasecmp(encoding, "Big5") == 0 ? "CP950" : encoding;
}

static bool convert(const char *encoding, const guint8 *bytes, gsize size, gsize base, bool lossy,
                    struct conversion *conversion, struct report *report, GError **error) {
  if (is_utf8_name(encoding)) {
    copy_utf8(bytes, size, base, lossy, conversion, report);
    return true;
  }
  GIConv converter = g_iconv_open("UTF-8", iconv_name(encoding));
  if (converter == (GIConv)-1) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_USAGE,
                _("there is no encoding “%s”: name one such as UTF-8, GB18030, Big5 or UTF-16LE"), encoding);
    return false;
  }
  convert_bytes(converter, unit_size(encoding), bytes, size, base, lossy, conversion, report);
  g_iconv_close(converter);
  return true;
}

/* The error for bytes that do not decode: where the first one is, and what to do. */
static void set_undecodable(const char *name, const struct conversion *conversion, gsize left, const char *encoding,
                            GError **error) {
  guint line, column;
  place_at_end(conversion->text, &line, &column);
  if (left > 0)
    g_set_error(
        error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
        _("%s ends in the middle of a character (byte %zu, line %u, column %u): it was cut off there; get it whole, "
          "or go on with --lossy"),
        name, conversion->first_bad, line, column);
  else
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s: byte %zu (line %u, column %u) cannot be decoded as %s: name the encoding with "
                  "--encoding, or go on with --lossy"),
                name, conversion->first_bad, line, column, encoding);
}

/* Text whose lines are in two encodings: an error, or, when `lossy`, each line is read in its own. */
static bool decode_mixed(const char *name, const guint8 *bytes, gsize size, const struct mixed *mixed, bool lossy,
                         struct report *report, struct decoded *decoded, GError **error) {
  if (!lossy) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s is in two encodings: %u of its lines are UTF-8 and %u GB18030 (line %u is the first): save it in "
                  "one, or go on with --lossy, which reads each line in its own"),
                name, mixed->utf8, mixed->gb18030, mixed->first);
    return false;
  }
  report_add(report, FINDING_MIXED_ENCODING, (struct place){mixed->first, 0, NULL},
             _("%u lines were UTF-8 and %u GB18030 (this is the first): each was read in its own"), mixed->utf8,
             mixed->gb18030);
  GString *text = mixed_decode(bytes, size);
  decoded->encoding = "UTF-8";
  decoded->bom = false;
  decoded->length = text->len;
  decoded->text = g_string_free(text, FALSE);
  return true;
}

bool encoding_decode(const char *name, const guint8 *bytes, gsize size, const struct decode_options *options,
                     struct report *report, struct decoded *decoded, GError **error) {
  gsize bom_length = 0;
  const char *by_bom = bom_encoding(bytes, size, &bom_length);
  const char *asked = options && options->encoding ? wider_encoding(options->encoding, by_bom) : NULL;
  if (asked && by_bom && g_ascii_strcasecmp(asked, by_bom) != 0 && bom_length < 3) /* only UTF-16 marks are short */
    bom_length = g_str_has_prefix(asked, "UTF-16") ? bom_length : 0;
  const char *encoding = asked ? asked : by_bom ? by_bom : decide(bytes, size);
  bool lossy = options && options->lossy;
  gsize left = is_utf8_name(encoding) ? cut_off((const char *)bytes, size) : 0;
  struct mixed mixed;
  if (!asked && !by_bom && (is_utf8_name(encoding) || strcmp(encoding, "GB18030") == 0) &&
      !g_utf8_validate((const char *)bytes, (gssize)(size - left), NULL) && mixed_find(bytes, size, &mixed))
    return decode_mixed(name, bytes, size, &mixed, lossy, report, decoded, error);
  struct conversion conversion = {g_string_sized_new(size), 0, 0};
  struct report *undecodable = report_new();
  bool converted = convert(encoding, bytes + bom_length, size - bom_length, bom_length, lossy, &conversion,
                           lossy ? report : undecodable, error);
  report_free(undecodable);
  if (converted && conversion.bad > 0 && !lossy) {
    set_undecodable(name, &conversion, conversion.first_bad + left == size ? left : 0, encoding, error);
    converted = false;
  }
  if (!converted) {
    g_string_free(conversion.text, TRUE);
    return false;
  }
  report_further_undecodable(&conversion, report);
  if (!by_bom && !asked && !is_utf8_name(encoding))
    report_add(report, FINDING_ENCODING, (struct place){0}, _("read as %s; --encoding names another"), encoding);
  remove_bom(conversion.text);
  decoded->encoding = g_intern_string(is_utf8_name(encoding) ? "UTF-8" : encoding);
  decoded->bom = by_bom != NULL;
  decoded->length = conversion.text->len;
  decoded->text = g_string_free(conversion.text, FALSE);
  decoded->text = g_realloc(decoded->text, decoded->length + 1);
  return true;
}
