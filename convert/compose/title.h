/* Where a long title is broken into lines: by sense first and shape second, without fonts, so that print and Word
 * agree. */
#pragma once

#include "style/title_rules.h"

/* Chooses line breaks for a title (GB/T 9704-2012 7.3.1: 词意完整, 排列对称; typography E2).  A break needs evidence
 * (behind an organ, before a meeting's name or 暨 or 关于, beside a set phrase); without it, it costs more than any bad
 * shape.  Set phrases, “…” and 《…》, figures, 第N次 with what it counts, and 的讲话 with what it follows stay whole.
 * Lines have at most `soft` full-width characters where that does not cut sense, and `hard` at most (a half-width
 * character counts 1/2).  `*doubtful` is set when one of the breaks has no evidence.  Returns the byte offsets at which
 * new lines begin (of gsize, rising; empty for a title that fits); free with g_array_unref. */
GArray *title_breaks(const struct title_rules *rules, const char *title, double soft, double hard, bool *doubtful);
