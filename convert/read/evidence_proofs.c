/* Removing needs proof.  What proves that a piece is no part of the speech, each kind counted once, and which shapes
 * never go, whatever their words (corpus GUIDE 6, 7c, 7d). */
#include "read/sight.h"

static bool has_any(const struct evidence *evidence, const enum evidence_id *ids, guint count) {
  for (guint i = 0; i < count; i++)
    if (evidence_has(evidence, ids[i]))
      return true;
  return false;
}
#define HAS_ANY(evidence, ...)                                                                                         \
  has_any(evidence, (const enum evidence_id[]){__VA_ARGS__},                                                           \
          sizeof((const enum evidence_id[]){__VA_ARGS__}) / sizeof(enum evidence_id))

/* Marks alone are no sentence: so many characters. */
#define MARK_CHARS 2

/* A line above a title that may belong to it has this many characters at least. */
#define PART_CHARS 4

/* A sentence can go only when it speaks of the page or to its reader, and stands outside what is spoken. */
static bool is_sentence_to_keep(const struct evidence *evidence) {
  if (!evidence_has(evidence, EVIDENCE_ENDS_STOP) && !evidence_has(evidence, EVIDENCE_SPOKEN))
    return false;
  if (evidence->characters <= MARK_CHARS)
    return false;
  bool voice = HAS_ANY(evidence, EVIDENCE_SITE_VOICE, EVIDENCE_ASSISTANT, EVIDENCE_LESSON);
  bool named = HAS_ANY(evidence, EVIDENCE_ADVERT_NAMED, EVIDENCE_TO_READER, EVIDENCE_ADVERT_5, EVIDENCE_JUNK_EDGE);
  bool off = HAS_ANY(evidence, EVIDENCE_BELOW_FAREWELL, EVIDENCE_ABOVE_TITLE);
  bool outside = off || HAS_ANY(evidence, EVIDENCE_ABOVE_ALL, EVIDENCE_BELOW_ALL);
  if (HAS_ANY(evidence, EVIDENCE_EXCERPT, EVIDENCE_CONTENTS, EVIDENCE_HIDDEN, EVIDENCE_FLOOR) ||
      (evidence_has(evidence, EVIDENCE_OPENS_STAR) && evidence_has(evidence, EVIDENCE_JUNK_LINE)))
    return false;
  if (evidence_has(evidence, EVIDENCE_SAID_ABOVE))
    return false;

  if (evidence_has(evidence, EVIDENCE_BETWEEN) && evidence_has(evidence, EVIDENCE_LABEL_SENTENCE))
    return true;
  if (evidence_has(evidence, EVIDENCE_BELOW_HEADING) && !evidence_has(evidence, EVIDENCE_JUNK_LINE) &&
      !evidence_has(evidence, EVIDENCE_BELOW_FAREWELL))
    return true;
  if (evidence_has(evidence, EVIDENCE_IN_ROUND) || evidence_has(evidence, EVIDENCE_IN_SQUARE))
    return !voice && !named;
  if (off && named && evidence_has(evidence, EVIDENCE_NEAR_SITE) && !evidence_has(evidence, EVIDENCE_TO_HEARERS))
    return false;
  return !(voice && (outside || evidence_has(evidence, EVIDENCE_ADVERT_NAMED)));
}

/* A number of a series of the speech; a list of a site's terms stands behind the end and speaks to its reader. */
static bool is_numbered(const struct evidence *evidence) {
  if (!evidence_has(evidence, EVIDENCE_MARKER) || HAS_ANY(evidence, EVIDENCE_CONTENTS, EVIDENCE_SAMPLE_LABEL))
    return false;
  bool terms =
      evidence_has(evidence, EVIDENCE_BELOW_FAREWELL) && HAS_ANY(evidence, EVIDENCE_SITE_VOICE, EVIDENCE_TO_READER);
  bool below = evidence_has(evidence, EVIDENCE_BELOW_SITE);
  bool chapter = evidence_has(evidence, EVIDENCE_ABOVE_TITLE) && evidence_has(evidence, EVIDENCE_MARKER_LONE);
  return !terms && !below && !chapter;
}

