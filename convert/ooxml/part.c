/* memmem */
#define _GNU_SOURCE
#include "ooxml/part.h"

#include "base/error.h"
#include "base/messages.h"
#include "ooxml/names.h"

#include <libxml/xmlreader.h>
#include <string.h>

/* ISO/IEC 29500-4 strict documents say the same with other names. */
#define NS_W_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"
#define NS_R_STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"
#define NS_M "http://schemas.openxmlformats.org/officeDocument/2006/math"
#define NS_M_STRICT "http://purl.oclc.org/ooxml/officeDocument/math"
#define NS_A "http://schemas.openxmlformats.org/drawingml/2006/main"
#define NS_A_STRICT "http://purl.oclc.org/ooxml/drawingml/main"
#define NS_WP "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#define NS_WP_STRICT "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing"
#define NS_V "urn:schemas-microsoft-com:vml"

struct tag_name {
  const char *name;
  enum tag tag;
  const char *space, *strict; /* namespaces */
};

static const struct tag_name tag_names[] = {
#define PART_TAG(name) {#name, TAG_##name, NS_W, NS_W_STRICT},
    PART_WORD_TAGS(PART_TAG)
#undef PART_TAG
        {"AlternateContent", TAG_AlternateContent, NS_MC, NS_MC},
    {"Choice", TAG_Choice, NS_MC, NS_MC},
    {"Fallback", TAG_Fallback, NS_MC, NS_MC},
    {"t", TAG_math_t, NS_M, NS_M_STRICT},
    {"oMath", TAG_math_oMath, NS_M, NS_M_STRICT},
    {"t", TAG_drawing_t, NS_A, NS_A_STRICT},
    {"docPr", TAG_docPr, NS_WP, NS_WP_STRICT},
    {"textpath", TAG_textpath, NS_V, NS_V},
    {"Relationship", TAG_Relationship, NS_RELATIONSHIPS, NS_RELATIONSHIPS},
    {"property", TAG_property, NS_CUSTOM, NS_CUSTOM},
};

struct part_reader {
  const char *name;
  GBytes *bytes;
  xmlTextReaderPtr xml;
  GHashTable *names;                    /* interned local name to its first struct tag_name */
  xmlStructuredErrorFunc outer_handler; /* of this thread, while the part is not open */
  void *outer_context;
  GError *error;
  bool ended;
  bool closing; /* the element just begun is empty: its end is the next event */
};

static void fail_damaged(struct part *part, const char *why, int line) {
  part_fail(part, g_error_new(JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                              _("This Word file is damaged (%s, line %d: %s).  Open it in Word or WPS, let it repair "
                                "the file, and save it as .docx again."),
                              part->reader->name, line, why));
}

static void fail_unsafe(struct part *part, const char *why) {
  part_fail(part, g_error_new(JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                              _("This Word file is not read, for its part %s is not as office programs write it: %s.  "
                                "Open it in Word or WPS and save it as .docx again."),
                              part->reader->name, why));
}

/* libxml2 calls its own limits errors of the document. */
static void take_xml_error(void *data, xmlErrorPtr problem) {
  struct part *part = data;
  const char *text = problem->message ? problem->message : "";
  if (problem->code == XML_ERR_NO_MEMORY) {
    fail_unsafe(part, _("a piece of its text is longer than 10 MB"));
  } else if (problem->code == XML_IO_ENCODER || problem->code == XML_I18N_CONV_FAILED) {
    fail_damaged(part, _("its characters are not in the encoding it names"), problem->line);
  } else if (problem->level >= XML_ERR_FATAL && strstr(text, "depth")) {
    fail_unsafe(part, _("its elements nest more than 256 deep"));
  } else if (problem->level >= XML_ERR_FATAL) {
    g_autofree char *message = g_strchomp(g_strdup(text));
    fail_damaged(part, message, problem->line);
  }
}

/* <!DOCTYPE in the bytes, as UTF-8 or as UTF-16 of either order.  Legal parts have none (ECMA-376 part 2, 6.2.5), and
 * in text the < is escaped. */
static bool has_doctype(GBytes *bytes) {
  static const char plain[] = "<!DOCTYPE";
  /* The little-endian form but for its last zero byte is part of the big-endian form too. */
  static const char wide[] = "<\0!\0D\0O\0C\0T\0Y\0P\0E";
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  if (!data)
    return false;
  return memmem(data, length, plain, sizeof plain - 1) || memmem(data, length, wide, sizeof wide - 1);
}

/* The bytes of a part, of which every `unit`th is looked at: in UTF-16 every second one. */
struct scan {
  const char *at, *end;
  gsize unit;
};

static struct scan scan_begin(GBytes *bytes) {
  gsize length;
  const char *bytes_of_part = g_bytes_get_data(bytes, &length);
  const char *data = bytes_of_part ? bytes_of_part : ""; /* of an empty part */
  const bool big = length >= 2 && memcmp(data, "\xFE\xFF", 2) == 0;
  const bool little = length >= 2 && memcmp(data, "\xFF\xFE", 2) == 0;
  return (struct scan){.at = data + big, .end = data + length, .unit = big || little ? 2 : 1};
}

