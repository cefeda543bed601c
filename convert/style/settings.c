#include "style/settings.h"

#include "base/messages.h"
#include "style/xml.h"

#include <stddef.h>
#include <string.h>

#define POINTS_PER_MM (72 / 25.4)

static const char *const font_names[] = {"title", "body", "kai", "hei", "song", "latin", NULL};
static const char *const align_names[] = {"left", "center", "right", "justify", NULL};
static const char *const points_names[] = {"plain", "bold", "kai", "paragraph", NULL};
static const char *const marks_names[] = {"full", "keep", NULL};
static const char *const sheet_names[] = {"page", "two-up", "booklet", NULL};
static const char *const direction_names[] = {"line", "margin", NULL};
static const char *const place_names[] = {"outside", "center", NULL};
#define STYLE(field) offsetof(struct style, field)
#define PARAGRAPH(field) offsetof(struct paragraph_style, field)

const struct setting style_settings[] = {
    {"page", "width", VALUE_LENGTH, STYLE(page_width), NULL, false, N_("the paper's width")},
    {"page", "height", VALUE_LENGTH, STYLE(page_height), NULL, false, N_("the paper's height")},
    {"page", "paper", VALUE_TEXT, STYLE(paper), NULL, true,
     N_("another paper that all measures are fitted to: a4, 16k or a5")},
    {"page", "fixed-type", VALUE_FLAG, STYLE(fixed_type), NULL, true,
     N_("whether characters keep their size when the paper is another")},
    {"page", "mirror", VALUE_FLAG, STYLE(mirror), NULL, true,
     N_("whether even pages have the left and right margin changed for each other, for binding")},
    {"page", "blank-back", VALUE_FLAG, STYLE(blank_back), NULL, true,
     N_("whether an empty page is added so that the count is even, for printing on both sides")},
    {"type-area", "top", VALUE_LENGTH, STYLE(margin_top), NULL, false,
     N_("from the paper's upper edge to the type area")},
    {"type-area", "left", VALUE_LENGTH, STYLE(margin_left), NULL, false,
     N_("from the paper's left edge to the type area")},
    {"type-area", "width", VALUE_LENGTH, STYLE(text_width), NULL, false, N_("width of the type area")},
    {"type-area", "height", VALUE_LENGTH, STYLE(text_height), NULL, false, N_("height of the type area")},
    {"type-area", "columns", VALUE_COUNT, STYLE(columns), NULL, false, N_("characters of the body in a full line")},
    {"type-area", "lines", VALUE_COUNT, STYLE(lines), NULL, false, N_("lines of the body on a full page")},
    {"type-area", "size", VALUE_LENGTH, STYLE(size), NULL, false, N_("size of the body's characters")},
    {"type-area", "line-pitch", VALUE_LENGTH, STYLE(line_pitch), NULL, false,
     N_("from one baseline to the next on the printed page")},
    {"type-area", "ascent", VALUE_NUMBER, STYLE(ascent), NULL, false,
     N_("from the top of the first line to its baseline, in em")},
    {"points", "as", VALUE_CHOICE, STYLE(points), points_names, false, N_("how the lead sentence of 一是… is set")},
    {"marks", "as", VALUE_CHOICE, STYLE(marks), marks_names, true,
     N_("how half-width marks in Chinese text are drawn: full-width or as they are")},
    {"title-lines", "max", VALUE_COUNT, STYLE(title_max), NULL, false, N_("most characters in a line of the title")},
    {"title-lines", "pitch", VALUE_LENGTH, STYLE(title_pitch), NULL, false,
     N_("from one line of a title of several lines to the next")},
    {"page-number", "font", VALUE_CHOICE, STYLE(number_font), font_names, false, N_("font role of the page number")},
    {"page-number", "size", VALUE_LENGTH, STYLE(number_size), NULL, false, N_("size of the page number")},
    {"page-number", "below", VALUE_LENGTH, STYLE(number_below), NULL, false,
     N_("from the lower edge of the type area to the dash of the page number")},
    {"page-number", "inset", VALUE_NUMBER, STYLE(number_inset), NULL, false,
     N_("from the edge of the type area to the page number, in characters of its size")},
    {"page-number", "place", VALUE_CHOICE, STYLE(number_place), place_names, false,
     N_("where the page number stands: outside (odd pages right, even pages left) or in the middle")},
    {"page-number", "before", VALUE_TEXT, STYLE(number_before), NULL, false, N_("what is printed before the number")},
    {"page-number", "after", VALUE_TEXT, STYLE(number_after), NULL, false, N_("what is printed behind the number")},
    {"page-number", "total", VALUE_FLAG, STYLE(number_total), NULL, true,
     N_("whether it tells how many pages there are, too: 3/12")},
    {"page-number", "top", VALUE_FLAG, STYLE(number_top), NULL, true, N_("whether it stands in the upper margin, too")},
    {"directions", "as", VALUE_CHOICE, STYLE(directions), direction_names, true,
     N_("where stage directions stand: on a line of their own, or in a box in the margin")},
    {"pages", "whole", VALUE_COUNT, STYLE(whole_paragraph), NULL, true,
     N_("paragraphs of up to so many lines are not parted by a page's end")},
    {"sheet", "as", VALUE_CHOICE, STYLE(sheet.kind), sheet_names, true,
     N_("how pages come on paper: each by itself, two side by side, or in the order of a folded booklet")},
    {"sheet", "width", VALUE_LENGTH, STYLE(sheet.width), NULL, true,
     N_("width of the sheet for two pages; A4 on its side if not given")},
    {"sheet", "height", VALUE_LENGTH, STYLE(sheet.height), NULL, true, N_("height of that sheet")},
    {"sheet", "signature", VALUE_COUNT, STYLE(sheet.signature), NULL, true,
     N_("sheets of a booklet that are folded into each other; all if not given")},
    {"sheet", "creep", VALUE_LENGTH, STYLE(sheet.creep), NULL, true,
     N_("how far the pages of a booklet's sheet move towards the fold for each sheet around it")},
    {"sheet", "fold-line", VALUE_FLAG, STYLE(sheet.fold_line), NULL, true,
     N_("whether a fine line shows where a booklet is folded")},
    {"watermark", "text", VALUE_TEXT, STYLE(furniture.watermark), NULL, true, N_("the words behind the text")},
    {"watermark", "ink", VALUE_NUMBER, STYLE(furniture.watermark_ink), NULL, true,
     N_("how dark they are, from 0 (not seen) to 1 (black)")},
    {"watermark", "angle", VALUE_NUMBER, STYLE(furniture.watermark_angle), NULL, true,
     N_("how they rise to the right, in degrees")},
    {"grade", "text", VALUE_TEXT, STYLE(furniture.grade), NULL, true,
     N_("the grade of secrecy with its time, at the top of the first page")},
    {"cover", "shown", VALUE_FLAG, STYLE(furniture.cover), NULL, true,
     N_("whether a page with title, speaker and date comes before the others")},
    {"cover", "copies", VALUE_TEXT, STYLE(furniture.copies), NULL, true,
     N_("the numbers of copies, such as 001-050: each has its cover")},
    {"cover", "files", VALUE_FLAG, STYLE(furniture.copies_apart), NULL, true,
     N_("whether each of these copies is a PDF of its own")},
    {"line-numbers", "every", VALUE_COUNT, STYLE(furniture.line_numbers), NULL, true,
     N_("every so many lines have their number in the margin")},
    {"line-numbers", "size", VALUE_LENGTH, STYLE(furniture.line_number_size), NULL, true, N_("size of these numbers")},
    {"catch-word", "characters", VALUE_COUNT, STYLE(furniture.catch_characters), NULL, true,
     N_("so many of the page's last characters stand at its foot once more when a sentence goes on behind it")},
    {"catch-word", "size", VALUE_LENGTH, STYLE(furniture.catch_size), NULL, true, N_("size of these characters")},
    {"minutes", "rate", VALUE_COUNT, STYLE(furniture.minutes_rate), NULL, true,
     N_("characters read aloud in a minute: the minutes so far stand at the foot of each page")},
    {"minutes", "size", VALUE_LENGTH, STYLE(furniture.minutes_size), NULL, true, N_("size of these minutes")},
    {"tables", "rule", VALUE_LENGTH, STYLE(table_rule), NULL, false, N_("thickness of the lines inside a table")},
    {"tables", "outer", VALUE_LENGTH, STYLE(table_outer), NULL, false, N_("thickness of the lines around a table")},
    {"tables", "air", VALUE_NUMBER, STYLE(table_air), NULL, false, N_("blank lines above and below a table")},
    {"tables", "line", VALUE_NUMBER, STYLE(table_line), NULL, false,
     N_("from one line of a cell to the next, in lines of the grid")},
    {"tables", "padding", VALUE_NUMBER, STYLE(table_padding), NULL, false,
     N_("blank beside the text of a cell, in characters")},
    {"costs", "squeeze", VALUE_NUMBER, STYLE(costs.squeeze), NULL, false,
     N_("of squeezing a line, times the square of the part of the allowed squeezing that is used")},
    {"costs", "stretch", VALUE_NUMBER, STYLE(costs.stretch), NULL, false,
     N_("of stretching a line, times the square of the stretch per gap in units of loose")},
    {"costs", "squeeze-stop", VALUE_NUMBER, STYLE(costs.squeeze_stop), NULL, false,
     N_("extra for squeezing 。？！ to 3/4 of a character")},
    {"costs", "squeeze-hard", VALUE_NUMBER, STYLE(costs.squeeze_hard), NULL, false,
     N_("of a line with marks under 3/4 of a character, and again of two such lines together")},
    {"costs", "contrast", VALUE_NUMBER, STYLE(costs.contrast), NULL, false,
     N_("of two unlike lines together, times the square of the difference of their stretch per gap in units of loose")},
    {"costs", "open-line", VALUE_NUMBER, STYLE(costs.open_line), NULL, true,
     N_("of a line whose every gap opens by more than 1/64 em")},
    {"costs", "loose", VALUE_NUMBER, STYLE(costs.loose), NULL, false, N_("em per gap beyond which a line is loose")},
    {"costs", "loose-line", VALUE_NUMBER, STYLE(costs.loose_line), NULL, false, N_("of a loose line")},
    {"costs", "very-loose", VALUE_NUMBER, STYLE(costs.very_loose), NULL, false,
     N_("em per gap that only a long word may force")},
    {"costs", "very-loose-line", VALUE_NUMBER, STYLE(costs.very_loose_line), NULL, false,
     N_("of a very loose line, times the square of the stretch per gap in units of very-loose")},
    {"costs", "split-unit", VALUE_NUMBER, STYLE(costs.split_unit), NULL, false,
     N_("of parting a number from its unit")},
    {"costs", "split-date", VALUE_NUMBER, STYLE(costs.split_date), NULL, false,
     N_("of parting a date between year, month and day")},
    {"costs", "split-word", VALUE_NUMBER, STYLE(costs.split_word), NULL, false,
     N_("of parting an address or an overlong word where it may be parted, four times elsewhere")},
    {"costs", "split-name", VALUE_NUMBER, STYLE(costs.split_name), NULL, true, N_("of parting a person's name")},
    {"costs", "split-short", VALUE_NUMBER, STYLE(costs.split_short), NULL, true,
     N_("of parting a word of two or three characters")},
    {"costs", "short-last", VALUE_NUMBER, STYLE(costs.short_last), NULL, false, N_("of a last line of one character")},
    {"costs", "two-last", VALUE_NUMBER, STYLE(costs.two_last), NULL, false, N_("of a last line of two characters")},
    {"costs", "dash-start", VALUE_NUMBER, STYLE(costs.dash_start), NULL, false,
     N_("of a dash or an ellipsis at the start of a line")},
    {"costs", "widow", VALUE_NUMBER, STYLE(costs.widow), NULL, false,
     N_("what other line breaks may cost more to keep a last line from standing alone on a page")},
    {"costs", "orphan", VALUE_NUMBER, STYLE(costs.orphan), NULL, true,
     N_("what other line breaks may cost more to keep a first line from standing alone at the foot of a page")},
    {"costs", "last-page", VALUE_NUMBER, STYLE(costs.last_page), NULL, false,
     N_("what other line breaks may cost more to avoid a last page of one or two lines")},
    {"costs", "turned-sentence", VALUE_NUMBER, STYLE(costs.turned_sentence), NULL, true,
     N_("what other line breaks may cost more to avoid a sentence that goes on on the next page")},
    {"spacing", "mark-squeeze", VALUE_NUMBER, STYLE(spacing.mark_squeeze), NULL, false,
     N_("what may be taken from a mark while enough of them are there")},
    {"spacing", "mark-limit", VALUE_NUMBER, STYLE(spacing.mark_limit), NULL, false,
     N_("what may be taken from a mark at most")},
    {"spacing", "stop-squeeze", VALUE_NUMBER, STYLE(spacing.stop_squeeze), NULL, false,
     N_("what may be taken from 。？！, last of all")},
    {"spacing", "mark-stretch", VALUE_NUMBER, STYLE(spacing.mark_stretch), NULL, false,
     N_("what a mark may take before the characters of a line part")},
    {"spacing", "mark-stretch-max", VALUE_NUMBER, STYLE(spacing.mark_stretch_max), NULL, true,
     N_("what it may take before they part by more than 1/64 em")},
    {"spacing", "ink-gap", VALUE_NUMBER, STYLE(spacing.ink_gap), NULL, false,
     N_("the least distance between the ink of two marks")},
    {"spacing", "han-digit", VALUE_NUMBER, STYLE(spacing.han_digit), NULL, false,
     N_("between Chinese characters and digits")},
    {"spacing", "han-latin", VALUE_NUMBER, STYLE(spacing.han_latin), NULL, false,
     N_("between Chinese characters and Latin words")},
    {"spacing", "han-latin-min", VALUE_NUMBER, STYLE(spacing.han_latin_min), NULL, false, N_("the same, squeezed")},
    {"spacing", "han-latin-max", VALUE_NUMBER, STYLE(spacing.han_latin_max), NULL, false, N_("the same, stretched")},
    {"spacing", "word-min", VALUE_NUMBER, STYLE(spacing.word_min), NULL, false,
     N_("a space between Latin words, squeezed")},
    {"spacing", "word-max", VALUE_NUMBER, STYLE(spacing.word_max), NULL, false,
     N_("a space between Latin words, stretched")},
    {.element = NULL},
};

