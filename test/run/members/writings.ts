import { labelOf } from '../../../src/domain/catalog.js';
import type { Year } from '../../../src/domain/household.js';
import { cleanSheet } from '../../../src/sample/clean.js';
import { createRandom, type Random } from '../../../src/sample/random.js';
import { townshipTruth } from '../../../src/sample/township.js';
import { makeIdNumber, makeName } from '../../../src/sample/truth/people.js';
import type { VillageTruth } from '../../../src/sample/truth/village.js';
import { plainValue } from '../../../src/sample/write/draft.js';
import type { Township } from './township.js';

/** A made-up township as its villages may write it: a row a household, or a row a person. */

/** The cells of a row by their headers; blank where absent. */
type Cells = Readonly<Record<string, string>>;

interface Family {
  readonly household: Cells;
  /** The head first. */
  readonly persons: readonly Cells[];
}

type Rows = readonly (readonly string[])[];

/** How a year is written with a row a person. */
export interface Writing {
  /** Columns of the household stand on the head's row alone, or on some rows. */
  readonly cells?: 'head' | 'some';
  readonly order?: 'last' | 'any';
  /** The rows of the table in any order: those of a household are apart. */
  readonly shuffled?: boolean;
  readonly columnsMixed?: boolean;
  readonly blankRows?: boolean;
  /** The table has no 家庭人口数. */
  readonly counted?: boolean;
  /** Of some households the head's row has no 户编号. */
  readonly keyless?: boolean;
  /** 养老保险金 stands per person. */
  readonly perPerson?: boolean;
  /** The members have a table of their own, which may arrive twice. */
  readonly list?: 1 | 2;
  /** A village's households in two files. */
  readonly halved?: boolean;
  /** Titles, and headers as real forms have them, in a kind of file that differs by village. */
  readonly messy?: boolean;
}

const DERIVED = ['劳动力人数', '务工人数', '务工月数'];
const OF_PERSONS = ['与户主关系', '人编号', '姓名', '证件号码', '劳动技能', '务工时间(月)'];
const PENSION = labelOf('transfers.pension');
const IDENTITY = ['县', '乡镇', '行政村', '户编号', '户主姓名', '户主证件号码'];
/** In a table of persons 务工月收入 is a person's. */
const WAGE = '务工月收入';
const OTHER_NAME_OF_WAGE = '月均工资';

/** The headers and families of a village's year. */
interface VillageYear {
  readonly name: string;
  readonly header: readonly string[];
  readonly families: readonly Family[];
}

/** Households whose figures members can have. */
function villagesOf(seed: number, year: Year): readonly VillageYear[] {
  const truth = [...townshipTruth({ villages: 3, households: 12, seed })];
  const taken = new Set<string>();
  return truth.map((village, n) => villageYear(village, year, createRandom(seed, n), taken));
}

function villageYear(
  village: VillageTruth,
  year: Year,
  random: Random,
  taken: Set<string>,
): VillageYear {
  const [header = [], ...rows] = cleanSheet('', village[year]).rows.map((row) =>
    row.map((cell) => String(plainValue(cell) ?? '')),
  );
  const families = rows.flatMap((row) => {
    const household = Object.fromEntries(header.map((name, n) => [name, row[n] ?? '']));
    const persons = personsOf(household, random, taken);
    return persons === null ? [] : [{ household, persons }];
  });
  return { name: village.name, header, families };
}

/** null: no members come to what the household's columns say. */
function personsOf(household: Cells, random: Random, taken: Set<string>): Cells[] | null {
  const [persons = 0, labour = 0, workers = 0, months = 0] = [
    ...['家庭人口数', ...DERIVED].map((name) => Number(household[name] || Number.NaN)),
  ];
  const isWhole = [persons, labour, workers].every((count) => Number.isInteger(count));
  if (!isWhole || labour > persons || workers > persons) return null;
  if (!(months >= workers) || (workers === 0 && months > 0)) return null;
  return Array.from({ length: persons }, (_, n) => {
    const isHead = n === 0;
    const worked = n >= workers ? 0 : isHead ? months - (workers - 1) : 1;
    return {
      与户主关系: isHead
        ? random.pick(['户主', '本人', '01'])
        : random.pick(['配偶', '之子', '其他']),
      人编号: `${household.户编号}${String(n + 1).padStart(2, '0')}`,
      姓名: isHead ? (household.户主姓名 ?? '') : makeName(random),
      证件号码: isHead
        ? (household.户主证件号码 ?? '')
        : makeIdNumber(random, 2005, 2015, { taken, share: { number: 0, of: 1 } }),
      劳动技能: n < labour ? random.pick(['普通劳动力', '技能劳动力', '半劳动力']) : '无劳动力',
      '务工时间(月)': String(worked),
    };
  });
}

