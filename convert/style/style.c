#include "style/style.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "base/to_nul.h"
#include "style/copies.h"
#include "style/paper.h"
#include "style/set.h"
#include "style/settings.h"
#include "style/xml.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* A style being read: which settings some file has given so far. */
struct loading {
  struct style *style;
  bool given[SETTINGS_MAX];
  bool paragraph_given[ELEMENT_COUNT][SETTINGS_MAX];
};

static void read_paragraphs(const xmlNode *parent, struct loading *loading) {
  for (xmlNode *node = xml_child(parent, NULL, "paragraph"); node; node = xml_child(parent, node, "paragraph")) {
    char *name = xml_attribute(node, "element");
    enum element element = element_by_name(name);
    xmlFree(name);
    settings_read(node, paragraph_settings, &loading->style->paragraphs[element], loading->paragraph_given[element]);
  }
}

static void read_settings(const xmlNode *root, struct loading *loading) {
  for (const xmlNode *node = xml_child(root, NULL, NULL); node; node = xml_child(root, node, NULL)) {
    settings_read(node, style_settings, loading->style, loading->given);
    if (strcmp((const char *)node->name, "paragraphs") == 0)
      read_paragraphs(node, loading);
  }
}

/* Takes the description whose language is that of the messages, else the first one. */
static void read_description(const xmlNode *root, struct style *style) {
  const char *const *languages = g_get_language_names();
  for (xmlNode *node = xml_child(root, NULL, "description"); node; node = xml_child(root, node, "description")) {
    xmlChar *language = xmlNodeGetLang(node);
    bool ours = language && g_strv_contains(languages, (const char *)language);
    xmlFree(language);
    if (style->description && !ours)
      continue;
    xmlChar *text = xmlNodeGetContent(node);
    g_free(style->description);
    style->description = g_strdup((const char *)text);
    xmlFree(text);
    if (ours)
      return;
  }
}

static char *installed_path(const char *name) {
  g_autofree char *relative = g_strdup_printf("styles/%s.xml", name);
  return paths_data(relative);
}

/* Whether a style is named by its file, not by the name of an installed style. */
static bool is_file_name(const char *name) {
  return strchr(name, '/') || g_str_has_suffix(name, ".xml");
}

static char *style_path(const char *name, GError **error) {
  if (is_file_name(name))
    return g_strdup(name);
  g_autofree char *path = installed_path(name);
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    return g_steal_pointer(&path);
  g_auto(GStrv) names = style_names();
  g_autofree char *known = g_strjoinv(", ", names);
  g_autofree char *hint = nearest_hint(name, (const char *const *)names);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
              _("There is no style called '%s'.%s Choose one of: %s; or name a style file such as ./%s.xml."), name,
              hint, known, name);
  return NULL;
}

/* Reads the style `name` into the style, the one that it extends first.  The installed styles are validated when the
 * program is tested; at each run only their values are checked, which takes a millisecond less. */
static bool read_style(const char *name, guint depth, struct loading *loading, GError **error) {
  g_autofree char *path = style_path(name, error);
  if (!path)
    return false;
  g_autofree char *schema = is_file_name(name) ? paths_data("styles/style.rng") : NULL;
  xmlDoc *document = xml_load(path, schema, settings_explain, error);
  if (!document)
    return false;
  const xmlNode *root = xmlDocGetRootElement(document);
  char *base = xml_attribute(root, "extends");
  bool done = true;
  if (base && depth >= 8) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
                _("%s:%ld: extends=\"%s\" leads back to this style. Extend a style that stands by itself."), path,
                xmlGetLineNo(root), base);
    done = false;
  } else if (base) {
    g_autofree char *base_path = style_path(base, error);
    if (!base_path)
      g_prefix_error(error, "%s:%ld: ", path, xmlGetLineNo(root));
    done = base_path && read_style(base, depth + 1, loading, error);
  }
  if (done) {
    struct style *style = loading->style;
    g_clear_pointer(&style->name, g_free);
    g_clear_pointer(&style->description, g_free);
    char *own_name = xml_attribute(root, "name");
    style->name = g_strdup(own_name);
    xmlFree(own_name);
    read_description(root, style);
    read_settings(root, loading);
  }
  xmlFree(base);
  xmlFreeDoc(document);
  return done;
}

static bool missing(const char *path, const char *where, const struct setting *setting, GError **error) {
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
              _("%s:1: <%s %s=\"…\"> is missing. Give it, or let the style extend another: extends=\"gongwen\"."), path,
              where, setting->attribute);
  return false;
}