const struct setting paragraph_settings[] = {
    {"paragraph", "element", VALUE_ELEMENT, 0, NULL, true, N_("what the paragraph is")},
    {"paragraph", "font", VALUE_CHOICE, PARAGRAPH(font), font_names, false, N_("font role")},
    {"paragraph", "size", VALUE_LENGTH, PARAGRAPH(size), NULL, false, N_("size of its characters")},
    {"paragraph", "bold", VALUE_FLAG, PARAGRAPH(bold), NULL, true, N_("whether it is bold")},
    {"paragraph", "align", VALUE_CHOICE, PARAGRAPH(align), align_names, false, N_("how its lines stand")},
    {"paragraph", "indent", VALUE_NUMBER, PARAGRAPH(indent), NULL, false, N_("of the first line, in characters")},
    {"paragraph", "left", VALUE_NUMBER, PARAGRAPH(left), NULL, true,
     N_("indent of all lines from the left, in characters")},
    {"paragraph", "right", VALUE_NUMBER, PARAGRAPH(right), NULL, true,
     N_("indent of all lines from the right, in characters")},
    {"paragraph", "before", VALUE_NUMBER, PARAGRAPH(before), NULL, true,
     N_("blank lines above a run of such paragraphs")},
    {"paragraph", "after", VALUE_NUMBER, PARAGRAPH(after), NULL, true,
     N_("blank lines below a run of such paragraphs")},
    {"paragraph", "leading", VALUE_NUMBER, PARAGRAPH(leading), NULL, true,
     N_("from one of its lines to the next, in lines of the page; 1 if not given")},
    {"paragraph", "keep-next", VALUE_FLAG, PARAGRAPH(keep_next), NULL, true,
     N_("whether it stays on the page of what follows")},
    {.element = NULL},
};

