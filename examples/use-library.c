/* A program that uses libjianggao: one speech to a PDF and a Word file in the folder that it is run in, and on standard
 * output what there is to look at.
 *
 *     cc -o use-library use-library.c $(pkg-config --cflags --libs jianggao) && ./use-library speech.txt */
#include <jianggao.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Takes the bytes of one output. */
static bool write_file(void *data, const char *part, const void *bytes, size_t length) {
  const char *suffix = data;
  char name[64];
  snprintf(name, sizeof name, "handout%s%s", part, suffix);
  FILE *file = fopen(name, "wb");
  bool written = file && fwrite(bytes, 1, length, file) == length;
  return file && fclose(file) == 0 && written;
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  char *bytes = file ? malloc(JG_LARGEST_INPUT) : NULL;
  *length = bytes ? fread(bytes, 1, JG_LARGEST_INPUT, file) : 0;
  if (file)
    fclose(file);
  return bytes;
}

static bool convert(struct jg *jg, const char *path, struct jg_error **error) {
  size_t length;
  char *bytes = read_file(path, &length);
  const struct jg_reading reading = {.moment = time(NULL)}; /* the date in the documents */
  struct jg_speech *speech = jg_read(jg, path, bytes, length, &reading, error);
  free(bytes);
  bool done = speech && jg_lay_out(speech, error) && jg_write(speech, "pdf", NULL, write_file, ".pdf", error) &&
              jg_write(speech, "docx", NULL, write_file, ".docx", error);
  struct jg_finding finding;
  for (size_t i = 0; done && jg_finding_at(speech, i, &finding); i++)
    printf("line %u: %s [%s]\n", finding.line, finding.message, finding.id);
  jg_speech_free(speech);
  return done;
}

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: use-library SPEECH\n");
    return 2;
  }
  setlocale(LC_ALL, ""); /* the language of messages */
  struct jg_error *error = NULL;
  struct jg *jg = jg_new(NULL, &error);
  if (jg)
    convert(jg, argv[1], &error);
  jg_free(jg);
  if (!error)
    return 0;
  fprintf(stderr, "use-library: %s\n", error->message);
  jg_error_free(error);
  return 1;
}
