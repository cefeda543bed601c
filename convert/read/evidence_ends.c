/* What stands behind a speech: who signs, attachments, and what a site or a mail puts there. */
#include "read/reader_words.h"
#include "read/shape.h"
#include "read/sight.h"

/* A signature has at most this many lines above its date, each of at most so many characters. */
#define SIGNATURE_LINES 3
#define SIGNATURE_CHARS 40
#define ALONE_CHARS 30

/* So many names of other speeches in a row are a page's. */
#define OTHER_TITLES 2

/* The name of a text in a list has at least this many characters. */
#define LISTED_CHARS 6

/* A link has at most this many characters, and a line that is surely a site's stands at most so many lines above the
 * first. */
#define LINK_CHARS 40
#define LINK_REACH 3

/* So many labels of a mail's head among so many first pieces tell a mail. */
#define MAIL_HEADS 2
#define MAIL_TOP 6

/* The letter round a speech in a mail has at most so many paragraphs above it. */
#define COVER_PIECES 3

/* A number by which somebody is reached has at least so many figures. */
#define NUMBER_FIGURES 5

/* 以上，请查收。 behind the speech has at most this many characters. */
#define ADDED_CHARS 16

/* 发自我的… is at most this long (in bytes). */
#define MACHINE_BYTES 48

/* Whether something that is only said stands there: it ends what stands below a speech. */
static bool is_said(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_IN_NOTES, EVIDENCE_IMPRINT))
    return false;
  return sequence_has_any(sequence, place, EVIDENCE_SPOKEN, EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN,
                          EVIDENCE_HEARERS);
}

static bool is_date(const struct sequence *sequence, guint place) {
  bool named_above = sequence_above_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
                     sequence_above_has_any(sequence, place, EVIDENCE_SPEAKER, EVIDENCE_ORGAN_NAME);
  bool dotted = sequence_has(sequence, place, EVIDENCE_DATE_DOTTED);
  bool figures = sequence_has_any(sequence, place, EVIDENCE_DATE_FIGURES, EVIDENCE_DATE_SHORT) &&
                 (sequence_has(sequence, place, EVIDENCE_MOVED) || dotted || named_above);
  return sequence_has_any(sequence, place, EVIDENCE_DATE, EVIDENCE_DATE_FESTIVAL, EVIDENCE_DATE_BEHIND_NAME) || figures;
}

/* 服务热线：6688-2211, 报名：请找楼长: behind a colon stands how to reach somebody, or what is asked, and no name. */
static bool tells_how(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  const char *end = piece->text + piece->length, *p = piece->text;
  while (p < end && *p != ':' && chars_at(p) != 0xFF1A)
    p = g_utf8_next_char(p);
  if (p == end)
    return false;
  const struct slice value = chars_strip(g_utf8_next_char(p), (gsize)(end - g_utf8_next_char(p)));
  guint figures = 0;
  for (gsize i = 0; i < value.length; i++)
    figures += g_ascii_isdigit(value.text[i]);
  return figures >= NUMBER_FIGURES ||
         words_open(sequence->reader->words, WORDS_SENTENCE_OPENERS, value.text, value.length);
}

/* 祝您, 祝 above 健康长寿！: the first line of a wish that closes a letter. */
static bool opens_wish(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return sequence_below_has(sequence, place, EVIDENCE_ENDS_CRY) &&
         words_open(sequence->reader->words, WORDS_WISH_OPENERS, piece->text, piece->length);
}

/* A short line without a mark that can name who signs. */
static bool can_sign(const struct sequence *sequence, guint place, guint chars) {
  return sequence_evidence(sequence, place)->characters <= chars && sequence_has(sequence, place, EVIDENCE_ENDS_OPEN) &&
         !sequence_has_any(sequence, place, EVIDENCE_COMMA_INSIDE, EVIDENCE_MARKER, EVIDENCE_POINT, EVIDENCE_ATTACHMENT,
                           EVIDENCE_TITLE_ANCHOR, EVIDENCE_LABELS, EVIDENCE_JUNK_LINE, EVIDENCE_ROW, EVIDENCE_BAR,
                           EVIDENCE_SAMPLE_LABEL, EVIDENCE_RULE, EVIDENCE_NO_HAN, EVIDENCE_IN_ATTACHMENT,
                           EVIDENCE_CONTENTS, EVIDENCE_SPEECH_KIND, EVIDENCE_FAREWELL, EVIDENCE_LABEL_CREDIT) &&
         !tells_how(sequence, place) && !opens_wish(sequence, place);
}

