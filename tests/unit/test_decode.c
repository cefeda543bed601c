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

/* The characters that Windows' western code page has for the bytes; "" where Latin-1 is meant. */
static GString *read_as_western(const char *bytes, gsize length, bool windows) {
  GString *text = g_string_new(NULL);
  for (gsize i = 0; i < length; i++) {
    g_autofree char *own = windows ? g_convert(bytes + i, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL) : NULL;
    if (own)
      g_string_append(text, own);
    else
      g_string_append_unichar(text, (guchar)bytes[i]);
  }
  return text;
}

/* What is made of a text that is sound UTF-8, and what is told of it. */
static void append_sense(GString *all, const char *about, const GString *text) {
  g_string_append(all, about);
  append_decoded(all, text, false);
  append_decoded(all, text, true);
  g_autoptr(Report) report = report_new();
  g_autoptr(GBytes) input = g_bytes_new(text->str, text->len);
  G_GNUC_UNUSED g_autoptr(Source) source = source_decode("a.txt", input, NULL, report, NULL);
  for (guint i = 0; i < report->findings->len; i++)
    g_string_append_printf(all, " %s",
                           finding_name(((const struct finding *)g_ptr_array_index(report->findings, i))->id));
  g_string_append_c(all, '\n');
}

/* Text that another program read wrongly before it was saved. */
static void append_mistaken(GString *all, const char *text) {
  static const char *const encodings[] = {"UTF-8", "GB18030"};
  for (guint e = 0; e < G_N_ELEMENTS(encodings); e++)
    for (guint cut = 0; cut < 2; cut++)
      for (guint windows = 0; windows < 2; windows++) {
        gsize length;
        g_autofree char *bytes = g_convert(text, -1, encodings[e], "UTF-8", NULL, &length, NULL);
        assert_non_null(bytes);
        g_autoptr(GString) wrong = read_as_western(bytes, length - cut, windows);
        g_autofree char *about = g_strdup_printf("%s as %s%s, %.6s", encodings[e], windows ? "Windows-1252" : "Latin-1",
                                                 cut ? ", cut" : "", text);
        append_sense(all, about, wrong);
      }
  gsize length;
  g_autofree char *chinese = g_convert_with_fallback(text, -1, "UTF-8", "GB18030", "?", NULL, &length, NULL);
  if (!chinese)
    return;
  g_autoptr(GString) wrong = g_string_new_len(chinese, (gssize)length);
  g_autofree char *about = g_strdup_printf("UTF-8 as GB18030, %.6s", text);
  append_sense(all, about, wrong);
}

/* Every byte from 80 to 9F, in characters that are read as western letters. */
static void what_another_program_read_wrongly(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  static const char *const spoken[] = {"今天的渠水是大家的，不是谁一个人的。",
                                       "的一是在不了有和人这中大为上个国我以要他", "渠壑",
                                       "在清渠會上，我們來說這個事。"};
  for (guint i = 0; i < G_N_ELEMENTS(spoken); i++)
    append_mistaken(all, spoken[i]);
  for (gunichar last = 0x80; last < 0xA0; last++) {
    g_autoptr(GString) text = g_string_new("的一是在不了有和人这中大");
    g_string_append_unichar(text, 0x6C00 + (last & 0x3F)); /* ends in the byte */
    append_mistaken(all, text->str);
  }
  assert_int_equal(golden_compare("tests/data/mistaken.txt", all->str), 0);
}

/* So many of each character, one behind the other. */
static void append_counted(GString *all, const char *parts, ...) G_GNUC_NULL_TERMINATED;
static void append_counted(GString *all, const char *parts, ...) {
  g_autoptr(GString) text = g_string_new(NULL), about = g_string_new(NULL);
  va_list rest;
  va_start(rest, parts);
  for (const char *part = parts; part; part = va_arg(rest, const char *)) {
    guint count = va_arg(rest, guint);
    for (guint i = 0; i < count; i++)
      g_string_append(text, part);
    g_string_append_printf(about, "%u %s ", count, part);
  }
  va_end(rest);
  append_sense(all, about->str, text);
}

static void how_much_makes_no_sense(G_GNUC_UNUSED void **state) {
  g_autoptr(GString) all = g_string_new(NULL);
  static const char *const western[] = {"\xC2\x80", "\xC2\x9F", "\u00A0", "\u00A1", "\u00B0", "\u00B7", "\u00D7",
                                        "\u00FF",   "\u0100",   "\u0151", "\u0152", "\u02DC", "\u02DD", "e"};
  for (guint i = 0; i < G_N_ELEMENTS(western); i++)
    for (guint count = 7; count <= 8; count++)
      append_counted(all, western[i], count, NULL);
  for (guint count = 8; count <= 9; count++) {
    append_counted(all, "\u00E9", count, "渠", 2u, NULL);
    append_counted(all, "渠", count - 1, "\uE000", 1u, NULL);
  }
  for (guint count = 9; count <= 11; count++)
    append_counted(all, "渠", count, NULL);
  for (guint count = 38; count <= 41; count++)
    append_counted(all, "渠", count, NULL);
  for (guint common = 3; common <= 5; common++)
    append_counted(all, "渠", 48 - common, "的", common, NULL);
  append_counted(all, "渠", 400u, "的", 400u, NULL); /* only the first 400 are looked at */
  append_counted(all, "渠", 390u, "的", 400u, NULL);
  append_counted(all, "渠", 360u, "的", 400u, NULL);
  assert_int_equal(golden_compare("tests/data/senseless.txt", all->str), 0);
}

