import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { COLUMNS, ITEMS } from '../../src/domain/catalog.js';
import { checkCharacter } from '../../src/domain/identity.js';

/** Every person who is planted is born on a day of these years, which stands nowhere else. */
const YEAR = 1913;

/** A number that no other person has; its check character is right. */
export function idNumber(n: number): string {
  const month = String(1 + (n % 12)).padStart(2, '0');
  const day = String(1 + (Math.floor(n / 12) % 28)).padStart(2, '0');
  const first = `149900${YEAR + (n % 7)}${month}${day}${String(n % 1000).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

const grouped = (number: string, between: string): string =>
  [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(between);
const inScript = (zero: number) => (number: string) =>
  number.replace(/\d/g, (figure) => String.fromCodePoint(zero + Number(figure)));

/** Ways of writing a number, by name. */
const WAYS: Readonly<Record<string, (number: string) => string>> = {
  plain: (number) => number,
  inWords: (number) => `证件${number}号`,
  small: (number) => number.toLowerCase(),
  fullWidth: inScript(0xff10),
  arabic: inScript(0x0660),
  devanagari: inScript(0x0966),
  mathematical: inScript(0x1d7ce),
  spaces: (number) => grouped(number, ' '),
  wideSpaces: (number) => grouped(number, '\u3000'),
  lineBreak: (number) => grouped(number, '\n'),
  hyphens: (number) => grouped(number, '-'),
  dashes: (number) => grouped(number, '—'),
  dots: (number) => grouped(number, '.'),
  middleDots: (number) => grouped(number, '·'),
  zeroWidth: (number) => grouped(number, '\u200b'),
  joiners: (number) => grouped(number, '\u2060'),
  direction: (number) => `\u202e${grouped(number, '\u202c')}`,
};

/** 户编号 that are none, whatever they look like; the last two have the form of older numbers. */
export const ORDINARY = ['14990010001', '14990010001001', '1499001000100101', '149900880101001'];

type Cell = string | number | null;

const LABELS = [...COLUMNS, ...ITEMS].map(({ label }) => label);
const labelOf = (key: string): string =>
  [...COLUMNS, ...ITEMS].find((column) => column.key === key)?.label ?? key;
const TEXTS = COLUMNS.filter(
  ({ type, key }) => ['text', 'choice', 'causes'].includes(type) && !isPlace(key),
);
const FIGURES = [
  ...ITEMS.map(({ label }) => label),
  ...COLUMNS.filter(({ type }) => !['text', 'choice', 'causes', 'id'].includes(type)).map(
    ({ label }) => label,
  ),
];

/** What a village or township is called decides which files there are. */
function isPlace(key: string): boolean {
  return ['county', 'township', 'village'].includes(key);
}

interface Years {
  readonly prior: ReadonlyMap<string, Cell>[];
  readonly current: ReadonlyMap<string, Cell>[];
}

/** A household that falls and misses the target, so that it stands on every list. */
function household(n: number, village: string, texts: Readonly<Record<string, Cell>>): Years {
  const row = (wages: number) =>
    new Map<string, Cell>([
      [labelOf('village'), village],
      [labelOf('id'), `1499002${String(n).padStart(4, '0')}`],
      [labelOf('head'), `王建${String.fromCodePoint(0x4e00 + n)}`],
      [labelOf('idNumber'), own(n)],
      [labelOf('population'), 2],
      [labelOf('labour'), 1],
      [labelOf('wages.migrant'), wages],
      [labelOf('workMonths'), 6],
      ...Object.entries(texts),
    ]);
  return { prior: [row(20_000)], current: [row(9000)] };
}

let next = 0;
let people = 0;
/** Of households, apart from the numbers that stand beside them. */
const own = (n: number): string => idNumber(5000 + n);
const person = (): number => {
  people += 1;
  return people;
};
const fresh = (): string => {
  next += 1;
  return idNumber(next);
};

/** A number in every column of texts, a household for each way of writing it. */
const inTexts = (village: string): Years[] =>
  Object.values(WAYS).map((way) =>
    household(
      person(),
      village,
      Object.fromEntries(TEXTS.map(({ label }) => [label, way(fresh())])),
    ),
  );

/** A number where figures belong: rows that are not taken, each for one column. */
const inFigures = (village: string): Years[] =>
  FIGURES.map((label) => household(person(), village, { [label]: fresh() }));

const ordinary = (village: string): Years[] =>
  ORDINARY.map((id, n) =>
    household(600 + n, village, {
      [labelOf('id')]: id,
      [labelOf('note')]: `${id}，2022-10-20，2021-10..2022-09，电话13800138000`,
    }),
  );

/** Of the households whose 户编号 is their ID number. */
export const OWN_NUMBER = own(701);

/** The 户编号 is the ID number itself, as counties do it. */
const ownNumber = (village: string): Years[] =>
  [701, 702].map((n) => household(n, village, { [labelOf('id')]: own(n) }));

async function workbook(path: string, sheet: string, rows: readonly ReadonlyMap<string, Cell>[]) {
  const book = new ExcelJS.Workbook();
  book.creator = fresh();
  book.title = fresh();
  book.description = fresh();
  const page = book.addWorksheet(sheet);
  page.addRow([`${fresh()}的收入明细表`]);
  page.addRow([...LABELS, `谁${fresh()}`, `${fresh()}\n电话`]);
  for (const row of rows) {
    page.addRow([...LABELS.map((label) => row.get(label) ?? null), fresh(), fresh()]);
  }
  page.getCell('A3').note = fresh();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, Buffer.from(await book.xlsx.writeBuffer()));
}

/** A township in which numbers stand wherever a person can write. */
export async function plantTownship(folder: string): Promise<void> {
  next = 0;
  people = 0;
  const named = fresh();
  const files: Readonly<Record<string, readonly Years[]>> = {
    [`甲村${named}.xlsx`]: inTexts('甲村'),
    '乙村.xlsx': inFigures('乙村'),
    '丙村.xlsx': [...ordinary('丙村'), ...ownNumber('丙村')],
    // Two that have one name once they are masked.
    [`丁${named.slice(0, 6)}19130303${named.slice(14)}.xlsx`]: [household(801, '丁村', {})],
    [`丁${named.slice(0, 6)}19130404${named.slice(14)}.xlsx`]: [
      household(802, `戊${fresh()}村`, { [labelOf('township')]: `乡${fresh()}` }),
    ],
  };
  for (const [year, title] of [
    ['prior', '上年'],
    ['current', '本年'],
  ] as const) {
    for (const [n, [name, households]] of Object.entries(files).entries()) {
      const rows = households.flatMap((one) => one[year]);
      const path = join(folder, title, n < 3 ? '' : idNumber(900), name);
      await workbook(path, n === 0 ? idNumber(901) : '明细表', rows);
    }
  }
  writeFileSync(join(folder, '本年', `${idNumber(902)}.xlsx`), '');
}
