/* The XML of one package part as a stream of elements and text, read with libxml2's xmlTextReader.
 *
 * Defences (spec/docx.md 7): a DOCTYPE is refused before anything is parsed, so there are no entities to expand and
 * nothing outside to load; no network; elements nest at most LIMIT_DEPTH deep; libxml2's own limits stay on. */
#pragma once

#include "ooxml/package.h"

#include <glib.h>
#include <stdbool.h>

/* The elements that mean something to the reader, by local name.  Both WordprocessingML namespaces (transitional and
 * strict) count as one. */
/* clang-format off */
#define PART_WORD_TAGS(X)                                                                                              \
  X(abstractNum) X(abstractNumId) X(altChunk) X(b) X(basedOn) X(br) X(cellDel) X(cellIns) X(color) X(comment)          \
  X(commentRangeEnd) X(commentRangeStart) X(commentReference) X(cr) X(customXmlPr) X(del) X(delInstrText)              \
  X(delText) X(drawing) X(dstrike) X(em) X(endnote) X(endnoteReference) X(fldChar) X(fldData) X(footerReference)       \
  X(footnote) X(footnoteReference) X(framePr) X(ftr) X(gridBefore) X(gridSpan) X(hdr) X(headerReference)               \
  X(highlight) X(hyperlink) X(i) X(ilvl) X(ins) X(instrText) X(isLgl) X(link) X(lvl) X(lvlOverride)                    \
  X(lvlRestart) X(lvlText) X(moveFrom) X(moveTo) X(name) X(noBreakHyphen) X(num) X(numFmt) X(numId) X(numPr)           \
  X(numStyleLink) X(object) X(outlineLvl) X(p) X(pict) X(position) X(pPr) X(pPrChange) X(pStyle) X(ptab) X(r)          \
  X(rPr) X(rPrChange) X(rStyle) X(rt) X(rubyBase) X(rubyPr) X(sdtEndPr) X(sdtPr) X(sectPr) X(sectPrChange) X(shd)                  \
  X(smartTagPr) X(specVanish) X(start) X(startOverride) X(strike) X(style) X(subDoc) X(suff) X(sym) X(sz) X(t)         \
  X(tab) X(tbl) X(tblGrid) X(tblPr) X(tblPrEx) X(tc) X(tcPr) X(tr) X(trPr) X(txbxContent) X(u) X(vanish)               \
  X(vertAlign) X(vMerge)
/* clang-format on */

enum tag {
  TAG_OTHER,
#define PART_TAG(name) TAG_##name,
  PART_WORD_TAGS(PART_TAG)
#undef PART_TAG
      TAG_AlternateContent, /* mc: */
  TAG_Choice,
  TAG_Fallback,
  TAG_math_t, /* m:t and m:oMath */
  TAG_math_oMath,
  TAG_drawing_t,    /* a:t: text of a drawing that is no text box of the document */
  TAG_docPr,        /* wp:docPr: a drawing's name and description */
  TAG_textpath,     /* v:textpath: lettering, such as a watermark's */
  TAG_Relationship, /* of a .rels part */
  TAG_property,     /* of docProps/custom.xml */
  TAG_COUNT
};

enum part_event {
  PART_OPEN,  /* an element begins: part->tag */
  PART_CLOSE, /* it ends: part->tag; also after an empty element */
  PART_TEXT,  /* text in the innermost element: part_text() */
  PART_END,   /* nothing more, or an error: part_close() tells */
};

struct part {
  enum tag tag;               /* of the event */
  guint depth;                /* open elements, with the one that has just begun */
  enum tag open[LIMIT_DEPTH]; /* their tags */
  struct part_reader *reader; /* libxml2's side */
};

/* Begins to read `bytes`, which are kept until part_close().  `name` is for messages and must outlive the part. */
void part_open(struct part *part, const char *name, GBytes *bytes);

enum part_event part_next(struct part *part);

/* After PART_OPEN: goes on until the element is closed, without telling what is in it. */
void part_skip(struct part *part);

/* Goes through the elements inside the one that has just begun, at any depth, and tells nothing of text:
 *   for (guint outside = part_enter(part); part_child(part, outside);) switch (part->tag) …
 * part_child() is false when the element is closed.  A skipped element (part_skip) is passed over whole. */
guint part_enter(const struct part *part);
bool part_child(struct part *part, guint outside);

/* Reads a whole part of the package: `take` gets each element as it begins.  False and JIANGGAO_ERROR_INPUT when the
 * part is missing or damaged. */
bool part_read(struct package *package, const char *name, void (*take)(struct part *part, gpointer data), gpointer data,
               GError **error);

/* After PART_TEXT: the text, valid until the next event. */
const char *part_text(const struct part *part);

/* After PART_OPEN: the value of an attribute without namespace or in one of WordprocessingML; NULL when it is not
 * there.  Valid until the next event or call. */
const char *part_attribute(const struct part *part, const char *name);

/* The attribute r:id. */
const char *part_relation(const struct part *part);

/* The attribute as a number, or `otherwise` when it is not there or none. */
gint64 part_number(const struct part *part, const char *name, gint64 otherwise);

/* The value of w:val read as a toggle (17.3.2): absent, 1, true, on are on. */
bool part_toggle(const struct part *part);

/* Whether xml:space="preserve" is on the element. */
bool part_preserves(const struct part *part);

/* Frees what part_open() took.  False and JIANGGAO_ERROR_INPUT when the part could not be read to its end because it
 * is damaged, nests too deep or has a DOCTYPE.  `part_fail` errors come first. */
bool part_close(struct part *part, GError **error);

/* Ends the reading: part_next() gives PART_END and part_close() this error (taken over). */
void part_fail(struct part *part, GError *error);
