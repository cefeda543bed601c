/* The word lists of the reader: data from styles/reader.words. */
#pragma once

#include <glib.h>
#include <stdbool.h>

/* Lists, by their names in the file, which tells what each is for. */
#define WORD_LISTS(X)                                                                                                  \
  X(HEARERS, "hearers")                                                                                                \
  X(HEARER_LABELS, "hearer-labels")                                                                                    \
  X(HONOURS, "honours")                                                                                                \
  X(ORGANS, "organs")                                                                                                  \
  X(SENTENCE_OPENERS, "sentence-openers")                                                                              \
  X(WISHES, "wishes")                                                                                                  \
  X(GREETINGS, "greetings")                                                                                            \
  X(OFFICES, "offices")                                                                                                \
  X(SURNAMES, "surnames")                                                                                              \
  X(SPEAKER_LABELS, "speaker-labels")                                                                                  \
  X(SPEECH_KINDS, "speech-kinds")                                                                                      \
  X(PLACE_LABELS, "place-labels")                                                                                      \
  X(TO_HEARERS, "to-hearers")                                                                                          \
  X(READER_WORDS, "reader-words")                                                                                      \
  X(SITE_VOICE, "site-voice")                                                                                          \
  X(PAGE_WORDS, "page-words")                                                                                          \
  X(JOINING, "joining")                                                                                                \
  X(STAMP_LABELS, "stamp-labels")                                                                                      \
  X(COLLECTIONS, "collections")                                                                                        \
  X(CLOSINGS, "closings")                                                                                              \
  X(LESSON_TITLES, "lesson-titles")                                                                                    \
  X(PART_LABELS, "part-labels")                                                                                        \
  X(SECRECY, "secrecy")                                                                                                \
  X(DIRECTION_WORDS, "direction-words")                                                                                \
  X(STAGE, "stage")                                                                                                    \
  X(PARAGRAPH_OPENERS, "paragraph-openers")                                                                            \
  X(OPENERS, "openers")                                                                                                \
  X(REMARK_WORDS, "remark-words")                                                                                      \
  X(FAREWELLS, "farewells")                                                                                            \
  X(ASSISTANT, "assistant")                                                                                            \
  X(FESTIVALS, "festivals")                                                                                            \
  X(LESSON_WORDS, "lesson-words")                                                                                      \
  X(TEXT_WORDS, "text-words")                                                                                          \
  X(SITE_NAMES, "site-names")                                                                                          \
  X(COMMENTS, "comments")                                                                                              \
  X(NAME_STOPS, "name-stops")                                                                                          \
  X(NOTE_LABELS, "note-labels")                                                                                        \
  X(NOTES_HEADS, "notes-heads")                                                                                        \
  X(IMPRINT_LABELS, "imprint-labels")                                                                                  \
  X(MAIL_LABELS, "mail-labels")                                                                                        \
  X(DATE_LABELS, "date-labels")                                                                                        \
  X(TITLE_LABELS, "title-labels")                                                                                      \
  X(AGENDAS, "agendas")                                                                                                \
  X(SPOKEN_AT, "spoken-at")                                                                                            \
  X(QUESTIONS, "questions")                                                                                            \
  X(TO_WRITE, "to-write")                                                                                              \
  X(OFFERS, "offers")                                                                                                  \
  X(CREDITS, "credits")                                                                                                \
  X(CREDIT_OPENERS, "credit-openers")                                                                                  \
  X(TEXT_SELVES, "text-selves")                                                                                        \
  X(NO_ORGANS, "no-organs")                                                                                            \
  X(VOLUMES, "volumes")                                                                                                \
  X(VOLUMES_CLOSED, "volumes-closed")                                                                                  \
  X(PAPERS, "papers")                                                                                                  \
  X(TITLE_OPENERS, "title-openers")                                                                                    \
  X(ATTACHMENTS, "attachments")                                                                                        \
  X(WISH_OPENERS, "wish-openers")                                                                                      \
  X(RECORDER_LABELS, "recorder-labels")                                                                                \
  X(RECORDER_SUMMARIES, "recorder-summaries")                                                                          \
  X(RECORDER_TITLES, "recorder-titles")                                                                                \
  X(RECORDER_HEADS, "recorder-heads")                                                                                  \
  X(PAGE_LINKS, "page-links")                                                                                          \
  X(CONTENTS_HEADS, "contents-heads")

enum word_list {
#define WORD_LIST_ENUM(id, name) WORDS_##id,
  WORD_LISTS(WORD_LIST_ENUM)
#undef WORD_LIST_ENUM
      WORD_LIST_COUNT
};

struct words;

/* Reads a file of lists; NULL: styles/reader.words.  Errors: JIANGGAO_ERROR_STYLE with what is wrong in the file.  Free
 * with words_free. */
struct words *words_load(const char *path, GError **error);
void words_free(struct words *words);

/* Bytes of the longest word of the list that the text begins or ends with; 0 when there is none. */
gsize words_begin(const struct words *words, enum word_list list, const char *text, gsize length);
gsize words_end(const struct words *words, enum word_list list, const char *text, gsize length);

/* Whether the whole text is one word of the list. */
bool words_are(const struct words *words, enum word_list list, const char *text, gsize length);

/* Bytes of the label that the text begins with, its colon among them: a word of the list and ： or :; 0 when there is
 * none. */
gsize words_label(const struct words *words, enum word_list list, const char *text, gsize length);

/* How many words of the list are in the text, one at a place. */
guint words_in(const struct words *words, enum word_list list, const char *text, gsize length);

#define WORD_LIST_BIT(list) ((guint64)1 << (list))

/* The same for several lists (WORD_LIST_BIT(WORDS_…)) in one walk through the text: adds to `counts`, by list. */
void words_count(const struct words *words, guint64 lists, const char *text, gsize length,
                 guint counts[WORD_LIST_COUNT]);
