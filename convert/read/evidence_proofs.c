/* Removing needs proof.  What proves that a piece is no part of the speech: all that its words say is one kind of
 * proof, however many lists they stand in; its shape, its place and what repeats it are others.  And which shapes never
 * go, whatever their words (corpus GUIDE 6, 7c, 7d). */
#include "read/sight.h"

/* A line above a title that may belong to it has this many characters at least. */
#define PART_CHARS 4

enum proof_kind { PROOF_WORDS, PROOF_SHAPE, PROOF_FRAME, PROOF_DRESS, PROOF_PLACE, PROOF_REPEAT, PROOF_KINDS };

/* The strongest proof of each kind counts, and a piece goes when together they make WHOLE: by one that is of the whole
 * line, or by two kinds of which one is strong. */
enum strength { WEAK = 1, STRONG, WHOLE };

/* So many facts has a row at most, with the EVIDENCE_ALWAYS that ends it. */
#define ROW_FACTS 17

/* Each row: one of the facts, together with another, proves so much.  The rule is what a dropped piece names; NULL: the
 * rule of styles/junk.rules that its words or its pattern are of.  The first row that holds names it. */
static const struct proof {
  enum proof_kind kind;
  enum strength strength;
  const char *rule;
  enum evidence_id with; /* and this, too */
  enum evidence_id facts[ROW_FACTS];
} proofs[] = {
    /* the user has said so */
    {PROOF_SHAPE, WHOLE, NULL, EVIDENCE_ALWAYS, {EVIDENCE_JUNK_USER}},
    /* what stands in the text once more: the other one stays */
    {PROOF_REPEAT, WHOLE, "title-twice", EVIDENCE_ABOVE_ALL, {EVIDENCE_TITLE_AGAIN}},
    {PROOF_REPEAT, STRONG, "title-twice", EVIDENCE_ABOVE_TITLE, {EVIDENCE_NAMES_LATER, EVIDENCE_TITLE_AGAIN}},
    {PROOF_REPEAT, WHOLE, "excerpt", EVIDENCE_ALWAYS, {EVIDENCE_EXCERPT}},
    {PROOF_REPEAT, WHOLE, "contents", EVIDENCE_ALWAYS, {EVIDENCE_CONTENTS}},
    /* shapes that only a page has */
    {PROOF_SHAPE, WHOLE, NULL, EVIDENCE_ALWAYS, {EVIDENCE_JUNK_FORM}},
    {PROOF_SHAPE, WHOLE, "rule-line", EVIDENCE_ALWAYS, {EVIDENCE_RULE}},
    {PROOF_SHAPE, WHOLE, "net-address", EVIDENCE_ALWAYS, {EVIDENCE_NET_LINE}},
    {PROOF_SHAPE, WHOLE, "hidden", EVIDENCE_ALWAYS, {EVIDENCE_HIDDEN}},
    {PROOF_SHAPE, WHOLE, "chat", EVIDENCE_ALWAYS, {EVIDENCE_CHAT_STAMP}},
    {PROOF_SHAPE, WHOLE, "recording", EVIDENCE_ALWAYS, {EVIDENCE_RECORDED}},
    {PROOF_REPEAT, STRONG, "recording", EVIDENCE_ALWAYS, {EVIDENCE_RECORDED}},
    {PROOF_SHAPE, WHOLE, "forum-floor", EVIDENCE_ALWAYS, {EVIDENCE_FLOOR}},
    {PROOF_SHAPE, WHOLE, "navigation", EVIDENCE_ALWAYS, {EVIDENCE_PAGE_LINKS}},
    {PROOF_SHAPE,
     WHOLE,
     "navigation",
     EVIDENCE_PATH,
     {EVIDENCE_OUTSIDE, EVIDENCE_ADVERT_1, EVIDENCE_ADVERT_2, EVIDENCE_ADVERT_3, EVIDENCE_ADVERT_5, EVIDENCE_WIDGET,
      EVIDENCE_PAGE_WORDED, EVIDENCE_TO_READER, EVIDENCE_LABEL_STAMP, EVIDENCE_LABELS, EVIDENCE_CLOCK}},
    {PROOF_SHAPE, STRONG, "navigation", EVIDENCE_ALWAYS, {EVIDENCE_MENU, EVIDENCE_TAGS}},
    {PROOF_SHAPE, WHOLE, "counter", EVIDENCE_OUTSIDE, {EVIDENCE_COUNTERS}},
    {PROOF_SHAPE, STRONG, "counter", EVIDENCE_ALWAYS, {EVIDENCE_COUNTERS}},
    {PROOF_REPEAT, STRONG, "site-name", EVIDENCE_ABOVE_TITLE, {EVIDENCE_NAMED_BY_SITE}},
    {PROOF_WORDS, WEAK, "site-name", EVIDENCE_ABOVE_TITLE, {EVIDENCE_SITE_NAME}},
    {PROOF_SHAPE, WHOLE, "upload-stamp", EVIDENCE_YEAR_DAY, {EVIDENCE_CLOCK}},
    {PROOF_SHAPE, WHOLE, "noise", EVIDENCE_ALWAYS, {EVIDENCE_NOISE}},
    {PROOF_SHAPE, WHOLE, "label-pairs", EVIDENCE_LABEL_STAMP, {EVIDENCE_LABELS}},
    {PROOF_SHAPE, STRONG, "net-address", EVIDENCE_ENDS_OPEN, {EVIDENCE_NET_ADDRESS}},
    /* words: a line of a page's words alone, or with more of them than of others, is a strong proof */
    {PROOF_WORDS, STRONG, NULL, EVIDENCE_ALWAYS, {EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK}},
    {PROOF_WORDS, STRONG, NULL, EVIDENCE_LABEL_STAMP, {EVIDENCE_ADVERT_3, EVIDENCE_ADVERT_5}},
    {PROOF_WORDS, STRONG, NULL, EVIDENCE_JUNK_EDGE, {EVIDENCE_ADVERT_5}},
    {PROOF_WORDS,
     WEAK,
     NULL,
     EVIDENCE_ALWAYS,
     {EVIDENCE_JUNK_LINE, EVIDENCE_ADVERT_NAMED, EVIDENCE_ADVERT_5, EVIDENCE_ADVERT_3, EVIDENCE_WIDGET,
      EVIDENCE_JUNK_EDGE}},
    {PROOF_WORDS, STRONG, "lead-in", EVIDENCE_ALWAYS, {EVIDENCE_ASSISTANT}},
    {PROOF_WORDS, WEAK, "lead-in", EVIDENCE_ALWAYS, {EVIDENCE_LESSON}},
    {PROOF_WORDS, WEAK, "to-the-reader", EVIDENCE_ALWAYS, {EVIDENCE_SITE_VOICE, EVIDENCE_TO_READER}},
    {PROOF_WORDS, WEAK, NULL, EVIDENCE_BELOW_SITE, {EVIDENCE_ADVERT_2}},
    {PROOF_WORDS, WEAK, NULL, EVIDENCE_SAID_ABOVE, {EVIDENCE_ADVERT_1, EVIDENCE_ADVERT_2}},
    {PROOF_WORDS,
     WEAK,
     "sample-label",
     EVIDENCE_ALWAYS,
     {EVIDENCE_COLLECTION, EVIDENCE_ENDS_SAMPLE, EVIDENCE_PART_LABEL, EVIDENCE_LABEL_STAMP}},
    /* shapes that a speech may have, too */
    {PROOF_SHAPE, WHOLE, "sample-label", EVIDENCE_ALWAYS, {EVIDENCE_SAMPLE_LABEL}},
    {PROOF_SHAPE, STRONG, "label-pairs", EVIDENCE_ALWAYS, {EVIDENCE_LABELS}},
    {PROOF_SHAPE, STRONG, "label-pairs", EVIDENCE_OUTSIDE, {EVIDENCE_LABEL_STAMP}},
    {PROOF_SHAPE, STRONG, "credits", EVIDENCE_BELOW_ALL, {EVIDENCE_LABEL_CREDIT}},
    {PROOF_SHAPE,
     STRONG,
     "upload-stamp",
     EVIDENCE_ABOVE_ALL,
     {EVIDENCE_CLOCK, EVIDENCE_YEAR_DAY, EVIDENCE_DATE_FIGURES}},
    {PROOF_SHAPE, STRONG, "upload-stamp", EVIDENCE_TAIL, {EVIDENCE_CLOCK, EVIDENCE_YEAR_DAY, EVIDENCE_DATE_FIGURES}},
    {PROOF_SHAPE, STRONG, "sample-label", EVIDENCE_PART_LABEL, {EVIDENCE_OUTLINE, EVIDENCE_IN_SQUARE}},
    {PROOF_FRAME,
     STRONG,
     "ornament",
     EVIDENCE_IN_SYMBOLS,
     {EVIDENCE_ADVERT_2, EVIDENCE_ADVERT_3, EVIDENCE_ADVERT_5, EVIDENCE_PAGE_ONLY, EVIDENCE_WIDGET}},
    {PROOF_FRAME, STRONG, "ornament", EVIDENCE_OTHER_DRESS, {EVIDENCE_IN_DASHES}},
    {PROOF_FRAME, STRONG, "ornament", EVIDENCE_TAIL, {EVIDENCE_BAR}},
    {PROOF_FRAME, STRONG, "ornament", EVIDENCE_OUTSIDE, {EVIDENCE_TAGS}},
    {PROOF_SHAPE, STRONG, "counter", EVIDENCE_ALWAYS, {EVIDENCE_COUNTER}},
    {PROOF_SHAPE, WEAK, "list-entry", EVIDENCE_OUTSIDE, {EVIDENCE_ENTRY}},
    {PROOF_FRAME, WEAK, "ornament", EVIDENCE_ABOVE_TITLE, {EVIDENCE_HYPHEN}},
    {PROOF_FRAME,
     WEAK,
     "ornament",
     EVIDENCE_ALWAYS,
     {EVIDENCE_ODD_SYMBOLS, EVIDENCE_BAR, EVIDENCE_IN_DASHES, EVIDENCE_IN_SQUARE, EVIDENCE_SQUARE_LABEL,
      EVIDENCE_OPENS_STAR, EVIDENCE_OPENS_SYMBOL}},
    {PROOF_FRAME,
     WEAK,
     "ornament",
     EVIDENCE_IN_ROUND,
     {EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_ADVERT_2, EVIDENCE_ADVERT_3, EVIDENCE_ADVERT_5,
      EVIDENCE_TO_READER, EVIDENCE_SITE_VOICE}},
    {PROOF_SHAPE, WEAK, "ornament", EVIDENCE_ALWAYS, {EVIDENCE_BLANKS_INSIDE}},
    {PROOF_SHAPE, WEAK, "label-pairs", EVIDENCE_LABEL, {EVIDENCE_LABEL_STAMP}},
    {PROOF_SHAPE, WEAK, "no-word", EVIDENCE_ALWAYS, {EVIDENCE_NO_HAN}},
    {PROOF_SHAPE,
     WEAK,
     "behind-the-end",
     EVIDENCE_BELOW_SITE,
     {EVIDENCE_FRAGMENT, EVIDENCE_LABEL, EVIDENCE_ENDS_COLON}},
    {PROOF_SHAPE, STRONG, "heads-a-list", EVIDENCE_NEXT_SITE, {EVIDENCE_NEXT_MARKER}},
    {PROOF_SHAPE, WEAK, "heads-a-list", EVIDENCE_TAIL, {EVIDENCE_NEXT_MARKER}},
    {PROOF_SHAPE, WEAK, "lead-in", EVIDENCE_SAID_ABOVE, {EVIDENCE_ENDS_COLON}},
    {PROOF_SHAPE, WEAK, "beside-site-text", EVIDENCE_ABOVE_SITE, {EVIDENCE_FRAGMENT, EVIDENCE_LABEL}},
    {PROOF_SHAPE, WEAK, "beside-site-text", EVIDENCE_TOP, {EVIDENCE_FRAGMENT, EVIDENCE_LABEL}},
    {PROOF_SHAPE, WEAK, "beside-site-text", EVIDENCE_PREVIOUS_SITE, {EVIDENCE_JUNK_LINE}},
    {PROOF_REPEAT, STRONG, "repeated-line", EVIDENCE_JUNK_LINE, {EVIDENCE_REPEATED, EVIDENCE_REPEATED_OFTEN}},
    {PROOF_REPEAT, WEAK, "repeated-line", EVIDENCE_OTHER_DRESS, {EVIDENCE_REPEATED_OFTEN}},
    {PROOF_REPEAT, WEAK, "repeated-line", EVIDENCE_BELOW_SITE, {EVIDENCE_REPEATED, EVIDENCE_REPEATED_OFTEN}},
    /* where it stands */
    {PROOF_PLACE, WHOLE, "lesson", EVIDENCE_ALWAYS, {EVIDENCE_IN_LESSON}},
    {PROOF_PLACE, WHOLE, "mail", EVIDENCE_ALWAYS, {EVIDENCE_MAIL}},
    {PROOF_PLACE, WHOLE, "chat", EVIDENCE_ALWAYS, {EVIDENCE_CHAT}},
    {PROOF_PLACE, WHOLE, "lead-in", EVIDENCE_ALWAYS, {EVIDENCE_RULED_OFF}},
    {PROOF_PLACE, WHOLE, "recording", EVIDENCE_ALWAYS, {EVIDENCE_RECORDER}},
    {PROOF_PLACE, WHOLE, "dialogue", EVIDENCE_ALWAYS, {EVIDENCE_DIALOGUE}},
    {PROOF_REPEAT, WHOLE, "other-titles", EVIDENCE_ALWAYS, {EVIDENCE_OTHER_TITLE}},
    {PROOF_PLACE, WHOLE, "behind-the-end", EVIDENCE_ALWAYS, {EVIDENCE_CLOSED}},
    {PROOF_PLACE, WHOLE, "before-title", EVIDENCE_SAID_ABOVE, {EVIDENCE_ABOVE_SITE, EVIDENCE_PREVIOUS_SITE}},
    {PROOF_PLACE, WHOLE, "lead-in", EVIDENCE_LEAD_IN, {EVIDENCE_SAID_ABOVE, EVIDENCE_ENDS_OPEN}},
    {PROOF_PLACE, STRONG, "lead-in", EVIDENCE_ALWAYS, {EVIDENCE_SAID_ABOVE}},
    {PROOF_PLACE, STRONG, "before-title", EVIDENCE_ABOVE_TITLE, {EVIDENCE_ABOVE_ALL, EVIDENCE_BELOW_SITE}},
    {PROOF_PLACE, STRONG, "behind-the-end", EVIDENCE_ALWAYS, {EVIDENCE_BELOW_SITE}},
    {PROOF_PLACE, WEAK, "behind-the-end", EVIDENCE_ALWAYS, {EVIDENCE_BELOW_SIGNED}},
    {PROOF_PLACE,
     WEAK,
     "behind-the-end",
     EVIDENCE_TAIL,
     {EVIDENCE_ENDS_OPEN, EVIDENCE_ENDS_COLON, EVIDENCE_ENDS_DOTS, EVIDENCE_ENDS_PAUSE, EVIDENCE_SITE_VOICE,
      EVIDENCE_ASSISTANT, EVIDENCE_JUNK_EDGE}},
    {PROOF_PLACE,
     WEAK,
     "behind-the-end",
     EVIDENCE_BELOW_ALL,
     {EVIDENCE_ENDS_OPEN, EVIDENCE_ENDS_COLON, EVIDENCE_ENDS_DOTS, EVIDENCE_SITE_VOICE, EVIDENCE_ASSISTANT}},
    {PROOF_PLACE, WEAK, "foreign", EVIDENCE_ALWAYS, {EVIDENCE_FOREIGN}},
    {PROOF_PLACE, WEAK, "beside-site-text", EVIDENCE_ALWAYS, {EVIDENCE_TOP, EVIDENCE_AMID_SITE}},
    {PROOF_PLACE, WEAK, "beside-site-text", EVIDENCE_ABOVE_ALL, {EVIDENCE_NEAR_SITE}},
    {PROOF_PLACE, WEAK, "lead-in", EVIDENCE_ABOVE_TITLE, {EVIDENCE_ASSISTANT}},
    {PROOF_PLACE, STRONG, "site-name", EVIDENCE_ALWAYS, {EVIDENCE_BYLINE}},
    {PROOF_PLACE, STRONG, "behind-the-end", EVIDENCE_ALWAYS, {EVIDENCE_RUNS_INTO_SITE}},
    /* how it is set */
    {PROOF_DRESS, STRONG, "other-dress", EVIDENCE_TAIL, {EVIDENCE_OTHER_DRESS}},
    {PROOF_DRESS, WEAK, "other-dress", EVIDENCE_ALWAYS, {EVIDENCE_OTHER_DRESS}},
    /* how it is worded, where no other row names it */
    {PROOF_WORDS, STRONG, "worded-as-page", EVIDENCE_TAIL, {EVIDENCE_PAGE_WORDED_WELL}},
    {PROOF_WORDS, WEAK, "worded-as-page", EVIDENCE_TAIL, {EVIDENCE_PAGE_WORDED}},
    {PROOF_WORDS, WEAK, "worded-as-page", EVIDENCE_ABOVE_TITLE, {EVIDENCE_PAGE_WORDED}},
};

