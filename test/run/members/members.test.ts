import { describe, expect, it } from 'vitest';
import { resultsOf, type Township } from './township.js';

/** A household of the township, with its members; the first is the head. */
interface Family {
  readonly village: string;
  readonly id: string;
  readonly persons: readonly Member[];
  readonly prior: readonly string[];
  readonly current: readonly string[];
}

interface Member {
  readonly name: string;
  readonly number: string;
  readonly relation: string;
  readonly skill: string;
  readonly months: string;
}

const RELATIONS = ['户主', '配偶', '之子', '之女', '之父'];
const SKILLS = ['普通劳动力', '技能劳动力', '无劳动力', '弱劳动力或半劳动力', '丧失劳动力'];
const ITEMS = ['务工收入', '种植业收入', '种植业支出', '低保金', '养老保险金', '备注'];

/** The check character of GB 11643. */
function idNumber(serial: number): string {
  const digits = `1499001980010${String(1000 + serial)}`;
  const sum = [...digits].reduce(
    (total, digit, n) => total + Number(digit) * (2 ** (17 - n) % 11),
    0,
  );
  return digits + '10X98765432'[sum % 11];
}

let serial = 0;

function family(village: string, n: number, size: number): Family {
  const persons = Array.from({ length: size }, (_, place): Member => {
    serial += 1;
    return {
      name: `${village.slice(0, 2)}户${n}人${place}`,
      number: idNumber(serial),
      relation: RELATIONS[place] ?? '其他',
      skill: SKILLS[(n + place) % SKILLS.length] ?? '',
      months: place % 2 === 0 ? String(((n + place) % 10) + 1) : '0',
    };
  });
  const amounts = (factor: number): string[] =>
    [9000 + 700 * n, n % 2 === 0 ? 3000 : 0, 500, n % 3 === 0 ? 2400 : 0, 1236].map((amount) =>
      String(Math.round(amount * factor)),
    );
  return {
    village,
    id: `1499${village === '北张村' ? '01' : '02'}${String(n).padStart(3, '0')}`,
    persons,
    prior: [...amounts(1), ''],
    current: [...amounts(n % 2 === 0 ? 0.6 : 1.2), n === 4 ? '外出' : ''],
  };
}

const FAMILIES = ['北张村', '南张村'].flatMap((village) =>
  [1, 2, 3, 4, 5, 6].map((n) => family(village, n, ((n * 2) % 5) + 1)),
);

type Year = 'prior' | 'current';
type Rows = readonly (readonly string[])[];

const able = ({ skill }: Member): boolean => !['无劳动力', '丧失劳动力'].includes(skill);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** A row per household, with what the members say in columns of its own. */
const householdRows =
  (year: Year) =>
  (families: readonly Family[]): Rows => [
    [
      '户编号',
      '户主姓名',
      '户主证件号码',
      '家庭人口数',
      ...ITEMS,
      '劳动力人数',
      '务工人数',
      '务工月数',
    ],
    ...families.map(({ id, persons, ...amounts }) => [
      id,
      persons[0]?.name ?? '',
      persons[0]?.number ?? '',
      String(persons.length),
      ...amounts[year],
      String(persons.filter(able).length),
      String(persons.filter(({ months }) => Number(months) > 0).length),
      String(sum(persons.map(({ months }) => Number(months)))),
    ]),
  ];

interface Writing {
  /** The order of a household's persons. */
  readonly order?: (persons: readonly Member[]) => readonly Member[];
  /** Columns of the household stand on the head's row alone. */
  readonly headOnly?: boolean;
  /** The table has no 家庭人口数. */
  readonly counted?: boolean;
  readonly blanks?: boolean;
}

/** A row per person. */
const personRows =
  ({ order = (all) => all, headOnly = false, counted = false, blanks = false }: Writing) =>
  (year: Year) =>
  (families: readonly Family[]): Rows => {
    const header = [
      '户编号',
      ...(counted ? [] : ['家庭人口数']),
      ...ITEMS,
      '与户主关系',
      '姓名',
      '证件号码',
      '劳动技能',
      '务工时间(月)',
    ];
    const rows = families.flatMap(({ id, persons, ...amounts }) => [
      ...order(persons).map((one) => {
        const own = [...(counted ? [] : [String(persons.length)]), ...amounts[year]];
        const shown = headOnly && one !== persons[0] ? own.map(() => '') : own;
        return [id, ...shown, one.relation, one.name, one.number, one.skill, one.months];
      }),
      ...(blanks ? [header.map(() => '')] : []),
    ]);
    return [header, ...rows];
  };

type Writer = (year: Year) => (families: readonly Family[]) => Rows;

type Kind = 'csv' | 'xls' | 'xlsx';