static bool is_typed(const struct evidence *evidence) {
  if (HAS_ANY(evidence, EVIDENCE_TITLE_AGAIN, EVIDENCE_CONTENTS, EVIDENCE_MAIL) ||
      (evidence_has(evidence, EVIDENCE_NAMES_LATER) && evidence_has(evidence, EVIDENCE_ABOVE_TITLE)))
    return false;
  if (evidence_has(evidence, EVIDENCE_TITLE_ANCHOR) &&
      !HAS_ANY(evidence, EVIDENCE_JUNK_LINE, EVIDENCE_ADVERT_NAMED, EVIDENCE_ADVERT_5, EVIDENCE_LABEL_STAMP,
               EVIDENCE_ODD_SYMBOLS))
    return true;
  bool lead_in = evidence_has(evidence, EVIDENCE_ABOVE_TITLE) && evidence_has(evidence, EVIDENCE_ASSISTANT);
  if (evidence_has(evidence, EVIDENCE_FAREWELL) &&
      !HAS_ANY(evidence, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_JUNK_LINE))
    return true;
  if (evidence_has(evidence, EVIDENCE_SPEECH_FIRST) && !lead_in &&
      !HAS_ANY(evidence, EVIDENCE_JUNK_LINE, EVIDENCE_EXCERPT))
    return true;
  bool last = evidence_has(evidence, EVIDENCE_BELOW_ALL) &&
              HAS_ANY(evidence, EVIDENCE_TO_READER, EVIDENCE_IN_DASHES, EVIDENCE_SITE_VOICE);
  if (evidence_has(evidence, EVIDENCE_MID_SENTENCE) && !last && !evidence_has(evidence, EVIDENCE_ABOVE_TITLE) &&
      !HAS_ANY(evidence, EVIDENCE_JUNK_LINE, EVIDENCE_NET_ADDRESS, EVIDENCE_ADVERT_NAMED))
    return true;
  if (evidence_has(evidence, EVIDENCE_OUTLINE_DEEP) && evidence_has(evidence, EVIDENCE_PART_LABEL) &&
      !HAS_ANY(evidence, EVIDENCE_NEXT_HEARERS, EVIDENCE_NEXT_TITLE))
    return true;
  if (evidence_has(evidence, EVIDENCE_DATE_FIGURES) && evidence_has(evidence, EVIDENCE_MOVED))
    return true;
  if (evidence_has(evidence, EVIDENCE_DATE_DOTTED) &&
      !(evidence_has(evidence, EVIDENCE_NEAR_SITE) && evidence_has(evidence, EVIDENCE_ABOVE_ALL)))
    return true;
  if (evidence_has(evidence, EVIDENCE_IN_NOTES) ||
      (evidence_has(evidence, EVIDENCE_REMARK) &&
       !HAS_ANY(evidence, EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE, EVIDENCE_JUNK_LINE, EVIDENCE_ADVERT_3,
                EVIDENCE_ADVERT_5, EVIDENCE_LABEL_STAMP)))
    return true;
  if (evidence_has(evidence, EVIDENCE_OPENS_DASH) && evidence_has(evidence, EVIDENCE_HEAD) &&
      !HAS_ANY(evidence, EVIDENCE_ADVERT_NAMED, EVIDENCE_ADVERT_5, EVIDENCE_ADVERT_3, EVIDENCE_SITE_VOICE,
               EVIDENCE_NET_ADDRESS))
    return true;
  if (HAS_ANY(evidence, EVIDENCE_TITLE_UPPER, EVIDENCE_ANNOUNCED, EVIDENCE_LABEL_LIST))
    return true;
  if (HAS_ANY(evidence, EVIDENCE_HEARERS, EVIDENCE_OPENS_SPEECH, EVIDENCE_HEARERS_AGAIN, EVIDENCE_DATE_ROUND,
              EVIDENCE_PLACE_PAIR, EVIDENCE_ATTACHMENT, EVIDENCE_IN_ATTACHMENT, EVIDENCE_SIGNS_DATE,
              EVIDENCE_SIGNS_ABOVE, EVIDENCE_DATE_BEHIND_NAME, EVIDENCE_SECRECY, EVIDENCE_GREETING,
              EVIDENCE_DOCUMENT_NUMBER))
    return true;
  if (HAS_ANY(evidence, EVIDENCE_IN_LESSON, EVIDENCE_CHAT))
    return false;
  if (evidence_has(evidence, EVIDENCE_ABOVE_DASH) &&
      !HAS_ANY(evidence, EVIDENCE_JUNK_LINE, EVIDENCE_ADVERT_NAMED, EVIDENCE_LABELS, EVIDENCE_NET_ADDRESS))
    return true;
  if (evidence_has(evidence, EVIDENCE_AT_MEETING) && !evidence_has(evidence, EVIDENCE_BELOW_SITE))
    return true;
  if (HAS_ANY(evidence, EVIDENCE_SPEAKER, EVIDENCE_SIGNS_ALONE))
    return !evidence_has(evidence, EVIDENCE_NAME_BARE) &&
           !HAS_ANY(evidence, EVIDENCE_JUNK_LINE, EVIDENCE_LABELS, EVIDENCE_LABEL_STAMP, EVIDENCE_CLOCK);
  if (evidence_has(evidence, EVIDENCE_DONE) &&
      !HAS_ANY(evidence, EVIDENCE_TO_READER, EVIDENCE_ADVERT_NAMED, EVIDENCE_JUNK_LINE, EVIDENCE_SITE_VOICE))
    return true;
  bool stamp = evidence_has(evidence, EVIDENCE_CLOCK) && evidence_has(evidence, EVIDENCE_YEAR_DAY);
  if (evidence_has(evidence, EVIDENCE_FIGURES_ALONE) && !stamp &&
      !HAS_ANY(evidence, EVIDENCE_ABOVE_ALL, EVIDENCE_TAIL, EVIDENCE_DATE_FIGURES))
    return true;
  return is_numbered(evidence) || is_sentence_to_keep(evidence);
}