/** A row a household. */
const householdRows = ({ header, families }: VillageYear): Rows => [
  header,
  ...families.map(({ household }) => header.map((name) => household[name] ?? '')),
];

/** How a village's year is written with a row a person: files by their names. */
function personFiles(
  { name, header, families }: VillageYear,
  { list, halved = false, messy = false, ...writing }: Writing,
  random: Random,
): Readonly<Record<string, Rows>> {
  const kept = header.filter((column) => !DERIVED.includes(column));
  const dressed = (rows: Rows): Rows => (messy ? dress(name, rows, random) : rows);
  const kind = messy ? random.pick(['csv', 'txt', 'xls', 'xlsx']) : 'csv';
  if (list !== undefined) {
    const income = families.map(({ household }) => kept.map((column) => household[column] ?? ''));
    const members = tableOfPersons(['户编号'], families, writing, random);
    const again = list === 2 ? { [`${name}成员(2).${kind}`]: dressed(members) } : {};
    return {
      [`${name}.${kind}`]: dressed([kept, ...income]),
      [`${name}成员.${kind}`]: dressed(members),
      ...again,
    };
  }
  const columns = writing.counted ? kept.filter((column) => column !== '家庭人口数') : kept;
  const half = halved ? Math.ceil(families.length / 2) : families.length;
  const files = [families.slice(0, half), families.slice(half)].filter((own) => own.length > 0);
  return Object.fromEntries(
    files.map((own, n) => [
      `${name}${n === 0 ? '' : '(2)'}.${kind}`,
      dressed(tableOfPersons(columns, own, writing, random)),
    ]),
  );
}

function tableOfPersons(
  columns: readonly string[],
  families: readonly Family[],
  { shuffled = false, blankRows = false, columnsMixed = false, ...writing }: Writing,
  random: Random,
): Rows {
  const all = [...columns, ...OF_PERSONS];
  const header = columnsMixed ? random.shuffle(all) : all;
  const rows = families.flatMap((family) => {
    const own = rowsOfFamily(family, writing, random);
    return blankRows ? [...own, {}] : own;
  });
  return [
    header.map((column) => (column === WAGE ? OTHER_NAME_OF_WAGE : column)),
    ...(shuffled ? random.shuffle(rows) : rows).map((cells: Cells) =>
      header.map((column) => cells[column] ?? ''),
    ),
  ];
}

function rowsOfFamily(
  { household, persons }: Family,
  { cells, order, keyless = false, perPerson = false }: Writing,
  random: Random,
): Cells[] {
  const identity = Object.fromEntries(IDENTITY.map((name) => [name, household[name] ?? '']));
  const hasKey = !keyless || persons.length === 1 || random.chance(0.5);
  const rows = persons.map((person, n): Cells => {
    const isBare = n > 0 && (cells === 'head' || (cells === 'some' && random.chance(0.5)));
    const key = n === 0 && !hasKey ? { 户编号: '' } : {};
    const own = perPerson
      ? { [PENSION]: shareOf(household[PENSION] ?? '', n, persons.length) }
      : {};
    return { ...(isBare ? identity : household), ...key, ...own, ...person };
  });
  if (order === 'any') return random.shuffle(rows);
  return order === 'last' ? [...rows.slice(1), ...rows.slice(0, 1)] : rows;
}

/** Whole yuan, and what is left at the last; a blank cell of the household is blank on every row. */
function shareOf(amount: string, n: number, of: number): string {
  if (amount === '') return '';
  const fen = Math.round(Number(amount) * 100);
  const each = Math.floor(fen / of);
  return String((n === of - 1 ? fen - each * (of - 1) : each) / 100);
}

/** Titles above, a line to sign below, and the words of real forms in the header. */
const dress = (village: string, [header = [], ...rows]: Rows, random: Random): Rows => [
  [`北张乡${village}脱贫户收入明细表`],
  ['单位:元'],
  header.map((name) =>
    IDENTITY.includes(name) ? name : random.pick([name, `其中:${name}`, `(1)${name}`, ` ${name} `]),
  ),
  ...rows,
  ['填表人:'],
];

/** A township of a seed, both years as they are given. */
export function townshipOf(
  seed: number,
  write: Readonly<Record<Year, Writing | 'households'>>,
): Township {
  const filesOf = (year: Year): Township[Year] => {
    const writing = write[year];
    const random = createRandom(seed, year === 'prior' ? 0 : 1, 7);
    const files = villagesOf(seed, year).map((village) =>
      writing === 'households'
        ? { [`${village.name}.csv`]: householdRows(village) }
        : personFiles(village, writing, random),
    );
    return Object.assign({}, ...files) as Township[Year];
  };
  return { prior: filesOf('prior'), current: filesOf('current') };
}
