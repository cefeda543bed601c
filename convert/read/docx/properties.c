#include "read/docx/properties.h"
#include "base/items.h"

#include <string.h>

/* ---- paragraphs ---- */

/* w:ins or w:del of the paragraph mark: whether the mark is gone depends on what becomes of the changes. */
static void change_mark(struct paragraph_properties *properties, bool inserted) {
  properties->changes++;
  if (inserted == properties->original)
    properties->look->mark_gone = true;
}

/* w:rPr in w:pPr: the look of the paragraph mark. */
static void read_mark(struct part *part, struct paragraph_properties *properties) {
  for (guint outside = part_enter(part); part_child(part, outside);) {
    switch (part->tag) {
    case TAG_vanish:
    case TAG_specVanish:
      properties->look->mark_hidden |= part_toggle(part);
      break;
    case TAG_ins:
    case TAG_moveTo:
      change_mark(properties, true);
      break;
    case TAG_del:
    case TAG_moveFrom:
      change_mark(properties, false);
      break;
    case TAG_rPrChange:
      part_skip(part);
      break;
    default:
      break;
    }
  }
}

static void add_header(struct part *part, GPtrArray *headers) {
  const char *id = part_relation(part);
  for (guint i = 0; id && i < headers->len; i++)
    if (strcmp(pointer_at(headers, i), id) == 0)
      return;
  if (id)
    g_ptr_array_add(headers, g_strdup(id));
}

void section_read(struct part *part, GPtrArray *headers) {
  for (guint outside = part_enter(part); part_child(part, outside);)
    if (part->tag == TAG_headerReference || part->tag == TAG_footerReference)
      add_header(part, headers);
    else if (part->tag == TAG_sectPrChange)
      part_skip(part);
}

/* The change of a paragraph's properties holds the old ones: they count when changes are rejected. */
static void read_old_properties(struct part *part, struct paragraph_properties *properties) {
  properties->changes++;
  if (!properties->original) {
    part_skip(part);
    return;
  }
  struct look *look = properties->look;
  look->style = looks_paragraph(properties->looks, NULL);
  look->numbers = (struct list_place){-1, -1};
  look->outline = -1;
}

/* A large initial is a paragraph of its own in a frame; the text goes on in the next one (17.3.1.11). */
static bool is_initial(const struct part *part) {
  const char *drop = part_attribute(part, "dropCap");
  return drop && strcmp(drop, "none") != 0;
}

void paragraph_properties_read(struct part *part, struct paragraph_properties *properties) {
  struct look *look = properties->look;
  for (guint outside = part_enter(part); part_child(part, outside);) {
    switch (part->tag) {
    case TAG_pStyle:
      look->style = looks_paragraph(properties->looks, part_attribute(part, "val"));
      break;
    case TAG_numPr:
      look->numbers = list_place_read(part);
      break;
    case TAG_outlineLvl:
      look->outline = (int)CLAMP(part_number(part, "val", 9), 0, 9);
      break;
    case TAG_framePr:
      look->mark_hidden |= is_initial(part);
      break;
    case TAG_rPr:
      read_mark(part, properties);
      break;
    case TAG_pPrChange:
      read_old_properties(part, properties);
      break;
    case TAG_sectPr:
      section_read(part, properties->headers);
      break;
    default:
      break;
    }
  }
}

/* ---- runs ---- */

/* Word knows four forms of emphasis, and "none". */
static const char *emphasis_of(const char *value) {
  static const char *const forms[] = {"dot", "comma", "circle", "underDot", NULL};
  return value && g_strv_contains(forms, value) ? g_intern_string(value) : NULL;
}

/* Words in colour stand out; what is as dark as ink is black. */
#define INK 0x50

static bool is_coloured(const char *colour) {
  if (!colour || strlen(colour) != 6 || strspn(colour, "0123456789ABCDEFabcdef") != 6)
    return false;
  const guint64 rgb = g_ascii_strtoull(colour, NULL, 16);
  return (rgb >> 16) > INK || (rgb >> 8 & 0xFF) > INK || (rgb & 0xFF) > INK;
}

static bool is_said(const char *value, const char *nothing) {
  return value && strcmp(value, nothing) != 0;
}

/* A ground in white is the paper's. */
static bool has_ground(const char *fill) {
  return is_coloured(fill) && g_ascii_strcasecmp(fill, "FFFFFF") != 0;
}