/* The kinds of proof, the strongest first, with the rule that a dropped piece names; NULL: the rule of
 * styles/junk.rules that its words or its pattern are of.  A weak one proves only together with another. */
static const struct proof {
  const char *rule;
  bool weak;
  enum evidence_id with;     /* and this, too */
  enum evidence_id facts[7]; /* one of these; up to EVIDENCE_ALWAYS */
} proofs[] = {
    {NULL, false, EVIDENCE_ALWAYS, {EVIDENCE_JUNK_USER, EVIDENCE_JUNK_LINE, EVIDENCE_ADVERT_NAMED}},
    {NULL, false, EVIDENCE_ABOVE_ALL, {EVIDENCE_ADVERT_5}},
    {NULL, false, EVIDENCE_NEAR_SITE, {EVIDENCE_ADVERT_5}},
    {NULL, false, EVIDENCE_WIDGET, {EVIDENCE_ADVERT_5}},
    {NULL, true, EVIDENCE_ALWAYS, {EVIDENCE_ADVERT_5}},
    {NULL, false, EVIDENCE_ABOVE_TITLE, {EVIDENCE_ADVERT_3}},
    {NULL, false, EVIDENCE_OUTSIDE, {EVIDENCE_JUNK_EDGE}},
    {"title-twice", false, EVIDENCE_ALWAYS, {EVIDENCE_TITLE_AGAIN}},
    {"title-twice", false, EVIDENCE_ABOVE_TITLE, {EVIDENCE_NAMES_LATER}},
    {"excerpt", false, EVIDENCE_ALWAYS, {EVIDENCE_EXCERPT}},
    {"contents", false, EVIDENCE_ALWAYS, {EVIDENCE_CONTENTS}},
    {"rule-line", false, EVIDENCE_ALWAYS, {EVIDENCE_RULE}},
    {"label-pairs", false, EVIDENCE_ALWAYS, {EVIDENCE_LABELS}},
    {"label-pairs", false, EVIDENCE_NEAR_SITE, {EVIDENCE_LABEL_STAMP}},
    {"net-address", false, EVIDENCE_ALWAYS, {EVIDENCE_NET_ADDRESS}},
    {"hidden", false, EVIDENCE_ALWAYS, {EVIDENCE_HIDDEN}},
    {"lesson", false, EVIDENCE_ALWAYS, {EVIDENCE_IN_LESSON}},
    {"mail", false, EVIDENCE_ALWAYS, {EVIDENCE_MAIL}},
    {"chat", false, EVIDENCE_ALWAYS, {EVIDENCE_CHAT, EVIDENCE_CHAT_STAMP}},
    {"forum-floor", false, EVIDENCE_ALWAYS, {EVIDENCE_FLOOR}},
    {"navigation", false, EVIDENCE_ALWAYS, {EVIDENCE_PATH, EVIDENCE_PAGE_LINKS}},
    {"upload-stamp", false, EVIDENCE_ABOVE_ALL, {EVIDENCE_CLOCK, EVIDENCE_YEAR_DAY, EVIDENCE_DATE_FIGURES}},
    {"upload-stamp", false, EVIDENCE_TAIL, {EVIDENCE_CLOCK, EVIDENCE_YEAR_DAY, EVIDENCE_DATE_FIGURES}},
    {"upload-stamp", false, EVIDENCE_YEAR_DAY, {EVIDENCE_CLOCK}},
    {"noise", false, EVIDENCE_ALWAYS, {EVIDENCE_NOISE}},
    {"sample-label",
     false,
     EVIDENCE_ALWAYS,
     {EVIDENCE_SAMPLE_LABEL, EVIDENCE_COLLECTION, EVIDENCE_ENDS_SAMPLE, EVIDENCE_PART_LABEL}},
    {"lead-in", false, EVIDENCE_ALWAYS, {EVIDENCE_ASSISTANT, EVIDENCE_LESSON}},
    {"to-the-reader", false, EVIDENCE_ALWAYS, {EVIDENCE_SITE_VOICE}},
    {"ornament", false, EVIDENCE_ALWAYS, {EVIDENCE_IN_DASHES}},
    {"ornament",
     false,
     EVIDENCE_NEAR_SITE,
     {EVIDENCE_ODD_SYMBOLS, EVIDENCE_IN_SQUARE, EVIDENCE_OPENS_STAR, EVIDENCE_BLANKS_INSIDE}},
    {NULL, false, EVIDENCE_NEAR_SITE, {EVIDENCE_WIDGET}},
    {NULL, true, EVIDENCE_ALWAYS, {EVIDENCE_WIDGET}},
    {"lead-in", true, EVIDENCE_ALWAYS, {EVIDENCE_SAID_ABOVE}},
    {"counter", true, EVIDENCE_ALWAYS, {EVIDENCE_COUNTER}},
    {"label-pairs", true, EVIDENCE_ALWAYS, {EVIDENCE_LABEL_STAMP}},
    {"repeated-line", true, EVIDENCE_ALWAYS, {EVIDENCE_REPEATED_OFTEN}},
    {"repeated-line", true, EVIDENCE_NEAR_SITE, {EVIDENCE_REPEATED}},
    {"ornament",
     true,
     EVIDENCE_ALWAYS,
     {EVIDENCE_ODD_SYMBOLS, EVIDENCE_IN_SQUARE, EVIDENCE_SQUARE_LABEL, EVIDENCE_OPENS_STAR, EVIDENCE_OPENS_SYMBOL,
      EVIDENCE_BLANKS_INSIDE}},
    {"to-the-reader", true, EVIDENCE_BLANKS_INSIDE, {EVIDENCE_TO_READER}},
    {"no-word", true, EVIDENCE_NEAR_SITE, {EVIDENCE_NO_HAN}},
    {"no-word", true, EVIDENCE_TAIL, {EVIDENCE_NO_HAN}},
    {"before-title", true, EVIDENCE_ALWAYS, {EVIDENCE_ABOVE_TITLE}},
    {"heads-a-list", true, EVIDENCE_TAIL, {EVIDENCE_NEXT_MARKER}},
    {"behind-the-end",
     false,
     EVIDENCE_BELOW_SITE,
     {EVIDENCE_FRAGMENT, EVIDENCE_TO_READER, EVIDENCE_ADVERT_3, EVIDENCE_LABEL, EVIDENCE_NO_HAN, EVIDENCE_ENDS_COLON}},
    {"behind-the-end", true, EVIDENCE_ALWAYS, {EVIDENCE_BELOW_SITE}},
    {"before-title", false, EVIDENCE_ABOVE_TITLE, {EVIDENCE_ABOVE_SITE}},
    {"behind-the-end", true, EVIDENCE_ALWAYS, {EVIDENCE_BELOW_SIGNED, EVIDENCE_TAIL}},
    {"beside-site-text", true, EVIDENCE_ABOVE_TITLE, {EVIDENCE_NEAR_SITE}},
    {"beside-site-text", true, EVIDENCE_TOP, {EVIDENCE_FRAGMENT}},
    {"beside-site-text", true, EVIDENCE_BELOW_SITE, {EVIDENCE_AMID_SITE}},
    {"beside-site-text", true, EVIDENCE_BELOW_SIGNED, {EVIDENCE_NEAR_SITE}},
};