/* 2．…: the name of a further attachment. */
static bool is_listed(const struct sequence *sequence, guint place) {
  return sequence_evidence(sequence, place)->marker.kind == MARKER_ARABIC &&
         !sequence_has(sequence, place, EVIDENCE_ENDS_STOP);
}

/* 监票人：陈立　许文清: a row of a list of names below 附：…名单, with no word of a page. */
static bool is_row_of_list(const struct sequence *sequence, guint place) {
  if (sequence_has_any(sequence, place, EVIDENCE_LABEL_STAMP, EVIDENCE_LABEL_CREDIT, EVIDENCE_PAGE_ONLY,
                       EVIDENCE_PAGE_WORDED, EVIDENCE_JUNK_LINE, EVIDENCE_NET_ADDRESS, EVIDENCE_ATTACHMENT,
                       EVIDENCE_LONG_OPEN))
    return false;
  return sequence_has(sequence, place, EVIDENCE_LABEL) && sequence_has(sequence, place, EVIDENCE_ENDS_OPEN);
}

/* Whether the attachment itself follows its name, behind words that end a speech. */
static bool is_followed_by_pages(const struct sequence *sequence, guint place, bool signed_above) {
  bool closed = signed_above || sequence_above_has_any(sequence, place, EVIDENCE_FAREWELL, EVIDENCE_ENDS_CRY);
  return closed && place + 1 < sequence->count && is_said(sequence, place + 1) && !is_listed(sequence, place + 1);
}

/* A title with those who are spoken to directly below it. */
static bool opens_further_speech(const struct sequence *sequence, guint place) {
  return sequence_has(sequence, place, EVIDENCE_TITLE_ANCHOR) &&
         sequence_below_has_any(sequence, place, EVIDENCE_HEARERS, EVIDENCE_HEAD);
}

/* 附件1 alone on its line behind a signature, with its title below it, opens the pages of an attachment. */
static void find_attachments(const struct sequence *sequence) {
  bool signed_above = false;
  bool pages = false;
  for (guint i = 0; i < sequence->count; i++) {
    if (sequence_has(sequence, i, EVIDENCE_IN_NOTES) || opens_further_speech(sequence, i))
      pages = false;
    bool opens = sequence_has(sequence, i, EVIDENCE_ATTACHMENT);
    bool alone = opens &&
                 !shape_contains(sequence_piece(sequence, i)->text, sequence_piece(sequence, i)->length, "：") &&
                 !shape_contains(sequence_piece(sequence, i)->text, sequence_piece(sequence, i)->length, ":");
    pages |= (alone && signed_above) || (opens && is_followed_by_pages(sequence, i, signed_above));
    bool item = sequence_above_has_any(sequence, i, EVIDENCE_IN_ATTACHMENT, EVIDENCE_ATTACHMENT) &&
                (is_listed(sequence, i) || is_row_of_list(sequence, i));
    if ((pages && !sequence_has(sequence, i, EVIDENCE_OPENS_SPEECH)) || item)
      sequence_set(sequence, i, EVIDENCE_IN_ATTACHMENT);
    signed_above |= is_date(sequence, i) && i > 0;
  }
}

