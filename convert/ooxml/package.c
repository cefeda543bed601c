#include "ooxml/package.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/to_nul.h"

#include <string.h>
#include <zip.h>

/* 1980-01-01 00:00 in the fields of a zip entry, the first moment they can hold. */
#define DOS_DATE_1980 ((1 << 5) | 1)
#define DOS_TIME_0 0

/* zlib's levels: 6 packs a speech within 1 % of 9 and a book-sized one in half the time. */
#define DEFLATE_LEVEL 6

/* Smaller parts are stored: setting up zlib (256 KiB for each part) takes longer than all the rest of writing them. */
#define DEFLATE_FROM 1024

/* ---- packing ---- */

static bool add_part(zip_t *archive, const struct package_part *part) {
  gsize length;
  const void *data = g_bytes_get_data(part->bytes, &length);
  zip_source_t *source = zip_source_buffer(archive, data, length, 0);
  if (!source)
    return false;
  zip_int64_t index = zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  bool deflate = length >= DEFLATE_FROM;
  return zip_set_file_compression(archive, (zip_uint64_t)index, deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE,
                                  deflate ? DEFLATE_LEVEL : 0) == 0 &&
         zip_file_set_dostime(archive, (zip_uint64_t)index, DOS_TIME_0, DOS_DATE_1980, 0) == 0 &&
         zip_file_set_external_attributes(archive, (zip_uint64_t)index, 0, ZIP_OPSYS_DOS, 0) == 0;
}

static bool add_parts(zip_t *archive, const struct package_part *parts, gsize count) {
  for (gsize i = 0; i < count; i++)
    if (!add_part(archive, &parts[i]))
      return false;
  return true;
}

/* The bytes that a memory source holds after its archive was closed. */
static GBytes *source_bytes(zip_source_t *source) {
  zip_stat_t stat;
  if (zip_source_open(source) < 0)
    return NULL;
  GBytes *bytes = NULL;
  if (zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE)) {
    char *data = g_malloc(stat.size);
    if (zip_source_read(source, data, stat.size) == (zip_int64_t)stat.size)
      bytes = g_bytes_new_take(data, stat.size);
    else
      g_free(data);
  }
  zip_source_close(source);
  return bytes;
}

GBytes *package_pack(const struct package_part *parts, gsize count, GError **error) {
  zip_error_t failure;
  zip_error_init(&failure);
  GBytes *bytes = NULL;
  zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &failure);
  zip_t *archive = memory ? zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &failure) : NULL;
  if (archive) {
    zip_source_keep(memory);
    if (add_parts(archive, parts, count) && zip_close(archive) == 0) {
      bytes = source_bytes(memory);
    } else {
      zip_error_set(&failure, zip_error_code_zip(zip_get_error(archive)), 0);
      zip_discard(archive);
    }
  }
  if (!bytes)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_OUTPUT, _("The Word file could not be packed: %s"),
                zip_error_strerror(&failure));
  if (memory)
    zip_source_free(memory);
  zip_error_fini(&failure);
  return bytes;
}

/* ---- reading ---- */

struct package {
  GBytes *bytes; /* the archive reads from it */
  zip_t *archive;
  bool own;
  guint64 unpacked; /* bytes of parts that were read */
};

static bool refuse(GError **error, const char *why) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
              _("This is not a Word file that can be read: %s. Open it in Word or WPS and save it as .docx again."),
              why);
  return false;
}

/* Names are never used as paths here, but a package with such names was not made by an office program. */
static bool name_is_safe(const char *name) {
  if (name[0] == '\0' || name[0] == '/' || strchr(name, '\\') || strchr(name, ':'))
    return false;
  g_auto(GStrv) steps = g_strsplit(name, "/", -1);
  return !g_strv_contains((const char *const *)steps, "..");
}

static bool check_entry(const zip_stat_t *stat, GHashTable *names, guint64 *total, GError **error) {
  const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if ((stat->valid & needed) != needed)
    return refuse(error, _("its list of parts is damaged"));
  if (stat->encryption_method != ZIP_EM_NONE)
    return refuse(error, _("it is encrypted"));
  if (!name_is_safe(stat->name) || !g_hash_table_add(names, g_ascii_strdown(stat->name, TO_NUL)))
    return refuse(error, _("its parts have doubled or unsafe names"));
  *total += stat->size;
  if (stat->size > LIMIT_PART || *total > LIMIT_PACKAGE ||
      stat->size > LIMIT_RATIO * stat->comp_size + LIMIT_RATIO_FREE)
    return refuse(error, _("it is too large when unpacked (more than 64 MiB in a part, 256 MiB in all, or 200 times "
                           "its packed size)"));
  return true;
}

