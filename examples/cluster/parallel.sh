#!/bin/sh
# Converts the files of a list (names ended by NUL) with GNU parallel, a shard a job.
#
# usage: examples/cluster/parallel.sh LIST OUT [SHARDS]
#        JIANGGAO=jianggao FORMATS=pdf,docx PARALLEL_HOSTS=:,host1,host2
set -eu
list=$1
out=$2
shards=${3:-$(nproc)}
jianggao=${JIANGGAO:-jianggao}
formats=${FORMATS:-pdf,docx}
mkdir -p "$out/reports"

# 137, 143: the process was killed; the report tells what it had done.  1: some texts could not be converted, which the
# report tells too and another attempt would not change.
seq "$shards" | parallel --will-cite -S "${PARALLEL_HOSTS:-:}" --halt never --joblog "$out/reports/jobs" "
  for attempt in 1 2 3; do
    '$jianggao' convert -q -j 1 --files-from '$list' -0 --shard {}/$shards --to $formats -d '$out' \
      --report '$out/reports/{}.jsonl' --resume
    status=\$?
    [ \$status -gt 128 ] || break
  done
  exit \$status"
