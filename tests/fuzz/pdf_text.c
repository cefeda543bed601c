#include "pdf_text.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* How deep marked content nests at most. */
#define DEEPEST 32

/* A font of a page. */
struct pdf_font {
  GHashTable *meanings; /* code to UTF-8 */
  guint bytes;          /* of a code */
};

/* A page's content while it is read. */
struct pdf_page {
  qpdf_data qpdf;
  qpdf_oh fonts;
  GHashTable *known; /* name to struct pdf_font */
  const struct pdf_font *font;
  char *name;           /* the last name among the operands */
  GString *properties;  /* the last dictionary among them */
  GByteArray *codes;    /* of the strings among them */
  bool silent[DEEPEST]; /* marked content whose glyphs do not count: artifacts, and what an ActualText tells */
  guint depth;
  GString *text;
  bool whole;
};

static void font_free(void *data) {
  struct pdf_font *font = data;
  g_hash_table_unref(font->meanings);
  g_free(font);
}

/* Reads hexadecimal digits up to `close`; returns what is behind it. */
static const char *read_hex(const char *p, const char *end, char close, GByteArray *bytes) {
  guint8 byte = 0;
  guint digits = 0;
  for (; p < end && *p != close; p++) {
    if (!g_ascii_isxdigit(*p))
      continue;
    byte = (guint8)(byte << 4 | g_ascii_xdigit_value(*p));
    if (++digits % 2 == 0)
      g_byte_array_append(bytes, &byte, 1);
  }
  return p < end ? p + 1 : end;
}

/* UTF-16BE to UTF-8; NULL when it is none. */
static char *from_utf16(const GByteArray *bytes, guint from) {
  return g_convert((const char *)bytes->data + from, (gssize)(bytes->len - from), "UTF-8", "UTF-16BE", NULL, NULL,
                   NULL);
}

static guint code_of(const guint8 *bytes, guint count) {
  guint code = 0;
  for (guint i = 0; i < count; i++)
    code = code << 8 | bytes[i];
  return code;
}

/* The pairs <code> <text> of a character map. */
static void read_pairs(struct pdf_font *font, const char *map, const char *end) {
  for (const char *p = map; (p = g_strstr_len(p, end - p, "beginbfchar"));) {
    const char *last = g_strstr_len(p, end - p, "endbfchar");
    for (last = last ? last : end; (p = memchr(p, '<', (size_t)(last - p)));) {
      g_autoptr(GByteArray) code = g_byte_array_new();
      g_autoptr(GByteArray) text = g_byte_array_new();
      p = read_hex(p + 1, last, '>', code);
      const char *open = memchr(p, '<', (size_t)(last - p));
      p = open ? read_hex(open + 1, last, '>', text) : last;
      font->bytes = code->len;
      g_hash_table_insert(font->meanings, GUINT_TO_POINTER(code_of(code->data, code->len)), from_utf16(text, 0));
    }
    p = last;
  }
}

static struct pdf_font *font_new(qpdf_data qpdf, qpdf_oh object) {
  struct pdf_font *font = g_new0(struct pdf_font, 1);
  font->meanings = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  font->bytes = 1;
  unsigned char *map = NULL;
  size_t length = 0;
  const qpdf_oh stream = qpdf_oh_get_key(qpdf, object, "/ToUnicode");
  if (qpdf_oh_is_stream(qpdf, stream) &&
      !(qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &map, &length) & QPDF_ERRORS))
    read_pairs(font, (const char *)map, (const char *)map + length);
  free(map);
  return font;
}

static void set_font(struct pdf_page *page) {
  page->font = g_hash_table_lookup(page->known, page->name);
  if (page->font)
    return;
  struct pdf_font *font = font_new(page->qpdf, qpdf_oh_get_key(page->qpdf, page->fonts, page->name));
  g_hash_table_insert(page->known, g_strdup(page->name), font);
  page->font = font;
}

static bool is_silent(const struct pdf_page *page) {
  for (guint i = 0; i < page->depth; i++)
    if (page->silent[i])
      return true;
  return false;
}

static void show(struct pdf_page *page) {
  const guint bytes = page->font ? page->font->bytes : 1;
  for (guint i = 0; !is_silent(page) && i + bytes <= page->codes->len; i += bytes) {
    const guint code = code_of(page->codes->data + i, bytes);
    const char *text = page->font ? g_hash_table_lookup(page->font->meanings, GUINT_TO_POINTER(code)) : NULL;
    page->whole = page->whole && text;
    g_string_append(page->text, text ? text : "");
  }
}

static void begin_marked(struct pdf_page *page, bool properties) {
  const char *actual = properties ? strstr(page->properties->str, "/ActualText") : NULL;
  const char *open = actual ? strchr(actual, '<') : NULL;
  if (open && !is_silent(page)) {
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    read_hex(open + 1, page->properties->str + page->properties->len, '>', bytes);
    g_autofree char *text = from_utf16(bytes, 2); /* behind the byte order mark */
    g_string_append(page->text, text ? text : "");
  }
  page->whole = page->whole && page->depth < DEEPEST;
  if (page->depth < DEEPEST)
    page->silent[page->depth++] = open || g_str_equal(page->name, "/Artifact");
}

