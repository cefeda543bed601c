/* Runs a command several times and prints the medians of its wall time and processor time, and its greatest memory.
 *
 * usage: measure RUNS OUTPUT COMMAND [ARGUMENT]...
 *
 * OUTPUT (what the command writes, or "-") is removed before each run, so that every run makes a new file.  The first
 * run warms the page cache and does not count.  Prints "WALL_MS CPU_MS MEGABYTES"; the command's own output goes
 * nowhere. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static _Noreturn void become(char **command) {
  const int nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execvp(command[0], command);
  _exit(127);
}

/* What a run cost. */
struct cost {
  double wall, cpu; /* milliseconds */
  long kilobytes;
};

static double milliseconds(struct timeval time) {
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

static struct cost run(char **command) {
  struct rusage usage;
  int status = -1;
  const double begin = now();
  const pid_t child = fork();
  if (child == 0)
    become(command);
  if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    fprintf(stderr, "measure: %s failed\n", command[0]);
    exit(1);
  }
  return (struct cost){.wall = now() - begin,
                       .cpu = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
                       .kilobytes = usage.ru_maxrss};
}

int main(int argc, char **argv) {
  const long runs = argc > 3 ? strtol(argv[1], NULL, 10) : 0;
  if (runs < 1) {
    fputs("usage: measure RUNS OUTPUT COMMAND [ARGUMENT]...\n", stderr);
    return 2;
  }
  double *walls = calloc((size_t)runs, sizeof *walls), *cpus = calloc((size_t)runs, sizeof *cpus);
  if (!walls || !cpus)
    return 1;
  long kilobytes = 0;
  for (int i = -1; i < runs; i++) {
    if (strcmp(argv[2], "-") != 0)
      unlink(argv[2]);
    const struct cost cost = run(argv + 3);
    if (cost.kilobytes > kilobytes)
      kilobytes = cost.kilobytes;
    if (i < 0)
      continue;
    walls[i] = cost.wall;
    cpus[i] = cost.cpu;
  }
  qsort(walls, (size_t)runs, sizeof *walls, ascending);
  qsort(cpus, (size_t)runs, sizeof *cpus, ascending);
  printf("%.1f %.1f %.1f\n", walls[runs / 2], cpus[runs / 2], (double)kilobytes / 1024);
  free(walls);
  free(cpus);
  return 0;
}