/* What a run's letters look like beyond their face. */
static void read_letters(const struct part *part, struct run_look *look) {
  const char *value = part_attribute(part, "val");
  switch (part->tag) {
  case TAG_strike:
  case TAG_dstrike:
    look->struck |= part_toggle(part);
    break;
  case TAG_u:
    look->underline = is_said(value, "none") ? g_intern_string(value) : NULL;
    break;
  case TAG_color:
    look->coloured |= is_coloured(value);
    break;
  case TAG_highlight:
    look->coloured |= is_said(value, "none");
    break;
  case TAG_shd:
    look->coloured |= has_ground(part_attribute(part, "fill"));
    break;
  case TAG_position:
    look->rise = part_number(part, "val", 0);
    break;
  case TAG_sz:
    look->size = part_number(part, "val", 0);
    break;
  case TAG_em:
    look->emphasis = emphasis_of(value);
    break;
  case TAG_vertAlign:
    look->raised = g_strcmp0(value, "superscript") == 0;
    look->lowered = g_strcmp0(value, "subscript") == 0;
    break;
  default:
    break;
  }
}

struct run_look run_look_read(struct part *part, const struct looks *looks, bool original) {
  struct run_look look = plain_run;
  for (guint outside = part_enter(part); part_child(part, outside);)
    if (part->tag == TAG_rStyle)
      look.style = looks_character(looks, part_attribute(part, "val"));
    else if (part->tag == TAG_vanish)
      look.vanish = part_toggle(part);
    else if (part->tag == TAG_b)
      look.bold = part_toggle(part);
    else if (part->tag == TAG_i)
      look.italic = part_toggle(part);
    else if (part->tag == TAG_rPrChange && original)
      look = plain_run; /* its w:rPr says what was before */
    else if (part->tag == TAG_rPrChange)
      part_skip(part);
    else
      read_letters(part, &look);
  return look;
}

/* ---- tables ---- */

struct row_look row_look_read(struct part *part, bool original) {
  struct row_look look = {0, false, false};
  for (guint outside = part_enter(part); part_child(part, outside);) {
    if (part->tag == TAG_gridBefore)
      look.before = (guint)CLAMP(part_number(part, "val", 0), 0, G_MAXINT16);
    if (part->tag != TAG_ins && part->tag != TAG_del)
      continue;
    look.changed = true;
    look.gone |= (part->tag == TAG_ins) == original;
  }
  return look;
}

struct cell_look cell_look_read(struct part *part) {
  struct cell_look look = {.span = 1};
  for (guint outside = part_enter(part); part_child(part, outside);) {
    if (part->tag == TAG_gridSpan)
      look.span = (guint)CLAMP(part_number(part, "val", 1), 1, G_MAXINT16);
    look.goes_on |= part->tag == TAG_vMerge && g_strcmp0(part_attribute(part, "val"), "restart") != 0;
    look.changed |= part->tag == TAG_cellIns || part->tag == TAG_cellDel;
  }
  return look;
}

/* ---- symbols ---- */

struct symbol {
  guint8 code; /* in the font's own table */
  gunichar character;
};

/* The signs that office texts take from Wingdings: boxes, ticks, bullets, arrows. */
static const struct symbol wingdings[] = {
    {0x6C, 0x25CF}, {0x6E, 0x25A0}, {0x6F, 0x25A1}, {0x71, 0x2751}, {0x72, 0x2752}, {0x73, 0x25C6},
    {0x74, 0x25C6}, {0x75, 0x25C6}, {0x76, 0x2756}, {0x9F, 0x2022}, {0xA1, 0x25CB}, {0xA7, 0x25AA},
    {0xA8, 0x25A1}, {0xAB, 0x2605}, {0xB2, 0x2606}, {0xD8, 0x27A2}, {0xDF, 0x2190}, {0xE0, 0x2192},
    {0xE8, 0x27A4}, {0xF0, 0x21E8}, {0xFB, 0x2717}, {0xFC, 0x2713}, {0xFD, 0x2612}, {0xFE, 0x2611},
};

static const struct symbol symbols[] = {
    {0xB7, 0x2022}, {0xB4, 0xD7}, {0xB1, 0xB1}, {0xA3, 0x2264}, {0xB3, 0x2265}, {0xAE, 0x2192}, {0xB8, 0xF7},
};

static gunichar look_up(const struct symbol *table, gsize count, gunichar code) {
  for (gsize i = 0; i < count; i++)
    if (table[i].code == (code & 0xFF))
      return table[i].character;
  return 0;
}

/* Codes of symbol fonts are written in the private area from U+F000 on (17.3.3.30). */
gunichar symbol_character(gunichar code, const char *font) {
  bool private = code >= 0xF000 && code <= 0xF0FF;
  gunichar known = 0;
  if (private && font && strcmp(font, "Wingdings") == 0)
    known = look_up(wingdings, G_N_ELEMENTS(wingdings), code);
  else if (private && font && strcmp(font, "Symbol") == 0)
    known = look_up(symbols, G_N_ELEMENTS(symbols), code);
  if (known != 0)
    return known;
  return g_unichar_validate(code) && code >= 0x20 ? code : 0;
}
