/* What becomes of texts in every encoding, whole and damaged: compared with tests/data/decoded.txt. */
#include "text/source.h"
#include "unit/golden.h"

#define EXPECTED "tests/data/decoded.txt"
#define SHOWN_CHARS 14

static const char *const texts[] = {
    "渠",
    "渠水\n",
    "同志们：\n今天清渠。\n",
    "在清渠现场会上的讲话\r\n同志们：\r\n今天清渠的事，我先把话说在前头，大家都听好，渠是大家的渠。\r\n",
    "龘靐齉爩\n龘靐齉爩\n",
    "Qudong 2024\n渠\n",
    "no Han at all\r",
    "在清渠現場會上的講話\n各位鄉親：\n今天清渠的事，我先把話說在前頭，大家都聽好，渠是大家的渠。\n",
    "a\xC2\xA9 b\xC2\xAE c\xC3\x97 d\xC2\xB7\n",
};

static const struct {
  const char *encoding, *mark;
} forms[] = {
    {"UTF-8", ""},
    {"UTF-8", "\xEF\xBB\xBF"},
    {"GB18030", ""},
    {"BIG5", ""},
    {"UTF-16LE", ""},
    {"UTF-16BE", ""},
    {"UTF-16LE", "\xFF\xFE"},
    {"UTF-16BE", "\xFE\xFF"},
    {"UTF-32LE", "\xFF\xFE"},
};

/* What can happen to a file. */
enum damage { WHOLE, CUT_ONE, CUT_TWO, CUT_THREE, BROKEN_FIRST, BROKEN_MIDDLE, NUL_MIDDLE, TWICE, DAMAGES };
static const char *const damage_names[DAMAGES] = {"whole",        "one byte cut",  "two cut", "three cut",
                                                  "broken first", "broken middle", "NUL",     "repeated"};

static GString *damaged(const GString *whole, enum damage damage) {
  GString *bytes = g_string_new_len(whole->str, (gssize)whole->len);
  switch (damage) {
  case CUT_ONE:
  case CUT_TWO:
  case CUT_THREE:
    g_string_truncate(bytes, bytes->len - MIN(bytes->len, (gsize)damage));
    break;
  case BROKEN_FIRST:
    g_string_insert_c(bytes, 0, (char)0xFF);
    break;
  case BROKEN_MIDDLE:
    g_string_insert_c(bytes, (gssize)bytes->len / 2, (char)0x80);
    break;
  case NUL_MIDDLE:
    g_string_insert_c(bytes, (gssize)bytes->len / 2, '\0');
    break;
  case TWICE:
    for (guint i = 0; i < 20; i++)
      g_string_append_len(bytes, whole->str, (gssize)whole->len);
    break;
  default:
    break;
  }
  return bytes;
}

static void append_decoded(GString *all, const GString *bytes, bool lossy) {
  g_autoptr(Report) report = report_new();
  g_autoptr(GBytes) input = g_bytes_new(bytes->str, bytes->len);
  g_autoptr(GError) error = NULL;
  const struct decode_options options = {.lossy = lossy};
  g_autoptr(Source) source = source_decode("a.txt", input, &options, report, &error);
  g_string_append(all, lossy ? " | " : ": ");
  if (!source) {
    g_string_append_printf(all, "%.60s", error->message);
    return;
  }
  g_string_append_printf(all, "%s%s %s %u lines, %u told, ", source->encoding, source->bom ? "+" : "", source->newline,
                         source->lines->len, report->findings->len);
  const char *p = source->text;
  for (guint i = 0; i < SHOWN_CHARS && p < source->text + source->length; i++, p = g_utf8_next_char(p)) {
    gunichar c = g_utf8_get_char(p);
    if (c < 0x20)
      g_string_append_printf(all, "\\%02x", c);
    else
      g_string_append_unichar(all, c);
  }
}

static void every_encoding_whole_and_damaged(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  for (gsize t = 0; t < G_N_ELEMENTS(texts); t++)
    for (gsize f = 0; f < G_N_ELEMENTS(forms); f++) {
      gsize length;
      g_autofree char *converted = g_convert(texts[t], -1, forms[f].encoding, "UTF-8", NULL, &length, NULL);
      if (!converted)
        continue;
      g_autoptr(GString) whole = g_string_new(forms[f].mark);
      if (strcmp(forms[f].encoding, "UTF-32LE") == 0)
        g_string_append_len(whole, "\0\0", 2);
      g_string_append_len(whole, converted, (gssize)length);
      for (enum damage damage = WHOLE; damage < DAMAGES; damage++) {
        g_autoptr(GString) bytes = damaged(whole, damage);
        g_string_append_printf(all, "%zu %s%s, %s", t, forms[f].encoding, *forms[f].mark ? "+" : "",
                               damage_names[damage]);
        append_decoded(all, bytes, false);
        append_decoded(all, bytes, true);
        g_string_append_c(all, '\n');
      }
    }
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_encoding_whole_and_damaged),
  };
  return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