G_STATIC_ASSERT(G_N_ELEMENTS(style_settings) <= SETTINGS_MAX);
G_STATIC_ASSERT(G_N_ELEMENTS(paragraph_settings) <= SETTINGS_MAX);

const char *font_role_name(enum font_role role) {
  return font_names[role];
}

/* The number at the start of an attribute, in the C locale. */
static double number_of(const char *text, const char **unit) {
  char *end;
  double number = g_ascii_strtod(text, &end);
  *unit = end;
  return number;
}

double settings_length(const char *text) {
  const char *unit;
  const double number = number_of(text, &unit);
  return strcmp(unit, "mm") == 0 ? number * POINTS_PER_MM : number;
}

static int index_of(const char *const *names, const char *name) {
  for (int i = 0; names[i]; i++)
    if (strcmp(names[i], name) == 0)
      return i;
  return -1;
}

/* The schema has been checked: every value has the right form. */
static void set_value(const struct setting *setting, char *base, const char *text) {
  void *field = base + setting->offset;
  switch (setting->type) {
  case VALUE_LENGTH:
    *(double *)field = settings_length(text);
    break;
  case VALUE_NUMBER:
    *(double *)field = g_ascii_strtod(text, NULL);
    break;
  case VALUE_COUNT:
    *(guint *)field = (guint)g_ascii_strtod(text, NULL);
    break;
  case VALUE_FLAG:
    *(bool *)field = strcmp(text, "yes") == 0;
    break;
  case VALUE_TEXT:
    g_free(*(char **)field);
    *(char **)field = g_strdup(text);
    break;
  case VALUE_CHOICE:
    *(int *)field = index_of(setting->choices, text);
    break;
  case VALUE_ELEMENT: /* it chose the struct that is filled */
    break;
  }
}