/* Each row: what has one of the facts, together with another, is never left out, unless one of the last facts shows
 * that it is no such thing. */
static const struct keep {
  enum evidence_id with;
  enum evidence_id facts[ROW_FACTS];
  enum evidence_id unless[ROW_FACTS];
} keeps[] = {
    /* those who are spoken to, places and dates of the speech, its attachments, notes and who signs */
    {EVIDENCE_ALWAYS,
     {EVIDENCE_HEARERS, EVIDENCE_OPENS_SPEECH, EVIDENCE_HEARERS_AGAIN, EVIDENCE_GREETING, EVIDENCE_PLACE_PAIR,
      EVIDENCE_SECRECY, EVIDENCE_DOCUMENT_NUMBER, EVIDENCE_DATE_ROUND, EVIDENCE_ANNOUNCED, EVIDENCE_LABEL_LIST,
      EVIDENCE_TITLE_UPPER},
     {EVIDENCE_ALWAYS}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_ATTACHMENT, EVIDENCE_IN_ATTACHMENT, EVIDENCE_SIGNS_DATE, EVIDENCE_SIGNS_ABOVE, EVIDENCE_IN_NOTES,
      EVIDENCE_DATE_BEHIND_NAME, EVIDENCE_RECORDED_NAME},
     {EVIDENCE_ALWAYS}},
    {EVIDENCE_DATE_FIGURES, {EVIDENCE_MOVED}, {EVIDENCE_ALWAYS}},
    {EVIDENCE_IN_ROUND,
     {EVIDENCE_YEAR_DAY},
     {EVIDENCE_CLOCK, EVIDENCE_LABEL, EVIDENCE_ADVERT_1, EVIDENCE_ADVERT_2, EVIDENCE_ADVERT_3, EVIDENCE_ADVERT_5,
      EVIDENCE_PAGE_WORDED, EVIDENCE_SITE_NAME, EVIDENCE_NET_ADDRESS, EVIDENCE_BELOW_SITE}},
    {EVIDENCE_DATE_DOTTED, {EVIDENCE_ALWAYS}, {EVIDENCE_TOP, EVIDENCE_ABOVE_SITE}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_SPEAKER, EVIDENCE_SIGNS_ALONE},
     {EVIDENCE_NAME_BARE, EVIDENCE_PAGE_ONLY, EVIDENCE_LABELS, EVIDENCE_LABEL_STAMP, EVIDENCE_CLOCK, EVIDENCE_JUNK_FORM,
      EVIDENCE_ODD_SYMBOLS}},
    /* a title, and what belongs to it */
    {EVIDENCE_ALWAYS,
     {EVIDENCE_TITLE_ANCHOR},
     {EVIDENCE_PAGE_ONLY, EVIDENCE_JUNK_FORM, EVIDENCE_NET_ADDRESS, EVIDENCE_LABEL_STAMP, EVIDENCE_ODD_SYMBOLS,
      EVIDENCE_IN_LESSON}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_ABOVE_DASH},
     {EVIDENCE_PAGE_ONLY, EVIDENCE_JUNK_FORM, EVIDENCE_NET_ADDRESS, EVIDENCE_LABELS, EVIDENCE_IN_LESSON}},
    {EVIDENCE_HEAD,
     {EVIDENCE_OPENS_DASH},
     {EVIDENCE_RULE, EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_NET_ADDRESS}},
    {EVIDENCE_ABOVE_TITLE,
     {EVIDENCE_SPEECH_KIND, EVIDENCE_OPENS_TITLE},
     {EVIDENCE_ABOVE_SITE, EVIDENCE_COLLECTION, EVIDENCE_ODD_SYMBOLS, EVIDENCE_PAGE_ONLY, EVIDENCE_LABEL,
      EVIDENCE_IN_SQUARE, EVIDENCE_COUNTER, EVIDENCE_JUNK_FORM, EVIDENCE_IN_LESSON, EVIDENCE_ASSISTANT,
      EVIDENCE_SAID_ABOVE, EVIDENCE_BLANKS_INSIDE, EVIDENCE_CHARS_4, EVIDENCE_PART_LABEL, EVIDENCE_SAMPLE_LABEL,
      EVIDENCE_PATH}},
    {EVIDENCE_ALWAYS, {EVIDENCE_AT_MEETING}, {EVIDENCE_BELOW_SITE, EVIDENCE_IN_LESSON, EVIDENCE_CHAT}},
    {EVIDENCE_OUTLINE_DEEP, {EVIDENCE_PART_LABEL}, {EVIDENCE_NEXT_HEARERS, EVIDENCE_NEXT_TITLE}},
    /* what is said */
    {EVIDENCE_ALWAYS,
     {EVIDENCE_SLOGAN},
     {EVIDENCE_PAGE_ONLY, EVIDENCE_SITE_VOICE, EVIDENCE_NET_ADDRESS, EVIDENCE_JUNK_FORM, EVIDENCE_DIALOGUE,
      EVIDENCE_CHAT, EVIDENCE_ABOVE_TITLE}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_FAREWELL},
     {EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_IN_LESSON, EVIDENCE_CHAT, EVIDENCE_CLOCK}},
    {EVIDENCE_ALWAYS, {EVIDENCE_SPEECH_FIRST}, {EVIDENCE_ASSISTANT, EVIDENCE_JUNK_FORM, EVIDENCE_HIDDEN}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_MID_SENTENCE},
     {EVIDENCE_BELOW_SITE, EVIDENCE_ABOVE_TITLE, EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_JUNK_FORM,
      EVIDENCE_NET_ADDRESS}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_DONE, EVIDENCE_REMARK},
     {EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_JUNK_FORM, EVIDENCE_LABEL_STAMP, EVIDENCE_BELOW_SITE}},
    {EVIDENCE_FIGURES_ALONE,
     {EVIDENCE_ALWAYS},
     {EVIDENCE_ABOVE_ALL, EVIDENCE_TAIL, EVIDENCE_DATE_FIGURES, EVIDENCE_JUNK_FORM}},
    /* set as the speech is, where what is surely a site's is not */
    {EVIDENCE_OWN_DRESS,
     {EVIDENCE_TAIL},
     {EVIDENCE_SITE_ALONE, EVIDENCE_PAGE_ONLY, EVIDENCE_PAGE_TALK, EVIDENCE_JUNK_FORM, EVIDENCE_LABEL_STAMP}},
    /* a number of a series */
    {EVIDENCE_ALWAYS,
     {EVIDENCE_SERIES_ALONE, EVIDENCE_SERIES_RUN_IN, EVIDENCE_SERIES_PARAGRAPHS},
     {EVIDENCE_SAMPLE_LABEL, EVIDENCE_BELOW_SITE, EVIDENCE_IN_LESSON}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_MARKER},
     {EVIDENCE_SAMPLE_LABEL, EVIDENCE_BELOW_SITE, EVIDENCE_IN_LESSON, EVIDENCE_PAGE_TALK}},
    /* a sentence */
    {EVIDENCE_BETWEEN, {EVIDENCE_LABEL_SENTENCE}, {EVIDENCE_ALWAYS}},
    {EVIDENCE_BELOW_HEADING, {EVIDENCE_ENDS_STOP}, {EVIDENCE_BELOW_SITE, EVIDENCE_SITE_ALONE, EVIDENCE_IN_LESSON}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_ENDS_STOP, EVIDENCE_STOP_INSIDE, EVIDENCE_SPOKEN},
     {EVIDENCE_OUTSIDE, EVIDENCE_BELOW_SITE, EVIDENCE_HIDDEN, EVIDENCE_FLOOR, EVIDENCE_IN_LESSON, EVIDENCE_CHAT,
      EVIDENCE_NO_HAN, EVIDENCE_JUNK_FORM}},
    {EVIDENCE_ALWAYS,
     {EVIDENCE_ENDS_STOP, EVIDENCE_STOP_INSIDE, EVIDENCE_SPOKEN},
     {EVIDENCE_RUNS_INTO_SITE, EVIDENCE_PAGE_TALK, EVIDENCE_PAGE_ONLY, EVIDENCE_SITE_VOICE, EVIDENCE_ASSISTANT,
      EVIDENCE_LESSON, EVIDENCE_HIDDEN, EVIDENCE_FLOOR, EVIDENCE_SAID_ABOVE, EVIDENCE_IN_LESSON, EVIDENCE_CHAT,
      EVIDENCE_NO_HAN, EVIDENCE_JUNK_FORM, EVIDENCE_CLOSED, EVIDENCE_JUNK_EDGE}},
};

