/* Word files as people and programs make them, put together by a lot from a grammar: what is read of them is what it
 * was (tests/data/drawn-docx.txt), with changes settled, and where that differs, rejected and accepted:
 *   # 3 ⟨p⟩⟨r⟩⟨t⟩渠⟨/t⟩⟨/r⟩⟨/p⟩                the body, in short
 *   >  [body: 渠]                            the blocks with their marks, what was left out, what was told */
#include "unit/golden.h"
#include "unit/word_told.h"

#define EXPECTED "tests/data/drawn-docx.txt"

enum { FILES = 240, DEEPEST = 8 };

/* A rule's choices are parted by |; {name} in one is a choice of that rule.  Deep inside, the first choice is taken. */
static const struct {
  const char *name, *choices;
} rules[] = {
    {"body", "{block}{block}{block}|{block}|{block}{block}{block}{block}{block}{block}|{block}{block}⟨sectPr⟩"
             "⟨headerReference r:id=\"header1.xml\"/⟩⟨footerReference r:id=\"footer1.xml\"/⟩⟨/sectPr⟩"},
    {"block",
     "{p}|{p}|{p}|{p}|{p}|{p}|{table}|⟨sdt⟩⟨sdtPr⟩⟨tag w:val=\"水\"/⟩⟨/sdtPr⟩⟨sdtContent⟩{p}⟨/sdtContent⟩⟨/sdt⟩|"
     "⟨commentRangeStart w:id=\"1\"/⟩{p}⟨commentRangeEnd w:id=\"1\"/⟩"},
    {"p", "⟨p⟩{pPr}{runs}⟨/p⟩"},
    {"pPr", "||⟨pPr⟩{style}{number}{outline}{frame}{mark}{old}⟨/pPr⟩"},
    {"style", "||⟨pStyle w:val=\"H1\"/⟩|⟨pStyle w:val=\"H2\"/⟩|⟨pStyle w:val=\"T\"/⟩|⟨pStyle w:val=\"S\"/⟩|"
              "⟨pStyle w:val=\"D\"/⟩|⟨pStyle w:val=\"C\"/⟩|⟨pStyle w:val=\"L\"/⟩|⟨pStyle w:val=\"V\"/⟩|"
              "⟨pStyle w:val=\"none\"/⟩|⟨pStyle w:val=\"O\"/⟩"},
    {"number",
     "|||⟨numPr⟩⟨ilvl w:val=\"{012}\"/⟩⟨numId w:val=\"{123}\"/⟩⟨/numPr⟩|⟨numPr⟩⟨numId w:val=\"{012}\"/⟩⟨/numPr⟩"},
    {"012", "0|0|1|2|9|-1"},
    {"123", "1|1|2|3|4|0"},
    {"outline", "||||⟨outlineLvl w:val=\"{012}\"/⟩"},
    {"frame", "|||||⟨framePr w:dropCap=\"drop\"/⟩|⟨framePr w:dropCap=\"none\"/⟩"},
    {"mark",
     "||||⟨rPr⟩⟨vanish/⟩⟨/rPr⟩|⟨rPr⟩⟨specVanish/⟩⟨/rPr⟩|⟨rPr⟩⟨ins w:id=\"9\"/⟩⟨/rPr⟩|⟨rPr⟩⟨del w:id=\"9\"/⟩⟨/rPr⟩|"
     "⟨rPr⟩⟨moveFrom w:id=\"9\"/⟩⟨/rPr⟩"},
    {"old", "||||⟨pPrChange w:id=\"8\"⟩⟨pPr⟩⟨pStyle w:val=\"H1\"/⟩⟨/pPr⟩⟨/pPrChange⟩"},
    {"runs", "{r}|{run}|{run}{run}|{run}{run}{run}|"},
    {"run", "{r}|{r}|{r}|{r}|{change}|{field}|{drawing}|{ruby}|{place}|⟨mc:AlternateContent⟩⟨mc:Choice⟩{r}⟨/mc:Choice⟩"
            "⟨mc:Fallback⟩{r}⟨/mc:Fallback⟩⟨/mc:AlternateContent⟩|⟨m:oMath⟩⟨m:r⟩⟨m:t⟩a²+b²⟨/m:t⟩⟨/m:r⟩⟨/m:oMath⟩"},
    {"change",
     "⟨ins w:id=\"2\" w:author=\"{who}\"⟩{r}⟨/ins⟩|⟨del w:id=\"3\" w:author=\"{who}\"⟩⟨r⟩⟨delText⟩闸⟨/delText⟩⟨/r⟩"
     "⟨/del⟩|⟨moveTo w:id=\"4\"⟩{r}⟨/moveTo⟩|⟨moveFrom w:id=\"5\"⟩{r}⟨/moveFrom⟩"},
    {"who", "渠长|jianggao"},
    {"field", "⟨r⟩⟨fldChar w:fldCharType=\"begin\"/⟩⟨/r⟩⟨r⟩⟨instrText⟩{instruction}⟨/instrText⟩⟨/r⟩"
              "⟨r⟩⟨fldChar w:fldCharType=\"separate\"/⟩⟨/r⟩{r}⟨r⟩⟨fldChar w:fldCharType=\"end\"/⟩⟨/r⟩|"
              "⟨fldSimple w:instr=\"PAGE\"⟩{r}⟨/fldSimple⟩|⟨r⟩⟨fldChar w:fldCharType=\"{event}\"/⟩⟨/r⟩"},
    {"instruction", "PAGE| HYPERLINK \"http://渠.cn/\" |HYPERLINK \\l \"a\"|HYPERLINK \"\"|HYPERLINK \"a"},
    {"event", "begin|separate|end|other"},
    {"drawing",
     "⟨r⟩⟨drawing⟩⟨wp:docPr descr=\"{words}\"/⟩⟨/drawing⟩⟨/r⟩|⟨r⟩⟨pict⟩⟨v:textpath string=\"艺术字\"/⟩⟨/pict⟩⟨/r⟩|"
     "⟨r⟩⟨object/⟩⟨/r⟩|⟨r⟩⟨drawing⟩⟨txbxContent⟩{p}{p}⟨/txbxContent⟩⟨/drawing⟩⟨/r⟩|"
     "⟨r⟩⟨pict⟩⟨txbxContent⟩{block}⟨/txbxContent⟩⟨/pict⟩⟨/r⟩"},
    {"ruby", "⟨r⟩⟨ruby⟩⟨rubyPr/⟩⟨rt⟩⟨r⟩⟨t⟩qú⟨/t⟩⟨/r⟩⟨/rt⟩⟨rubyBase⟩{r}⟨/rubyBase⟩⟨/ruby⟩⟨/r⟩"},
    {"place",
     "⟨commentRangeStart w:id=\"{12}\"/⟩{r}⟨commentRangeEnd w:id=\"{12}\"/⟩|⟨r⟩⟨commentReference w:id=\"{12}\"/⟩⟨/r⟩|"
     "⟨r⟩⟨footnoteReference w:id=\"{12}\"/⟩⟨/r⟩|⟨r⟩⟨endnoteReference w:id=\"1\"/⟩⟨/r⟩|"
     "⟨r⟩⟨footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/⟩⟨t⟩*⟨/t⟩⟨/r⟩|⟨altChunk r:id=\"none\"/⟩|"
     "⟨hyperlink r:id=\"hyperlink1.xml\"⟩{r}⟨/hyperlink⟩"},
    {"12", "1|2|3"},
    {"r", "⟨r⟩{rPr}{text}⟨/r⟩"},
    {"rPr",
     "|||⟨rPr⟩{look}⟨/rPr⟩|⟨rPr⟩{look}{look}⟨/rPr⟩|⟨rPr⟩⟨b/⟩⟨rPrChange w:id=\"7\"⟩⟨rPr⟩{look}⟨/rPr⟩⟨/rPrChange⟩⟨/rPr⟩"},
    {"look",
     "⟨b/⟩|⟨b w:val=\"0\"/⟩|⟨i/⟩|⟨u w:val=\"single\"/⟩|⟨u w:val=\"none\"/⟩|⟨strike/⟩|⟨vertAlign "
     "w:val=\"superscript\"/⟩|"
     "⟨vertAlign w:val=\"subscript\"/⟩|⟨em w:val=\"dot\"/⟩|⟨color w:val=\"{colour}\"/⟩|⟨highlight w:val=\"{ground}\"/⟩|"
     "⟨shd w:fill=\"{colour}\"/⟩|⟨vanish/⟩|⟨vanish w:val=\"0\"/⟩|⟨position w:val=\"{rise}\"/⟩⟨sz w:val=\"{size}\"/⟩|"
     "⟨rStyle w:val=\"B\"/⟩|⟨rStyle w:val=\"H1C\"/⟩|⟨rStyle w:val=\"X\"/⟩"},
    {"colour", "FF0000|505050|505051|ffffff|auto|00510G"},
    {"ground", "yellow|none"},
    {"rise", "6|-6|0"},
    {"size", "16|32|31|0"},
    {"text", "⟨t⟩{words}⟨/t⟩|⟨t⟩{words}⟨/t⟩|⟨t⟩{words}⟨/t⟩|⟨t xml:space=\"preserve\"⟩ {words} "
             "⟨/t⟩|⟨t⟩{words}⟨/t⟩⟨br/⟩⟨t⟩{words}⟨/t⟩|"
             "⟨tab/⟩⟨t⟩{words}⟨/t⟩|⟨t⟩{words}⟨/t⟩⟨sym w:font=\"Wingdings\" "
             "w:char=\"F0FC\"/⟩|⟨t⟩ab⟨/t⟩⟨br/⟩⟨t⟩cd⟨/t⟩|⟨sym w:char=\"E001\"/⟩"},
    {"words", "水|渠要修直。|一、清渠|（一）看水的人要会看天。| "
              "|2024年5月|a|水是从山上下来的。|同志们：|在渠上的讲话"},
    {"table", "⟨tbl⟩⟨tblPr/⟩⟨tr⟩{trPr}{tc}{tc}⟨/tr⟩⟨tr⟩{trPr}{tc}{tc}⟨/tr⟩⟨/tbl⟩|⟨tbl⟩⟨tr⟩{tc}{tc}{tc}⟨/"
              "tr⟩⟨tr⟩{trPr}{tc}{tc}⟨/tr⟩"
              "⟨tr⟩{tc}{tc}{tc}⟨/tr⟩⟨/tbl⟩|⟨tbl⟩⟨tr⟩{tc}⟨/tr⟩⟨tr⟩{tc}⟨/tr⟩⟨/tbl⟩|⟨tbl⟩⟨tr⟩{tc}{tc}⟨/tr⟩⟨/tbl⟩"},
    {"trPr",
     "||||⟨trPr⟩⟨gridBefore w:val=\"1\"/⟩⟨/trPr⟩|⟨trPr⟩⟨ins w:id=\"6\"/⟩⟨/trPr⟩|⟨trPr⟩⟨del w:id=\"6\"/⟩⟨/trPr⟩"},
    {"tc", "⟨tc⟩{tcPr}{p}⟨/tc⟩|⟨tc⟩{tcPr}⟨p/⟩⟨/tc⟩|⟨tc⟩{tcPr}{p}⟨/tc⟩|⟨tc⟩{tcPr}{p}{p}⟨/tc⟩|⟨tc⟩{tcPr}⟨p⟩{r}⟨/p⟩⟨/tc⟩|"
           "⟨tc⟩⟨tbl⟩⟨tr⟩⟨tc⟩⟨p⟩{r}⟨/p⟩⟨/tc⟩⟨/tr⟩⟨/tbl⟩⟨p/⟩⟨/tc⟩"},
    {"tcPr", "||⟨tcPr⟩⟨gridSpan w:val=\"2\"/⟩⟨/tcPr⟩|⟨tcPr⟩⟨vMerge w:val=\"restart\"/⟩⟨/tcPr⟩|⟨tcPr⟩⟨vMerge/⟩⟨/tcPr⟩|"
             "⟨tcPr⟩⟨gridSpan w:val=\"2\"/⟩⟨vMerge/⟩⟨/tcPr⟩|⟨tcPr⟩⟨cellIns w:id=\"6\"/⟩⟨/tcPr⟩"},
};

