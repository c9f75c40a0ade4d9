/**
 * The one clock time of a run, or what fixes it.
 * https://reproducible-builds.org/specs/source-date-epoch/
 */
export function generatedAt(epoch: string | undefined): string {
  const fixed = epoch !== undefined && /^\d{1,11}$/.test(epoch) ? Number(epoch) * 1000 : null;
  return new Date(fixed ?? Date.now()).toISOString();
}