/* What has one of these, together with another, stands there for something else, whatever its shape. */
static const struct {
  enum evidence_id with, fact;
} never_kept[] = {{EVIDENCE_ALWAYS, EVIDENCE_TITLE_AGAIN},
                  {EVIDENCE_ALWAYS, EVIDENCE_CONTENTS},
                  {EVIDENCE_ALWAYS, EVIDENCE_MAIL},
                  {EVIDENCE_ALWAYS, EVIDENCE_EXCERPT},
                  {EVIDENCE_ALWAYS, EVIDENCE_RULED_OFF},
                  {EVIDENCE_ALWAYS, EVIDENCE_DIALOGUE},
                  {EVIDENCE_ALWAYS, EVIDENCE_RECORDED},
                  {EVIDENCE_ALWAYS, EVIDENCE_RECORDER},
                  {EVIDENCE_ALWAYS, EVIDENCE_OTHER_TITLE},
                  {EVIDENCE_ALWAYS, EVIDENCE_JUNK_USER},
                  {EVIDENCE_ABOVE_TITLE, EVIDENCE_NAMES_LATER}};

/* Adds up the strongest proof of each kind; counts the kinds and names the first. */
static guint weigh_proofs(struct evidence *evidence, guint kinds) {
  const char *by_words = evidence->proof ? evidence->proof : "site-word";
  guint strengths[PROOF_KINDS] = {0};
  const char *rule = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(proofs); i++) {
    const struct proof *proof = &proofs[i];
    if (!(kinds >> proof->kind & 1) || !evidence_has(evidence, proof->with) ||
        !evidence_has_one_of(evidence, proof->facts))
      continue;
    strengths[proof->kind] = MAX(strengths[proof->kind], (guint)proof->strength);
    if (!rule)
      rule = proof->rule ? proof->rule : by_words;
  }
  guint sum = 0;
  evidence->proofs = 0;
  for (guint kind = 0; kind < PROOF_KINDS; kind++) {
    sum += strengths[kind];
    evidence->proofs += strengths[kind] > 0;
  }
  evidence->proof = rule ? g_intern_string(rule) : NULL;
  return sum;
}

