#include "cli/option_rows.h"

#include "base/items.h"
#include "cli/options.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define CONVERT (1u << COMMAND_CONVERT)
#define CHECK (1u << COMMAND_CHECK)
#define FILL (1u << COMMAND_FILL)
#define FONTS (1u << COMMAND_FONTS)
#define STYLES (1u << COMMAND_STYLES)

#define WHERE(field) offsetof(struct options, field)
#define CHOICES(...) ((const char *const[]){__VA_ARGS__, NULL})

const struct option_row option_rows[] = {
    {"output", 'o', CONVERT, SECTION_RESULTS, OPTION_PATHS, WHERE(outputs), N_("FILE"), NULL, OFFER_FILES,
     N_("Write this file; its suffix tells the format; - is standard output; repeatable"),
     N_("Write this file. Its suffix tells the format. `-` is standard output and needs `--to`. May be given several "
        "times.")},
    {"directory", 'd', CONVERT, SECTION_RESULTS, OPTION_PATH, WHERE(folder), N_("DIR"), NULL, OFFER_FOLDERS,
     N_("Write into this folder; it is created"),
     N_("Write into this folder, which is created when it is not there. Of two texts of one name the second is named "
        "with its folder, or with a number.")},
    {"to", 't', CONVERT, SECTION_RESULTS, OPTION_WORDS, WHERE(formats), N_("LIST"), NULL, OFFER_NOTHING,
     N_("Formats, parted by commas"),
     N_("The formats to write, parted by commas: %s. If not given, `pdf` and `docx`, and of a Word file `pdf` alone.")},
    {"fill-names", 0, CONVERT, SECTION_RESULTS, OPTION_TEXT, WHERE(fill_names), N_("PATTERN"), NULL, OFFER_NOTHING,
     N_("How the documents of a table are named"),
     N_("How the documents of a table of `--fill` are named, behind the name of the text: `{×区}` stands for the value "
        "of "
        "that column, `{n}` for the number of the row. `{n}` if not given.")},
    {"force", 'f', CONVERT, SECTION_RESULTS, OPTION_FLAG, WHERE(force), NULL, NULL, OFFER_NOTHING,
     N_("Write over files that somebody edited, or that jianggao did not make"),
     N_("Write over files although somebody edited them after jianggao wrote them, jianggao did not make them, or an "
        "office program has them open (see FILES). Without this option such a file is left alone, nothing of that text "
        "is written, and the conversion ends with status 2. An input is never written over.")},
    {"dump", 0, CONVERT, SECTION_RESULTS, OPTION_TEXT, WHERE(dump), N_("WHAT"), NULL, OFFER_NOTHING,
     N_("Write no file; print what one step hands to the next"),
     N_("Write no file, but print what one step of the conversion hands to the next, to see why something is as it is: "
        "%s.")},
    {"jobs", 'j', CONVERT, SECTION_RESULTS, OPTION_COUNT, WHERE(jobs), N_("N"), NULL, OFFER_NOTHING,
     N_("How many files to convert at a time"),
     N_("How many files to convert at a time; one per processor core if not given.")},
    {"quiet", 'q', CONVERT, SECTION_RESULTS, OPTION_FLAG, WHERE(quiet), NULL, NULL, OFFER_NOTHING,
     N_("Say nothing but errors"), NULL},

    {"files-from", 0, CONVERT, SECTION_RESULTS, OPTION_PATH, WHERE(files_from), N_("LIST"), NULL, OFFER_FILES,
     N_("Convert the files that this list names, one a line; - is standard input"),
     N_("Convert the files that {LIST} names, one a line, after those of the command line; `-` reads the list from "
        "standard input. One that is not there is told and the others are converted.")},
    {"null", '0', CONVERT, SECTION_RESULTS, OPTION_FLAG, WHERE(null), NULL, NULL, OFFER_NOTHING,
     N_("The names of the list are ended by NUL, as find -print0 does"), NULL},
    {"shard", 0, CONVERT, SECTION_RESULTS, OPTION_TEXT, WHERE(shard), N_("I/N"), NULL, OFFER_NOTHING,
     N_("Convert only every Nth file, from the Ith on"),
     N_("Convert only every {N}th file, from the {I}th on: {N} processes or machines with the same list share it.")},
    {"report", 0, CONVERT, SECTION_RESULTS, OPTION_PATH, WHERE(report), N_("FILE"), NULL, OFFER_FILES,
     N_("Add a line of JSON for each file to this report"),
     N_("Add a line of JSON for each input to {FILE}: its digest, the outputs, how many findings of each kind, a "
        "message when it failed, the status. Several processes may write one report.")},
    {"resume", 0, CONVERT, SECTION_RESULTS, OPTION_FLAG, WHERE(resume), NULL, NULL, OFFER_NOTHING,
     N_("Leave out what the report says is done"),
     N_("Leave out each input that `--report` says is done: with these bytes, by this version, with these options, and "
        "its outputs are there.")},

    {"style", 0, CONVERT | CHECK, SECTION_LOOKS, OPTION_PATH, WHERE(style), N_("NAME|FILE"), NULL, OFFER_STYLES,
     N_("The style (see `jianggao styles`) or a style file"),
     N_("The style by name (see `jianggao styles`), or a style file of your own (see jianggao-style(5)). `gongwen` if "
        "not given; `gongwen-word` has the line pitch that Word uses.")},
    {"edition", 0, CONVERT | CHECK, SECTION_LOOKS, OPTION_TEXT, WHERE(edition), N_("NAME"), NULL, OFFER_STYLES,
     N_("What the pages are for: speaker, compact, draft, booklet …"),
     N_("What the pages are for, as one of the styles has it: `speaker` (to read aloud from), `compact` (on little "
        "paper), `draft` (to correct by hand), `booklet` (folded sheets). The same as `--style`.")},
    {"paper", 0, CONVERT | CHECK, SECTION_LOOKS, OPTION_TEXT, WHERE(paper), N_("NAME"), NULL, OFFER_NOTHING,
     N_("Other paper: a4, 16k or a5"),
     N_("The paper: `a4`, `16k` (184 by 260 mm) or `a5`. Margins, characters in a line and lines on a page are fitted "
        "to "
        "it.")},
    {"duplex", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(duplex), NULL, NULL, OFFER_NOTHING,
     N_("For printing on both sides: margins mirrored, an even number of pages"),
     N_("For printing on both sides: the margins of even pages are mirrored, and an empty page is added where the "
        "count "
        "is odd.")},
    {"nup", 0, CONVERT, SECTION_LOOKS, OPTION_CHOICE, WHERE(sheet), N_("N"), CHOICES("1", "2"), OFFER_NOTHING,
     N_("Pages on a sheet"),
     N_("How many pages stand on a sheet: `1` (if not given), or `2` side by side on A4 turned on its side, no larger "
        "than they are. The pictures of `--to png` and `--to svg` show the sheets, too; a Word file keeps single "
        "pages, for "
        "Word to print so.")},
    {"booklet", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(booklet), NULL, NULL, OFFER_NOTHING,
     N_("Two pages on a sheet, in the order of a folded booklet"),
     N_("Two pages on each side of a sheet, in such an order that the sheets, printed on both sides (turned over the "
        "short edge) and folded, are a booklet. `--set sheet.signature=4` folds four sheets at a time.")},
    {"watermark", 0, CONVERT, SECTION_LOOKS, OPTION_TEXT, WHERE(watermark), N_("TEXT"), NULL, OFFER_NOTHING,
     N_("Words behind the text of every page"),
     N_("Words behind the text of every page, such as 征求意见稿; nobody copies them with the text.")},
    {"cover", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(cover), NULL, NULL, OFFER_NOTHING,
     N_("A cover with title, speaker and date"),
     N_("A cover with the occasion, the title, the speaker and the date before the pages.")},
    {"copies", 0, CONVERT, SECTION_LOOKS, OPTION_TEXT, WHERE(copies), N_("FROM-TO"), NULL, OFFER_NOTHING,
     N_("Numbered copies in one PDF, such as 001-050, each with its cover"),
     N_("Numbered copies in one PDF, such as `001-050`: each begins with a cover that has its number. One number makes "
        "one copy. Programs that read the file aloud read the first copy alone.")},
    {"copies-apart", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(copies_apart), NULL, NULL, OFFER_NOTHING,
     N_("Each numbered copy in a PDF of its own"),
     N_("Each of the `--copies` in a PDF of its own, which has the number in its name: {speech-第001份.pdf}.")},
    {"draft", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(draft), NULL, NULL, OFFER_NOTHING,
     N_("To correct by hand: wide lines and margin, line numbers"),
     N_("To correct by hand: wide lines, room outside, every fifth line numbered; short for `--edition draft`.")},
    {"confidential", 0, CONVERT, SECTION_LOOKS, OPTION_TEXT, WHERE(grade), N_("GRADE"), NULL, OFFER_NOTHING,
     N_("The grade of secrecy at the top of the first page: 秘密★1年"),
     N_("The grade of secrecy, with its time where there is one, at the top of the first page and of the cover: "
        "秘密★1年.")},
    {"ruby", 0, CONVERT, SECTION_LOOKS, OPTION_PATH, WHERE(ruby), N_("FILE"), NULL, OFFER_FILES,
     N_("How words are read, printed above them: lines such as [缙云|jìnyún]"),
     N_("How words are read, printed above each of them in the PDF and the Word file: a file with lines such as "
        "`[缙云|jìnyún]`. Syllables that are parted by blanks or apostrophes, `[缙云|jìn yún]`, stand above their "
        "characters. `12:[行|háng]` means line 12 alone; # begins a remark. The same lines may stand in "
        "{speech.txt.as}, and then count more. In a PDF readings are drawn and no text: who copies or hears the speech "
        "has its words. In a Word file form fields and suggestions have none. A Word file's own readings are "
        "printed.")},
    {"titles", 0, CONVERT | CHECK, SECTION_LOOKS, OPTION_PATH, WHERE(titles), N_("FILE"), NULL, OFFER_FILES,
     N_("More terms that no line of a title parts"),
     N_("More terms that no line of a title parts, such as names of your offices: words parted by blanks or line ends. "
        "Behind a line with a section's name (`[organs]`, `[events]` …) they are of that kind; the program's own file, "
        "styles/titles.rules, tells which there are.")},
    {"set", 0, CONVERT | CHECK, SECTION_LOOKS, OPTION_TEXTS, WHERE(settings), N_("PROPERTY=VALUE"), NULL, OFFER_NOTHING,
     N_("Change one measure of the style; repeatable"),
     N_("Change one measure of the style, without a file: `body.size=18pt`, `title.font=hei`. The properties are in "
        "jianggao-style(5). May be given several times.")},
    {"font-dir", 0, CONVERT | CHECK | FONTS, SECTION_LOOKS, OPTION_PATHS, WHERE(font_folders), N_("DIR"), NULL,
     OFFER_FOLDERS, N_("A folder whose fonts are tried first; repeatable"),
     N_("A folder whose fonts are tried first, for those who have the official ones; may be given several times.")},
    {"resolution", 'r', CONVERT, SECTION_LOOKS, OPTION_NUMBER, WHERE(resolution), N_("DPI"), NULL, OFFER_NOTHING,
     N_("Of page images, in dots per inch (150)"), N_("Of page pictures, in dots per inch; 150 if not given.")},
    {"author", 0, CONVERT, SECTION_LOOKS, OPTION_TEXT, WHERE(author), N_("NAME"), NULL, OFFER_NOTHING,
     N_("The author in the documents' properties"),
     N_("The author in the documents' properties; the speaker under the title if not given.")},
    {"headings", 0, CONVERT, SECTION_LOOKS, OPTION_CHOICE, WHERE(headings), N_("HOW"),
     CHOICES("separator", "own-line", "inline"), OFFER_NOTHING, N_("Run-in headings in the Word file"),
     N_("How the Word file holds a heading that shares a paragraph with its text: `separator` (Word's style separator: "
        "looks right, appears in the navigation pane), `own-line` (the heading gets a line of its own) or `inline` "
        "(one "
        "paragraph, which the navigation pane does not show).")},
    {"placeholders", 0, CONVERT, SECTION_LOOKS, OPTION_CHOICE, WHERE(placeholders), N_("HOW"),
     CHOICES("controls", "highlight"), OFFER_NOTHING, N_("Placeholders in the Word file"),
     N_("How the Word file holds placeholders such as ×区: `controls` (fill one in, and all of its kind are filled) or "
        "`highlight` (plain text, marked yellow).")},
    {"review", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(review), NULL, NULL, OFFER_NOTHING,
     N_("Put the findings into the Word file, as comments and tracked changes"),
     N_("Put the findings into the Word file as comments, and safe corrections as tracked changes.")},
    {"toc", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(toc), NULL, NULL, OFFER_NOTHING,
     N_("Put a table of contents into the Word file"), NULL},
    {"embed-fonts", 0, CONVERT, SECTION_LOOKS, OPTION_FLAG, WHERE(embed_fonts), NULL, NULL, OFFER_NOTHING,
     N_("Put the free fonts into the Word file"),
     N_("Put the free fonts into the Word file, with the characters of the text alone, for a machine that has neither "
        "the official fonts nor these: the file is about a megabyte larger, and Han that is typed later shows in "
        "another "
        "font. Fonts whose makers forbid it are left out.")},

    {"fill", 0, CONVERT | CHECK, SECTION_READING, OPTION_TEXTS, WHERE(fill), N_("NAME=VALUE|FILE"), NULL, OFFER_FILES,
     N_("Fill in blanks: by name, from a list or a table; repeatable"),
     N_("Fill in what the text leaves open, every copy of it: `×区=城东区`, or a list of such lines as `jianggao fill` "
        "prints it, or a table (.csv) whose columns are named as the blanks and whose rows make one document each. "
        "What "
        "stays empty stays a blank; a name that the text does not have is told. A control of the Word file that is "
        "filled in stays one: change it, and all of its kind change. May be given several times.")},
    {"fix", 0, CONVERT | CHECK, SECTION_READING, OPTION_CLASSES, WHERE(fix), N_("LIST"),
     CHOICES("marks", "figures", "series", "blanks"), OFFER_NOTHING,
     N_("Make the safe corrections, of all classes or these"),
     N_("Make the safe corrections: those that leave no choice. Classes, parted by commas: `marks` (half-width marks "
        "and "
        "straight quotes between Chinese characters, ... for ……), `figures` (full-width figures and letters, 〇), "
        "`series` "
        "(四要 after 三是, marks behind numbers), `blanks` (between Chinese characters); all of them if none is named; "
        "they stand behind = alone. "
        "They "
        "are tracked changes in the Word file and set in the others. Addresses, times, 1,000 and codes stay. Without "
        "this "
        "option no character changes. With `check` see `--diff` and `--write`.")},
    {"recursive", 'R', CONVERT | CHECK | FILL, SECTION_READING, OPTION_FLAG, WHERE(recursive), NULL, NULL,
     OFFER_NOTHING, N_("Of folders take the folders in them too"), N_("Of a folder take the folders in it too.")},
    {"encoding", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_TEXT, WHERE(encoding), N_("NAME"),
     CHOICES("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"), OFFER_NOTHING, N_("The input's encoding"),
     N_("The input's encoding: `UTF-8`, `GB18030`, `UTF-16LE`, `UTF-16BE`, `Big5`. Found out if not given.")},
    {"lossy", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_FLAG, WHERE(lossy), NULL, NULL, OFFER_NOTHING,
     N_("Go on where bytes cannot be decoded"),
     N_("Go on where bytes cannot be decoded: they become U+FFFD, and findings. Lines in two encodings are read each "
        "in "
        "its own, and text that another program had decoded wrongly is set right where every character comes back. "
        "Without it such a file is refused.")},
    {"keep-all", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_FLAG, WHERE(keep_all), NULL, NULL, OFFER_NOTHING,
     N_("Leave nothing out, not even advertising"), NULL},
    {"junk-rules", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_PATH, WHERE(junk_rules), N_("FILE"), NULL,
     OFFER_FILES, N_("More rules for what is advertising (see the man page)"),
     N_("More rules for what is advertising; the program's own, in styles/junk.rules, tell their form.")},
    {"as", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_TEXTS, WHERE(overrides), N_("LINES=ROLE"), NULL,
     OFFER_ROLES, N_("Read lines as what you say: title, body, heading … or drop; repeatable"),
     N_("Read {LINES} as what you say: `8` is a line, `3-5` are three, `8:20-41` are the characters 20 to 41 of line "
        "8. "
        "{ROLE} is a role (see below), or `drop`: it is left out. May be given several times; what comes later counts. "
        "The same can be written, one a line and with remarks behind #, into a file {speech.txt.as} beside the "
        "text. `[缙云|jìnyún]` says how a word is read (see `--ruby`).")},
    {"changes", 0, CONVERT | CHECK | FILL, SECTION_READING, OPTION_CHOICE, WHERE(changes), N_("HOW"),
     CHOICES("settled", "accepted", "original"), OFFER_NOTHING, N_("What tracked changes of a Word file mean"),
     N_("What tracked changes mean when the input is a Word file: `settled` (the text with those of people, but not "
        "what "
        "jianggao itself proposed and nobody accepted; if not given), `accepted` (with all of them) or `original` (the "
        "text "
        "before them).")},

    {"format", 0, CHECK, SECTION_OTHERS, OPTION_CHOICE, WHERE(format), N_("FORMAT"),
     CHOICES("text", "lines", "json", "sarif"), OFFER_NOTHING, N_("How findings are printed"),
     N_("(check) How findings are printed: `text` (for people), `lines` (one a line, as compilers do), `json` (its "
        "schema "
        "is docs/findings.schema.json) or `sarif` (2.1.0, for editors and code hosts).")},
    {"color", 0, CHECK, SECTION_OTHERS, OPTION_CHOICE, WHERE(color), N_("WHEN"), CHOICES("auto", "always", "never"),
     OFFER_NOTHING, N_("Colours in the text"),
     N_("(check) Colours: `auto` (if not given: on a terminal, unless NO_COLOR is set), `always` or `never`.")},
    {"verbose", 'v', CONVERT | CHECK, SECTION_OTHERS, OPTION_FLAG, WHERE(verbose), NULL, NULL, OFFER_NOTHING,
     N_("Show every finding at every place"),
     N_("Show every place, also where a kind of finding has many; with `convert`, the findings too.")},
    {"diff", 0, CHECK, SECTION_OTHERS, OPTION_FLAG, WHERE(diff), NULL, NULL, OFFER_NOTHING,
     N_("Show what --fix would change, and no findings"),
     N_("(check) Show what `--fix` would change, as a unified diff, instead of the findings.")},
    {"write", 0, CHECK, SECTION_OTHERS, OPTION_FLAG, WHERE(write), NULL, NULL, OFFER_NOTHING,
     N_("Make the safe corrections in the text itself"),
     N_("(check) Make the safe corrections in the text file itself, in its own encoding and with its own line ends; "
        "the "
        "file as it was stays beside it as {speech.txt.bak}.")},
    {"stats", 0, CHECK, SECTION_OTHERS, OPTION_FLAG, WHERE(stats), NULL, NULL, OFFER_NOTHING,
     N_("Tell how long the text is, and no findings"),
     N_("(check) Tell how long the text is instead of its findings: characters as Word counts them, sentences, "
        "paragraphs, pages, minutes aloud, and where every character went.")},
    {"rate", 0, CONVERT | CHECK, SECTION_OTHERS, OPTION_COUNT, WHERE(rate), N_("N"), NULL, OFFER_NOTHING,
     N_("Characters a minute: prints the minutes so far on each page"),
     N_("How many characters are read aloud in a minute: each page has the minutes so far at its foot. With `check`, "
        "for "
        "`--stats`; 180 to 220 if not given.")},
    {"select", 0, CHECK, SECTION_OTHERS, OPTION_WORDS, WHERE(select), N_("IDS"), NULL, OFFER_NOTHING,
     N_("Tell only these findings, parted by commas"),
     N_("(check) Tell only the findings of these ids, parted by commas; also those that are told only when asked for "
        "(`list-comma`).")},
    {"ignore", 0, CHECK, SECTION_OTHERS, OPTION_WORDS, WHERE(ignore), N_("IDS"), NULL, OFFER_NOTHING,
     N_("Do not tell these findings, parted by commas"), N_("(check) Do not tell the findings of these ids.")},
    {"fail-on", 0, CHECK, SECTION_OTHERS, OPTION_CHOICE, WHERE(fail_on), N_("WHAT"),
     CHOICES("error", "warning", "note", "never"), OFFER_NOTHING, N_("What ends with status 1"),
     N_("(check) The least severe finding that makes the exit status 1: `error` (if not given), `warning` or `note`; "
        "`never` leaves it 0.")},
    {"ledger", 0, CHECK, SECTION_OTHERS, OPTION_FLAG, WHERE(ledger), NULL, NULL, OFFER_NOTHING,
     N_("Account for every character of the text"),
     N_("(check) Account for every character of the text: how many are printed, in which role, how many a rule left "
        "out, how many were marks and blanks; the sum is the number of characters in the text.")},
    {"explain", 0, CHECK, SECTION_OTHERS, OPTION_TEXT, WHERE(explain), N_("ID"), NULL, OFFER_NOTHING,
     N_("Tell what a finding means, with examples, and read nothing"),
     N_("(check) Tell what the finding of this name means, what it rests on, a text on which it is told and one on "
        "which it is not, and how to silence it; read nothing.")},
    {"show", 0, STYLES, SECTION_OTHERS, OPTION_TEXT, WHERE(show), N_("NAME"), NULL, OFFER_STYLES,
     N_("Print a style's file, to start one from"),
     N_("(styles) Print the file of a style with its remarks, to start a style of your own from.")},
    {"check", 0, STYLES, SECTION_OTHERS, OPTION_PATH, WHERE(check), N_("FILE"), NULL, OFFER_FILES,
     N_("Tell whether a style file can be used"),
     N_("(styles) Tell whether a style file can be used; if not, in which line it is wrong and what was expected.")},
    {"help", 0, CONVERT | CHECK | FILL | FONTS | STYLES, SECTION_OTHERS, OPTION_FLAG, WHERE(help), NULL, NULL,
     OFFER_NOTHING, N_("Show the options"), N_("Show the options of a command.")},
    {"version", 0, CONVERT | CHECK | FILL | FONTS | STYLES, SECTION_OTHERS, OPTION_FLAG, WHERE(version), NULL, NULL,
     OFFER_NOTHING, N_("Print the program's version"), NULL},
    {.name = NULL},
};

