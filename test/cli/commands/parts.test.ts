import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { ITEMS, labelOf } from '../../../src/domain/catalog.js';
import { type Period, parsePeriod, periodText } from '../../../src/domain/period.js';
import type { Cell } from '../../../src/intake/sheet.js';
import { runOf } from '../../../src/sample/run.js';
import { makeTownship } from '../../../src/sample/township.js';
import { PAPERLESS } from '../../e2e/run.js';
import { folderWith } from '../../files/temporary.js';
import { openSample } from '../../sample/open.js';
import { shellFor } from '../shell.js';

type Year = 'prior' | 'current';
type Row = readonly Cell[];

const FOLDERS = { prior: '上年', current: '本年' } as const;
const PERIODS = { prior: period(runOf().prior.period), current: period(runOf().current.period) };

function period(text: string): Period {
  const found = parsePeriod(text);
  if (found === null) throw new TypeError(text);
  return found;
}

/** What adds up over the parts of a year; the rest is written into each of them. */
const ADDED = new Set([
  ...ITEMS.map(({ label }) => label),
  ...(
    [
      ...(['total.wages', 'total.business', 'total.costs', 'total.property'] as const),
      ...(['total.transfers', 'total.gross', 'total.net', 'claims', 'outOfPocket'] as const),
    ] as const
  ).map(labelOf),
  labelOf('workMonths'),
]);
/** It is no sum: of a part it would be that part's own. */
const PER_CAPITA = labelOf('total.perCapita');