static const char *const parts[][3] = {
    {"styles.xml", "styles",
     "⟨docDefaults⟩⟨rPrDefault⟩⟨rPr⟩⟨sz w:val=\"32\"/⟩⟨/rPr⟩⟨/rPrDefault⟩⟨/docDefaults⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"N\"⟩⟨name w:val=\"Normal\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"H1\"⟩⟨name w:val=\"heading 1\"/⟩⟨link w:val=\"H1C\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"H2\"⟩⟨name w:val=\"标题 2\"/⟩⟨/style⟩"
     "⟨style w:type=\"character\" w:styleId=\"H1C\"⟩⟨name w:val=\"Heading 1 Char\"/⟩⟨rPr⟩⟨b/⟩⟨/rPr⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"T\"⟩⟨name w:val=\"Title\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"S\"⟩⟨name w:val=\"mine\"/⟩⟨basedOn w:val=\"T\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"D\"⟩⟨name w:val=\"Date\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"C\"⟩⟨name w:val=\"toc 1\"/⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"L\"⟩⟨name w:val=\"my list\"/⟩⟨pPr⟩⟨numPr⟩⟨numId "
     "w:val=\"3\"/⟩⟨/numPr⟩⟨/pPr⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"V\"⟩⟨name w:val=\"hidden\"/⟩⟨rPr⟩⟨vanish/⟩⟨/rPr⟩⟨/style⟩"
     "⟨style w:type=\"paragraph\" w:styleId=\"O\"⟩⟨name w:val=\"outlined\"/⟩⟨pPr⟩⟨outlineLvl "
     "w:val=\"1\"/⟩⟨/pPr⟩⟨/style⟩"
     "⟨style w:type=\"character\" w:styleId=\"B\"⟩⟨name w:val=\"Strong\"/⟩⟨rPr⟩⟨b/⟩⟨/rPr⟩⟨/style⟩"
     "⟨style w:type=\"character\" w:styleId=\"X\"⟩⟨name w:val=\"Secret\"/⟩⟨rPr⟩⟨vanish/⟩⟨i/⟩⟨/rPr⟩⟨/style⟩"},
    {"numbering.xml", "numbering",
     "⟨abstractNum w:abstractNumId=\"1\"⟩"
     "⟨lvl w:ilvl=\"0\"⟩⟨start w:val=\"1\"/⟩⟨numFmt w:val=\"chineseCountingThousand\"/⟩⟨lvlText w:val=\"%1、\"/⟩⟨/lvl⟩"
     "⟨lvl w:ilvl=\"1\"⟩⟨start w:val=\"1\"/⟩⟨numFmt w:val=\"chineseCountingThousand\"/⟩⟨lvlText "
     "w:val=\"（%2）\"/⟩⟨/lvl⟩"
     "⟨lvl w:ilvl=\"2\"⟩⟨start w:val=\"1\"/⟩⟨numFmt w:val=\"decimal\"/⟩⟨lvlText w:val=\"%1.%2.%3\"/⟩⟨isLgl/⟩⟨/lvl⟩"
     "⟨/abstractNum⟩"
     "⟨abstractNum w:abstractNumId=\"2\"⟩"
     "⟨lvl w:ilvl=\"0\"⟩⟨start w:val=\"1\"/⟩⟨numFmt w:val=\"bullet\"/⟩⟨lvlText w:val=\"\uF0B7\"/⟩⟨/lvl⟩"
     "⟨lvl w:ilvl=\"1\"⟩⟨start w:val=\"1\"/⟩⟨numFmt w:val=\"upperLetter\"/⟩⟨lvlText w:val=\"%2.\"/⟩⟨suff "
     "w:val=\"space\"/⟩⟨lvlRestart w:val=\"0\"/⟩⟨/lvl⟩"
     "⟨/abstractNum⟩"
     "⟨num w:numId=\"1\"⟩⟨abstractNumId w:val=\"1\"/⟩⟨/num⟩"
     "⟨num w:numId=\"2\"⟩⟨abstractNumId w:val=\"2\"/⟩⟨/num⟩"
     "⟨num w:numId=\"3\"⟩⟨abstractNumId w:val=\"1\"/⟩⟨lvlOverride w:ilvl=\"0\"⟩⟨startOverride "
     "w:val=\"5\"/⟩⟨/lvlOverride⟩⟨/num⟩"},
    {"footnotes.xml", "footnotes",
     "⟨footnote w:id=\"0\" w:type=\"separator\"⟩⟨p/⟩⟨/footnote⟩"
     "⟨footnote w:id=\"1\"⟩⟨p⟩⟨r⟩⟨footnoteRef/⟩⟨t⟩见《渠规》。⟨/t⟩⟨/r⟩⟨/p⟩⟨/footnote⟩"
     "⟨footnote w:id=\"2\"⟩⟨p⟩⟨r⟩⟨t⟩一⟨/t⟩⟨/r⟩⟨/p⟩⟨p⟩⟨r⟩⟨t⟩二⟨/t⟩⟨/r⟩⟨/p⟩⟨/footnote⟩"},
    {"endnotes.xml", "endnotes", "⟨endnote w:id=\"1\"⟩⟨p⟩⟨r⟩⟨t⟩尾注⟨/t⟩⟨/r⟩⟨/p⟩⟨/endnote⟩"},
    {"comments.xml", "comments",
     "⟨comment w:id=\"1\" w:author=\"渠长\"⟩⟨p⟩⟨r⟩⟨t⟩改⟨/t⟩⟨/r⟩⟨/p⟩⟨/comment⟩"
     "⟨comment w:id=\"2\" w:author=\"jianggao\"⟩⟨p⟩⟨r⟩⟨t⟩查⟨/t⟩⟨/r⟩⟨/p⟩⟨/comment⟩"
     "⟨comment w:id=\"3\"⟩⟨p⟩⟨r⟩⟨t⟩问⟨/t⟩⟨/r⟩⟨/p⟩⟨/comment⟩"},
    {"header1.xml", "hdr", "⟨p⟩⟨r⟩⟨t⟩渠东乡文件⟨/t⟩⟨/r⟩⟨/p⟩"},
    {"footer1.xml", "ftr", "⟨p⟩⟨r⟩⟨t⟩内部资料⟨/t⟩⟨/r⟩⟨/p⟩"},
};

