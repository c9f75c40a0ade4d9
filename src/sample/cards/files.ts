import type { Year } from '../../domain/household.js';
import type { Period } from '../../domain/period.js';
import { createRandom } from '../random.js';
import { yearsOf } from '../run.js';
import type { Row } from '../truth/row.js';
import type { VillageTruth } from '../truth/village.js';
import { type DraftBook, type DraftSheet, plainSheet } from '../write/draft.js';
import { type CardForm, type CardRows, CardWriter } from './form.js';

/** They take turns from village to village. */
const FORMS: readonly CardForm[] = [
  { years: null, pairs: 2, categories: true, unit: '元', unitAt: 'title', perSheet: 1 },
  {
    years: { prior: '上年(元)', current: '本年(元)' },
    ...{ pairs: 2, categories: true, unit: '元', unitAt: 'title', perSheet: 1 },
  },
  { years: null, pairs: 3, categories: false, unit: '元', unitAt: 'label', perSheet: 10 },
  { years: null, pairs: 2, categories: true, unit: '万元', unitAt: 'behind', perSheet: 1 },
  {
    years: { prior: '2021年', current: '2022年' },
    ...{ pairs: 2, categories: true, unit: '元', unitAt: 'title', perSheet: 1 },
  },
];

const STREAMS: Readonly<Record<Year, number>> = { prior: 6, current: 7 };

/** More sheets than this are a workbook of their own: programs open no more at once. */
const SHEETS_OF_A_BOOK = 200;

/** The cards of a village in one year, a household each. */
export function* cardBooks(village: VillageTruth, year: Year, seed: number): Generator<DraftBook> {
  const form = FORMS[village.number % FORMS.length] as CardForm;
  const sheets = sheetsOf(village, year, form, seed);
  for (let at = 0; at < sheets.length; at += SHEETS_OF_A_BOOK) {
    const part = at === 0 ? '' : String(1 + at / SHEETS_OF_A_BOOK);
    yield {
      path: `${yearsOf(year).folder}/${village.name}${part}`,
      sheets: sheets.slice(at, at + SHEETS_OF_A_BOOK),
    };
  }
}

function sheetsOf(village: VillageTruth, year: Year, form: CardForm, seed: number): DraftSheet[] {
  const random = createRandom(seed, STREAMS[year], village.number);
  const partner = partners(village, year === 'prior' ? 'current' : 'prior');
  const names = new Set<string>();
  const sheets: DraftSheet[] = [];
  const rows = village[year];
  for (let at = 0; at < rows.length; at += form.perSheet) {
    const writer = new CardWriter(form, random);
    for (const row of rows.slice(at, at + form.perSheet)) {
      writer.add(titlesOf(village, form, year), cardOf(row, year, partner), year);
    }
    const name = sheetName(rows[at], names);
    sheets.push({ ...plainSheet(name, writer.rows), merges: writer.merges });
  }
  return sheets;
}

const cardOf = (row: Row, year: Year, partner: (row: Row) => Row | undefined): CardRows => {
  const other = partner(row);
  const both = { [year]: row, ...(other && { [year === 'prior' ? 'current' : 'prior']: other }) };
  return both;
};

/** The same household in the other year, where both are of this village. */
function partners(village: VillageTruth, other: Year): (row: Row) => Row | undefined {
  const known = new Map<string, Row>();
  for (const row of village[other]) for (const key of keysOf(row)) known.set(key, row);
  return (row) => keysOf(row).flatMap((key) => known.get(key) ?? [])[0];
}

const keysOf = (row: Row): string[] =>
  (['id', 'idNumber', 'head'] as const).flatMap((field) => {
    const value = row.get(field);
    return value === undefined ? [] : [`${field}\n${value}`];
  });

function titlesOf(village: VillageTruth, form: CardForm, year: Year): readonly string[] {
  // A card with both years is called after the later one.
  const { period } = yearsOf(form.years === null ? year : 'current');
  const title = `${village.township}${written(period)}脱贫户收入明白卡`;
  return [title, `单位:${form.unit}  填报单位:${village.name}`];
}

const written = ({ first, last }: Period): string =>
  [first, last].map((month) => `${Math.floor(month / 12)}年${(month % 12) + 1}月`).join('至');

/** Sheets are called after the head of the household; two of one name are told apart. */
function sheetName(row: Row | undefined, taken: Set<string>): string {
  const head = String(row?.get('head') ?? '空白');
  let name = head;
  for (let number = 2; taken.has(name); number += 1) name = `${head}${number}`;
  taken.add(name);
  return name;
}
