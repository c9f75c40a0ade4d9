import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { collectGarbage } from '../../src/run/garbage.js';

it('不再用的东西立即回收，还在用的留着', async () => {
  const used = { rows: [1] };
  const refs = [new WeakRef({ rows: [2] }), new WeakRef(used)];
  // What a WeakRef was made of stays until the task that made it has ended.
  await setTimeout(0);
  collectGarbage();
  expect(refs.map((ref) => ref.deref())).toEqual([undefined, used]);
});
