/* Packages: what is packed comes back, equal parts are equal bytes, and archives that no office program makes are
 * refused. */
#include "unit/test.h"

#include "base/error.h"
#include "ooxml/package.h"
#include "ooxml/part.h"

static GBytes *bytes_of(const char *text) {
  return g_bytes_new_static(text, strlen(text));
}

/* A part's name and text, in turn, ended by NULL. */
static GBytes *pack(const char *name, ...) G_GNUC_NULL_TERMINATED;

static GBytes *pack(const char *name, ...) {
  struct package_part parts[8];
  gsize count = 0;
  va_list list;
  va_start(list, name);
  for (; name; name = va_arg(list, const char *))
    parts[count++] = (struct package_part){name, bytes_of(va_arg(list, const char *))};
  va_end(list);
  GBytes *packed = package_pack(parts, count, NULL);
  assert_non_null(packed);
  for (gsize i = 0; i < count; i++)
    g_bytes_unref(parts[i].bytes);
  return packed;
}

static void assert_refused(GBytes *bytes) {
  g_autoptr(GError) error = NULL;
  assert_null(package_open(bytes, &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
}

/* A copy in which every `from` is replaced by the equally long `to`. */
static GBytes *patched(GBytes *bytes, const char *from, const char *to, gsize length) {
  gsize size;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  guint8 *copy = g_memdup2(data, size);
  guint changes = 0;
  for (gsize i = 0; i + length <= size; i++)
    if (memcmp(copy + i, from, length) == 0) {
      memcpy(copy + i, to, length);
      changes++;
    }
  assert_true(changes > 0);
  return g_bytes_new_take(copy, size);
}

static void round_trip(G_GNUC_UNUSED void **state) {
  g_autofree char *large = g_strnfill(50000, 'x');
  g_autoptr(GBytes) packed = pack("a/first.xml", "<a/>", "second.xml", large, NULL);
  g_autoptr(Package) package = package_open(packed, NULL);
  assert_non_null(package);
  g_auto(GStrv) names = package_names(package);
  assert_string_equal(names[0], "a/first.xml");
  assert_string_equal(names[1], "second.xml");
  assert_null(names[2]);
  assert_true(package_has(package, "A/FIRST.xml"));
  assert_false(package_has(package, "third.xml"));
  g_autoptr(GBytes) second = package_read(package, "second.xml", NULL);
  assert_int_equal(g_bytes_get_size(second), strlen(large));
  assert_memory_equal(g_bytes_get_data(second, NULL), large, strlen(large));
  g_autoptr(GError) error = NULL;
  assert_null(package_read(package, "third.xml", &error));
  assert_true(g_error_matches(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT));
}

static void equal_parts_give_equal_bytes(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) first = pack("a.xml", "<a/>", "b.xml", "<b/>", NULL);
  g_autoptr(GBytes) second = pack("a.xml", "<a/>", "b.xml", "<b/>", NULL);
  assert_true(g_bytes_equal(first, second));
}

static guint16 field(const guint8 *data, gsize offset) {
  return (guint16)(data[offset] | data[offset + 1] << 8);
}

/* Z07 to Z11 in the first local header: flags without bit 3, deflate or stored, 1980-01-01, no extra field. */
static void plain_entries(G_GNUC_UNUSED void **state) {
  g_autofree char *large = g_strnfill(5000, 'x');
  g_autoptr(GBytes) packed = pack("a.xml", large, NULL);
  const guint8 *data = g_bytes_get_data(packed, NULL);
  assert_memory_equal(data, "PK\3\4", 4);
  assert_int_equal(field(data, 4), 20);          /* version needed: no zip64 */
  assert_int_equal(field(data, 6) & ~0x0806, 0); /* no data descriptor, not encrypted */
  assert_int_equal(field(data, 8), 8);           /* deflate */
  assert_int_equal(field(data, 10), 0);          /* 00:00 */
  assert_int_equal(field(data, 12), 33);         /* 1980-01-01 */
  assert_int_equal(field(data, 28), 0);          /* no extra field */
}

static void refuses_what_is_not_a_package(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) text = bytes_of("This is no archive at all.");
  assert_refused(text);
  g_autoptr(GBytes) empty = g_bytes_new(NULL, 0);
  assert_refused(empty);
  g_autoptr(GBytes) packed = pack("a.xml", "<a/>", NULL);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes(packed, 0, g_bytes_get_size(packed) - 10);
  assert_refused(cut);
}

