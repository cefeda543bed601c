#include "write/page/stretches.h"

#include "base/items.h"
#include "base/limits.h"
#include "base/to_nul.h"

#include <string.h>

struct stretches {
  GHashTable *of_run; /* struct run to GArray of struct stretch, rising; runs that are plain as a whole are not in it */
  GHashTable *plain;  /* set of struct run: the first of each text that is plain and on one page */
  guint count;        /* of phrases so far */
  guint found;        /* of these, addresses and English */
  GRegex *phrase;     /* made when a text may have one: most have none */
};

/* The text of one block, with a blank between lines where the layout left one out. */
struct stretch_text {
  struct stretches *stretches;
  GString *text;
  GPtrArray *runs;
  GArray *starts; /* of gsize: where each run begins in the text */
  guint block;
  enum element element;
  guint next;        /* the run in which the next phrase may be */
  gsize label, item; /* of its first line */
  bool parted;       /* it is on two pages */
};

static void stretch_clear(gpointer data) {
  g_free(((struct stretch *)data)->uri);
}

/* Adds a stretch up to `end` to a run, after a plain one that fills what is before it. */
static void add_to_run(struct stretches *stretches, const struct run *run, gsize start, const struct stretch *stretch) {
  GArray *list = g_hash_table_lookup(stretches->of_run, run);
  if (!list) {
    list = g_array_new(FALSE, FALSE, sizeof(struct stretch));
    g_array_set_clear_func(list, stretch_clear);
    g_hash_table_insert(stretches->of_run, (gpointer)run, list);
  }
  const struct stretch *before = array_last(list, struct stretch);
  if (start > (before ? before->end : 0)) {
    const struct stretch plain = {.end = start};
    g_array_append_val(list, plain);
  }
  g_array_append_vals(list, stretch, 1);
}

/* Adds a phrase from `start` to `end` of the passage to the runs that it is in.  Phrases come in their order. */
static void add_phrase(struct stretch_text *passage, gsize start, gsize end, enum stretch_kind kind, const char *uri) {
  const guint number = ++passage->stretches->count;
  for (; passage->next < passage->runs->len; passage->next++) {
    const struct run *run = pointer_at(passage->runs, passage->next);
    const gsize first = array_at(passage->starts, gsize, passage->next);
    const gsize last = first + strlen(run->text);
    if (first >= end)
      break;
    if (last <= start)
      continue;
    const struct stretch stretch = {MIN(end, last) - first, kind, number, g_strdup(uri)};
    add_to_run(passage->stretches, run, MAX(start, first) - first, &stretch);
    if (last > end)
      break; /* the next phrase may be in this run, too */
  }
}

/* Addresses: a scheme or www., and mail.  Marks that end a sentence are not taken as their last character. */
#define ADDRESS                                                                                                        \
  "(?<web>(?:https?://|ftp://|www\\.)[!-~]*[A-Za-z0-9/=&#_~+-])|"                                                      \
  "(?<mail>(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)*\\.[A-Za-z]{2,})|"
/* Two words or more of Latin letters, with what stands between words.  No part is looked at twice (++), so that a long
 * text takes no longer than it must. */
#define WORD "[A-Za-z]++(?:(?:['-]|’)[A-Za-z]++)*+"
#define ENGLISH "(?<![A-Za-z0-9-])" WORD "(?:[,;:.&]? " WORD ")+(?![A-Za-z0-9])"

/* In bytes; servers and browsers take no longer one.  Each line of it has the whole address. */
#define LONGEST_ADDRESS 2048

static char *uri_of(const GMatchInfo *match) {
  g_autofree char *mail = g_match_info_fetch_named(match, "mail");
  if (mail && *mail)
    return g_strconcat("mailto:", mail, NULL);
  char *web = g_match_info_fetch_named(match, "web");
  if (!web || !*web || !g_str_has_prefix(web, "www."))
    return web;
  char *uri = g_strconcat("http://", web, NULL);
  g_free(web);
  return uri;
}

