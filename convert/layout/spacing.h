/* The blank in marks and between boxes: what neighbours take from each other, and what a line may take or add. */
#pragma once

#include "layout/boxes.h"

/* How far a mark is moved in its cell, em: a ？ in the middle of it goes to the left, to where the font's ！ begins
 * (W11; GB/T 15834 5.1.2). */
double mark_shift(struct face *face, guint32 glyph, gunichar c);

/* What makes a mark half a cell wide, in em: 1/2 in all, from the side that is blank by its nature first (opening
 * marks left, all others right), and never nearer to the ink, moved by `shift`, than a quarter of `ink_gap` (em).  A
 * font with its marks in the middle of the cell gives from both sides; a wide mark gives less than 1/2. */
struct blanks mark_half(struct face *face, guint32 glyph, enum char_class class, double shift, double ink_gap);

/* Which of two neighbouring marks becomes half a cell wide (W2). */
enum pair { PAIR_NONE, PAIR_FIRST, PAIR_SECOND, PAIR_BOTH };

/* `left` and `right` are characters, with their classes.  ？！ and ！！ take one cell together (GB/T 15834 5.1.2). */
enum pair mark_pair(enum char_class left_class, gunichar left, enum char_class right_class, gunichar right);

/* Second step of boxes_new: halves adjacent marks (W2) and opens gaps between Han and Latin (W9).  `text` is what the
 * boxes were made of. */
void boxes_space(struct boxes *boxes, const char *text, const struct style *style, const struct galley *galley);

/* Last step: the numbers of headings and items with their marks neither give nor take (W13), nor does what turn lines
 * hang behind (附件：1. or who speaks), so that the first line begins with them. */
void boxes_hold_numbers(struct boxes *boxes, const struct galley *galley);

/* A blank that was typed between Han and a word or figure is as wide as the gap that stands there without it (W9); that
 * behind a number, which boxes_hold_numbers holds, keeps its width. */
void boxes_set_typed_gaps(struct boxes *boxes, const struct style *style, const struct galley *galley);

/* Makes the gaps of the paragraph (paragraph.h) as wide as they are to be. */
void boxes_open_gaps(struct boxes *boxes, const struct galley *galley);

/* Lets a row such as ！！！！！ or ××××× be parted anywhere when it is too long for a line (break_is_overlong): else it
 * would run over the edge of the paper, where nothing is drawn.  `cell` is in pt. */
void boxes_part_rows(struct boxes *boxes, double cell);

/* What goes from a box at the start of a turn line (W4: opening marks), and at the end of a line (W3: closing marks,
 * commas, stops); pt.  At the start of a paragraph an opening mark keeps its cell, as in Word; in no case does a mark
 * at the edge of a line give more.  A full-width mark that is drawn for a half-width one ends the line with its ink (W3
 * takes both): programs that read the page know it by the author's character, which has no blank half. */
double box_start_trim(const struct box *box);
double box_end_trim(const struct box *box);

/* How much a box itself can give in a step of W8, and the gap before it in the step SHRINK_GAP; pt at the glyph size
 * `size`. */
double box_shrink(const struct box *box, enum shrink_step step, const struct spacing *spacing, double size);
double box_gap_shrink(const struct box *box, const struct spacing *spacing, double size);

/* How much a box that is a space or a mark with its blank half, and a gap between Han and Latin before a box, may grow
 * before all gaps of the line do (W8); pt.  Commas and stops take little, so that nobody sees it; quotes and brackets,
 * which stand open as they are, take nothing. */
double box_stretch(const struct box *box, const struct spacing *spacing, double size);
double box_gap_stretch(const struct box *box, const struct spacing *spacing);

/* How much more they may grow where the gaps would open wider than OPEN_GAP otherwise: to the style's greatest gap, and
 * marks so far that most lines half a cell short stay within it; pt. */
double box_stretch_more(const struct box *box, const struct spacing *spacing, double size);
double box_gap_stretch_more(const struct box *box, const struct spacing *spacing);

/* True when the place before a box opens with all others on a stretched line: not inside words and —— and beside
 * connectors.  `left` is the box before. */
bool box_opens(const struct box *left, const struct box *box);
