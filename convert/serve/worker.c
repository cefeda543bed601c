#include "serve/worker.h"

#include "base/json_string.h"
#include "base/paths.h"
#include "base/program_files.h"
#include "base/sandbox.h"
#include "base/to_nul.h"
#include "lib/jianggao.h"
#include "serve/decisions.h"
#include "serve/view.h"
#include "serve/wire.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

/* A request that takes more of a processor ends with its worker. */
#define PROCESSOR_SECONDS_A_REQUEST 10

/* The styles that a worker loads, with their settings, before another takes its place: each maps its fonts, 140 MiB of
 * the address space that it may have (base/sandbox.c), and libraries give little of it back. */
#define MOST_STYLES 4

/* A file name has at most 255 bytes. */
#define LETTERS_OF_A_NAME 80

enum status { STATUS_OK = 200, STATUS_BAD_REQUEST = 400, STATUS_UNREADABLE = 422, STATUS_FAILED = 500 };

/* ---- what texts share ---- */

GHashTable *worker_styles(void) {
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jg_free);
}

/* The settings, and that copies are in one file, as an answer is. */
static GStrv settings_of(const struct decisions *decisions) {
  g_autoptr(GStrvBuilder) settings = g_strv_builder_new();
  if (decisions->settings)
    g_strv_builder_addv(settings, (const char **)decisions->settings);
  g_strv_builder_add(settings, "cover.files=no");
  return g_strv_builder_end(settings);
}

/* A struct jg for each style and its settings, by both as one string. */
static struct jg *find_style(GHashTable *styles, const struct decisions *decisions, struct jg_error **error) {
  g_auto(GStrv) settings = settings_of(decisions);
  g_autofree char *words = g_strjoinv("\n", settings);
  g_autofree char *key = g_strdup_printf("%s\n%s", decisions->style, words);
  struct jg *jg = g_hash_table_lookup(styles, key);
  if (jg)
    return jg;
  if (g_hash_table_size(styles) >= MOST_STYLES)
    g_hash_table_remove_all(styles);
  g_auto(GStrv) folders = paths_split(g_getenv("JIANGGAO_FONTS"));
  const struct jg_setup setup = {.style = decisions->style,
                                 .settings = (const char *const *)settings,
                                 .font_folders = (const char *const *)folders};
  jg = jg_new(&setup, error);
  if (jg)
    g_hash_table_insert(styles, g_steal_pointer(&key), jg);
  return jg;
}

/* ---- one request ---- */

/* gettext looks at LANGUAGE again when the locale becomes another one. */
static void speak(const char *language) {
  g_setenv("LANGUAGE", strcmp(language, "en") == 0 ? "en" : "zh_CN", TRUE);
  setlocale(LC_MESSAGES, "C");
  setlocale(LC_MESSAGES, "C.UTF-8");
}

static void answer_error(struct frame *answer, guint status, const char *message) {
  g_autoptr(GString) json = g_string_new("{ \"error\": ");
  g_autofree char *valid =
      g_utf8_make_valid(message, TO_NUL); /* the JSON parser tells of single bytes of a character */
  json_put_string(json, valid);
  g_string_append(json, " }\n");
  answer->status = status;
  g_byte_array_set_size(answer->body, 0);
  g_byte_array_append(answer->body, (const guint8 *)json->str, (guint)json->len);
}

static guint status_of(const struct jg_error *error) {
  switch (error->problem) {
  case JG_INPUT:
    return STATUS_UNREADABLE;
  case JG_USAGE:
  case JG_STYLE:
    return STATUS_BAD_REQUEST;
  default:
    return STATUS_FAILED;
  }
}

/* An answer is one file. */
static bool take_bytes(void *data, const char *part, const void *bytes, size_t length) {
  g_byte_array_append(data, bytes, (guint)length);
  return !*part;
}

static bool write_answer(struct frame *answer, struct jg_speech *speech, const struct decisions *decisions,
                         struct jg_error **error) {
  static const char *const formats[WIRE_CALL_COUNT] = {[WIRE_PDF] = "pdf", [WIRE_DOCX] = "docx", [WIRE_TXT] = "txt"};
  if (answer->call == WIRE_VIEW)
    return view_append(answer->body, speech, decisions, error);
  const struct jg_writing writing = {
      .toc = decisions->toc, .review = decisions->review, .embed_fonts = decisions->fonts};
  return jg_write(speech, formats[answer->call], &writing, take_bytes, answer->body, error);
}