/* The dates behind which nothing is said, and the lines above them; `again`: some of them are known. */
static void find_signatures(const struct sequence *sequence, bool again) {
  bool said = false;                             /* behind the piece, in the same speech */
  guint first_said = 0, above = sequence->count; /* of site text, the last piece above this one that is none */
  while (first_said < sequence->count && !is_said(sequence, first_said))
    first_said++;
  for (guint i = sequence->count; i-- > first_said + 1;) {
    if (sequence_has(sequence, i, EVIDENCE_TITLE_ANCHOR)) {
      said = false;
      continue;
    }
    if (sequence_has_any(sequence, i, EVIDENCE_HEAD, EVIDENCE_OPENS_SPEECH)) {
      said = true;
      continue;
    }
    bool behind = !said && !sequence_has_any(sequence, i, EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES);
    if (behind && is_date(sequence, i)) {
      sequence_set(sequence, i, EVIDENCE_SIGNS_DATE);
      for (guint up = i; up-- > first_said + 1 && i - up <= SIGNATURE_LINES && can_sign(sequence, up, SIGNATURE_CHARS);)
        sequence_set(sequence, up, EVIDENCE_SIGNS_ABOVE);
    }
    bool organ = sequence_has(sequence, i, EVIDENCE_ORGAN_NAME) && !sequence_has(sequence, i, EVIDENCE_BLANKS_INSIDE);
    bool names = organ || sequence_has_any(sequence, i, EVIDENCE_SPEAKER, EVIDENCE_OFFICE, EVIDENCE_MOVED);
    above = MIN(above, i - 1);
    while (above > first_said && evidence_is_site(sequence, above))
      above--;
    bool under_words = sequence_has_any(sequence, above, EVIDENCE_ENDS_STOP, EVIDENCE_ATTACHMENT) ||
                       (sequence_has(sequence, above, EVIDENCE_FAREWELL) && sequence_has(sequence, i, EVIDENCE_NAME));
    bool signs = again && sequence_has_any(sequence, i, EVIDENCE_SIGNS_DATE, EVIDENCE_SIGNS_ABOVE);
    bool credit = sequence_has(sequence, i, EVIDENCE_LABEL) && above + 1 < i; /* 来稿：教导处 below a page's line */
    if (behind && !signs && !credit && names && under_words && can_sign(sequence, i, ALONE_CHARS))
      sequence_set(sequence, i, EVIDENCE_SIGNS_ALONE);
    said |= is_said(sequence, i) && !sequence_has(sequence, i, EVIDENCE_IN_ATTACHMENT);
  }
}

/* Behind the date of a signature, up to an attachment or the next speech. */
static void find_below_signed(const struct sequence *sequence) {
  bool below = false;
  for (guint i = 0; i < sequence->count; i++) {
    if (is_said(sequence, i) || sequence_has_any(sequence, i, EVIDENCE_TITLE_ANCHOR, EVIDENCE_ATTACHMENT,
                                                 EVIDENCE_IN_ATTACHMENT, EVIDENCE_IN_NOTES))
      below = false;
    else if (below)
      sequence_set(sequence, i, EVIDENCE_BELOW_SIGNED);
    below |= sequence_has(sequence, i, EVIDENCE_SIGNS_DATE);
  }
}

/* Behind a farewell, as long as nothing is said. */
static void find_farewells(const struct sequence *sequence) {
  bool behind = false;
  for (guint i = 0; i < sequence->count; i++) {
    bool farewell = sequence_has(sequence, i, EVIDENCE_FAREWELL);
    if (!farewell &&
        (is_said(sequence, i) || sequence_has_any(sequence, i, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER)))
      behind = false;
    else if (behind && !farewell)
      sequence_set(sequence, i, EVIDENCE_BELOW_FAREWELL);
    behind |= farewell;
  }
}

/* ----- 原始邮件 -----: above the mail that is answered or passed on. */
static bool heads_mail(const struct piece *piece) {
  return shape_begins(piece->text, piece->length, "--") &&
         (shape_contains(piece->text, piece->length, "邮件") ||
          shape_contains(piece->text, piece->length, "Original Message"));
}

/* 发自我的手机: the machine that sent it. */
static bool tells_machine(const struct piece *piece) {
  return shape_begins(piece->text, piece->length, "发自我的") && piece->length <= MACHINE_BYTES;
}

/* Whether the piece is one of these, or the -- that stands above who sent a mail. */
static bool is_mail_rule(const struct piece *piece) {
  bool dash = piece->length == strlen("—") && shape_opens_with_dash(piece->text, piece->length);
  bool dashes = piece->end - piece->start == strlen("--") && shape_begins(piece->text, piece->length, "--");
  return dash || dashes || heads_mail(piece) || tells_machine(piece);
}

/* Whether the piece, behind the last words of a speech in a mail, can be of the mail: who sent it, how to reach him,
 * what is asked of who receives it. */
