#include "read/docx/story.h"

#include "base/items.h"
#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

/* Longer quotations in findings are cut (characters). */
#define QUOTE_CHARS 40

static void place_free(gpointer data) {
  g_free(((struct comment_place *)data)->text);
  g_free(data);
}

void story_init(struct story *story) {
  story->references = g_array_new(FALSE, FALSE, sizeof(struct note_reference));
  story->comments = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, place_free);
  story->headers = g_ptr_array_new_with_free_func(g_free);
  story->labels = story->changes = story->change_line = story->proposals = story->proposal_line = 0;
}

void story_clear(struct story *story) {
  g_array_unref(story->references);
  g_hash_table_unref(story->comments);
  g_ptr_array_unref(story->headers);
}

char *note_mark(guint number) {
  return g_strdup_printf("〔%u〕", number);
}

static char *quote(const char *text, gsize length) {
  struct slice words = chars_strip(text, length);
  if (chars_count(words.text, words.length) <= QUOTE_CHARS)
    return g_strndup(words.text, words.length);
  const char *end = g_utf8_offset_to_pointer(words.text, QUOTE_CHARS);
  return g_strdup_printf("%.*s…", (int)(end - words.text), words.text);
}

/* ---- remarks ---- */

/* A remark with its place. */
struct placed_remark {
  const struct docx_paragraph *paragraph;
  const struct remark *remark;
  guint line, column;
};

static void begin_comment(struct story *story, const struct placed_remark *placed) {
  struct comment_place *place = g_new0(struct comment_place, 1);
  place->line = placed->line;
  place->column = placed->column;
  place->at = placed->remark->at;
  g_hash_table_replace(story->comments, g_memdup2(&placed->remark->id, sizeof placed->remark->id), place);
}

/* The words between the marks, when both stand in one paragraph.  A comment on a place has only its end. */
static void end_comment(struct story *story, const struct placed_remark *placed) {
  struct comment_place *place = g_hash_table_lookup(story->comments, &placed->remark->id);
  if (!place)
    begin_comment(story, placed);
  else if (!place->text && place->line == placed->line && place->column > 0 && placed->remark->at > place->at)
    place->text = quote(placed->paragraph->text->str + place->at, placed->remark->at - place->at);
}

static void place_reference(struct story *story, const struct placed_remark *placed) {
  struct note_reference *reference = &array_at(story->references, struct note_reference, (guint)placed->remark->id - 1);
  reference->line = placed->line;
  reference->column = placed->column;
}

/* What is told of remarks that nobody else deals with. */
static const struct {
  enum remark_kind kind;
  enum finding_id finding;
  const char *message;
} remarks[] = {
    {REMARK_PICTURE, FINDING_PICTURE, N_("a picture stands here in the Word file; it is left out")},
    {REMARK_OBJECT, FINDING_OBJECT, N_("an object of another program stands here in the Word file; it is left out")},
    {REMARK_FORMULA, FINDING_FORMULA, N_("a formula stands here in the Word file; only its characters are read")},
    {REMARK_BOX, FINDING_TEXT_BOX,
     N_("a text box stands here in the Word file; its text became paragraphs of their own")},
    {REMARK_HIDDEN, FINDING_HIDDEN_TEXT, N_("this text is hidden in the Word file and left out")},
    {REMARK_SYMBOL, FINDING_SYMBOL_FONT,
     N_("this sign has its shape only in a symbol font; put a usual character in its place")},
    {REMARK_IMPORT, FINDING_IMPORTED_TEXT,
     N_("the Word file shows text of another file here, which is not read; open it in Word and save it "
        "again, and the text becomes its own")},
    {REMARK_TABLE, FINDING_INNER_TABLE,
     N_("a table stands here inside a cell, a box or a note of the Word file; its cells became paragraphs")},
    {REMARK_COLOUR, FINDING_COLOUR, N_("these words have a colour in the Word file; here they are black on white")},
    {REMARK_ITALIC, FINDING_ITALIC, N_("these words are slanted in the Word file; pages show them upright")},
    {REMARK_READING, FINDING_READING, N_("a reading stands above the words here in the Word file; it is left out")},
    {REMARK_LINK, FINDING_LINK,
     N_("words lead to this address in the Word file; the words stay, the address is left out")},
};

static void report_remark(struct story *story, const struct placed_remark *placed) {
  const char *text = placed->remark->text;
  g_autofree char *words = text ? quote(text, strlen(text)) : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS(remarks); i++)
    if (remarks[i].kind == placed->remark->kind)
      report_add(story->report, remarks[i].finding, (struct place){placed->line, placed->column, words}, "%s",
                 _(remarks[i].message));
}

/* A reading that has its words, in text with places, is kept; others are told. */
static void take_reading(struct story *story, const struct placed_remark *placed) {
  const struct remark *remark = placed->remark;
  GPtrArray *readings = story->lines->readings;
  g_autofree char *words = g_strndup(remark->text, (gsize)remark->id);
  struct ruby_word *word = NULL;
  if (placed->column > 0 && readings->len < LIMIT_READINGS)
    word = ruby_words_append(readings, words, remark->text + remark->id);
  if (!word) {
    report_remark(story, placed);
    return;
  }
  word->line = placed->line;
  word->column = placed->column;
}

static void take_remark(struct story *story, const struct placed_remark *placed) {
  switch (placed->remark->kind) {
  case REMARK_COMMENT_START:
    begin_comment(story, placed);
    break;
  case REMARK_COMMENT_END:
    end_comment(story, placed);
    break;
  case REMARK_NOTE:
    place_reference(story, placed);
    break;
  case REMARK_READING:
    take_reading(story, placed);
    break;
  default:
    report_remark(story, placed);
  }
}

void story_remark(struct story *story, const struct docx_paragraph *paragraph, bool placed) {
  struct placed_remark place = {.paragraph = paragraph, .line = lines_next(story->lines), .column = placed ? 1 : 0};
  gsize at = 0;
  for (guint i = 0; i < paragraph->remarks->len; i++) {
    place.remark = &array_at(paragraph->remarks, struct remark, i);
    gsize next = MIN(place.remark->at, paragraph->text->len);
    if (placed && next > at) {
      place.column += (guint)chars_count(paragraph->text->str + at, next - at);
      at = next;
    }
    take_remark(story, &place);
  }
}

void story_remark_frame(struct story *story) {
  report_add(story->report, FINDING_TABLE_FRAME, (struct place){lines_next(story->lines), 0, NULL},
             _("a table of one row or one column begins here in the Word file; its cells became paragraphs"));
}

void story_add(struct story *story, const struct docx_paragraph *paragraph) {
  story_remark(story, paragraph, true);
  lines_add_marks(story->lines, paragraph->marks);
  lines_add(story->lines, paragraph->text->str, paragraph->text->len, &paragraph->hint);
}
