/**
 * Makes one object in memory of values that are equal: of each key the first value is given, as long
 * as no more than `most` keys are kept.
 */
export function oneOfEach(most: number): <Value>(key: string, value: Value) => Value {
  const kept = new Map<string, unknown>();
  return <Value>(key: string, value: Value): Value => {
    const known = kept.get(key);
    if (known !== undefined) return known as Value;
    if (kept.size < most) kept.set(key, value);
    return value;
  };
}