/* What a file of the answer is called: as the text was, without the suffix that it had. */
static void name_answer(struct frame *answer, const char *name) {
  const char *dot = strrchr(name, '.');
  const bool known = dot && (g_ascii_strcasecmp(dot, ".txt") == 0 || g_ascii_strcasecmp(dot, ".docx") == 0);
  const glong letters = g_utf8_strlen(name, known ? dot - name : -1);
  g_autofree char *stem = g_utf8_substring(name, 0, MIN(letters, LETTERS_OF_A_NAME));
  g_byte_array_append(answer->head, (const guint8 *)stem, (guint)strlen(stem));
}

static bool convert(struct frame *answer, const struct frame *request, GHashTable *styles,
                    const struct decisions *decisions, struct jg_error **error) {
  struct jg *jg = find_style(styles, decisions, error);
  if (!jg)
    return false;
  const struct jg_reading reading = {.keep_all = decisions->original,
                                     .as = (const char *const *)decisions->as,
                                     .fills = (const char *const *)decisions->fills,
                                     .ignore = (const char *const *)decisions->ignore,
                                     .moment = decisions->moment};
  const char *name = *decisions->name ? decisions->name : _("speech.txt");
  struct jg_speech *speech = jg_read(jg, name, request->body->data, request->body->len, &reading, error);
  const bool done = speech && write_answer(answer, speech, decisions, error);
  name_answer(answer, name);
  jg_speech_free(speech);
  return done;
}

void worker_answer(struct frame *answer, const struct frame *request, GHashTable *styles) {
  answer->call = request->call;
  answer->status = STATUS_OK;
  if (request->call == WIRE_PING)
    return;
  g_autoptr(GError) wrong = NULL;
  g_autoptr(Decisions) decisions = decisions_parse((const char *)request->head->data, request->head->len, &wrong);
  if (!decisions) {
    answer_error(answer, STATUS_BAD_REQUEST, wrong->message);
    return;
  }
  speak(decisions->language);
  struct jg_error *error = NULL;
  if (!convert(answer, request, styles, decisions, &error))
    answer_error(answer, status_of(error), error->message);
  jg_error_free(error);
}

/* ---- the loop ---- */

/* A first text loads fonts and modules, so that the first user does not wait for them. */
static bool warm_up(GHashTable *styles) {
  static const char text[] = "在座谈会上的讲话\n\n同志们：\n\n一、开场\n\n今天（2026年）开会，ABC。\n";
  g_autoptr(Frame) request = frame_new();
  g_autoptr(Frame) answer = frame_new();
  static const char decisions[] = "{\"lastPage\": 1}";
  request->call = WIRE_VIEW;
  g_byte_array_append(request->head, (const guint8 *)decisions, sizeof decisions - 1);
  g_byte_array_append(request->body, (const guint8 *)text, sizeof text - 1);
  worker_answer(answer, request, styles);
  if (answer->status != STATUS_OK) { /* without pages it is of no use */
    g_printerr("jianggao-serve: %.*s", (int)answer->body->len, (const char *)answer->body->data);
    return false;
  }
  request->call = WIRE_PDF;
  worker_answer(answer, request, styles);
  request->call = WIRE_DOCX;
  worker_answer(answer, request, styles);
  return answer->status == STATUS_OK;
}

int worker_run(int fd) {
  g_autoptr(GHashTable) styles = worker_styles();
  if (!warm_up(styles))
    return EXIT_FAILURE;
  g_autoptr(GPtrArray) read = g_ptr_array_new_with_free_func(g_free);
  const char *const lists[] = {g_getenv("FONTCONFIG_FILE"), g_getenv("FONTCONFIG_PATH"), g_getenv("LD_LIBRARY_PATH")};
  g_auto(GStrv) folders = paths_split(g_getenv("JIANGGAO_FONTS"));
  program_files_add(read, lists, G_N_ELEMENTS(lists));
  program_files_add_fonts(read, folders);
  sandbox_shut_in(read);
  for (;;) {
    g_autoptr(Frame) request = frame_receive(fd, 0);
    if (!request)
      return EXIT_SUCCESS;
    sandbox_allow_seconds(PROCESSOR_SECONDS_A_REQUEST);
    g_autoptr(Frame) answer = frame_new();
    worker_answer(answer, request, styles);
    answer->last = g_hash_table_size(styles) >= MOST_STYLES;
    if (!frame_send(fd, answer, 0) || answer->last)
      return EXIT_SUCCESS;
  }
}