/** The villages of a township by year: a header and a row for every household. */
async function township(
  seed: number,
): Promise<Readonly<Record<Year, ReadonlyMap<string, readonly Row[]>>>> {
  const years = {
    prior: new Map<string, readonly Row[]>(),
    current: new Map<string, readonly Row[]>(),
  };
  for await (const file of makeTownship({ style: 'clean', villages: 3, households: 24, seed })) {
    const year = file.path.startsWith('上年') ? 'prior' : 'current';
    const [sheet] = openSample(file);
    const name = file.path.replace(/^.*\//, '').replace(/\..*$/, '');
    if (sheet !== undefined) years[year].set(name, sheet.rows);
  }
  return years;
}

/** The share of one of several parts, to the fen: all of them together are the whole. */
function shareOf(cell: Cell, part: number, parts: number): Cell {
  if (typeof cell !== 'number') return cell;
  const fen = Math.round(cell * 100);
  const upTo = (n: number): number => Math.floor((fen * n * n) / (parts * parts));
  return (upTo(part + 1) - upTo(part)) / 100;
}

function partOf([header = [], ...rows]: readonly Row[], part: number, parts: number): Row[] {
  const cell = (value: Cell, column: number): Cell => {
    const label = String(header[column]);
    if (label === PER_CAPITA) return null;
    return ADDED.has(label) ? shareOf(value, part, parts) : value;
  };
  return [header, ...rows.map((row) => row.map(cell))];
}

const csv = (rows: readonly Row[]): string =>
  rows.map((row) => row.map((cell) => (cell === null ? '' : `"${cell}"`)).join(',')).join('\n');

type Kind = 'csv' | 'xls' | 'xlsx';

/** A form as villages send it: titles, spread and broken headers, a row of totals, a signature. */
function messy(title: string, village: string, [header = [], ...rows]: readonly Row[]): Row[] {
  const labels = header.map((cell, n) =>
    n % 2 === 0 ? String(cell).replace(/^(.)(.)/u, '$1 $2\n') : cell,
  );
  return [
    [title],
    [`单位:元  填报单位:${village}  2022年10月8日`],
    labels,
    ...rows,
    ['合计'],
    [`填表人:王某`],
  ];
}

function written(title: string, village: string, rows: readonly Row[], kind: Kind) {
  if (kind === 'csv') return `${title}\n${csv(rows)}\n`;
  const cells = messy(title, village, rows).map((row) => [...row]);
  const bookType = kind === 'xls' ? 'biff8' : 'xlsx';
  const book = utils.book_new(utils.aoa_to_sheet(cells), 'Sheet1');
  return write(book, { bookType, type: 'buffer' }) as Uint8Array;
}

/** Files of a village that sends its year in so many parts; their titles name the months. */
function filesOf(
  year: Year,
  village: string,
  rows: readonly Row[],
  { parts, kindOf = () => 'csv' }: { parts: number; kindOf?: (part: number) => Kind },
) {
  const { first, last } = PERIODS[year];
  const length = (last - first + 1) / parts;
  return Array.from({ length: parts }, (_, n): [string, string | Uint8Array] => {
    const kind = kindOf(n);
    const months = { first: first + n * length, last: first + (n + 1) * length - 1 };
    const title = `${chinese(months)}${village}脱贫户收入明细表`;
    const name = `${FOLDERS[year]}/${village}${parts === 1 ? '' : ` ${periodText(months)}`}.${kind}`;
    return [name, written(title, village, partOf(rows, n, parts), kind)];
  });
}

/** `2021年10月至2021年12月`, of one month `2021年10月份`. */
function chinese({ first, last }: Period): string {
  const name = (month: number): string => `${Math.floor(month / 12)}年${(month % 12) + 1}月`;
  return first === last ? `${name(first)}份` : `${name(first)}至${name(last)}`;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Data {
  readonly households: readonly object[];
  readonly summary: object;
  readonly findings: readonly { code: string; file: string; value: unknown; village: string }[];
}

async function analysed(files: Files, yaml = ''): Promise<Data> {
  const folder = folderWith(yaml === '' ? files : { ...files, 'zengshou.yaml': yaml });
  const argv = [
    ...['analyze', '--prior', '上年', '--current', '本年', '--out', '结果', '--jobs', '1'],
    ...['--prior-period', periodText(PERIODS.prior)],
    ...['--current-period', periodText(PERIODS.current), '--township', '北张乡'],
    ...PAPERLESS,
  ];
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  expect([0, 1], shell.err()).toContain(code);
  const read = (name: string): string => readFileSync(join(folder, '结果/data', name), 'utf8');
  const lines = (name: string) => read(name).trim().split('\n').filter(Boolean);
  return {
    households: lines('households.jsonl').map((line) => withoutPlaces(JSON.parse(line))),
    summary: JSON.parse(read('summary.json')),
    findings: lines('findings.jsonl').map((line) => JSON.parse(line)),
  };
}

interface Written {
  readonly factors: readonly {
    readonly evidence: readonly { source: unknown; priorSource: unknown }[];
  }[];
}

/** What the evidence says counts, not where it stands. */
const withoutPlaces = ({ factors, ...household }: Written) => ({
  ...household,
  factors: factors.map(({ evidence, ...tag }) => ({
    ...tag,
    evidence: evidence.map(({ source: _, priorSource: __, ...one }) => one),
  })),
});

const partsOnly = ({ findings }: Data): string[] =>
  findings.flatMap(({ code, value }) => (code.startsWith('parts.') ? [`${code} ${value}`] : []));

const SEED = 7;
const years = await township(SEED);

/** Every village in the parts that are asked for. */
function inParts(
  parts: (year: Year, village: number) => number,
  kindOf: (part: number) => Kind = () => 'csv',
): Files {
  const files = (['prior', 'current'] as const).flatMap((year) =>
    [...years[year]].flatMap(([village, rows], n) =>
      filesOf(year, village, rows, { parts: parts(year, n), kindOf }),
    ),
  );
  return Object.fromEntries(files);
}

let known: Promise<Data> | null = null;
/** A table of the whole period from every village. */
const whole = (): Promise<Data> => {
  known ??= analysed(inParts(() => 1));
  return known;
};

describe('一年分几期报送', () => {
  it('样例里有可比的户,也有减收的', async () => {
    const { households } = await whole();
    expect(households.length).toBeGreaterThan(40);
    expect(JSON.stringify(households)).toContain('"trend":"down"');
  });

  it.each([
    ['四个季度', () => 4],
    ['十二个月', () => 12],
    ['只有上年分季', (year: Year) => (year === 'prior' ? 4 : 1)],
    ['只有本年分月', (year: Year) => (year === 'current' ? 12 : 1)],
    ['各村不同', (year: Year, village: number) => [1, 4, 12][(village + year.length) % 3] ?? 1],
  ] as const)('%s:与全年一张表的结果相同', async (_, parts) => {
    const data = await analysed(inParts(parts));
    const { households, summary } = await whole();
    expect(data.households).toEqual(households);
    expect(data.summary).toEqual(summary);
    expect(partsOnly(data)).toEqual([]);
  });

  it.each([
    ['xlsx', ['xlsx']],
    ['xls', ['xls']],
    ['csv、xls、xlsx 混着', ['csv', 'xls', 'xlsx']],
  ] as const)('表题、表头写法不一，%s：结果相同', async (_, kinds) => {
    const kindOf = (part: number): Kind => kinds[part % kinds.length] ?? 'csv';
    const data = await analysed(inParts(() => 4, kindOf));
    const { households, summary } = await whole();
    expect(data.households).toEqual(households);
    expect(data.summary).toEqual(summary);
    expect(partsOnly(data)).toEqual([]);
  });

  it('依据写明各期的单元格，用 + 连起来', async () => {
    const folder = folderWith(inParts(() => 4));
    const argv = ['--prior', '上年', '--current', '本年', '--out', '结果', '--jobs', '1'];
    const periods = ['--prior-period', periodText(PERIODS.prior)];
    periods.push('--current-period', periodText(PERIODS.current));
    const shell = shellFor(['analyze', ...argv, ...periods, '--township', '北张乡'], { folder });
    await runProgram(shell);
    const lines = readFileSync(join(folder, '结果/data/households.jsonl'), 'utf8');
    const place = String.raw`本年/北张村 [-.\d]+csv![A-Z]+\d+`;
    expect(lines).toMatch(
      new RegExp(`"source":"${[place, place, place, place].join('\\+')}"`, 'u'),
    );
  });
});
