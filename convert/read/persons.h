/* Who is spoken to and who speaks: lines that name people. */
#pragma once

#include "read/reader_words.h"

#include <glib.h>
#include <stdbool.h>

/* How a line names those who are spoken to. */
enum address {
  ADDRESS_NONE,
  ADDRESS_GREETING, /* 大家好！: a greeting that names nobody */
  ADDRESS_LABEL,    /* 记者： can as well be a label */
  ADDRESS_ORGANS,   /* 市委： offices and organs alone */
  ADDRESS_HEARERS,  /* 各位代表、同志们： */
};

/* What every part of the line between its commas names, its last mark aside; the surest of the parts. */
enum address persons_address(const struct words *words, const char *text, gsize length);

/* Names the hearers and ends in ： : ！ or !; at most 40 characters (corpus GUIDE 12). */
bool persons_is_salutation(const struct words *words, const char *text, gsize length);

/* A speaker's line: an office and a name, a name alone, or 讲话人：… */
bool persons_is_speaker(const struct words *words, const char *text, gsize length);

/* Ends in a word for an office: 书记, 市长, 总理 … */
bool persons_ends_with_office(const struct words *words, const char *text, gsize length);

/* A personal name and nothing else: 王强, 欧 阳 文, 李××. */
bool persons_is_name(const struct words *words, const char *text, gsize length);

/* Ends in a word for a kind of speech or document: 讲话, 报告, 主持词 …; words in brackets behind it aside. */
bool persons_names_speech(const struct words *words, const char *text, gsize length);