/* Finds the phrases from byte `from` of the passage on. */
static void find_phrases(struct stretch_text *passage, gsize from) {
  struct stretches *stretches = passage->stretches;
  const char *text = passage->text->str;
  if (!strpbrk(text, " @:.")) /* every phrase has one of these */
    return;
  if (!stretches->phrase)
    stretches->phrase = g_regex_new(ADDRESS ENGLISH, G_REGEX_RAW, 0, NULL); /* else each match reads the whole text */
  g_autoptr(GMatchInfo) match = NULL;
  g_regex_match_full(stretches->phrase, text, TO_NUL, (int)from, 0, &match, NULL);
  for (; g_match_info_matches(match) && stretches->found < LIMIT_PHRASES; g_match_info_next(match, NULL)) {
    int start, end;
    g_match_info_fetch_pos(match, 0, &start, &end);
    g_autofree char *uri = uri_of(match);
    const bool link = uri && *uri;
    if (link && strlen(uri) > LONGEST_ADDRESS)
      continue;
    stretches->found++;
    add_phrase(passage, (gsize)start, (gsize)end, link ? STRETCH_LINK : STRETCH_ENGLISH, link ? uri : NULL);
  }
}

/* 附件：1. 任务分解表 */
static void add_item(struct stretch_text *passage) {
  if (passage->label > 0)
    add_phrase(passage, 0, passage->label, STRETCH_LABEL, NULL);
  if (passage->item > 0)
    add_phrase(passage, passage->label, passage->item, STRETCH_NUMBER, NULL);
}

/* Ends the passage and begins the next one. */
static void end_passage(struct stretch_text *passage) {
  const guint phrases = passage->stretches->count;
  add_item(passage);
  find_phrases(passage, passage->item);
  if (passage->runs->len > 0 && !passage->parted && passage->stretches->count == phrases)
    g_hash_table_add(passage->stretches->plain, pointer_at(passage->runs, 0));
  passage->parted = false;
  passage->next = 0;
  g_string_truncate(passage->text, 0);
  g_ptr_array_set_size(passage->runs, 0);
  g_array_set_size(passage->starts, 0);
}

static void add_run(struct stretch_text *passage, const struct run *run) {
  const gsize start = passage->text->len;
  g_ptr_array_add(passage->runs, (gpointer)run);
  g_array_append_val(passage->starts, start);
  g_string_append(passage->text, run->text);
  passage->block = run->block;
  passage->element = run->element;
}

/* `parts`: it is the first of a page. */
static void add_line(struct stretch_text *passage, const struct line *line, bool parts) {
  for (guint i = 0; i < line->runs->len; i++) {
    const struct run *run = pointer_at(line->runs, i);
    if (run->block != passage->block || run->element != passage->element || (i == 0 && line->first)) {
      end_passage(passage);
      passage->label = line->label;
      passage->item = line->item;
    }
    passage->parted = passage->parted || (parts && passage->runs->len > 0);
    add_run(passage, run);
    parts = false;
  }
  if (line->blank)
    g_string_append_c(passage->text, ' ');
}

struct stretches *stretches_new(const struct layout *layout) {
  struct stretches *stretches = g_new0(struct stretches, 1);
  stretches->of_run = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  stretches->plain = g_hash_table_new(NULL, NULL);
  struct stretch_text passage = {.stretches = stretches,
                                 .text = g_string_new(NULL),
                                 .runs = g_ptr_array_new(),
                                 .starts = g_array_new(FALSE, FALSE, sizeof(gsize)),
                                 .element = ELEMENT_COUNT};
  for (guint i = 0; i < layout->pages->len; i++) {
    const struct page *page = pointer_at(layout->pages, i);
    bool parts = true; /* the next line, if it goes on with the passage */
    for (guint j = 0; j < page->lines->len; j++) {
      const struct line *line = pointer_at(page->lines, j);
      if (line->kind != LINE_TEXT)
        continue;
      add_line(&passage, line, parts);
      parts = false;
    }
  }
  end_passage(&passage);
  g_string_free(passage.text, TRUE);
  g_ptr_array_unref(passage.runs);
  g_array_unref(passage.starts);
  return stretches;
}

void stretches_free(struct stretches *stretches) {
  g_hash_table_unref(stretches->of_run);
  g_hash_table_unref(stretches->plain);
  g_clear_pointer(&stretches->phrase, g_regex_unref);
  g_free(stretches);
}

bool stretches_are_plain(const struct stretches *stretches, const struct run *run) {
  return g_hash_table_contains(stretches->plain, run);
}

const struct stretch *stretches_at(const struct stretches *stretches, const struct run *run, gsize at) {
  static const struct stretch plain = {.end = G_MAXSIZE};
  const GArray *list = g_hash_table_lookup(stretches->of_run, run);
  for (guint i = 0; list && i < list->len; i++)
    if (array_at(list, struct stretch, i).end > at)
      return &array_at(list, struct stretch, i);
  return &plain;
}