static void refuses_unsafe_and_doubled_names(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) packed = pack("aa/x.xml", "1", "bb/x.xml", "2", NULL);
  static const char *const unsafe[] = {"../", "/a/", "a\\a", "a:/"};
  for (gsize i = 0; i < G_N_ELEMENTS(unsafe); i++) {
    g_autoptr(GBytes) renamed = patched(packed, "aa/", unsafe[i], 3);
    assert_refused(renamed);
  }
  g_autoptr(GBytes) safe = patched(packed, "aa/", "a./", 3);
  g_autoptr(Package) package = package_open(safe, NULL);
  assert_non_null(package);
  g_autoptr(GBytes) doubled = patched(packed, "bb/", "AA/", 3);
  assert_refused(doubled);
}

static void refuses_what_unpacks_too_large(G_GNUC_UNUSED void **state) {
  g_autofree char *blanks = g_strnfill(8 * 1024 * 1024, ' ');
  g_autoptr(GBytes) bomb = pack("a.xml", blanks, NULL);
  assert_refused(bomb);
}

static void refuses_too_many_parts(G_GNUC_UNUSED void **state) {
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  struct package_part *parts = g_new(struct package_part, LIMIT_PACKAGE_PARTS + 1);
  g_autoptr(GBytes) empty = g_bytes_new(NULL, 0);
  for (guint i = 0; i <= LIMIT_PACKAGE_PARTS; i++) {
    g_ptr_array_add(names, g_strdup_printf("%u.xml", i));
    parts[i] = (struct package_part){g_ptr_array_index(names, i), empty};
  }
  g_autoptr(GBytes) many = package_pack(parts, LIMIT_PACKAGE_PARTS + 1, NULL);
  assert_refused(many);
  g_autoptr(GBytes) enough = package_pack(parts, LIMIT_PACKAGE_PARTS, NULL);
  g_autoptr(Package) package = package_open(enough, NULL);
  assert_non_null(package);
  g_free(parts);
}

/* A package whose parts say in its list that they have these sizes. */
static GBytes *with_sizes(GBytes *bytes, const guint64 *sizes) {
  gsize length;
  const guint8 *data = g_bytes_get_data(bytes, &length);
  guint8 *copy = g_memdup2(data, length);
  for (gsize i = 0; i + 28 < length; i++)
    if (memcmp(copy + i, "PK\1\2", 4) == 0) {
      const guint32 size = GUINT32_TO_LE((guint32)*sizes++);
      memcpy(copy + i + 24, &size, sizeof size);
    }
  return g_bytes_new_take(copy, length);
}

/* The same with one byte more in the first part. */
static void assert_most(GBytes *bytes, guint64 *sizes) {
  g_autoptr(GBytes) most = with_sizes(bytes, sizes);
  g_autoptr(Package) package = package_open(most, NULL);
  assert_non_null(package);
  sizes[0]++;
  g_autoptr(GBytes) more = with_sizes(bytes, sizes);
  assert_refused(more);
}

static void parts_are_taken_up_to_their_limits(G_GNUC_UNUSED void **state) {
  const guint64 packed = LIMIT_PART / LIMIT_RATIO; /* bytes that do not pack */
  g_autoptr(GBytes) small = pack("a.xml", "<a/>", NULL);
  assert_most(small, (guint64[]){4 * LIMIT_RATIO + LIMIT_RATIO_FREE});
  g_autoptr(GRand) rand = g_rand_new_with_seed(1989);
  g_autoptr(GByteArray) noise = g_byte_array_new();
  while (noise->len < packed) {
    const guint32 number = g_rand_int(rand);
    g_byte_array_append(noise, (const guint8 *)&number, sizeof number);
  }
  g_autoptr(GBytes) one = g_bytes_new(noise->data, noise->len);
  const struct package_part parts[] = {{"a.xml", one}, {"b.xml", one}, {"c.xml", one}, {"d.xml", one}, {"e.xml", one}};
  g_autoptr(GBytes) part = package_pack(parts, 1, NULL), whole = package_pack(parts, 5, NULL);
  assert_most(part, (guint64[]){LIMIT_PART});
  assert_most(whole, (guint64[]){LIMIT_PART - 1, LIMIT_PART, LIMIT_PART, LIMIT_PART, 1});
  /* What may be unpacked is refused for another reason: it is not there. */
  guint64 size = LIMIT_UNPACKED + LIMIT_UNPACKED_EACH * g_bytes_get_size(part);
  for (guint more = 0; more < 2; more++, size++) {
    g_autoptr(GBytes) said = with_sizes(part, &size);
    g_autoptr(Package) package = package_open(said, NULL);
    g_autoptr(GError) error = NULL;
    assert_null(package_read(package, "a.xml", &error));
    assert_true((strstr(error->message, "16 MiB and 24 times the file") != NULL) == (more > 0));
    assert_int_equal(package_unpacked(package), size);
  }
}

