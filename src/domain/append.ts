/** Puts a value at the end of the list that a key has, which begins with its first value. */
export function append<Key, Value>(
  lists: Map<Key, Value[]>,
  key: Key,
  value: NoInfer<Value>,
): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