/* What the bytes are taken for; "none" when they are refused. */
static void assert_encoding(const GString *bytes, const char *encoding, gsize row) {
  g_autoptr(Report) report = report_new();
  g_autoptr(GBytes) input = g_bytes_new(bytes->str, bytes->len);
  const struct decode_options options = {.lossy = true};
  g_autoptr(Source) source = source_decode("a.txt", input, &options, report, NULL);
  const char *got = source ? source->encoding : "none";
  if (strcmp(got, encoding) != 0)
    fail_msg("row %zu: %s", row, got);
}

static void append_times(GString *text, const char *words, guint times) {
  while (times-- > 0)
    g_string_append(text, words);
}

/* One in twenty, counted by bytes. */
static void few_broken_places_are_still_utf8(G_GNUC_UNUSED void **state) {
  static const struct {
    guint han, latin, broken;
    const char *encoding;
  } cases[] = {{19, 1, 1, "GB18030"}, {20, 0, 1, "UTF-8"},   {18, 3, 1, "UTF-8"}, {39, 1, 2, "GB18030"},
               {40, 0, 2, "UTF-8"},   {40, 0, 3, "GB18030"}, {0, 30, 1, "UTF-8"}, {0, 29, 1, "GB18030"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_times(text, "\xFF.", cases[i].broken);
    append_times(text, "é", cases[i].latin);
    append_times(text, "渠", cases[i].han);
    assert_encoding(text, cases[i].encoding, i);
  }
}

/* Common in Big5 alone are 會, in both encodings 渠, and in none 乂. */
static void much_of_big5_is_common_there_and_not_elsewhere(G_GNUC_UNUSED void **state) {
  static const struct {
    guint alone, both, none;
    const char *more, *encoding;
  } cases[] = {{19, 0, 0, "", "GB18030"}, {20, 0, 0, "", "Big5"},    {20, 0, 0, "\xFF.", "GB18030"},
               {18, 0, 2, "", "GB18030"}, {19, 0, 2, "", "Big5"},    {18, 0, 1, "", "GB18030"},
               {19, 0, 1, "", "Big5"},    {4, 16, 0, "", "GB18030"}, {5, 15, 0, "", "Big5"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_times(text, "\xB7\x7C", cases[i].alone);
    append_times(text, "\xB4\xEB", cases[i].both);
    append_times(text, "\xC9\x40", cases[i].none);
    g_string_append(text, cases[i].more);
    assert_encoding(text, cases[i].encoding, i);
  }
}

/* Which pairs are common in which encoding: `share` of a hundred are this pair, the others as many of a pair that is
 * common in both (B0A1) that GB18030 is right where this one is common there too, and rare ones (A440). */
static void pairs_of_big5_at_the_edges_of_rows(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *pair;
    guint share, common;
    const char *encoding;
  } cases[] = {{"\xA1\xA1", 80, 0, "GB18030"}, {"\xA1\x7E", 80, 0, "Big5"},    {"\xA3\xA1", 80, 0, "GB18030"},
               {"\xA4\xA1", 80, 0, "Big5"},    {"\xAF\xA1", 80, 0, "Big5"},    {"\xB0\xFE", 80, 0, "GB18030"},
               {"\xC6\xA1", 80, 0, "GB18030"}, {"\xD7\xA1", 8, 72, "GB18030"}, {"\xD8\xA1", 8, 70, "Big5"},
               {"\xF9\xFE", 8, 70, "Big5"},    {"\xFA\xA1", 8, 0, "GB18030"},  {"\xA0\xA1", 8, 0, "GB18030"},
               {"\xA1\x40", 80, 0, "Big5"},    {"\xB1\x7F", 8, 0, "GB18030"},  {"\xB1\xA0", 8, 0, "GB18030"},
               {"\xB1\xFF", 8, 0, "GB18030"},  {"\xB1\x3F", 8, 0, "GB18030"},  {"\xC7\xA1", 10, 0, "GB18030"},
               {"\xC6\xFE", 10, 0, "Big5"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new(NULL);
    append_times(text, cases[i].pair, cases[i].share);
    append_times(text, "\xB0\xA1", cases[i].common);
    append_times(text, "\xA4\x40", 100 - cases[i].share - cases[i].common);
    assert_encoding(text, cases[i].encoding, i);
  }
}

/* Nine of ten units have a high byte of ideographs or ASCII, in one order and not in the other: a may be read in both.
 */
static void nine_units_of_ten_make_utf16(G_GNUC_UNUSED void **state) {
  static const struct {
    const char *text;
    bool is_utf16;
  } cases[] = {{"渠渠渠渠渠渠渠渠!!", true},  {"渠渠渠渠渠渠渠渠!—", false}, {"渠渠渠渠渠渠渠渠!!—", true},
               {"aaaaaa!!!!", true},          {"aaaaaaa!!!", false},         {"!", true},
               {"，，，，，，，，，!", true}, {"。。。。。。。。。!", true}, {"一龥!", true}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    for (guint big = 0; big < 2; big++) {
      gsize length;
      const char *encoding = big ? "UTF-16BE" : "UTF-16LE";
      g_autofree char *units = g_convert(cases[i].text, -1, encoding, "UTF-8", NULL, &length, NULL);
      g_autoptr(GString) bytes = g_string_new_len(units, (gssize)length);
      assert_encoding(bytes, cases[i].is_utf16 ? encoding : "none", 2 * i + big);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_encoding_whole_and_damaged),
      cmocka_unit_test(what_another_program_read_wrongly),
      cmocka_unit_test(how_much_makes_no_sense),
      cmocka_unit_test(few_broken_places_are_still_utf8),
      cmocka_unit_test(nine_units_of_ten_make_utf16),
      cmocka_unit_test(much_of_big5_is_common_there_and_not_elsewhere),
      cmocka_unit_test(pairs_of_big5_at_the_edges_of_rows),
  };
  return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
