/* The word lists of the reader: data from styles/reader.words. */
#pragma once

#include "text/words.h"

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
  X(HOSTS_KINDS, "hosts-kinds")                                                                                        \
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
  X(TERMS_HEADS, "terms-heads")                                                                                        \
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
  X(CONTENTS_HEADS, "contents-heads")                                                                                  \
  X(NO_MEMBERS, "no-members")                                                                                          \
  X(TABLES, "tables")                                                                                                  \
  X(BLANK_UNITS, "blank-units")                                                                                        \
  X(LOOSE_UNITS, "loose-units")                                                                                        \
  X(BLANK_NOUNS, "blank-nouns")                                                                                        \
  X(BLANK_NAMES, "blank-names")                                                                                        \
  X(BLANK_ORDERS, "blank-orders")                                                                                      \
  X(NO_BLANKS, "no-blanks")                                                                                            \
  X(LATIN_WORDS, "latin-words")                                                                                        \
  X(TOTALS, "totals")

enum word_list {
#define WORD_LIST_ENUM(id, name) WORDS_##id,
  WORD_LISTS(WORD_LIST_ENUM)
#undef WORD_LIST_ENUM
      WORD_LIST_COUNT
};

/* Reads them; errors as words_load has them.  Free with words_free. */
struct words *reader_words_load(GError **error);
