import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { leaksIn, leaksOnScreen, NONE, textsOf, wholeIn } from './leaks.js';
import { idNumber, ORDINARY, OWN_NUMBER, plantTownship } from './planted-numbers.js';
import { type Ended, runHere, sharedFolder, zengshou } from './run.js';

let folder: string;
let analysed: Ended;
const YEARS = ['--prior', '上年', '--current', '本年'];
const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const RUN = [...YEARS, ...PERIODS, '--columns', '列.yaml'];
const run = (...args: readonly string[]): Promise<Ended> => runHere(folder, ...args);

beforeAll(async () => {
  folder = sharedFolder();
  await plantTownship(folder);
  const named = `乡${idNumber(903)}`;
  writeFileSync(join(folder, '列.yaml'), 'columns: {}\n');
  const policy = `name: 政策${idNumber(907)}\ntolerance:\n  rate: 0.5\n`;
  writeFileSync(join(folder, '政策.yaml'), policy);
  analysed = zengshou(folder, 'analyze', ...RUN, '--township', named, '--out', '结果');
  expect(analysed.code).toBe(3);
});

describe('no ID number leaves the program', () => {
  it('analyze: data, workbooks, names of files, screen', async () => {
    expect(leaksOnScreen(analysed)).toEqual(NONE);
    expect(await leaksIn(join(folder, '结果'))).toEqual({});
    const english = ['--report-lang', 'en', '--lang', 'en', '--json'];
    expect(leaksOnScreen(await run('analyze', ...RUN, '--out', '结果3', ...english))).toEqual(NONE);
    expect(await leaksIn(join(folder, '结果3'))).toEqual({});
  });

  it.each(['table', 'json', 'csv', 'xlsx', 'sarif'])('validate --format %s', async (format) => {
    const out = `检查.${format}`;
    const ended = await run(
      'validate',
      '本年',
      '--prior',
      '上年',
      '--format',
      format,
      '--out',
      out,
    );
    expect(leaksOnScreen(ended)).toEqual(NONE);
    for (const [, text] of await textsOf(join(folder, out))) expect(wholeIn(text)).toBeNull();
  });

  it('validate --against, on screen and as JSON', async () => {
    expect(leaksOnScreen(await run('validate', '本年'))).toEqual(NONE);
    expect(leaksOnScreen(await run('validate', '本年', '--against', '上年'))).toEqual(NONE);
    expect(leaksOnScreen(await run('validate', '本年', '--against', '上年', '--json'))).toEqual(
      NONE,
    );
  });

  it('validate --annotate: only what the village wrote itself is whole', async () => {
    const ended = await run('validate', '本年', '--prior', '上年', '--annotate', '退回');
    expect(leaksOnScreen(ended)).toEqual(NONE);
    // The list of findings stands behind the village's own sheet.
    const isOwn = (name: string) => !/worksheets\/sheet[2-9]|manifest/.test(name);
    expect(await leaksIn(join(folder, '退回'), isOwn)).toEqual({});
    expect(leaksOnScreen(await run('validate', '退回', '--explained', '签认.xlsx'))).toEqual(NONE);
    for (const [, text] of await textsOf(join(folder, '签认.xlsx'))) {
      expect(wholeIn(text)).toBeNull();
    }
  });

  it('explain: by 户编号, ID number and name', async () => {
    // Of the first village one household after the other, then nobody.
    for (const key of [OWN_NUMBER, '14990020003', idNumber(999)]) {
      expect(leaksOnScreen(await run('explain', key, ...RUN))).toEqual(NONE);
    }
    expect(leaksOnScreen(await run('explain', OWN_NUMBER, ...RUN, '--json'))).toEqual(NONE);
  });

  it('whatif, on screen and as JSON', async () => {
    expect(leaksOnScreen(await run('whatif', ...RUN, '--policy', '政策.yaml'))).toEqual(NONE);
    expect(leaksOnScreen(await run('whatif', ...RUN, '--policy', '政策.yaml', '--json'))).toEqual(
      NONE,
    );
  });

  it('status, on screen, as JSON and as a workbook', async () => {
    const roster = ['--roster', '上年'];
    expect(leaksOnScreen(await run('status', '本年', ...roster, '--out', '进度.xlsx'))).toEqual(
      NONE,
    );
    expect(leaksOnScreen(await run('status', '本年', ...roster, '--json'))).toEqual(NONE);
    for (const [, text] of await textsOf(join(folder, '进度.xlsx'))) {
      expect(wholeIn(text)).toBeNull();
    }
  });

  it('columns, on screen, as JSON and as a column map', async () => {
    expect(leaksOnScreen(await run('columns', '本年', '--all', '--out', '列名.yaml'))).toEqual(
      NONE,
    );
    expect(leaksOnScreen(await run('columns', '本年', '--json'))).toEqual(NONE);
    expect(wholeIn(readFileSync(join(folder, '列名.yaml'), 'utf8'))).toBeNull();
  });

  it('template: names of forms, and blank forms; a prefilled form has its own rows whole', async () => {
    const period = ['--period', '2022-10..2023-09', '--township', `乡${idNumber(904)}`];
    expect(
      leaksOnScreen(await run('template', '--from', '上年', ...period, '--out', '表')),
    ).toEqual(NONE);
    expect(await leaksIn(join(folder, '表'), () => true)).toEqual({});
    const village = ['--village', `己${idNumber(905)}村`];
    expect(leaksOnScreen(await run('template', ...village, ...period, '--out', '空表'))).toEqual(
      NONE,
    );
    expect(await leaksIn(join(folder, '空表'))).toEqual({});
  });

  it('ledger and track, with numbers that somebody has typed', async () => {
    expect(leaksOnScreen(await run('ledger', '结果', '--out', '台账'))).toEqual(NONE);
    expect(await leaksIn(join(folder, '台账'))).toEqual({});
    await fillLedgers(join(folder, '台账'));
    expect(leaksOnScreen(await run('ledger', '结果', '--from', '台账', '--out', '台账2'))).toEqual(
      NONE,
    );
    expect(await leaksIn(join(folder, '台账2'))).toEqual({});
    expect(
      leaksOnScreen(await run('ledger', '结果', '--from', '台账', '--out', '台账3', '--json')),
    ).toEqual(NONE);
    expect(leaksOnScreen(await run('track', '台账', '--as-of', '2023-06-30', '--json'))).toEqual(
      NONE,
    );
    const ended = await run('track', '台账', '--as-of', '2023-06-30', '--out', '跟踪.xlsx');
    expect(leaksOnScreen(ended)).toEqual(NONE);
    for (const [, text] of await textsOf(join(folder, '跟踪.xlsx'))) {
      expect(wholeIn(text)).toBeNull();
    }
  });

  it('what is refused', async () => {
    const number = idNumber(906);
    for (const args of [
      ['analyze', ...RUN, '--policy', `${number}.yaml`, '--out', '结果5'],
      ['analyze', '--prior', `缺${number}`, '--current', '本年', '--out', '结果5'],
      ['validate', number],
      ['validate', '本年', '--format', number],
      ['status', '本年', '--due', number],
      ['template', '--period', number, '--out', '表2'],
      ['ledger', number, '--out', '台账5'],
      [number],
      ['init', number],
      ['sample', '--villages', number, '--out', number],
    ]) {
      expect(leaksOnScreen(await run(...args))).toEqual(NONE);
    }
  });
});