static bool can_be_of_mail(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  bool says = shape_contains(piece->text, piece->length, "邮件") && !sequence_has(sequence, place, EVIDENCE_TO_HEARERS);
  bool added = sequence_above_has(sequence, place, EVIDENCE_FAREWELL) &&
               (sequence_has(sequence, place, EVIDENCE_LABEL_SENTENCE) ||
                sequence_evidence(sequence, place)->characters <= ADDED_CHARS) &&
               !sequence_has(sequence, place, EVIDENCE_TO_HEARERS) &&
               sequence_has(sequence, place, EVIDENCE_BLANK_ABOVE); /* 附言：… */
  return says || added ||
         (!is_said(sequence, place) && !sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_ATTACHMENT) &&
          !is_date(sequence, place));
}

/* Where the mail goes on behind the speech: with lines one of which speaks of the mail or tells a number or address. */
static guint mail_behind_speech(const struct sequence *sequence, guint title) {
  guint from = sequence->count;
  bool shown = false;
  while (from > title + 1 && can_be_of_mail(sequence, from - 1)) {
    const struct piece *piece = sequence_piece(sequence, --from);
    shown |= shape_contains(piece->text, piece->length, "邮件") || is_mail_rule(piece) ||
             sequence_has(sequence, from, EVIDENCE_LABEL_STAMP);
  }
  bool ended = sequence_above_has_any(sequence, from, EVIDENCE_FAREWELL, EVIDENCE_ENDS_STOP);
  return shown && ended ? from : sequence->count;
}

static bool has_mail_label(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_open(sequence->reader->words, WORDS_MAIL_LABELS, piece->text, piece->length);
}

/* The title of the speech in a mail: the first one that is no line of the mail's head; `count` when there is none. */
static guint title_in_mail(const struct sequence *sequence) {
  guint title = evidence_first_title(sequence);
  while (title < sequence->count && (has_mail_label(sequence, title) ||
                                     !sequence_has_any(sequence, title, EVIDENCE_TITLE_ANCHOR, EVIDENCE_TITLE_UPPER)))
    title++;
  return title;
}

/* Whether the text is in a mail: two labels of its head at the top, ----- 转发邮件 ----- above the title, or the
 * machine that sent it behind the end. */
static bool is_in_mail(const struct sequence *sequence, guint title) {
  guint heads = 0;
  bool passed_on = false;
  for (guint i = 0; i < MIN(sequence->count, MAIL_TOP); i++)
    heads += has_mail_label(sequence, i);
  for (guint i = 0; i < title; i++)
    passed_on |= heads_mail(sequence_piece(sequence, i)) || tells_machine(sequence_piece(sequence, i));
  return heads >= MAIL_HEADS || passed_on || tells_machine(sequence_piece(sequence, sequence->count - 1));
}

/* Of a mail what stands above the title, when it is as short as a letter that goes with something, and behind the -- is
 * not the speech. */
static void find_mail(const struct sequence *sequence) {
  const struct reader *reader = sequence->reader;
  const guint title = title_in_mail(sequence);
  if (title == sequence->count || !is_in_mail(sequence, title))
    return;
  guint said = 0;
  for (guint i = 0; i < title; i++)
    said += is_said(sequence, i) && !sequence_has(sequence, i, EVIDENCE_HEARERS);
  for (guint i = 0; said <= COVER_PIECES && i < title; i++)
    evidence_mark(sequence, i, EVIDENCE_MAIL);
  guint rule = sequence->index[title];
  while (rule < reader->pieces->len && !is_mail_rule(piece_at(reader, rule)))
    rule++;
  for (guint i = sequence->count; i-- > 0 && sequence->index[i] >= rule;)
    sequence_set(sequence, i, EVIDENCE_MAIL);
  for (guint i = mail_behind_speech(sequence, title); i < sequence->count; i++)
    evidence_mark(sequence, i, EVIDENCE_MAIL);
}

/* Whether the piece speaks of the text rather than in it: to one reader, with a question, under a label. */
static bool speaks_of_text(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  gunichar last = chars_before(piece->text, piece->text + piece->length);
  bool speaks = last == '?' || last == 0xFF1F ||
                sequence_has_any(sequence, place, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_ASSISTANT,
                                 EVIDENCE_LABEL_SENTENCE, EVIDENCE_ENDS_COLON);
  return speaks && !sequence_has_any(sequence, place, EVIDENCE_TO_HEARERS, EVIDENCE_SLOGAN);
}

