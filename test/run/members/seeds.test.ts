import { describe, expect, it } from 'vitest';
import { resultsOf, type Township } from './township.js';
import { townshipOf, type Writing } from './writings.js';

/** What must hold: docs/definitions/members.md. */

const WRITINGS: readonly (readonly [string, Writing])[] = [
  ['户的各列每行都填', {}],
  ['户的各列只填户主一行,户主在后,户间空行', { cells: 'head', order: 'last', blankRows: true }],
  ['户的各列有的行填、有的行不填,各人次序不定', { cells: 'some', order: 'any' }],
  ['各行打乱,一户的人不挨着', { shuffled: true }],
  ['各列换了次序', { columnsMixed: true }],
  ['没有家庭人口数,数成员', { counted: true, shuffled: true }],
  ['有的户主一行没有户编号', { keyless: true, cells: 'head', order: 'any' }],
  ['一项按人填写,各人相加', { perPerson: true, order: 'any' }],
  ['成员另有一张表', { list: 1, shuffled: true }],
  ['成员另有一张表,报了两次', { list: 2 }],
  ['一个村分成两个文件', { halved: true, cells: 'head' }],
  ['有标题、表头写法不一,xlsx、xls、csv、GB18030 混着', { messy: true, order: 'any' }],
  ['成员另有一张表,写法不一', { messy: true, list: 1 }],
];

/** The results of a township of every seed, a row a household. */
const expected = new Map<number, ReturnType<typeof resultsOf>>();

async function agrees(seed: number, given: Township, perPerson = false): Promise<void> {
  const plain =
    expected.get(seed) ??
    resultsOf(townshipOf(seed, { prior: 'households', current: 'households' }));
  expected.set(seed, plain);
  const wanted = await plain;
  const found = await resultsOf(given, perPerson ? ['transfers.pension'] : []);
  expect(wanted.households.length).toBeGreaterThan(15);
  expect(found.households).toEqual(wanted.households);
  expect(found.summary).toEqual(wanted.summary);
  const strange = /^(?:key\.(?!copy)|members\.(?!counted)|intake\.(?!item)|file\.)/u;
  const before = new Set(wanted.findings.map(({ code }) => code));
  const codes = found.findings.map(({ code }) => String(code));
  expect(codes.filter((code) => strange.test(code) && !before.has(code))).toEqual([]);
}

/** Every way of writing in one township, every third in another. */
const SEEDS = [
  { seed: 3, writings: WRITINGS },
  { seed: 1969, writings: WRITINGS.filter((_, n) => n % 3 === 1) },
];

describe.each(SEEDS)('种子 $seed 的乡,一人一行与一户一行结果相同', ({ seed, writings }) => {
  it.each(writings)('%s', async (_, writing) => {
    await agrees(seed, townshipOf(seed, { prior: writing, current: writing }), writing.perPerson);
  });

  it('只有上年、只有本年一人一行', async () => {
    const one = { order: 'any', cells: 'head' } as const;
    await agrees(seed, townshipOf(seed, { prior: one, current: 'households' }));
    await agrees(seed, townshipOf(seed, { prior: 'households', current: one }));
  });
});