/** Somebody types numbers wherever a ledger is to be filled. */
async function fillLedgers(ledgers: string): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  for (const name of readdirSync(ledgers).filter((one) => one.endsWith('.xlsx'))) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(ledgers, name));
    const sheet = book.worksheets[0];
    sheet?.eachRow((row, n) => {
      if (n < 5) return;
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        if (!cell.protection?.locked && (cell.value === null || column > 13)) {
          cell.value = `乙 ${idNumber(n)}`;
        }
      });
    });
    await book.xlsx.writeFile(join(ledgers, name));
  }
  mkdirSync(join(ledgers, 'data'), { recursive: true });
}

describe('what is no ID number stays', () => {
  const lines = () =>
    readFileSync(join(folder, '结果/data/households.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; head: string; village: string });

  it('户编号 of 11, 14, 15 and 16 digits', async () => {
    const ids = lines().map(({ id }) => id);
    for (const id of ORDINARY) expect(ids).toContain(id);
    const [, , , older = ''] = ORDINARY;
    expect((await run('explain', older, ...RUN)).out).toContain(older);
  });

  it('a household whose 户编号 is its ID number is found by the whole number', async () => {
    const { out, code } = await run('explain', OWN_NUMBER, ...RUN);
    // Of the files that were planted some cannot be read.
    expect(code).toBe(3);
    expect(out).toContain(`${OWN_NUMBER.slice(0, 6)}********${OWN_NUMBER.slice(14)}`);
    expect((await run('explain', OWN_NUMBER, ...RUN, '--unmasked')).out).toContain(OWN_NUMBER);
  });

  it('files whose names became one are told apart by a running number', () => {
    const manifest = readFileSync(join(folder, '结果/data/manifest.json'), 'utf8');
    expect(manifest).toMatch(/149900\*{8}\d{3}./);
    expect(manifest).toMatch(/丁149900\*{8}[\dX]{4}\(2\)\.xlsx/);
  });

  it('--unmasked shows whole numbers where it is an option, and says so', async () => {
    await run('analyze', ...RUN, '--unmasked', '--out', '全');
    const data = readFileSync(join(folder, '全/data/households.jsonl'), 'utf8');
    expect(data).toContain(OWN_NUMBER);
    expect(data).not.toContain('13800138000');
    expect(readFileSync(join(folder, '全/data/manifest.json'), 'utf8')).toContain(
      '"unmasked": true',
    );
    for (const verb of ['validate', 'status', 'columns', 'template', 'whatif', 'rules', 'sample']) {
      expect((await run(verb, '--help')).out).not.toContain('--unmasked');
    }
  });
});