/** A file for each village, as a year is written. */
function township(
  write: Readonly<Record<Year, Writer>>,
  change: (rows: Rows) => Rows = (rows) => rows,
  kind: Readonly<Record<Year, Kind>> = { prior: 'csv', current: 'csv' },
): Township {
  const files = (year: Year) =>
    Object.fromEntries(
      ['北张村', '南张村'].map((village) => [
        `${village}.${kind[year]}`,
        change(write[year](year)(FAMILIES.filter((one) => one.village === village))),
      ]),
    );
  return { prior: files('prior'), current: files('current') };
}

const both = (write: Writer) => ({ prior: write, current: write });
const expected = resultsOf(township(both(householdRows)));
const PERSONS = sum(FAMILIES.map(({ persons }) => persons.length));

const reversed = (all: readonly Member[]) => [...all].reverse();
const turned = (all: readonly Member[]) => [...all.slice(1), ...all.slice(0, 1)].reverse();

async function agrees(given: Township, rows = 2 * PERSONS): Promise<void> {
  const [found, wanted] = [await resultsOf(given), await expected];
  const byId = ({ id }: (typeof wanted.households)[number]) => String(id);
  const sorted = (all: typeof wanted.households) =>
    [...all].sort((a, b) => byId(a).localeCompare(byId(b)));
  expect(sorted(found.households)).toEqual(sorted(wanted.households));
  expect(found.summary).toEqual(wanted.summary);
  expect(found.findings.filter(({ code }) => String(code).startsWith('key.'))).toEqual([]);
  expect(found.rows).toBe(rows);
}

describe('同一个乡镇,一户一行和一人一行,结果相同', () => {
  it('有户、有减收户,才比得出来', async () => {
    const { households } = await expected;
    expect(households).toHaveLength(FAMILIES.length);
    expect(new Set(households.map(({ trend }) => trend))).toEqual(new Set(['up', 'down']));
  });

  it.each<[string, Writing]>([
    ['户的各列每行都填,户主在前', {}],
    ['户的各列每行都填,户主在后', { order: reversed }],
    ['户的各列只填户主一行,户主在前', { headOnly: true }],
    ['户的各列只填户主一行,户主在后,户间空行', { headOnly: true, order: reversed, blanks: true }],
    ['户的各列只填户主一行,户主在中间', { headOnly: true, order: turned }],
    ['没有家庭人口数,数成员', { counted: true, order: turned }],
  ])('%s', async (_, writing) => {
    await agrees(township(both(personRows(writing))));
  });

  it('只有一年一人一行', async () => {
    const mixed = { prior: householdRows, current: personRows({ headOnly: true }) };
    await agrees(township(mixed), PERSONS + FAMILIES.length);
  });

  it.each<[Kind, Kind]>([
    ['xlsx', 'xlsx'],
    ['xls', 'xls'],
    ['xls', 'xlsx'],
    ['csv', 'xls'],
  ])('上年是 .%s，本年是 .%s', async (prior, current) => {
    const writers = { prior: personRows({}), current: personRows({ headOnly: true }) };
    await agrees(township(writers, (rows) => rows, { prior, current }));
  });

  it('各行打乱:一户的人不挨着', async () => {
    const shuffled = ([header = [], ...rows]: Rows): Rows => [
      header,
      ...rows
        .map((row, n) => ({ row, at: (n * 7919) % 101 }))
        .sort((a, b) => a.at - b.at)
        .map(({ row }) => row),
    ];
    await agrees(township(both(personRows({ headOnly: true })), shuffled));
  });

  it('各列换了次序', async () => {
    const turnedColumns = (rows: Rows): Rows => rows.map((row) => [...row].reverse());
    await agrees(township(both(personRows({})), turnedColumns));
  });

  it('一个村分成两个文件', async () => {
    const halves = (year: Year) =>
      Object.fromEntries(
        ['北张村', '南张村'].flatMap((village) => {
          const own = FAMILIES.filter((one) => one.village === village);
          return [own.slice(0, 3), own.slice(3)].map((part, n) => [
            `${village}(${n + 1}).csv`,
            [[`填报单位:${village}`], ...personRows({})(year)(part)],
          ]);
        }),
      );
    await agrees({ prior: halves('prior'), current: halves('current') });
  });

  it('收入一户一行,成员另有一张表', async () => {
    const INCOME = 10;
    const split = (year: Year) =>
      Object.fromEntries(
        ['北张村', '南张村'].flatMap((village) => {
          const own = FAMILIES.filter((one) => one.village === village);
          const members = personRows({})(year)(own).map((row) => [
            row[0] ?? '',
            ...row.slice(2 + ITEMS.length),
          ]);
          const income = householdRows(year)(own).map((row) => row.slice(0, INCOME));
          return [
            [`${village}.csv`, income],
            [`${village}成员.csv`, [[`填报单位:${village}`], ...members]],
          ];
        }),
      );
    await agrees(
      { prior: split('prior'), current: split('current') },
      2 * (PERSONS + FAMILIES.length),
    );
  });
});
