#include "write/docx/word_styles.h"

/* Text set in another face than the body's names its linked style on the run too: it then keeps its look when it is
 * pasted into a paragraph of another style. */
static const struct word_style normal = {"Normal", "Normal", ELEMENT_BODY, NULL, NULL, NULL, 0, -1, false, false};
static const struct word_style title = {"Title", "Title", ELEMENT_TITLE, "TitleChar", "标题 字符", "Normal",
                                        10,      -1,      false,         false};
static const struct word_style subtitle = {
    "Subtitle", "Subtitle", ELEMENT_SUBTITLE, "SubtitleChar", "标题副行 字符", "Normal", 11, -1, false, true};
static const struct word_style subtitle_date = {
    "Date", "Date", ELEMENT_SUBTITLE, "DateChar", "标题日期 字符", "Normal", 12, -1, false, true};
static const struct word_style speaker = {
    "Speaker", "署名", ELEMENT_SUBTITLE, "SpeakerChar", "标题署名 字符", "Normal", 12, -1, true, true};
static const struct word_style salutation = {
    "Salutation", "Salutation", ELEMENT_SALUTATION, NULL, NULL, "Normal", 13, -1, false, false};
static const struct word_style headings[] = {
    {"Heading1", "heading 1", ELEMENT_HEADING, "Heading1Char", "标题 1 字符", "Normal", 9, 0, false, false},
    {"Heading2", "heading 2", ELEMENT_HEADING_2, "Heading2Char", "标题 2 字符", "Normal", 9, 1, false, false},
    {"Heading3", "heading 3", ELEMENT_HEADING_3, "Heading3Char", "标题 3 字符", "Normal", 9, 2, false, false},
    {"Heading4", "heading 4", ELEMENT_HEADING_4, "Heading4Char", "标题 4 字符", "Normal", 9, 3, false, false},
};
static const struct word_style inner_salutation = {
    "InnerSalutation", "文中称谓", ELEMENT_INNER_SALUTATION, NULL, NULL, "Normal", 14, -1, true, false};
static const struct word_style stage_direction = {"StageDirection",
                                                  "会场提示",
                                                  ELEMENT_STAGE_DIRECTION,
                                                  "StageDirectionChar",
                                                  "标题外提示 字符",
                                                  "Normal",
                                                  15,
                                                  -1,
                                                  true,
                                                  true};
static const struct word_style note = {
    "SpeechNote", "注文", ELEMENT_NOTE, "SpeechNoteChar", "标题外注文 字符", "SpeechNote", 16, -1, true, true};
static const struct word_style signature = {
    "Signature", "Signature", ELEMENT_SIGNATURE, NULL, NULL, "SignatureDate", 17, -1, false, false};
static const struct word_style signature_date = {"SignatureDate", "落款", ELEMENT_DATE, NULL, NULL,
                                                 "Normal",        17,     -1,           true, false};
static const struct word_style attachment = {"Attachment", "附件", ELEMENT_ATTACHMENT, NULL, NULL, "Attachment", 18, -1,
                                             true,         false};
static const struct word_style table_text = {"TableText", "表格文字", ELEMENT_TABLE, NULL, NULL, "TableText",
                                             19,          -1,         true,          false};

const struct word_style *const word_styles[] = {
    &normal,      &title,       &subtitle,       &subtitle_date, &speaker,          &salutation,
    &headings[0], &headings[1], &headings[2],    &headings[3],   &inner_salutation, &stage_direction,
    &note,        &signature,   &signature_date, &attachment,    &table_text,       NULL,
};

const struct word_style *word_style_of(const struct block *block) {
  switch (block->role) {
  case ROLE_TITLE:
    return &title;
  case ROLE_SUBTITLE:
    return block->kind == KIND_DATE ? &subtitle_date : block->kind == KIND_SPEAKER ? &speaker : &subtitle;
  case ROLE_SALUTATION:
    return &salutation;
  case ROLE_HEADING:
    return &headings[CLAMP(block->level, 1, 4) - 1];
  case ROLE_INNER_SALUTATION:
    return &inner_salutation;
  case ROLE_STAGE_DIRECTION:
    return &stage_direction;
  case ROLE_NOTE:
    return &note;
  case ROLE_SIGNATURE:
    return block->kind == KIND_DATE ? &signature_date : &signature;
  case ROLE_ATTACHMENT:
    return &attachment;
  case ROLE_TABLE:
    return &table_text;
  case ROLE_BODY:
  case ROLE_COUNT:
    break;
  }
  return &normal;
}

const char *toc_style(guint level) {
  static const char *const ids[] = {"TOC1", "TOC2", "TOC3", "TOC4"};
  return ids[CLAMP(level, 1, 4) - 1];
}
