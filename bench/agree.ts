/** Where two summaries differ in what the second of them has; counts of households stand for shares. */
export function disagreements(ours: unknown, theirs: unknown, at = ''): string[] {
  if (Array.isArray(theirs)) {
    const list = Array.isArray(ours) ? ours : [];
    const lengths =
      list.length === theirs.length ? [] : [`${at}: ${list.length} ≠ ${theirs.length}`];
    return [...lengths, ...theirs.flatMap((one, n) => disagreements(list[n], one, `${at}/${n}`))];
  }
  if (isRecord(theirs)) {
    return Object.entries(theirs).flatMap(([key, value]) =>
      disagreements(isRecord(ours) ? ours[key] : undefined, value, `${at}/${key}`),
    );
  }
  const figure = isRecord(ours) ? ours.households : ours;
  return figure === theirs ? [] : [`${at}: ${String(figure)} ≠ ${String(theirs)}`];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