/* Whether a speech has ended within the three pieces above: a farewell, a signature, a cry. */
static bool is_closed_above(const struct sequence *sequence, guint place) {
  for (guint up = place; up-- > 0 && place - up <= SIGNATURE_LINES;)
    if (sequence_has_any(sequence, up, EVIDENCE_FAREWELL, EVIDENCE_SIGNS_DATE, EVIDENCE_SIGNS_ALONE, EVIDENCE_ENDS_CRY))
      return true;
  return false;
}

/* Such a piece is nothing that is spoken in the speech. */
static void rule_off(const struct sequence *sequence, guint place) {
  sequence_set(sequence, place, EVIDENCE_RULED_OFF);
  evidence_clear(sequence_evidence(sequence, place), EVIDENCE_SPOKEN);
}

/* What an assistant says of the text: above a drawn rule over the title, behind one below the end.  Behind the end it
 * holds for the last rule only, and for nothing where anything of a speech follows. */
static void find_ruled_off(const struct sequence *sequence) {
  guint title = 0;
  while (title < sequence->count && !sequence_has(sequence, title, EVIDENCE_TITLE_ANCHOR))
    title++;
  if (title == sequence->count)
    return;
  bool ruled = sequence_above_has(sequence, title, EVIDENCE_RULE);
  for (guint i = 0; ruled && i + 1 < title; i++)
    if (speaks_of_text(sequence, i) || sequence_has(sequence, i, EVIDENCE_ENDS_CRY))
      rule_off(sequence, i);
  guint rule = sequence->count;
  while (rule-- > 0 && !sequence_has(sequence, rule, EVIDENCE_RULE))
    if (sequence_has_any(sequence, rule, EVIDENCE_HEARERS, EVIDENCE_TITLE_ANCHOR, EVIDENCE_SERIES_ALONE,
                         EVIDENCE_SIGNS_DATE, EVIDENCE_SERIES_RUN_IN, EVIDENCE_ATTACHMENT, EVIDENCE_SIGNS_ABOVE,
                         EVIDENCE_SIGNS_ALONE, EVIDENCE_IN_NOTES))
      return;
  for (guint i = rule + 1; rule < sequence->count && is_closed_above(sequence, rule) && i < sequence->count; i++)
    if (speaks_of_text(sequence, i))
      rule_off(sequence, i);
}

/* Whether the piece is a fence of Markdown: ``` above and below what is given. */
static bool is_fence(const struct reader *reader, guint index) {
  const struct piece *piece = piece_at(reader, index);
  const char *line = reader->source->text + piece->start;
  return piece->aside && (g_str_has_prefix(line, "```") || g_str_has_prefix(line, "~~~"));
}

/* A speech is given whole between two fences: what stands outside is said of it.  Outside nothing of a speech may be,
 * and less that is spoken than inside. */
static void find_fenced(const struct sequence *sequence) {
  const struct reader *reader = sequence->reader;
  const guint title = evidence_first_title(sequence);
  if (title == sequence->count)
    return;
  guint above = sequence->index[title], below = above;
  while (above > 0 && !is_fence(reader, above))
    above--;
  while (below < reader->pieces->len && !is_fence(reader, below))
    below++;
  if (below == reader->pieces->len || !is_fence(reader, above))
    return;
  guint inside = 0, outside = 0;
  for (guint i = 0; i < sequence->count; i++) {
    const bool fenced = sequence->index[i] > above && sequence->index[i] < below;
    inside += fenced && sequence_has(sequence, i, EVIDENCE_SPOKEN);
    outside += !fenced && sequence_has(sequence, i, EVIDENCE_SPOKEN);
    if (!fenced && evidence_is_of_speech(sequence, i))
      return;
  }
  for (guint i = 0; outside < inside && i < sequence->count; i++)
    if (sequence->index[i] < above || sequence->index[i] > below)
      rule_off(sequence, i);
}

/* Whether the line is the name of a speech that was given somewhere: 在…上的讲话, with a number or label before it. */
static bool names_speech(const struct sequence *sequence, guint place) {
  const struct piece *piece = sequence_piece(sequence, place);
  return words_has(sequence->reader->words, WORDS_SPOKEN_AT, piece->text, piece->length) &&
         sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) &&
         !sequence_has_any(sequence, place, EVIDENCE_ENDS_STOP, EVIDENCE_TITLE_ANCHOR, EVIDENCE_ATTACHMENT,
                           EVIDENCE_IN_ATTACHMENT) &&
         shape_contains(piece->text, piece->length, "在");
}

