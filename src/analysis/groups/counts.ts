/** Adds the counts of a record, key by key. */
export function addCounts<Key extends string>(
  into: Record<Key, number>,
  from: Readonly<Record<Key, number>>,
): void {
  for (const key of Object.keys(from) as Key[]) into[key] += from[key];
}