static bool check_entries(zip_t *archive, GError **error) {
  zip_int64_t count = zip_get_num_entries(archive, 0);
  if (count <= 0)
    return refuse(error, _("it is empty"));
  if (count > LIMIT_PACKAGE_PARTS)
    return refuse(error, _("it has more than 2000 parts"));
  g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  guint64 total = 0;
  for (zip_int64_t i = 0; i < count; i++) {
    zip_stat_t stat;
    if (zip_stat_index(archive, (zip_uint64_t)i, ZIP_FL_ENC_GUESS, &stat) < 0)
      return refuse(error, _("its list of parts is damaged"));
    if (!check_entry(&stat, names, &total, error))
      return false;
  }
  return true;
}

static struct package *open_package(GBytes *bytes, bool own, GError **error) {
  gsize length;
  const void *data = g_bytes_get_data(bytes, &length);
  zip_source_t *source = zip_source_buffer_create(data, length, 0, NULL);
  zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
  if (!archive) {
    if (source)
      zip_source_free(source);
    refuse(error, _("it is not a zip archive, or a damaged one"));
    return NULL;
  }
  if (!own && !check_entries(archive, error)) {
    zip_discard(archive);
    return NULL;
  }
  struct package *package = g_new(struct package, 1);
  *package = (struct package){.bytes = g_bytes_ref(bytes), .archive = archive, .own = own};
  return package;
}

struct package *package_open(GBytes *bytes, GError **error) {
  return open_package(bytes, false, error);
}

struct package *package_open_own(GBytes *bytes, GError **error) {
  return open_package(bytes, true, error);
}

void package_free(struct package *package) {
  if (!package)
    return;
  zip_discard(package->archive);
  g_bytes_unref(package->bytes);
  g_free(package);
}

bool package_has(const struct package *package, const char *name) {
  return zip_name_locate(package->archive, name, ZIP_FL_NOCASE) >= 0;
}

char **package_names(const struct package *package) {
  zip_int64_t count = zip_get_num_entries(package->archive, 0);
  char **names = g_new0(char *, (gsize)count + 1);
  for (zip_int64_t i = 0; i < count; i++)
    names[i] = g_strdup(zip_get_name(package->archive, (zip_uint64_t)i, ZIP_FL_ENC_GUESS));
  return names;
}

/* Reads a part that says it has `size` bytes; one byte more is asked for, so that a larger one is noticed and the
 * library comes to the end and compares the CRC. */
static GBytes *inflate(zip_file_t *file, guint64 size) {
  char *data = g_malloc(size + 1);
  guint64 have = 0;
  while (have <= size) {
    zip_int64_t got = zip_fread(file, data + have, size + 1 - have);
    if (got == 0 && have == size)
      return g_bytes_new_take(data, size);
    if (got <= 0)
      break;
    have += (guint64)got;
  }
  g_free(data);
  return NULL;
}

/* Whether the package has shown that it holds no more than a file of its size may. */
static bool may_unpack(struct package *package, guint64 size) {
  package->unpacked += size;
  return package->own ||
         package->unpacked <= LIMIT_UNPACKED + (guint64)LIMIT_UNPACKED_EACH * g_bytes_get_size(package->bytes);
}

guint64 package_unpacked(const struct package *package) {
  return package->unpacked;
}

GBytes *package_read(struct package *package, const char *name, GError **error) {
  zip_int64_t index = zip_name_locate(package->archive, name, ZIP_FL_NOCASE);
  zip_stat_t stat;
  zip_file_t *file = index < 0 ? NULL : zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
  GBytes *bytes = NULL;
  bool known = file && zip_stat_index(package->archive, (zip_uint64_t)index, 0, &stat) == 0;
  bool too_much = known && !may_unpack(package, stat.size);
  if (known && !too_much)
    bytes = inflate(file, stat.size);
  if (file)
    zip_fclose(file);
  if (too_much)
    refuse(error, _("it is too large when unpacked (its text and styles are more than 16 MiB and 24 times the file)"));
  else if (!bytes) {
    g_autofree char *why = g_strdup_printf(_("its part %s is missing or damaged"), name);
    refuse(error, why);
  }
  return bytes;
}

const char *package_library(void) {
  return zip_libzip_version();
}
