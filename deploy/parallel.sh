#!/usr/bin/env bash
# The units of a plan on several machines, with GNU parallel over ssh; then the rollup.
#   deploy/parallel.sh PLAN RESULTS ROLLUP [HOSTS] [-- OPTIONS OF ROLLUP]
# HOSTS: a line per machine, as `2/pc1` (two units at a time); without it this machine alone.
# Told in deploy/parallel.md.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
plan=$(realpath "$1") results=$(realpath -m "$2") rollup=$(realpath -m "$3")
shift 3
hosts=:
if [ $# -gt 0 ] && [ "$1" != -- ]; then hosts=$(realpath "$1"); shift; fi
if [ "${1:-}" = -- ]; then shift; fi

zengshou=${ZENGSHOU:-zengshou}
ssh=${ZENGSHOU_SSH:-ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3}
# Words as any shell reads them, in any locale: each machine has its own.
word() { printf "'%s'" "${1//\'/\'\\\'\'}"; }
where=(--sshlogin :)
if [ "$hosts" != : ]; then where=(--sshloginfile "$hosts" --filter-hosts); fi

# The largest first, so that no machine waits for a last long one. A unit that ends with 1 is done:
# there are findings in it. A unit whose machine is gone is done again on another.
awk -F '"bytes":' '{ print $NF + 0, NR }' "$plan" | sort -rn | cut -d ' ' -f 2 |
  parallel --ssh "$ssh" "${where[@]}" --workdir "$(dirname "$plan")" \
    --retries "${RETRIES:-3}" --joblog "$results.joblog" \
    "$zengshou analyze --unit $(word "$plan"):{} --out $(word "$results") --quiet --jobs 1 || [ \$? -eq 1 ]" ||
  echo "units that were not done: see $results.joblog" >&2

cd "$(dirname "$plan")"
exec $zengshou rollup --plan "$plan" "$results" --out "$rollup" "$@"
