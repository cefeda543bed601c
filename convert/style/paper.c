#include "style/paper.h"

#include "base/error.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/paths.h"
#include "style/settings.h"

#include <math.h>

/* Papers that differ by less are one: standards allow 2 mm. */
#define SAME_PAPER 2.0

/* The paper that the program's styles are made for. */
#define STANDARD "a4"

/* Sizes of characters are multiples of this, pt, as Word has them. */
#define SIZE_STEP 0.5

static GKeyFile *load_papers(GError **error) {
  g_autofree char *path = paths_data("styles/papers.ini");
  g_autoptr(GKeyFile) papers = g_key_file_new();
  g_autoptr(GError) cause = NULL;
  if (g_key_file_load_from_file(papers, path, G_KEY_FILE_NONE, &cause))
    return g_steal_pointer(&papers);
  g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, "%s: %s", path, cause->message);
  return NULL;
}

char **paper_names(void) {
  g_autoptr(GKeyFile) papers = load_papers(NULL);
  return papers ? g_key_file_get_groups(papers, NULL) : g_new0(char *, 1);
}

/* A length of the paper in points; 0 when it is not given. */
static double length_of(GKeyFile *papers, const char *name, const char *key) {
  g_autofree char *text = g_key_file_get_string(papers, name, key, NULL);
  return text ? settings_length(text) : 0;
}

static double scaled(double size, double factor) {
  return MAX(SIZE_STEP, round(size * factor / SIZE_STEP) * SIZE_STEP);
}

/* All that is as large as characters are. */
static void scale_type(struct style *style, double factor) {
  style->title_pitch *= factor;
  style->number_below *= factor;
  double *const sizes[] = {&style->size, &style->number_size, &style->furniture.line_number_size,
                           &style->furniture.catch_size, &style->furniture.minutes_size};
  for (guint i = 0; i < G_N_ELEMENTS(sizes); i++)
    *sizes[i] = *sizes[i] > 0 ? scaled(*sizes[i], factor) : 0;
  for (guint i = 0; i < ELEMENT_COUNT; i++)
    style->paragraphs[i].size = scaled(style->paragraphs[i].size, factor);
}

/* How many characters of the title's size the type area is wide. */
static double title_cells(const struct style *style) {
  return floor(style->text_width / style->paragraphs[ELEMENT_TITLE].size);
}

/* Whole characters and lines fill the type area; a title line leaves as many characters free as before. */
static void fill_area(struct style *style, double pitch, double title_free) {
  style->columns = (guint)MAX(2, floor(style->text_width / style->size));
  style->lines = (guint)MAX(1, floor((style->text_height - style->size) / pitch) + 1);
  style->line_pitch = style->lines > 1 ? (style->text_height - style->size) / (style->lines - 1) : pitch;
  style->title_max = (guint)MAX(2, title_cells(style) - title_free);
}

/* How much wider a margin is than that of A4 for official documents: room to write in, or for a box. */
static double room(GKeyFile *papers, const char *side, double margin) {
  return MAX(0, margin - length_of(papers, STANDARD, side));
}

/* The paper's margins, and beside them as much room, in proportion, as the style has. */
static void fit_margins(struct style *style, GKeyFile *papers, const char *name) {
  const double width = length_of(papers, name, "width"), ratio = width / style->page_width;
  const double right = style->page_width - style->margin_left - style->text_width;
  style->margin_left = length_of(papers, name, "left") + ratio * room(papers, "left", style->margin_left);
  style->text_width =
      width - style->margin_left - length_of(papers, name, "right") - ratio * room(papers, "right", right);
  style->page_width = width;
  style->page_height = length_of(papers, name, "height");
  style->margin_top = length_of(papers, name, "top");
  style->text_height = style->page_height - style->margin_top - length_of(papers, name, "bottom");
}

/* Lines of a style that stand further apart than those of official documents do so on other paper. */
static double wide_pitch(GKeyFile *papers, const char *name, double pitch) {
  return length_of(papers, name, "line-pitch") * MAX(1, pitch / length_of(papers, STANDARD, "line-pitch"));
}

static void fit(struct style *style, GKeyFile *papers, const char *name) {
  const double title_free = MAX(0, title_cells(style) - style->title_max);
  const double size = length_of(papers, name, "size");
  double pitch = style->line_pitch;
  if (size > 0 && !style->fixed_type) {
    scale_type(style, size / style->size);
    pitch = wide_pitch(papers, name, pitch);
  }
  fit_margins(style, papers, name);
  fill_area(style, pitch, title_free);
}

bool paper_fit(struct style *style, const char *name, GError **error) {
  g_autoptr(GKeyFile) papers = load_papers(error);
  if (!papers)
    return false;
  if (!g_key_file_has_group(papers, name)) {
    g_auto(GStrv) names = g_key_file_get_groups(papers, NULL);
    g_autofree char *known = g_strjoinv(", ", names), *hint = nearest_hint(name, (const char *const *)names);
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_STYLE, _("There is no paper called '%s'.%s Choose one of: %s."),
                name, hint, known);
    return false;
  }
  const double width = length_of(papers, name, "width"), height = length_of(papers, name, "height");
  if (fabs(width - style->page_width) > SAME_PAPER * 72 / 25.4 ||
      fabs(height - style->page_height) > SAME_PAPER * 72 / 25.4)
    fit(style, papers, name);
  return true;
}