/* The root of a part and what is in it, as XML. */
static char *part_of(const char *root, const char *inside) {
  g_autofree char *xml = word_unfold(inside);
  return g_strdup_printf(WORD_HEAD "<w:%s " WORD_SPACES ">%s</w:%s>", root, xml, root);
}

static const char *choices_of(const char *name, gsize length) {
  for (gsize i = 0; i < G_N_ELEMENTS(rules); i++)
    if (strlen(rules[i].name) == length && strncmp(rules[i].name, name, length) == 0)
      return rules[i].choices;
  fail_msg("no rule {%.*s}", (int)length, name);
  return NULL;
}

static void append_choice(GString *all, const char *name, gsize length, guint depth, GRand *rand) {
  g_auto(GStrv) choices = g_strsplit(choices_of(name, length), "|", -1);
  const gint32 count = (gint32)g_strv_length(choices);
  for (const char *p = choices[depth < DEEPEST ? g_rand_int_range(rand, 0, count) : 0]; *p;) {
    const gsize plain = strcspn(p, "{");
    g_string_append_len(all, p, (gssize)plain);
    p += plain;
    if (!*p)
      break;
    const gsize inner = strcspn(p, "}");
    append_choice(all, p + 1, inner - 1, depth + 1, rand);
    p += inner + 1;
  }
}

