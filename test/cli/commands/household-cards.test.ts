import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { sharedFolder } from '../../e2e/run.js';
import { open, rowsOf } from '../../reports/read.js';
import { resultsIn } from '../../run/results-folder.js';
import { shellFor } from '../shell.js';

const folder = sharedFolder();

async function run(...argv: readonly string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

type Amounts = Readonly<Record<string, number>>;
interface Told {
  readonly village: string;
  readonly id: string | null;
  readonly head: string | null;
  readonly income: unknown;
  readonly change: unknown;
  readonly population: unknown;
  readonly items: { readonly prior: Amounts; readonly current: Amounts };
}

/** What stands on a card of each household; an item of nothing is as none. */
const householdsIn = (results: string) =>
  readFileSync(join(folder, results, 'data/households.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Told)
    .map(({ village, id, head, income, change, population, items }) => ({
      ...{ village, id, head, income, change, population },
      items: [items.prior, items.current].map((all) =>
        Object.entries(all).filter(([, amount]) => amount !== 0),
      ),
    }));

beforeAll(async () => {
  await resultsIn(folder);
  const { code, out } = await run('cards', '结果', '--out', '明白卡');
  expect([code, out.includes('明白卡')]).toEqual([0, true]);
});

const workbooks = () =>
  readdirSync(join(folder, '明白卡')).filter((name) => name.endsWith('.xlsx'));

describe('zengshou cards', () => {
  it('每村一个工作簿，每户一页：户主、两年各项、增减、签字，没有证件号码', () => {
    const [household] = householdsIn('结果');
    const book = open(readFileSync(join(folder, '明白卡', `${household?.village}.xlsx`)));
    const cards = householdsIn('结果').filter(({ village }) => village === household?.village);
    expect(book.SheetNames).toHaveLength(cards.length);
    const rows = rowsOf(book, book.SheetNames[0] ?? '');
    const labels = rows.map(([label]) => label);
    for (const label of ['户主姓名', '家庭人口数', '家庭纯收入', '人均纯收入']) {
      expect(labels).toContain(label);
    }
    expect(JSON.stringify(rows)).toContain('户主签字');
    expect(JSON.stringify(rows)).not.toMatch(/\d{17}[\dX]|\*{4}/);
  });

  it('读回的收入、各项、增减、人口和原来一样，没有错误', async () => {
    const cards = workbooks().map((name) => `明白卡/${name}`);
    const { err } = await run(
      ...['analyze', '--prior', ...cards, '--current', ...cards, '--quiet', '--jobs', '1'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
      ...['--township', '北张乡', '--out', '再算'],
    );
    expect(err).toBe('');
    expect(householdsIn('结果').length).toBeGreaterThan(5);
    expect(householdsIn('再算')).toEqual(householdsIn('结果'));
  });

  it('一年的表没有问的项目写“未问”，读回也是没有问，不是 0', async () => {
    const prior = '户编号,户主姓名,家庭人口数,务工收入,物价补贴\n14990000001,甲,3,30000,440\n';
    const current = '户编号,户主姓名,家庭人口数,务工收入,养老金\n14990000001,甲,3,29000,900\n';
    for (const [year, text] of [
      ['旧', prior],
      ['新', current],
    ] as const) {
      mkdirSync(join(folder, year));
      writeFileSync(join(folder, year, '武村.csv'), text);
    }
    const years = (was: string, is: string) => ['--prior', was, '--current', is, '--jobs', '1'];
    const periods = [
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
      ...['--township', '北张乡', '--quiet', '--out'],
    ];
    // An item of one year only is an error, before and afterwards.
    expect((await run('analyze', ...years('旧', '新'), ...periods, '一')).code).toBe(1);
    expect((await run('cards', '一', '--out', '一卡', '--quiet')).code).toBe(0);
    const book = open(readFileSync(join(folder, '一卡/武村.xlsx')));
    const card = rowsOf(book, '甲').map((cells) => cells.slice(1, 3));
    expect(card).toContainEqual([440, '未问']);
    expect(card).toContainEqual(['未问', 900]);
    const cards = '一卡/武村.xlsx';
    expect((await run('analyze', ...years(cards, cards), ...periods, '二')).code).toBe(1);
    const [before, after] = ['一', '二'].map((results) =>
      readFileSync(join(folder, results, 'data/households.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ oneSided, income, items: { prior: was, current: is } }) => ({
          ...{ oneSided, income },
          keys: [Object.keys(was).sort(), Object.keys(is).sort()],
        })),
    );
    expect(before?.map(({ oneSided }) => oneSided)).toEqual([true]);
    expect(after).toEqual(before);
  });

  it('同样的结果写出同样的字节', async () => {
    const bytes = () => workbooks().map((name) => readFileSync(join(folder, '明白卡', name)));
    const before = bytes();
    await run('cards', '结果', '--out', '明白卡');
    expect(bytes()).toEqual(before);
  });
});
