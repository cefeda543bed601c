/* A bold that a face does not have. */
#pragma once

/* The width of the line drawn around the outlines of a face without a bold of its own, in em.  Office programs thicken
 * by about this much. */
#define BOLD_STROKE 0.03
