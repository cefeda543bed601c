/* The Word file (.docx): an Office Open XML package that staff edit in Word or WPS. */
#pragma once

#include "write/job.h"

/* Writes one artifact.  JIANGGAO_ERROR_OUTPUT when the package cannot be made. */
bool docx_write(const struct write_job *job, GPtrArray *artifacts, GError **error);
