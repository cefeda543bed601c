#include "layout/punctuation.h"

struct blanks mark_half(struct face *face, guint32 glyph, enum char_class class, double ink_gap) {
  struct ink ink;
  if (!face_ink(face, glyph, &ink))
    return (struct blanks){0, 0.5f};
  double advance = face_advance(face, glyph);
  float left = (float)CLAMP(ink.left - ink_gap / 4, 0, 0.5);
  float right = (float)CLAMP(advance - ink.right - ink_gap / 4, 0, 0.5);
  struct blanks half;
  if (class == CLASS_OPEN) {
    half.left = left;
    half.right = MIN(right, 0.5f - left);
  } else if (class_is_mark(class)) {
    half.right = right;
    half.left = MIN(left, 0.5f - right);
  } else { /* · and ／ sit in the middle */
    half.left = MIN(left, MAX(0.25f, 0.5f - right));
    half.right = MIN(right, 0.5f - half.left);
  }
  return half;
}

static bool is_exclamation(gunichar c) {
  return c == 0xFF01 || c == 0xFF1F;
}

enum pair mark_pair(enum char_class left_class, gunichar left, enum char_class right_class, gunichar right) {
  if (!class_is_mark(left_class) || !class_is_mark(right_class))
    return PAIR_NONE;
  if (left_class == CLASS_OPEN)
    return right_class == CLASS_OPEN ? PAIR_SECOND : PAIR_NONE;
  return is_exclamation(left) && is_exclamation(right) ? PAIR_BOTH : PAIR_FIRST;
}