static void run_operator(struct pdf_page *page, const char *word, gsize length) {
#define IS(name) (length == strlen(name) && memcmp(word, name, length) == 0)
  if (IS("Tf"))
    set_font(page);
  else if (IS("Tj") || IS("TJ"))
    show(page);
  else if (IS("BDC") || IS("BMC"))
    begin_marked(page, IS("BDC"));
  else if (IS("EMC"))
    page->depth -= page->depth > 0;
  g_byte_array_set_size(page->codes, 0);
#undef IS
}

/* A string in brackets, with what a backslash means; Cairo writes no octal numbers but of three digits. */
static const char *read_literal(const char *p, const char *end, GByteArray *bytes) {
  for (; p < end && *p != ')'; p++) {
    guint8 byte = (guint8)*p;
    if (*p == '\\' && ++p < end) {
      const char *name = strchr("n\nr\rt\tb\bf\f", *p);
      byte = name && *p >= 'a' ? (guint8)name[1] : (guint8)*p;
      if (*p >= '0' && *p <= '7' && p + 2 < end) {
        byte = (guint8)((p[0] - '0') << 6 | (p[1] - '0') << 3 | (p[2] - '0'));
        p += 2;
      }
    }
    g_byte_array_append(bytes, &byte, 1);
  }
  return p < end ? p + 1 : end;
}

/* A dictionary, kept as it stands. */
static const char *read_properties(struct pdf_page *page, const char *p, const char *end) {
  const char *start = p;
  for (guint depth = 0; p + 1 < end; p++) {
    depth += p[0] == '<' && p[1] == '<';
    depth -= p[0] == '>' && p[1] == '>' && (p == start || depth > 0);
    if (p[0] == p[1] && (*p == '<' || *p == '>'))
      p++;
    if (depth == 0)
      break;
  }
  g_string_truncate(page->properties, 0);
  g_string_append_len(page->properties, start, MIN(p + 1, end) - start);
  return MIN(p + 1, end);
}

static void read_content(struct pdf_page *page, const char *p, const char *end) {
  while (p < end) {
    if (p + 1 < end && p[0] == '<' && p[1] == '<') {
      p = read_properties(page, p, end);
    } else if (*p == '<') {
      p = read_hex(p + 1, end, '>', page->codes);
    } else if (*p == '(') {
      p = read_literal(p + 1, end, page->codes);
    } else if (g_ascii_isspace(*p) || strchr("[]", *p)) {
      p++;
    } else {
      const char *word = p++;
      while (p < end && !g_ascii_isspace(*p) && !strchr("[]<(/", *p))
        p++;
      if (*word == '/') {
        g_free(page->name);
        page->name = g_strndup(word, (gsize)(p - word));
      } else if (g_ascii_isalpha(*word))
        run_operator(page, word, (gsize)(p - word));
    }
  }
}

/* False when a page cannot be read. */
static bool read_page(qpdf_data qpdf, qpdf_oh object, GString *text) {
  unsigned char *content = NULL;
  size_t length = 0;
  const qpdf_oh stream = qpdf_oh_get_key(qpdf, object, "/Contents");
  if (qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_generalized, NULL, &content, &length) & QPDF_ERRORS)
    return false;
  g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, font_free);
  g_autoptr(GString) properties = g_string_new(NULL);
  g_autoptr(GByteArray) codes = g_byte_array_new();
  struct pdf_page page = {.qpdf = qpdf,
                          .fonts = qpdf_oh_get_key(qpdf, qpdf_oh_get_key(qpdf, object, "/Resources"), "/Font"),
                          .known = known,
                          .name = g_strdup(""),
                          .properties = properties,
                          .codes = codes,
                          .text = text,
                          .whole = true};
  read_content(&page, (const char *)content, (const char *)content + length);
  g_free(page.name);
  free(content);
  return page.whole;
}

GString *pdf_text(const void *bytes, gsize length) {
  qpdf_data qpdf = qpdf_init();
  qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
  GString *text = g_string_new(NULL);
  bool whole = !(qpdf_read_memory(qpdf, "", bytes, length, NULL) & QPDF_ERRORS);
  const int count = whole ? qpdf_get_num_pages(qpdf) : 0;
  for (int i = 0; whole && i < count; i++)
    whole = read_page(qpdf, qpdf_get_page_n(qpdf, (size_t)i), text);
  whole = whole && !qpdf_has_error(qpdf) && !qpdf_more_warnings(qpdf);
  qpdf_cleanup(&qpdf);
  if (!whole)
    g_string_free(g_steal_pointer(&text), TRUE);
  return text;
}
