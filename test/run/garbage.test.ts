import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { collectGarbage, compactMemory } from '../../src/run/garbage.js';

it.each([
  ['立即回收', collectGarbage],
  ['回收并把剩下的挪到一起', compactMemory],
])('不再用的东西%s，还在用的留着', async (_how, collect) => {
  const used = { rows: [1] };
  const refs = [new WeakRef({ rows: [2] }), new WeakRef(used)];
  // What a WeakRef was made of stays until the task that made it has ended.
  await setTimeout(0);
  collect();
  expect(refs.map((ref) => ref.deref())).toEqual([undefined, used]);
});