static bool check_complete(const char *path, const struct loading *loading, GError **error) {
  for (gsize i = 0; style_settings[i].element; i++)
    if (!loading->given[i] && !style_settings[i].optional)
      return missing(path, style_settings[i].element, &style_settings[i], error);
  for (int element = 0; element < ELEMENT_COUNT; element++) {
    g_autofree char *where = g_strdup_printf("paragraph element=\"%s\"", element_name(element));
    for (gsize i = 0; paragraph_settings[i].element; i++)
      if (!loading->paragraph_given[element][i] && !paragraph_settings[i].optional)
        return missing(path, where, &paragraph_settings[i], error);
  }
  return true;
}

/* The largest page that a PDF may have, pt (ISO 19005-2 6.1.13); and how small one on a sheet may become: eyes read no
 * characters of a quarter of their size. */
#define LARGEST_PAGE 14400.0
#define SMALLEST_SCALE 0.25

/* Whether two pages come on the sheet that the style wishes; one that is not given holds them. */
static bool sheet_holds_pages(const struct style *style) {
  const double width = style->sheet.width, height = style->sheet.height;
  if (style->sheet.kind == SHEET_PAGE)
    return true;
  return (width == 0 || width / 2 >= SMALLEST_SCALE * style->page_width) && width <= LARGEST_PAGE &&
         (height == 0 || height >= SMALLEST_SCALE * style->page_height) && height <= LARGEST_PAGE;
}

static bool check_copies(const struct furniture_style *furniture, GError **error) {
  const char *text = furniture->copies ? furniture->copies : "";
  struct copies copies;
  if (*text ? copies_read(text, &copies) : !furniture->copies_apart)
    return true;
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE,
              _("copies \"%s\": give the first and the last number of at most %d copies, such as 001-050."), text,
              COPIES_MOST);
  return false;
}

/* Measures that contradict each other would give pages without text.  `path`: of the style that is wrong; NULL: what
 * was set over it. */
static bool check_measures(const char *path, const struct style *style, GError **error) {
  const char *problem = NULL;
  if (style->page_width > LARGEST_PAGE || style->page_height > LARGEST_PAGE)
    problem = _("the page is larger than 5 m");
  else if (style->margin_left + style->text_width > style->page_width)
    problem = _("the type area is wider than the page leaves room for");
  else if (style->margin_top + style->text_height > style->page_height)
    problem = _("the type area is higher than the page leaves room for");
  else if (style->size <= 0 || style->size > style->text_width / 2)
    problem = _("two characters of this size do not fit on a line");
  else if (style->line_pitch < style->size ||
           (style->lines - 1) * style->line_pitch + style->size > style->text_height + 0.5)
    problem = _("that many lines of this pitch do not fit the type area's height");
  else if (style->title_max < 2)
    problem = _("a title line must hold at least two characters");
  else if (style->table_line <= 0 || style->table_line > style->lines)
    problem = _("from one line of a table's cell to the next is 0, or more than a page");
  else if (style->furniture.grade &&
           (double)g_utf8_strlen(style->furniture.grade, TO_NUL) * style->size > style->text_width)
    problem = _("the grade of secrecy is longer than a line");
  for (int i = 0; !problem && i < ELEMENT_COUNT; i++) {
    const struct paragraph_style *paragraph = &style->paragraphs[i];
    if (paragraph->size < 1 ||
        (paragraph->left + paragraph->right + paragraph->indent + 2) * paragraph->size > style->text_width)
      problem = _("the indents of a paragraph leave no room for two characters");
    else if (paragraph->leading <= 0)
      problem = _("the leading of a paragraph is 0, and its lines would stand on each other");
  }
  if (!problem && !sheet_holds_pages(style))
    problem = _("the sheet is too small for two pages, or larger than 5 m");
  if (problem && path)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s:1: %s.", path, problem);
  else if (problem)
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("The settings do not fit together: %s."), problem);
  return !problem && check_copies(&style->furniture, error);
}

/* The words as a style document, or NULL without words. */
static bool parse_words(const char *const *words, xmlDoc **document, GError **error) {
  *document = words ? set_document(words, error) : NULL;
  return *document || !words;
}

/* The paper that the words name, else the files: all is fitted to it before the other words. */
static bool choose_paper(const xmlDoc *words, struct style *style, GError **error) {
  const xmlNode *root = words ? xmlDocGetRootElement((xmlDoc *)words) : NULL;
  for (xmlNode *node = root ? xml_child(root, NULL, "page") : NULL; node; node = xml_child(root, node, "page")) {
    char *paper = xml_attribute(node, "paper");
    if (paper) {
      g_free(style->paper);
      style->paper = g_strdup(paper);
    }
    xmlFree(paper);
  }
  return !style->paper || !*style->paper || paper_fit(style, style->paper, error);
}

/* The files, then the words over them; each setting is there, and the measures fit. */
static bool load(const char *name, const char *path, const xmlDoc *words, struct loading *loading, GError **error) {
  if (!read_style(name, 0, loading, error) || !check_complete(path, loading, error) ||
      !choose_paper(words, loading->style, error))
    return false;
  if (words)
    read_settings(xmlDocGetRootElement((xmlDoc *)words), loading);
  return check_measures(words ? NULL : path, loading->style, error);
}

