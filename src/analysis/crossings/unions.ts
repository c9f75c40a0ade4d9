/** Numbers that belong together, found pair by pair. */
export class Unions {
  private readonly above = new Map<number, number>();

  join(a: number, b: number): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.above.set(Math.max(one, other), Math.min(one, other));
  }

  /** The sets of two or more numbers, each in rising order, sorted by their first number. */
  sets(): number[][] {
    const sets = new Map<number, number[]>();
    for (const one of [...this.above.keys()].sort((a, b) => a - b)) {
      const root = this.rootOf(one);
      if (root === one) continue;
      const set = sets.get(root) ?? [root];
      sets.set(root, set);
      set.push(one);
    }
    return [...sets.values()].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }

  private rootOf(one: number): number {
    let root = one;
    for (let next = this.above.get(root); next !== undefined; next = this.above.get(root)) {
      root = next;
    }
    // Shortens the way for the next time.
    if (root !== one) this.above.set(one, root);
    return root;
  }
}
