import { expect, test } from 'vitest';
import { disagreements } from '../../bench/agree.js';
import { duel, median, ratioOf, ratioText } from '../../bench/duel.js';
import { recorded, tableOf } from '../../bench/history.js';

test('both jobs take turns', async () => {
  const order: string[] = [];
  const job = (name: string) => () => {
    order.push(name);
    return Promise.resolve(order.length);
  };
  const times = await duel(2, job('ours'), job('theirs'));
  expect(order).toEqual(['ours', 'theirs', 'ours', 'theirs']);
  expect(times).toEqual({ ours: [1, 3], theirs: [2, 4] });
});

test('a ratio is that of the medians, its spread that of single turns', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  const ratio = ratioOf([4, 6, 20], [2, 4, 4]);
  expect(ratio).toEqual({ middle: 1.5, least: 1.5, most: 5 });
  expect(ratioText(ratio)).toBe('1.50 (1.50–5.00)');
});

test('figures of which only one side has some agree where both have them', () => {
  const ours = { name: '村', trend: { up: { households: 2, share: 0.5 } }, more: 1 };
  expect(disagreements(ours, { name: '村', trend: { up: 2 } })).toEqual([]);
  expect(disagreements(ours, { trend: { up: 3 } })).toEqual(['/trend/up: 2 ≠ 3']);
  expect(disagreements(ours, { trend: { down: 1 } })).toEqual(['/trend/down: undefined ≠ 1']);
  expect(disagreements({ list: [1] }, { list: [1, 2] })).toEqual([
    '/list: 1 ≠ 2',
    '/list/1: undefined ≠ 2',
  ]);
});

test('a record goes to the end of the history', () => {
  const rows = [{ work: 'a', ours: '1 s', other: '2 s', ratio: '2.00', wanted: '≥ 4' }];
  const occasion = { day: '2026-11-26', commit: 'abc', machine: 'two cores', runs: 5 };
  expect(recorded('# History\n\n', occasion, rows)).toBe(
    `# History\n\n## 2026-11-26, abc\n\ntwo cores; 5 alternating runs.\n\n${tableOf(rows)}\n`,
  );
  expect(tableOf(rows)).toContain('| a | 1 s | 2 s | 2.00 | ≥ 4 |');
});
