#include "write/page/pdf_object.h"

#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Font programs hardly compress: the fastest level gives 1 % more bytes than the default one, in half the time. */
#define COMPRESSION_LEVEL 1

/* Objects in one object stream: a reader that wants one of them unpacks all. */
#define PACKED 200

/* Where an object is in the file (ISO 32000-1 7.5.8.3). */
struct place {
  guint8 kind; /* 1: at `where`; 2: the object with this index in the object stream numbered `where` */
  guint32 where;
  guint16 index;
};

struct pdf {
  GString *file;        /* NULL when it was given away */
  GPtrArray *notations; /* by number - 1: what an object that is no stream is; NULL for a stream */
  GArray *places;       /* of struct place, by number - 1 */
};

struct pdf *pdf_new(void) {
  struct pdf *pdf = g_new(struct pdf, 1);
  pdf->file = g_string_new("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"); /* bytes above 127: this is no text file */
  pdf->notations = g_ptr_array_new_with_free_func(g_free);
  pdf->places = g_array_new(FALSE, TRUE, sizeof(struct place));
  return pdf;
}

void pdf_free(struct pdf *pdf) {
  if (!pdf)
    return;
  if (pdf->file)
    g_string_free(pdf->file, TRUE);
  g_ptr_array_unref(pdf->notations);
  g_array_unref(pdf->places);
  g_free(pdf);
}

guint pdf_reserve(struct pdf *pdf) {
  g_ptr_array_add(pdf->notations, NULL);
  g_array_set_size(pdf->places, pdf->places->len + 1);
  return pdf->notations->len;
}

void pdf_describe(struct pdf *pdf, guint number, const char *notation) {
  pdf->notations->pdata[number - 1] = g_strdup(notation);
}

guint pdf_add(struct pdf *pdf, const char *notation) {
  const guint number = pdf_reserve(pdf);
  pdf_describe(pdf, number, notation);
  return number;
}

guint pdf_add_printf(struct pdf *pdf, const char *format, ...) {
  const guint number = pdf_reserve(pdf);
  va_list arguments;
  va_start(arguments, format);
  pdf->notations->pdata[number - 1] = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  return number;
}

guint pdf_add_stream(struct pdf *pdf, const char *entries, const void *data, gsize length) {
  const guint number = pdf_reserve(pdf);
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(COMPRESSION_LEVEL);
  const gsize bound = libdeflate_zlib_compress_bound(compressor, length);
  g_autofree guchar *compressed = g_malloc(bound);
  const gsize size = libdeflate_zlib_compress(compressor, data, length, compressed, bound);
  libdeflate_free_compressor(compressor);
  g_array_index(pdf->places, struct place, number - 1) = (struct place){1, (guint32)pdf->file->len, 0};
  g_string_append_printf(pdf->file, "%u 0 obj\n<< %s /Filter /FlateDecode /Length %zu >>\nstream\n", number, entries,
                         size);
  g_string_append_len(pdf->file, (const char *)compressed, (gssize)size);
  g_string_append(pdf->file, "\nendstream\nendobj\n");
  return number;
}

/* Packs the objects from number `first` on that are no streams, as many as one object stream takes (ISO 32000-1 7.5.7);
 * returns the number to go on with. */
static guint pack(struct pdf *pdf, guint first, guint last) {
  g_autoptr(GString) offsets = g_string_new(NULL);
  g_autoptr(GString) objects = g_string_new(NULL);
  guint count = 0, number;
  for (number = first; number <= last && count < PACKED; number++) {
    const char *notation = pdf->notations->pdata[number - 1];
    if (!notation)
      continue;
    g_string_append_printf(offsets, "%u %zu ", number, objects->len);
    g_string_append_printf(objects, "%s\n", notation);
    g_array_index(pdf->places, struct place, number - 1) = (struct place){2, 0, (guint16)count++};
  }
  if (count == 0)
    return number;
  g_autofree char *entries = g_strdup_printf("/Type /ObjStm /N %u /First %zu", count, offsets->len);
  g_string_append_len(offsets, objects->str, (gssize)objects->len);
  const guint stream = pdf_add_stream(pdf, entries, offsets->str, offsets->len);
  for (guint packed = first; packed < number; packed++)
    if (pdf->notations->pdata[packed - 1])
      g_array_index(pdf->places, struct place, packed - 1).where = stream;
  return number;
}

static void put_place(GByteArray *table, struct place place) {
  const guint8 bytes[] = {
      place.kind,          (guint8)(place.where >> 24), (guint8)(place.where >> 16), (guint8)(place.where >> 8),
      (guint8)place.where, (guint8)(place.index >> 8),  (guint8)place.index};
  g_byte_array_append(table, bytes, sizeof bytes);
}

GBytes *pdf_finish(struct pdf *pdf, guint catalog, guint info) {
  const guint last = pdf->notations->len;
  for (guint next = 1; next <= last;)
    next = pack(pdf, next, last);
  g_autofree char *id = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)pdf->file->str, pdf->file->len);
  const struct place free_list = {0, 0, G_MAXUINT16};
  const struct place own = {1, (guint32)pdf->file->len, 0};
  g_autoptr(GByteArray) table = g_byte_array_new();
  put_place(table, free_list);
  for (guint i = 0; i < pdf->places->len; i++)
    put_place(table, g_array_index(pdf->places, struct place, i));
  put_place(table, own);
  g_autofree char *entries =
      g_strdup_printf("/Type /XRef /Size %u /W [ 1 4 2 ] /Root %u 0 R /Info %u 0 R /ID [ <%s> <%s> ]",
                      pdf->places->len + 2, catalog, info, id, id);
  pdf_add_stream(pdf, entries, table->data, table->len);
  g_string_append_printf(pdf->file, "startxref\n%u\n%%%%EOF\n", own.where);
  return g_string_free_to_bytes(g_steal_pointer(&pdf->file));
}

void pdf_put_number(GString *out, double number) {
  const long thousandths = lround(number * 1000);
  const long whole = labs(thousandths) / 1000, rest = labs(thousandths) % 1000;
  if (thousandths < 0)
    g_string_append_c(out, '-');
  g_string_append_printf(out, "%ld", whole);
  if (rest == 0)
    return;
  g_string_append_printf(out, ".%03ld", rest);
  while (out->str[out->len - 1] == '0')
    g_string_truncate(out, out->len - 1);
}

void pdf_put_utf16(GString *out, const char *text, gsize length) {
  glong count = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, (glong)length, NULL, &count, NULL);
  for (glong i = 0; i < count; i++)
    g_string_append_printf(out, "%04X", units[i]);
}

void pdf_put_text(GString *out, const char *text) {
  g_string_append(out, "<FEFF");
  pdf_put_utf16(out, text, strlen(text));
  g_string_append_c(out, '>');
}
