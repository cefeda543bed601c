/* Messages in the language of a document, whatever the process speaks: gettext knows only the process's. */
#pragma once

#include <glib.h>

/* A GNU message catalogue (.mo), only read once it is loaded. */
struct catalogue;

/* The installed catalogue of a language ("zh_CN"); NULL when there is none, or it is not in the machine's byte order:
 * messages then stay as they are.  Free with catalogue_free, which takes NULL too. */
struct catalogue *catalogue_load(const char *language);
void catalogue_free(struct catalogue *catalogue);

/* What the message is in the catalogue's language, the one form of a plural too; the message itself when it is not
 * known there, or the catalogue is NULL. */
const char *catalogue_text(const struct catalogue *catalogue, const char *message);
