#include "text/sense.h"

#include "base/error.h"
#include "base/messages.h"
#include "text/chars.h"

#include <string.h>

/* Text is looked at until so many ideographs were seen: with so many of them common ones it makes sense. */
#define SAMPLE_HAN 400
#define COMMON_PART 6

/* Fewer ideographs than this say nothing, nor do so many of which one in … is common. */
#define FEW_HAN 40
#define RARE_PART 12

/* Nor does text with one private-use character in so many ideographs. */
#define PRIVATE_PART 8

/* So many letters of western Europe and no ideograph are no speech; so many common ideographs prove what they were. */
#define WESTERN_LETTERS 8
#define MIN_COMMON 3

/* So many places of a hundred may be broken in text that was decoded wrongly and then cut or copied. */
#define BROKEN_PERCENT 40

/* The commonest characters of modern Chinese, in both scripts: about half of any text. */
static const char common[] =
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建"
    "月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接"
    "知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器"
    "压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议"
    "這個為時來們對會發動過說產種經進著電裡現實體機當點從業應開還後學國";

/* What a text is made of. */
struct makeup {
  guint han, common, western, private_use, broken;
};

/* Letters of Latin-1 beyond ASCII, and what Windows has in the gaps of it: Chinese text has hardly any. */
static bool is_western(gunichar c) {
  return (c >= 0x80 && c <= 0xFF && c != 0xA0 && c != 0xB7 && c != 0xD7 && c != 0xB0) || (c >= 0x152 && c <= 0x2DC);
}

static struct makeup makeup_of(const char *text, gsize length) {
  struct makeup makeup = {0};
  for (const char *p = text; p < text + length && makeup.han < SAMPLE_HAN; p = g_utf8_next_char(p)) {
    if ((guchar)*p < 0x80)
      continue;
    gunichar c = chars_at(p);
    if (chars_is_han(c)) {
      makeup.han++;
      makeup.common += chars_is_one_of(common, c);
    }
    makeup.western += is_western(c);
    makeup.private_use += chars_is_private_use(c);
    makeup.broken += c == 0xFFFD;
  }
  return makeup;
}

static bool makes_sense(const struct makeup *makeup) {
  return makeup->common >= MIN_COMMON && makeup->common * COMMON_PART >= makeup->han;
}

static bool makes_none(const struct makeup *makeup) {
  if (makeup->han == 0)
    return makeup->western >= WESTERN_LETTERS;
  return makeup->western > makeup->han * 4 || makeup->private_use * PRIVATE_PART > makeup->han ||
         (makeup->han >= FEW_HAN / 4 && makeup->common * RARE_PART < makeup->han);
}

/* The byte that Windows' western code page or Latin-1 has for the character, or -1. */
static int western_byte(gunichar c) {
  static const gunichar windows[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c < 0x100)
    return (int)c;
  for (guint i = 0; i < G_N_ELEMENTS(windows); i++)
    if (windows[i] == c)
      return (int)(0x80 + i);
  return -1;
}

/* The bytes that were read as western letters; NULL when a character is none. */
static char *western_bytes(const char *text, gsize length, gsize *size) {
  g_autoptr(GString) bytes = g_string_sized_new(length);
  for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
    int byte = western_byte(chars_at(p));
    if (byte < 0)
      return NULL;
    g_string_append_c(bytes, (char)byte);
  }
  *size = bytes->len;
  return g_string_free(g_steal_pointer(&bytes), FALSE);
}

/* A pair of encodings: bytes of the one were read as the other. */
struct mistake {
  const char *right, *wrong;
};

/* The bytes as they were before they were decoded wrongly; NULL when these characters cannot have come of it. */
static char *bytes_before(const struct mistake *mistake, const char *text, gsize length, gsize *size) {
  if (strcmp(mistake->wrong, "Latin-1") == 0)
    return western_bytes(text, length, size);
  return g_convert(text, (gssize)length, mistake->wrong, "UTF-8", NULL, size, NULL);
}

/* What came of looking for a mistake. */
struct mending {
  const struct mistake *mistake; /* NULL: there was none */
  char *mended;                  /* the text set right, or NULL */
  gsize length;
};

/* Decodes UTF-8 in which some places are broken: these become U+FFFD. */
static char *decode_broken(const char *bytes, gsize size, gsize *length) {
  char *text = g_utf8_make_valid(bytes, (gssize)size);
  *length = strlen(text);
  return text;
}

