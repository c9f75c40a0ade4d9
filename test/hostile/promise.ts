/** What is promised of every file, whatever is in it, was not kept. */
class BrokenPromise extends Error {}

export function promise(kept: boolean, what: string): void {
  if (!kept) throw new BrokenPromise(what);
}
