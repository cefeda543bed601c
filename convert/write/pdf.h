/* The PDF: Cairo draws it (write/page/pdf.h), libqpdf finishes it (write/page/finish.h), each in its module. */
#pragma once

#include "write/job.h"

/* Appends the PDF of the job's layout to `artifacts`.  False and JIANGGAO_ERROR_FONT (a face cannot be drawn, a module
 * cannot be loaded) or JIANGGAO_ERROR_OUTPUT. */
bool pdf_write(const struct write_job *job, GPtrArray *artifacts, GError **error);
