/* Phase: the members of series counted aloud: 一是 二是 四要, 第一， 首先 其次, —— (corpus GUIDE 20 to 24). */
#pragma once

#include "doc/doc.h"

/* Finds the points of all body blocks.  Linear in the length of the texts. */
void points_find(struct doc *doc);