struct style *style_load(const char *name, GError **error) {
  return style_load_with(name, NULL, error);
}

/* With what a file need not say: a style that extends none may be asked for a watermark, too (as in
 * styles/gongwen.xml). */
static struct style *new_style(void) {
  struct style *style = g_new0(struct style, 1);
  for (int i = 0; i < ELEMENT_COUNT; i++)
    style->paragraphs[i].leading = 1;
  style->furniture = (struct furniture_style){
      .watermark_ink = 0.1, .watermark_angle = 45, .line_number_size = 10.5, .catch_size = 10.5, .minutes_size = 10.5};
  return style;
}

struct style *style_load_with(const char *name, const char *const *words, GError **error) {
  g_autofree char *path = style_path(name, error);
  if (!path)
    return NULL;
  g_autoptr(Style) style = new_style();
  struct loading loading = {.style = style};
  xmlDoc *document;
  const bool done = parse_words(words, &document, error) && load(name, path, document, &loading, error);
  xmlFreeDoc(document);
  return done ? g_steal_pointer(&style) : NULL;
}

/* How much of the page's width and height a watermark may take. */
#define WATERMARK_PART 0.8

double style_watermark_size(const struct style *style, double width) {
  const double angle = style->furniture.watermark_angle * G_PI / 180;
  const double along = fabs(cos(angle)), across = fabs(sin(angle));
  return WATERMARK_PART *
         MIN(style->page_width / (width * along + across), style->page_height / (width * across + along));
}

guint style_title_slots(const struct style *style, guint lines, bool close) {
  const guint least = close && style->line_pitch < style->title_pitch ? 2 : 1;
  return lines > 1 ? (guint)ceil((lines - 1) * style->title_pitch / style->line_pitch + 1) : least;
}

bool style_load_title_rules(struct style *style, const char *extra, GError **error) {
  g_autofree char *path = paths_data("styles/titles.rules");
  if (!style->title_rules) /* other threads may be composing texts that need no rules */
    g_atomic_pointer_set(&style->title_rules, title_rules_load(path, extra, error));
  return style->title_rules != NULL;
}

char *style_text(const char *name, GError **error) {
  g_autofree char *path = style_path(name, error);
  g_autoptr(GError) cause = NULL;
  char *text = NULL;
  if (path && !g_file_get_contents(path, &text, NULL, &cause))
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s", cause->message);
  return text;
}

void style_free(struct style *style) {
  if (!style)
    return;
  g_free(style->name);
  g_free(style->description);
  g_free(style->number_before);
  g_free(style->number_after);
  g_free(style->paper);
  g_free(style->furniture.watermark);
  g_free(style->furniture.grade);
  g_free(style->furniture.copies);
  title_rules_free(style->title_rules);
  g_free(style);
}

static gint compare_names(gconstpointer a, gconstpointer b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **style_names(void) {
  g_autofree char *folder = paths_data("styles");
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *file;
  while (dir && (file = g_dir_read_name(dir)))
    if (g_str_has_suffix(file, ".xml"))
      g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".xml")));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return (char **)g_ptr_array_free(g_steal_pointer(&names), FALSE);
}

struct style style_turned(const struct style *style) {
  struct style turned = {0};
  memcpy(&turned, style, offsetof(struct style, title_rules)); /* those another thread may be loading just now */
  turned.page_width = style->page_height;
  turned.page_height = style->page_width;
  turned.margin_top = style->margin_left;
  turned.margin_left = style->page_height - style->margin_top - style->text_height;
  turned.text_width = style->text_height;
  turned.text_height = style->text_width;
  turned.columns = (guint)(turned.text_width / style_cell(style));
  turned.lines = (guint)((turned.text_height - style->size) / style->line_pitch) + 1;
  return turned;
}

double style_cell(const struct style *style) {
  return style->text_width / style->columns;
}

double style_advance(const struct style *style) {
  return style_cell(style) / style->size;
}

double style_display_cells(const struct style *style, enum element element) {
  double widest = MIN(style->title_max * style->paragraphs[ELEMENT_TITLE].size, style->text_width);
  return widest / style->paragraphs[element].size;
}

double style_line_cells(const struct style *style, enum element element) {
  return floor(2 * style->text_width / style->paragraphs[element].size) / 2;
}

double style_blank_lines(const struct style *style, enum element above, enum element below) {
  if (above == below || (above == ELEMENT_SIGNATURE && below == ELEMENT_DATE))
    return 0;
  double before = style->paragraphs[below].before;
  bool head = above == ELEMENT_TITLE && below == ELEMENT_SUBTITLE;
  return head ? before : MAX(style->paragraphs[above].after, before);
}
