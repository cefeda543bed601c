/* What a page's name has around the title, in the first line of a text that was copied with it: a word of the page in
 * brackets before it, the ending of a file and the name of the site behind it. */
#include "read/peel.h"

#include "read/persons.h"
#include "read/reader_words.h"
#include "read/shape.h"

#include <string.h>

/* The name of a site, or of several, has at most so many characters. */
#define SITE_CHARS 30

/* No title with what is around it is longer. */
#define TITLE_BYTES 400

/* 【标题】 stands in one of so many first lines. */
#define LABEL_LINES 20

/* Whether it is made of words of pages and nothing else, and does not say what the text is. */
static bool is_of_page(const struct words *words, struct slice label) {
  gsize at = 0;
  for (gsize word = 1; at < label.length && word > 0; at += word)
    word = words_begin(words, WORDS_PAGE_WORDS, label.text + at, label.length - at);
  return label.length > 0 && at == label.length && !persons_names_speech(words, label.text, label.length);
}

/* Whether it says that the title stands behind it, and nothing else. */
static bool is_title_label(const struct words *words, struct slice label) {
  return words_are(words, WORDS_TITLE_LABELS, label.text, label.length);
}

/* Drops the brackets that open the line. */
static void drop_label(struct reader *reader, struct slice line, struct slice label) {
  const char *behind = g_utf8_next_char(label.text + label.length);
  peel_off(reader, line, (gsize)(behind - line.text), "ornament");
}

/* The bytes of an ending such as .doc or .docx; 0: there is none. */
static gsize ending_length(struct slice name) {
  gsize letters = 0;
  while (letters < name.length && g_ascii_isalpha(name.text[name.length - 1 - letters]))
    letters++;
  const bool dotted = letters < name.length && name.text[name.length - 1 - letters] == '.';
  return dotted && (letters == 3 || letters == 4) ? letters + 1 : 0;
}

/* What parts the title from the site at `p`, with the blanks around it; 0: nothing does. */
static gsize separator_length(const char *p, const char *end) {
  const char *mark = shape_skip_blanks(p, end);
  if (mark == end || !chars_is_one_of("-–－_|｜", chars_at(mark)))
    return 0;
  return (gsize)(shape_skip_blanks(g_utf8_next_char(mark), end) - p);
}

/* Whether it is called as sites are: 校长致辞 | 愿你们走得远 has the better half of the title there. */
static bool is_site(const struct words *words, struct slice name) {
  return chars_count(name.text, name.length) <= SITE_CHARS &&
         (words_close(words, WORDS_SITE_NAMES, name.text, name.length) || shape_ends(name.text, name.length, "网"));
}

/* The bytes of a title without the ending of a file behind it; 0: it names no speech. */
static gsize title_length(const struct words *words, const char *text, gsize length) {
  length -= ending_length((struct slice){text, length});
  return persons_names_speech(words, text, length) ? length : 0;
}

/* The bytes of the title that opens the line, when a site's name or the ending of a file stands behind it; else 0. */
static gsize title_before_site(const struct words *words, struct slice line) {
  const char *end = line.text + line.length;
  for (const char *p = line.text; p < end; p = g_utf8_next_char(p)) {
    const char *site = p + separator_length(p, end);
    if (site == p || !is_site(words, (struct slice){site, (gsize)(end - site)}))
      continue;
    const gsize length = title_length(words, line.text, (gsize)(p - line.text));
    if (length > 0)
      return length;
  }
  return title_length(words, line.text, line.length);
}

/* 【转载】在…上的讲话 - 百度文库: the first line. */
static void peel_first(struct reader *reader, struct slice line) {
  const struct slice label = shape_square_label(line.text, line.length);
  if (is_of_page(reader->words, label))
    drop_label(reader, line, label);
  const gsize title = title_before_site(reader->words, line);
  if (title > 0 && title < line.length)
    peel_drop(reader, line.text + title, line.text + line.length, "ornament");
}

void peel_title(struct reader *reader) {
  bool first = true;
  for (guint i = 0; i < MIN(reader->source->lines->len, LABEL_LINES); i++) {
    const struct slice line = peel_line(reader, i), label = shape_square_label(line.text, line.length);
    if (line.length == 0 || line.length > TITLE_BYTES)
      continue;
    if (is_title_label(reader->words, label)) {
      drop_label(reader, line, label);
      return;
    }
    if (first)
      peel_first(reader, line);
    first = false;
  }
}