/* Damage inside a part shows when it is read, by its CRC. */
static void checks_the_crc(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) packed = pack("a.xml", "<a>stored</a>", NULL);
  g_autoptr(GBytes) damaged = patched(packed, "stored", "spoilt", 6);
  g_autoptr(Package) package = package_open(damaged, NULL);
  assert_non_null(package);
  assert_null(package_read(package, "a.xml", NULL));
}

/* Bit 0 of the flags in both headers says that an entry is encrypted. */
static void refuses_encrypted_entries(G_GNUC_UNUSED void **state) {
  g_autoptr(GBytes) packed = pack("a.xml", "<a/>", NULL);
  gsize size;
  guint8 *data = g_memdup2(g_bytes_get_data(packed, &size), g_bytes_get_size(packed));
  size = g_bytes_get_size(packed);
  for (gsize i = 0; i + 10 < size; i++) {
    if (memcmp(data + i, "PK\3\4", 4) == 0)
      data[i + 6] |= 1;
    if (memcmp(data + i, "PK\1\2", 4) == 0)
      data[i + 8] |= 1;
  }
  g_autoptr(GBytes) encrypted = g_bytes_new_take(data, size);
  assert_refused(encrypted);
}

static void count_element(G_GNUC_UNUSED struct part *part, gpointer count) {
  ++*(guint *)count;
}

static void assert_part(const char *xml, bool accepted) {
  g_autoptr(GBytes) packed = pack("a.xml", xml, NULL);
  g_autoptr(Package) package = package_open(packed, NULL);
  g_autoptr(GError) error = NULL;
  guint elements = 0;
  assert_int_equal(part_read(package, "a.xml", count_element, &elements, &error), accepted);
  assert_int_equal(error == NULL, accepted);
  assert_true(!accepted || elements > 0);
}

static void parses_parts_without_a_document_type(G_GNUC_UNUSED void **state) {
  assert_part("<?xml version=\"1.0\"?><a><b>text</b></a>", true);
  assert_part("<a><b></a>", false);
  assert_part("", false);
  assert_part("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a>&e;</a>", false);
  assert_part("<!DOCTYPE a><a/>", false);
}

/* A part that packs as no text does, but within the ratio of what may be unpacked at all. */
static void only_so_much_is_unpacked(G_GNUC_UNUSED void **state) {
  g_autoptr(GByteArray) data = g_byte_array_new();
  guint8 chunk[1000];
  guint32 number = 1;
  for (guint i = 0; i < 600; i++) {
    for (gsize k = 0; k < sizeof chunk; k++)
      chunk[k] = (guint8)((number = number * 1103515245u + 12345u) >> 16);
    for (guint k = 0; k < 100; k++)
      g_byte_array_append(data, chunk, sizeof chunk);
  }
  g_autoptr(GBytes) bytes = g_bytes_new(data->data, data->len);
  const struct package_part part = {"word/document.xml", bytes};
  g_autoptr(GBytes) file = package_pack(&part, 1, NULL);
  assert_true(g_bytes_get_size(file) * LIMIT_RATIO > data->len);
  g_autoptr(Package) package = package_open(file, NULL), own = package_open_own(file, NULL);
  assert_non_null(package);
  g_autoptr(GError) error = NULL;
  assert_null(package_read(package, part.name, &error));
  assert_non_null(strstr(error->message, "16 MiB and 24 times the file"));
  g_autoptr(GBytes) whole = package_read(own, part.name, NULL);
  assert_true(g_bytes_equal(whole, bytes));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(round_trip),
      cmocka_unit_test(equal_parts_give_equal_bytes),
      cmocka_unit_test(plain_entries),
      cmocka_unit_test(refuses_what_is_not_a_package),
      cmocka_unit_test(refuses_unsafe_and_doubled_names),
      cmocka_unit_test(refuses_what_unpacks_too_large),
      cmocka_unit_test(refuses_too_many_parts),
      cmocka_unit_test(parts_are_taken_up_to_their_limits),
      cmocka_unit_test(checks_the_crc),
      cmocka_unit_test(refuses_encrypted_entries),
      cmocka_unit_test(parses_parts_without_a_document_type),
      cmocka_unit_test(only_so_much_is_unpacked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
