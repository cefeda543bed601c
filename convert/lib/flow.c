#include "lib/flow.h"

bool flow_run(struct jg_speech *speech, const struct wanted *wanted, GError **error) {
  return speech_decode(speech, error)                                 /* text/    bytes to lines */
         && speech_read(speech, error)                                /* read/    lines to tree, nothing lost */
         && speech_fill(speech)                                       /* lib/     blanks of the tree to words */
         && speech_review(speech)                                     /* review/  tree to findings */
         && (!wanted->paragraphs || speech_compose(speech, error))    /* compose/ tree and style to paragraphs */
         && (!wanted->pages || speech_lay_out(speech, error))         /* layout/  paragraphs and faces to pages */
         && (!wanted->toc || speech_count_toc(speech, wanted, error)) /* layout/  the pages of a table of contents */
         && (!wanted->faces || speech_cut_faces(speech, error))       /* font/    faces with its characters alone */
         && (!wanted->writer || speech_write(speech, wanted, error)); /* write/   to the bytes of one format */
}
