#!/usr/bin/env bash
# One job of the array: the units of its chunk, one after the other (see slurm.sh). A unit that fails
# for good leaves the others their turn, and is named by the rollup; so the job ends with 0 once all
# of them have been tried. A job whose machine dies is queued again by Slurm, and does again only
# what is not done.
set -euo pipefail
plan=$1 results=$2 chunk=$3 zengshou=$4
last=$((SLURM_ARRAY_TASK_ID * chunk))
for ((n = last - chunk + 1; n <= last && n <= $(wc -l <"$plan"); n++)); do
  echo "unit $n on $(hostname)"
  $zengshou analyze --unit "$plan:$n" --out "$results" --quiet --jobs 1 || echo "unit $n: ended with $?"
done