void settings_read(const xmlNode *node, const struct setting *table, void *base, bool *given) {
  for (gsize i = 0; table[i].element; i++) {
    if (strcmp((const char *)node->name, table[i].element) != 0)
      continue;
    char *text = xml_attribute(node, table[i].attribute);
    if (!text)
      continue;
    set_value(&table[i], base, text);
    given[i] = true;
    xmlFree(text);
  }
}

/* What an attribute may say, in words. */
static char *describe(const struct setting *setting) {
  switch (setting->type) {
  case VALUE_LENGTH:
    return g_strdup(_("a length such as 16pt or 37mm"));
  case VALUE_NUMBER:
    return g_strdup(_("a number such as 0.5 or 2"));
  case VALUE_COUNT:
    return g_strdup(_("a whole number from 1 to 999"));
  case VALUE_FLAG:
    return g_strdup(_("yes or no"));
  case VALUE_TEXT:
    return g_strdup(_("a text"));
  case VALUE_CHOICE:
  case VALUE_ELEMENT:
    break;
  }
  g_autofree char *choices =
      setting->type == VALUE_ELEMENT ? element_names() : g_strjoinv(", ", (char **)setting->choices);
  return g_strdup_printf(_("one of: %s"), choices);
}

/* Sums of larger numbers would be none. */
#define MOST_NUMBER 1e9