/* The name of a text alone on its line, as it stands in a list of them: 竞聘演讲稿（三篇）. */
static bool is_listed_title(const struct sequence *sequence, guint place) {
  if (place >= sequence->count) /* above the first and below the last there is none */
    return false;
  return sequence_has(sequence, place, EVIDENCE_SPEECH_KIND) && !sequence_has(sequence, place, EVIDENCE_TITLE_STOP) &&
         sequence_evidence(sequence, place)->characters >= LISTED_CHARS &&
         !sequence_has_any(sequence, place, EVIDENCE_COMMA_INSIDE, EVIDENCE_LABEL, EVIDENCE_TITLE_ANCHOR,
                           EVIDENCE_TITLE_UPPER, EVIDENCE_ATTACHMENT, EVIDENCE_IN_ATTACHMENT, EVIDENCE_ROW);
}

/* Whether it is the name of another text: by what it says, or beside another such name. */
static bool names_other(const struct sequence *sequence, guint place) {
  bool beside = is_listed_title(sequence, place - 1) || is_listed_title(sequence, place + 1);
  return names_speech(sequence, place) || (beside && is_listed_title(sequence, place));
}

/* Whether a line of the speech announces what stands at the place. */
static bool is_announced(const struct sequence *sequence, guint place) {
  return sequence_above_has(sequence, place, EVIDENCE_ENDS_COLON) &&
         !sequence_has(sequence, place - 1, EVIDENCE_TO_READER) && !evidence_is_site(sequence, place - 1);
}

/* Short numbered lines, one behind the other, behind which nothing is said and which stand close below what is surely a
 * site's: where a page leads to, or what it sells by. */
static void find_numbered_links(const struct sequence *sequence) {
  guint end = sequence->count;
  while (end > 0 && !is_said(sequence, end - 1) && sequence_evidence(sequence, end - 1)->marker.kind == MARKER_NONE)
    end--;
  guint from = end;
  while (from > 0 && sequence_evidence(sequence, from - 1)->marker.kind != MARKER_NONE &&
         sequence_evidence(sequence, from - 1)->characters <= LINK_CHARS &&
         !sequence_has(sequence, from - 1, EVIDENCE_ENDS_STOP))
    from--;
  bool site = false;
  for (guint i = from; i-- > 0 && from - i <= LINK_REACH && !is_said(sequence, i);)
    site |= evidence_is_site(sequence, i) || sequence_has(sequence, i, EVIDENCE_PAGE_WORDED_WELL);
  bool announced = is_announced(sequence, from) || sequence_above_has(sequence, from, EVIDENCE_NOTES_HEAD);
  for (guint i = from; end - from >= OTHER_TITLES && site && !announced && i < end; i++)
    evidence_clear_series(sequence, i);
}

/* Names of other speeches in a row behind the end of one: where a page leads to.  Their numbers are no series of the
 * speech. */
static void find_other_titles(const struct sequence *sequence) {
  guint titles = 0;
  guint first = sequence->count;
  for (guint i = sequence->count; i-- > 0;) {
    if (names_other(sequence, i)) {
      titles++;
      first = i;
    } else if (is_said(sequence, i) ||
               sequence_has_any(sequence, i, EVIDENCE_ENDS_STOP, EVIDENCE_SIGNS_DATE, EVIDENCE_TITLE_ANCHOR)) {
      break;
    }
  }
  bool spoken = false;
  for (guint i = 0; i < first; i++)
    spoken |= sequence_has(sequence, i, EVIDENCE_SPOKEN);
  for (guint i = first; titles >= OTHER_TITLES && spoken && !is_announced(sequence, first) && i < sequence->count; i++)
    if (names_other(sequence, i)) {
      sequence_set(sequence, i, EVIDENCE_OTHER_TITLE);
      evidence_clear_series(sequence, i);
    }
}

void evidence_ends(const struct sequence *sequence) {
  find_mail(sequence);
  find_other_titles(sequence);
  find_numbered_links(sequence);
  evidence_notes(sequence);
  find_attachments(sequence);
  find_signatures(sequence, false);
  find_farewells(sequence);
  find_below_signed(sequence);
  find_ruled_off(sequence);
  find_fenced(sequence);
}

void evidence_signatures_again(const struct sequence *sequence) {
  find_signatures(sequence, true);
  find_below_signed(sequence);
}