const char *option_section_title(enum option_section section) {
  static const char *const titles[SECTION_COUNT] = {
      [SECTION_RESULTS] = N_("Where results go (convert)"),
      [SECTION_LOOKS] = N_("How the results look (convert)"),
      [SECTION_READING] = N_("How the text is read (convert, check)"),
      [SECTION_OTHERS] = N_("Others"),
  };
  return titles[section];
}

static void add_word(GArray *words, const char *name, const char *meaning) {
  const struct option_word word = {name, meaning};
  g_array_append_val(words, word);
}

GArray *option_words(const struct option_row *row) {
  GArray *words = g_array_new(FALSE, FALSE, sizeof(struct option_word));
  struct jg_format format;
  struct jg_step step;
  if (row->choices)
    for (gsize i = 0; row->choices[i]; i++)
      add_word(words, row->choices[i], NULL);
  else if (strcmp(row->name, "to") == 0)
    for (gsize i = 0; jg_format_at(i, &format); i++)
      add_word(words, format.name, format.meaning);
  else if (strcmp(row->name, "dump") == 0)
    for (gsize i = 0; jg_step_at(i, &step); i++)
      add_word(words, step.name, step.meaning);
  return words;
}

char *option_word_names(const struct option_row *row) {
  g_autoptr(GArray) words = option_words(row);
  g_autoptr(GString) names = g_string_new(NULL);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", array_at(words, struct option_word, i).name);
  return g_string_free(g_steal_pointer(&names), FALSE);
}

const struct option_row *option_by_name(const char *name) {
  for (const struct option_row *row = option_rows; row->name; row++)
    if (strcmp(row->name, name) == 0)
      return row;
  return NULL;
}