static bool is_valid(const struct setting *setting, const char *text) {
  const char *unit = text;
  bool digit = g_ascii_isdigit(text[0]);
  if (digit)
    number_of(text, &unit);
  switch (setting->type) {
  case VALUE_LENGTH:
    return digit && (strcmp(unit, "mm") == 0 || strcmp(unit, "pt") == 0);
  case VALUE_NUMBER:
    return digit && *unit == '\0' && g_ascii_strtod(text, NULL) <= MOST_NUMBER;
  case VALUE_COUNT:
    return digit && strspn(text, "0123456789") == strlen(text) && strlen(text) <= 3 && strtol(text, NULL, 10) > 0;
  case VALUE_FLAG:
    return strcmp(text, "yes") == 0 || strcmp(text, "no") == 0;
  case VALUE_TEXT:
    return true;
  case VALUE_CHOICE:
    return index_of(setting->choices, text) >= 0;
  case VALUE_ELEMENT:
    return element_by_name(text) < ELEMENT_COUNT;
  }
  return false;
}

/* The names in a table that fit: attributes of `element`, or all elements when it is NULL. */
static char *list_names(const struct setting *table, const char *element) {
  g_autoptr(GString) names = g_string_new(NULL);
  for (gsize i = 0; table[i].element; i++) {
    if (element ? strcmp(table[i].element, element) != 0 : i > 0 && strcmp(table[i].element, table[i - 1].element) == 0)
      continue;
    g_string_append_printf(names, "%s%s", names->len ? ", " : "", element ? table[i].attribute : table[i].element);
  }
  return g_strdup(names->str);
}