static bool scan_next(struct scan *scan) {
  scan->at = (gsize)(scan->end - scan->at) > scan->unit ? scan->at + scan->unit : scan->end;
  return scan->at < scan->end;
}

/* Goes to the next `mark`; false at the end. */
static bool scan_find(struct scan *scan, char mark) {
  if (scan->unit == 1) {
    const char *found = memchr(scan->at, mark, (gsize)(scan->end - scan->at));
    scan->at = found ? found : scan->end;
    return found != NULL;
  }
  while (scan->at < scan->end && !(*scan->at == mark && (scan->at + 1 == scan->end || scan->at[1] == '\0')))
    scan_next(scan);
  return scan->at < scan->end;
}

static bool scan_is(struct scan scan, const char *text) {
  for (; *text; text++, scan_next(&scan))
    if (scan.at >= scan.end || *scan.at != *text)
      return false;
  return true;
}

/* Skips what begins with `begin`, up to its end; false when it is something else. */
static bool scan_skip(struct scan *scan, const char *begin, const char *end) {
  if (!scan_is(*scan, begin))
    return false;
  while (scan_find(scan, *end) && !scan_is(*scan, end))
    scan_next(scan);
  return true;
}

/* The quotation marks of a tag, pair by pair; no more are counted than are asked about. */
static guint scan_attributes(struct scan *scan) {
  guint pairs = 0;
  for (; scan->at < scan->end && *scan->at != '>' && pairs <= LIMIT_ATTRIBUTES; scan_next(scan))
    if (*scan->at == '"' || *scan->at == '\'') {
      const char mark = *scan->at;
      scan_next(scan);
      scan_find(scan, mark);
      pairs++;
    }
  return pairs;
}

/* Whether no element has more than LIMIT_ATTRIBUTES, which libxml2 would compare with each other. */
static bool tags_are_usual(GBytes *bytes) {
  for (struct scan scan = scan_begin(bytes); scan_find(&scan, '<'); scan_next(&scan))
    if (!scan_skip(&scan, "<!--", "-->") && !scan_skip(&scan, "<![CDATA[", "]]>") && !scan_skip(&scan, "<?", "?>") &&
        scan_attributes(&scan) > LIMIT_ATTRIBUTES)
      return false;
  return true;
}

void part_open(struct part *part, const char *name, GBytes *bytes) {
  *part = (struct part){.reader = g_new0(struct part_reader, 1)};
  struct part_reader *reader = part->reader;
  reader->name = name;
  reader->bytes = g_bytes_ref(bytes);
  reader->names = g_hash_table_new(NULL, NULL);
  if (has_doctype(bytes)) {
    fail_unsafe(part, _("it has a DOCTYPE"));
    return;
  }
  if (!tags_are_usual(bytes)) {
    fail_unsafe(part, _("an element of it has more than 128 attributes"));
    return;
  }
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  /* Entities are not expanded and nothing is loaded: without NOENT, DTDLOAD and XINCLUDE there is no occasion to, and
   * so no need for an entity loader, which would be shared by all threads. */
  reader->xml = length > 0 && length < G_MAXINT
                    ? xmlReaderForMemory(data, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA)
                    : NULL;
  if (!reader->xml) {
    fail_damaged(part, _("it is empty"), 0);
    return;
  }
  xmlTextReaderSetStructuredErrorHandler(reader->xml, take_xml_error, part);
  /* What goes wrong below the reader is told to the thread's handler, which would print it. */
  reader->outer_handler = xmlStructuredError;
  reader->outer_context = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc(part, take_xml_error);
  for (gsize i = 0; i < G_N_ELEMENTS(tag_names); i++) {
    const xmlChar *interned = xmlTextReaderConstString(reader->xml, (const xmlChar *)tag_names[i].name);
    if (!g_hash_table_contains(reader->names, interned))
      g_hash_table_insert(reader->names, (gpointer)interned, (gpointer)&tag_names[i]);
  }
}

void part_fail(struct part *part, GError *error) {
  part->reader->ended = true;
  if (part->reader->error)
    g_error_free(error);
  else
    part->reader->error = error;
}

/* Local names are interned by the parser: one look by address finds those that may mean something. */
static enum tag tag_of(const struct part_reader *reader, const xmlNode *node) {
  const struct tag_name *name = g_hash_table_lookup(reader->names, node->name);
  const char *space = node->ns ? (const char *)node->ns->href : NULL;
  if (!name || !space)
    return TAG_OTHER;
  for (const char *local = name->name; name < tag_names + G_N_ELEMENTS(tag_names); name++)
    if ((strcmp(name->space, space) == 0 || strcmp(name->strict, space) == 0) && strcmp(name->name, local) == 0)
      return name->tag;
  return TAG_OTHER;
}

