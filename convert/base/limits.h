/* The limits of what is read and written, each with its reason.  A text of up to a MiB is refused or checked,
 * set as a PDF, made a Word file or told as JSON within a second of a processor and 256 MiB, whatever is in it; a
 * larger one costs in proportion (tests/limits.py).  Pictures of pages cost by the page.  What is beyond a limit is
 * refused with a message that tells the limit. */
#pragma once

#define MEBIBYTE (1024 * 1024)

/* The bytes of an input.  A book of a million characters is 3 MiB of text; Word files grow by their pictures. */
#define LIMIT_INPUT (64 * MEBIBYTE)

/* The parts of a Word file.  Office programs write some dozens and one for each picture. */
#define LIMIT_PACKAGE_PARTS 2000

/* The bytes of one part, and of all together, unpacked. */
#define LIMIT_PART (64 * MEBIBYTE)
#define LIMIT_PACKAGE (256 * MEBIBYTE)

/* How many times its packed size a part may be: the most that deflate can do is 1032, what Word writes comes to 30, and
 * short parts (LIMIT_RATIO_FREE bytes) pack very well. */
#define LIMIT_RATIO 200
#define LIMIT_RATIO_FREE (64 * 1024)

/* The bytes of parts that are unpacked at all, for those that are read are XML and cost time: so many for any file, and
 * so many more for each byte of it.  Word's text with a look for every word packs to a twentieth, our own with ten
 * thousand placeholders to a seventieth. */
#define LIMIT_UNPACKED (16 * MEBIBYTE)
#define LIMIT_UNPACKED_EACH 24

/* How deep the elements of a part nest: a table in a table in a text box comes to 40. */
#define LIMIT_DEPTH 256

/* The attributes of an element.  Word's document element has some forty; libxml2 compares each with each. */
#define LIMIT_ATTRIBUTES 128

/* The bytes of text that a Word file may give, for a note or a number can be shown many times: so many for any file,
 * and so many more for each byte that was unpacked. */
#define LIMIT_TEXT (1 * MEBIBYTE)
#define LIMIT_TEXT_EACH 1

/* The paragraphs of a Word file, empty ones among them. */
#define LIMIT_PARAGRAPHS 250000

/* The lines that have words, and the parts into which lines fall: so many in any text, and one more for each so many
 * bytes of it.  However short, each takes five to ten microseconds and half a KiB; on a page one has some sixty bytes,
 * and a book of a million characters has thirty thousand. */
#define LIMIT_LINES 50000
#define LIMIT_LINES_BYTES 32

/* The cells of all tables of a text: further tables are lines like any other.  Each cell is a paragraph in Word, and
 * empty ones, that merged cells leave behind, cost no bytes of the file.  A budget has some thousands. */
#define LIMIT_CELLS 100000

/* The paragraphs that are set as pages, cells of tables counted as such: so many in any text, and one more for each so
 * many bytes of it.  However short, each takes a line and up to a tenth of a millisecond: a MiB of lines with one
 * character would take eleven seconds and fill 12,000 pages.  A book of a million characters has some ten thousand. */
#define LIMIT_PAGE_PARAGRAPHS 8000
#define LIMIT_PAGE_PARAGRAPHS_BYTES 512

/* The sides of paper in one PDF: numbered copies share what is on their pages, but each page takes ten KiB of memory.
 * Four thousand copies of a speech of twenty pages. */
#define LIMIT_SIDES 100000

/* The different characters in one PDF: each has an outline, which takes thirty microseconds, and, in a bold that its
 * font lacks, another one, which takes twice that and more.  Cairo keeps 16,384 at a time.  The list of characters in
 * general use has 8,105, a speech some hundreds, a book some thousands. */
#define LIMIT_CHARACTERS 10000
#define LIMIT_CHARACTERS_BOLD 2 /* as many others */

/* How often the text of one PDF changes between fonts, as from Han characters to figures: so often in any text, and
 * once more for so many glyphs.  Each takes two microseconds.  A report full of figures does so for a tenth of its
 * glyphs, with quotation marks and sums for a seventh. */
#define LIMIT_CHANGES 60000
#define LIMIT_CHANGES_GLYPHS 6

/* The readings above words of a text: each is a run of outlines on its page and takes up to 150 microseconds and 5 KiB.
 * A primer in which every word has one has some thousands. */
#define LIMIT_READINGS 5000

/* The addresses and English phrases of a text that its PDF tells as such: each takes up to four objects, and these a
 * tenth of a millisecond.  Further ones print as they are.  A book of a million characters has some hundreds. */
#define LIMIT_PHRASES 1000

/* What reading a Word file may take in a process of its own: seconds of CPU, ten times what the slowest that is not
 * refused needs here, and for larger ones a second for so many bytes; the address space, of which the program itself
 * takes a hundred MiB, and 16 bytes for each of the file; and the bytes of the answer (lines, and what styles say of
 * them: four times what may be unpacked). */
#define LIMIT_WORK_SECONDS 10
#define LIMIT_WORK_BYTES_A_SECOND (512 * 1024)
#define LIMIT_WORK_MEMORY ((gsize)768 * MEBIBYTE)
#define LIMIT_ANSWER (4 * LIMIT_UNPACKED)
#define LIMIT_ANSWER_EACH ((gsize)4 * LIMIT_UNPACKED_EACH)
#define LIMIT_ANSWER_MOST ((gsize)4 * LIMIT_PACKAGE)

/* The bytes of an output that is read again to see whose it is: no output of this program comes near it. */
#define LIMIT_OUTPUT (256 * MEBIBYTE)