static const struct setting *find(const struct setting *table, const char *element, const char *attribute) {
  for (; table->element; table++)
    if (strcmp(table->element, element) == 0 && strcmp(table->attribute, attribute) == 0)
      return table;
  return NULL;
}

/* What is wrong with one element of a style file, or NULL. */
static char *explain_element(const xmlNode *node, const struct setting *table) {
  const char *element = (const char *)node->name;
  g_autofree char *attributes = list_names(table, element);
  if (!*attributes) {
    g_autofree char *elements = list_names(table, NULL);
    return g_strdup_printf(_("<%s> is not known here; expected one of: %s"), element, elements);
  }
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    const struct setting *setting = find(table, element, name);
    if (!setting)
      return g_strdup_printf(_("<%s> has no attribute %s; expected one of: %s"), element, name, attributes);
    char *text = xml_attribute(node, name);
    g_autofree char *wanted = is_valid(setting, text) ? NULL : describe(setting);
    g_autofree char *value = g_strdup(text);
    xmlFree(text);
    if (wanted)
      return g_strdup_printf(_("%s=\"%s\" in <%s>; expected %s"), name, value, element, wanted);
  }
  return NULL;
}

/* What is wrong with one of the elements inside <paragraphs>, and in which line; NULL when nothing is. */
static char *explain_paragraphs(const xmlNode *paragraphs, int *line) {
  char *message = NULL;
  for (const xmlNode *node = xml_child(paragraphs, NULL, NULL); node && !message;
       node = xml_child(paragraphs, node, NULL)) {
    *line = (int)xmlGetLineNo(node);
    message = explain_element(node, paragraph_settings);
  }
  return message;
}

char *settings_explain(const xmlDoc *document, int *line) {
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  char *message = NULL;
  for (const xmlNode *node = xml_child(root, NULL, NULL); node && !message; node = xml_child(root, node, NULL)) {
    *line = (int)xmlGetLineNo(node);
    if (xmlStrEqual(node->name, BAD_CAST "paragraphs"))
      message = explain_paragraphs(node, line);
    else if (!xmlStrEqual(node->name, BAD_CAST "description"))
      message = explain_element(node, style_settings);
  }
  return message;
}