/* Whether a line directly above a title may be part of it. */
static bool is_of_title(const struct evidence *evidence) {
  return evidence->characters >= PART_CHARS && evidence_has(evidence, EVIDENCE_NEXT_TITLE) &&
         evidence_has(evidence, EVIDENCE_TITLE_LIKE) &&
         !evidence_has_any(evidence, EVIDENCE_ODD_SYMBOLS, EVIDENCE_BLANKS_INSIDE, EVIDENCE_COUNTER, EVIDENCE_PAGE_ONLY,
                           EVIDENCE_OPENS_SYMBOL, EVIDENCE_IN_LESSON, EVIDENCE_PART_LABEL, EVIDENCE_ADVERT_5,
                           EVIDENCE_LABEL, EVIDENCE_TAGS, EVIDENCE_HYPHEN, EVIDENCE_ENTRY, EVIDENCE_PAGE_TALK,
                           EVIDENCE_MENU, EVIDENCE_NAMED_BY_SITE, EVIDENCE_SITE_NAME, EVIDENCE_ADVERT_DENSE,
                           EVIDENCE_WIDGET, EVIDENCE_CHAT, EVIDENCE_SAID_ABOVE);
}

/* Whether the piece has a shape that never goes. */
static bool is_kept(const struct evidence *evidence) {
  for (guint i = 0; i < G_N_ELEMENTS(never_kept); i++)
    if (evidence_has(evidence, never_kept[i].with) && evidence_has(evidence, never_kept[i].fact))
      return false;
  for (guint i = 0; i < G_N_ELEMENTS(keeps); i++)
    if (evidence_has(evidence, keeps[i].with) &&
        (keeps[i].facts[0] == EVIDENCE_ALWAYS || evidence_has_one_of(evidence, keeps[i].facts)) &&
        !evidence_has_one_of(evidence, keeps[i].unless))
      return true;
  return is_of_title(evidence);
}

/* The kinds of proof that a piece bears itself. */
#define OWN_KINDS (1u << PROOF_WORDS | 1u << PROOF_SHAPE | 1u << PROOF_FRAME)

bool evidence_proves_alone(const struct evidence *evidence) {
  struct evidence alone = *evidence;
  return weigh_proofs(&alone, OWN_KINDS) >= WHOLE;
}

bool evidence_proves_with_place(const struct evidence *evidence) {
  struct evidence all = *evidence;
  struct evidence others = *evidence;
  return weigh_proofs(&all, ~0u) >= WHOLE && weigh_proofs(&others, ~OWN_KINDS) < WHOLE && !is_kept(evidence);
}

void evidence_proofs(const struct sequence *sequence) {
  for (guint i = 0; i < sequence->count; i++) {
    struct evidence *evidence = sequence_evidence(sequence, i);
    evidence->typed = weigh_proofs(evidence, ~0u) < WHOLE || is_kept(evidence);
  }
}