/* What the text was before the mistake; *whole says that every character came back.  NULL: it makes no sense so. */
static char *undo(const struct mistake *mistake, const char *text, gsize length, gsize *mended, bool *whole) {
  gsize size;
  g_autofree char *bytes = bytes_before(mistake, text, length, &size);
  if (!bytes)
    return NULL;
  g_autofree char *before = g_convert(bytes, (gssize)size, "UTF-8", mistake->right, NULL, mended, NULL);
  *whole = before != NULL;
  if (!before && strcmp(mistake->right, "UTF-8") == 0)
    before = decode_broken(bytes, size, mended);
  if (!before)
    return NULL;
  struct makeup makeup = makeup_of(before, *mended);
  bool sense = makes_sense(&makeup) && makeup.broken * 100 <= (makeup.han + makeup.broken) * BROKEN_PERCENT;
  return sense ? g_steal_pointer(&before) : NULL;
}

/* Text that was decoded wrongly: told as what it is, and set right where every character comes back. */
static struct mending check_mistakes(const char *text, gsize length, bool mend, struct report *report) {
  static const struct mistake mistakes[] = {{"UTF-8", "Latin-1"}, {"GB18030", "Latin-1"}, {"UTF-8", "GB18030"}};
  struct mending mending = {.mistake = NULL};
  for (guint i = 0; i < G_N_ELEMENTS(mistakes) && !mending.mistake; i++) {
    bool whole = false;
    g_autofree char *before = undo(&mistakes[i], text, length, &mending.length, &whole);
    if (!before)
      continue;
    mending.mistake = &mistakes[i];
    if (!mend)
      continue;
    struct finding *finding =
        report_add(report, FINDING_DOUBLE_ENCODED, (struct place){0},
                   _("this is %s that another program read as %s before it was saved: %s"), mistakes[i].right,
                   mistakes[i].wrong, whole ? _("it was set right") : _("parts of it are lost: get the text anew"));
    if (!whole)
      continue;
    finding->severity = SEVERITY_WARNING;
    mending.mended = g_steal_pointer(&before);
  }
  return mending;
}

/* What stands where characters were lost before: the sign for that, what becomes of it when it is read as GB18030, and
 * what debuggers fill memory with.  `own`: the signs in the text are this program's. */
static void report_lost(const char *text, bool own, struct report *report) {
  static const char *const remains[] = {"锟斤拷", "烫烫烫", "屯屯屯", "\xEF\xBF\xBD"};
  for (guint i = 0; i < G_N_ELEMENTS(remains) - own; i++) {
    const char *found = strstr(text, remains[i]);
    if (!found)
      continue;
    guint line = 1;
    for (const char *p = text; (p = memchr(p, '\n', (gsize)(found - p))); p++)
      line++;
    report_add(report, FINDING_CHARACTERS_LOST, (struct place){line, 0, remains[i]},
               _("%s stands where characters were lost before the text was saved: get the text anew"), remains[i]);
    return;
  }
}

bool sense_check(const char *name, char **text, gsize *length, const char *encoding, bool mend, struct report *report,
                 GError **error) {
  struct makeup makeup = makeup_of(*text, *length);
  report_lost(*text, mend, report);
  if (!makes_none(&makeup))
    return true;
  struct mending mending = check_mistakes(*text, *length, mend, report);
  if (mending.mistake && !mend) {
    g_set_error(error, JIANGGAO_ERROR, JIANGGAO_ERROR_INPUT,
                _("%s is %s that another program read as %s before it was saved: get the text anew, or go on with "
                  "--lossy, which sets right what can be"),
                name, mending.mistake->right, mending.mistake->wrong);
    return false;
  }
  bool rare = makeup.han == 0 || (makeup.han >= FEW_HAN && makeup.common * RARE_PART < makeup.han);
  if (!mending.mistake && rare)
    report_add(report, FINDING_NO_SENSE, (struct place){0},
               _("read as %s, the text has hardly any common Chinese character: name another encoding with --encoding, "
                 "or get the text anew"),
               encoding);
  if (mending.mended) {
    g_free(*text);
    *text = mending.mended;
    *length = mending.length;
  }
  return true;
}