static bool proves(const struct proof *proof, const struct evidence *evidence) {
  if (!evidence_has(evidence, proof->with))
    return false;
  for (guint i = 0; proof->facts[i] != EVIDENCE_ALWAYS; i++)
    if (evidence_has(evidence, proof->facts[i]))
      return true;
  return false;
}

/* Counts the kinds of proof and names the strongest.  How many of them are strong. */
static guint count_proofs(struct evidence *evidence) {
  const char *by_words = evidence->proof;
  guint strong = 0;
  evidence->proof = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(proofs); i++) {
    if (!proves(&proofs[i], evidence))
      continue;
    const char *rule = proofs[i].rule ? proofs[i].rule : by_words ? by_words : "site-word";
    evidence->proofs++;
    strong += !proofs[i].weak;
    if (!evidence->proof)
      evidence->proof = g_intern_string(rule);
  }
  return strong;
}

void evidence_proofs(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    struct evidence *evidence = sequence_evidence(sequence, i);
    guint strong = count_proofs(evidence);
    bool proved = strong > 0 || evidence->proofs > 1;
    bool of_title = strong == 0 && evidence->characters >= PART_CHARS && evidence_has(evidence, EVIDENCE_NEXT_TITLE) &&
                    evidence_has(evidence, EVIDENCE_TITLE_LIKE) &&
                    !HAS_ANY(evidence, EVIDENCE_ODD_SYMBOLS, EVIDENCE_BLANKS_INSIDE, EVIDENCE_COUNTER, EVIDENCE_WIDGET,
                             EVIDENCE_TO_READER, EVIDENCE_ADVERT_2, EVIDENCE_OPENS_SYMBOL);
    evidence->typed = !proved || of_title || (is_typed(evidence) && !evidence_has(evidence, EVIDENCE_JUNK_USER));
  }
}