static enum part_event open_element(struct part *part) {
  struct part_reader *reader = part->reader;
  if (part->depth == LIMIT_DEPTH) {
    fail_unsafe(part, _("its elements nest more than 256 deep"));
    return PART_END;
  }
  part->tag = tag_of(reader, xmlTextReaderCurrentNode(reader->xml));
  part->open[part->depth++] = part->tag;
  reader->closing = xmlTextReaderIsEmptyElement(reader->xml) == 1;
  return PART_OPEN;
}

static enum part_event close_element(struct part *part) {
  part->reader->closing = false;
  part->tag = part->open[--part->depth];
  return PART_CLOSE;
}

enum part_event part_next(struct part *part) {
  struct part_reader *reader = part->reader;
  if (reader->ended)
    return PART_END;
  if (reader->closing)
    return close_element(part);
  int more;
  while ((more = xmlTextReaderRead(reader->xml)) == 1 && !reader->ended) {
    switch (xmlTextReaderNodeType(reader->xml)) {
    case XML_READER_TYPE_ELEMENT:
      return open_element(part);
    case XML_READER_TYPE_END_ELEMENT:
      if (part->depth > 0)
        return close_element(part);
      break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      if (part->depth > 0)
        return PART_TEXT;
      break;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      fail_unsafe(part, _("it has a DOCTYPE"));
      break;
    default:
      break;
    }
  }
  if (more < 0)
    fail_damaged(part, _("it is not XML"), 0);
  reader->ended = true;
  return PART_END;
}

void part_skip(struct part *part) {
  for (const guint outside = part_enter(part); part_child(part, outside);)
    ;
}

guint part_enter(const struct part *part) {
  return part->depth - 1;
}

bool part_child(struct part *part, guint outside) {
  while (part->depth > outside) {
    enum part_event event = part_next(part);
    if (event == PART_OPEN)
      return true;
    if (event == PART_END)
      return false;
  }
  return false;
}

bool part_read(struct package *package, const char *name, void (*take)(struct part *part, gpointer data), gpointer data,
               GError **error) {
  g_autoptr(GBytes) bytes = package_read(package, name, error);
  if (!bytes)
    return false;
  struct part part;
  part_open(&part, name, bytes);
  enum part_event event;
  while ((event = part_next(&part)) != PART_END)
    if (event == PART_OPEN)
      take(&part, data);
  return part_close(&part, error);
}

const char *part_text(const struct part *part) {
  const xmlChar *text = xmlTextReaderConstValue(part->reader->xml);
  return text ? (const char *)text : "";
}

static bool is_one_of(const xmlChar *space, const char *name, const char *strict) {
  return space && (strcmp((const char *)space, name) == 0 || strcmp((const char *)space, strict) == 0);
}

/* The value of the attribute; it has one text node, or none when it is "". */
static const char *value_of(const xmlAttr *attribute) {
  const xmlNode *text = attribute->children;
  return text && text->content ? (const char *)text->content : "";
}

const char *part_attribute(const struct part *part, const char *name) {
  const xmlNode *node = xmlTextReaderCurrentNode(part->reader->xml);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    bool here = !attribute->ns || is_one_of(attribute->ns->href, NS_W, NS_W_STRICT);
    if (here && strcmp((const char *)attribute->name, name) == 0)
      return value_of(attribute);
  }
  return NULL;
}

const char *part_relation(const struct part *part) {
  const xmlNode *node = xmlTextReaderCurrentNode(part->reader->xml);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    bool relation = attribute->ns && is_one_of(attribute->ns->href, NS_R, NS_R_STRICT);
    if (relation && strcmp((const char *)attribute->name, "id") == 0)
      return value_of(attribute);
  }
  return NULL;
}

gint64 part_number(const struct part *part, const char *name, gint64 otherwise) {
  const char *value = part_attribute(part, name);
  gint64 number;
  return value && g_ascii_string_to_signed(value, 10, G_MININT32, G_MAXINT32, &number, NULL) ? number : otherwise;
}

bool part_toggle(const struct part *part) {
  const char *value = part_attribute(part, "val");
  return !value || (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

bool part_preserves(const struct part *part) {
  const xmlNode *node = xmlTextReaderCurrentNode(part->reader->xml);
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
    if (attribute->ns && is_one_of(attribute->ns->href, (const char *)XML_XML_NAMESPACE, "") &&
        strcmp((const char *)attribute->name, "space") == 0)
      return strcmp(value_of(attribute), "preserve") == 0;
  return false;
}

bool part_close(struct part *part, GError **error) {
  struct part_reader *reader = part->reader;
  if (reader->xml) {
    xmlSetStructuredErrorFunc(reader->outer_context, reader->outer_handler);
    xmlFreeTextReader(reader->xml);
  }
  g_hash_table_unref(reader->names);
  g_bytes_unref(reader->bytes);
  bool read = !reader->error;
  if (!read)
    g_propagate_error(error, reader->error);
  g_free(reader);
  return read;
}
