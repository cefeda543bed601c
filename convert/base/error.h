/* The one error domain of the program. */
#pragma once

#include <glib.h>

#define JIANGGAO_ERROR (jianggao_error_quark())

/* Why something could not be done.  Every kind ends the work on its input; the kinds let tests and
 * callers tell them apart without comparing message texts. */
enum jianggao_error {
  JIANGGAO_ERROR_USAGE,  /* the command line asks for something that does not exist or contradicts itself */
  JIANGGAO_ERROR_INPUT,  /* the input cannot be read, or is not a text */
  JIANGGAO_ERROR_OUTPUT, /* the output cannot be written */
  JIANGGAO_ERROR_STYLE,  /* a style file, family file or rule file is wrong */
  JIANGGAO_ERROR_FONT,   /* a font that is needed is not there */
  JIANGGAO_ERROR_EDITED, /* the output was edited by somebody since it was generated */
};

/* The quark of JIANGGAO_ERROR. */
GQuark jianggao_error_quark(void);
