#!/usr/bin/env bash
# The units of a plan as an array of Slurm jobs, and the rollup once all of them have ended.
#   deploy/slurm.sh PLAN RESULTS ROLLUP [-- OPTIONS OF ROLLUP]
# Prints the numbers of the two jobs. CHUNK: how many units a job does, SBATCH: options of both jobs.
# Told in deploy/slurm.md.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
plan=$(realpath "$1") results=$(realpath -m "$2") rollup=$(realpath -m "$3")
shift 3
if [ "${1:-}" = -- ]; then shift; fi

zengshou=${ZENGSHOU:-zengshou}
here=$(dirname "$(realpath "$0")")
units=$(wc -l <"$plan")
# A site takes no array as long as its limit: longer ones are cut into chunks.
longest=$(($(scontrol show config | awk '$1 == "MaxArraySize" { print $3 }') - 1))
chunk=${CHUNK:-1}
least=$(((units + longest - 1) / longest))
if [ "$chunk" -lt "$least" ]; then chunk=$least; fi
jobs=$(((units + chunk - 1) / chunk))

mkdir -p "$results.logs"
common=(--parsable --chdir "$(dirname "$plan")" --requeue --open-mode append ${SBATCH:-})
# Words as any shell reads them, in any locale: sbatch hands its --wrap to /bin/sh.
words() { for word; do printf "'%s' " "${word//\'/\'\\\'\'}"; done; }

array=$(sbatch "${common[@]}" --job-name zengshou --array "1-$jobs" --output "$results.logs/%a.log" \
  --wrap "$(words "$here/slurm-units.sh" "$plan" "$results" "$chunk" "$zengshou")")
last=$(sbatch "${common[@]}" --job-name zengshou-rollup --dependency "afterok:$array" \
  --output "$results.logs/rollup.log" \
  --wrap "$zengshou $(words rollup --plan "$plan" "$results" --out "$rollup" "$@")")
echo "$array $last"
