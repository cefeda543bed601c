#include "ooxml/word_styles.h"

/* Text set in another face than the body's names its linked style on the run too: it then keeps its look when it is
 * pasted into a paragraph of another style. */
/* clang-format off */
const struct word_style word_styles[] = {
  {ROLE_BODY, KIND_NONE, 0, "Normal", "Normal", NULL, NULL, NULL, 0, -1, false, false},
  {ROLE_TITLE, KIND_NONE, 0, "Title", "Title", "TitleChar", "标题 字符", "Normal", 10, -1, false, false},
  {ROLE_SUBTITLE, KIND_NONE, 0, "Subtitle", "Subtitle", "SubtitleChar", "标题副行 字符", "Normal", 11, -1, false, true},
  {ROLE_SUBTITLE, KIND_DATE, 0, "Date", "Date", "DateChar", "标题日期 字符", "Normal", 12, -1, false, true},
  {ROLE_SUBTITLE, KIND_SPEAKER, 0, "Speaker", "署名", "SpeakerChar", "标题署名 字符", "Normal", 12, -1, true, true},
  {ROLE_SALUTATION, KIND_NONE, 0, "Salutation", "Salutation", NULL, NULL, "Normal", 13, -1, false, false},
  {ROLE_HEADING, KIND_NONE, 1, "Heading1", "heading 1", "Heading1Char", "标题 1 字符", "Normal", 9, 0, false, false},
  {ROLE_HEADING, KIND_NONE, 2, "Heading2", "heading 2", "Heading2Char", "标题 2 字符", "Normal", 9, 1, false, false},
  {ROLE_HEADING, KIND_NONE, 3, "Heading3", "heading 3", "Heading3Char", "标题 3 字符", "Normal", 9, 2, false, false},
  {ROLE_HEADING, KIND_NONE, 4, "Heading4", "heading 4", "Heading4Char", "标题 4 字符", "Normal", 9, 3, false, false},
  {ROLE_INNER_SALUTATION, KIND_NONE, 0, "InnerSalutation", "文中称谓", NULL, NULL, "Normal", 14, -1, true, false},
  {ROLE_STAGE_DIRECTION, KIND_NONE, 0, "StageDirection", "会场提示", "StageDirectionChar", "标题外提示 字符", "Normal", 15, -1,
   true, true},
  {ROLE_NOTE, KIND_NONE, 0, "SpeechNote", "注文", "SpeechNoteChar", "标题外注文 字符", "SpeechNote", 16, -1, true, true},
  {ROLE_SIGNATURE, KIND_NONE, 0, "Signature", "Signature", NULL, NULL, "SignatureDate", 17, -1, false, false},
  {ROLE_SIGNATURE, KIND_DATE, 0, "SignatureDate", "落款", NULL, NULL, "Normal", 17, -1, true, false},
  {ROLE_ATTACHMENT, KIND_NONE, 0, "Attachment", "附件", NULL, NULL, "Attachment", 18, -1, true, false},
  {ROLE_TABLE, KIND_NONE, 0, "TableText", "表格文字", NULL, NULL, "TableText", 19, -1, true, false},
};
/* clang-format on */

const guint word_styles_count = G_N_ELEMENTS(word_styles);

const struct word_style *word_style_of(const struct block *block) {
  const struct word_style *found = &word_styles[0];
  guint level = block->role == ROLE_HEADING ? CLAMP(block->level, 1, 4) : 0;
  for (gsize i = 0; i < word_styles_count; i++) {
    const struct word_style *style = &word_styles[i];
    if (style->role == block->role && style->level == level && (style->kind == KIND_NONE || style->kind == block->kind))
      found = style; /* the row of its kind stands behind that of all kinds */
  }
  return found;
}

const char *toc_style(guint level) {
  static const char *const ids[] = {"TOC1", "TOC2", "TOC3", "TOC4"};
  return ids[CLAMP(level, 1, 4) - 1];
}
