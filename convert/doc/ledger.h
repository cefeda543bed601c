/* The ledger of a reading: where every character of the source went, counted apart and equal at the end. */
#pragma once

#include "doc/role.h"

#include <glib.h>
#include <stdbool.h>

struct doc;

/* What a rule left out. */
struct ledger_entry {
  const char *rule; /* interned */
  gsize characters;
};

/* Counts are code points of the decoded source.  characters = printed + marks + dropped + blanks. */
struct ledger {
  gsize characters;          /* all there are */
  gsize printed[ROLE_COUNT]; /* with ink, in blocks of this role */
  gsize marks;               /* of markup, undone: ** and &nbsp; and the figures of line numbers */
  gsize blanks;              /* blanks, line ends and characters without ink: layout sets its own */
  GArray *dropped;           /* of struct ledger_entry, by falling counts, then by name: not part of the speech */
};

/* Counts the source and the tree that was read from it, each for itself.  Free with ledger_free. */
struct ledger *ledger_new(const struct doc *doc, const char *text, gsize length);

/* Takes NULL too. */
void ledger_free(struct ledger *ledger);

/* The sums of what is printed and of what was left out. */
gsize ledger_printed(const struct ledger *ledger);
gsize ledger_dropped(const struct ledger *ledger);

/* Whether the sums are equal to the end. */
bool ledger_balances(const struct ledger *ledger);