static void append_told(GString *all, const char *body, const struct word_part *further) {
  g_autofree char *inside = g_strdup_printf("⟨body⟩%s⟨/body⟩", body), *document = part_of("document", inside);
  g_autoptr(GBytes) bytes = word_file(document, further);
  g_autofree char *settled = word_told(bytes, CHANGES_SETTLED), *original = word_told(bytes, CHANGES_ORIGINAL),
                  *accepted = word_told(bytes, CHANGES_ACCEPTED);
  g_string_append_printf(all, "> %s\n", settled);
  if (strcmp(original, settled) != 0)
    g_string_append_printf(all, "original> %s\n", original);
  if (strcmp(accepted, settled) != 0)
    g_string_append_printf(all, "accepted> %s\n", accepted);
}

static void files_are_read_as_they_were(G_GNUC_UNUSED void **state) {
  struct word_part further[G_N_ELEMENTS(parts) + 1] = {{NULL, NULL}};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    further[i] = (struct word_part){parts[i][0], part_of(parts[i][1], parts[i][2])};
  g_autoptr(GString) all = g_string_new(NULL);
  g_autoptr(GRand) rand = g_rand_new_with_seed(1964);
  for (guint i = 0; i < FILES; i++) {
    g_autoptr(GString) body = g_string_new(NULL);
    append_choice(body, "body", strlen("body"), 0, rand);
    g_string_append_printf(all, "# %u %s\n", i, body->str);
    append_told(all, body->str, further);
  }
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
    g_free((char *)further[i].xml);
  assert_int_equal(golden_compare(EXPECTED, all->str), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(files_are_read_as_they_were)};
  return cmocka_run_group_tests_name("drawn docx", tests, NULL, NULL);
}
