import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { addHousehold, countRows } from '../../src/analysis/groups/add.js';
import { finishGroup } from '../../src/analysis/groups/finish.js';
import { mergeSums } from '../../src/analysis/groups/merge.js';
import { emptySums, type GroupSums } from '../../src/analysis/groups/sums.js';
import { analyst } from '../../src/analysis/household.js';
import { itemRows } from '../../src/analysis/item-rows.js';
import { COLUMNS, type FieldKey, ITEMS } from '../../src/domain/catalog.js';
import { TEXT_FIELDS, type TextField } from '../../src/domain/household.js';
import type { ItemisedHousehold } from '../../src/domain/outcomes/item-row.js';
import type { PlacedGroup } from '../../src/domain/outcomes/level.js';
import type { ListedHousehold } from '../../src/domain/outcomes/listed.js';
import type { Group, HouseholdResult } from '../../src/domain/outcomes/result.js';
import { parsePeriod } from '../../src/domain/period.js';
import { type Policy, toPolicy } from '../../src/domain/policy.js';
import { policyFileSchema } from '../../src/domain/schemas/policy-file.js';
import { mayDecline } from '../../src/domain/standing/urgency.js';
import type {
  FindingRow,
  RunInfo,
  TownshipReport,
  VillageReport,
} from '../../src/reports/report.js';
import { briefOf, isListed } from '../../src/run/report/township.js';
import { townshipTruth } from '../../src/sample/township.js';
import type { Row } from '../../src/sample/truth/row.js';
import { ALL_FIELDS, type Given, household, tableOf } from '../build.js';

const TOWNSHIP = '北张乡';

export const policyOf = (own: object = {}): Policy =>
  toPolicy(
    policyFileSchema().parse({
      ...(parse(readFileSync('src/policy/default.yaml', 'utf8')) as object),
      ...own,
    }),
  );

const period = (text: string) => {
  const found = parsePeriod(text);
  if (found === null) throw new TypeError(text);
  return found;
};

const runOf = (policy: Policy): RunInfo => ({
  township: TOWNSHIP,
  county: '文水县',
  periods: {
    prior: period('2020-10..2021-09'),
    current: period('2021-10..2022-09'),
    basis: 'same-period',
  },
  policy: { ...policy, hasInterval: false },
  shares: null,
  toolVersion: '0.1.0',
  madeOn: null,
});

/** Two records of one household, as `household` of test/build.ts takes them. */
export interface GivenPair {
  readonly prior: Given;
  readonly current: Given;
}

export interface GivenVillage {
  readonly name: string;
  readonly pairs: readonly GivenPair[];
  readonly listed?: readonly ListedHousehold[];
  readonly findings?: readonly FindingRow[];
}

interface Analysed {
  readonly given: GivenVillage;
  readonly households: readonly HouseholdResult[];
  readonly itemised: readonly ItemisedHousehold[];
  readonly sums: GroupSums;
  readonly group: Group;
}

const listedOf = (listed: readonly ListedHousehold[], kind: ListedHousehold['kind']) =>
  listed.filter((row) => row.kind === kind).length;

function analysed(given: GivenVillage, policy: Policy): Analysed {
  const { analyse } = analyst({ policy, months: 12, estimated: false });
  const sums = emptySums(given.name, TOWNSHIP, policy);
  const itemised = given.pairs.map(({ prior, current }): ItemisedHousehold => {
    const { result, comparison } = analyse({
      prior: household(prior),
      current: household(current),
      village: given.name,
      township: TOWNSHIP,
      matchedBy: 'id',
    });
    addHousehold(sums, result, policy);
    const places = {
      prior: `上年/${given.name}.xlsx!Sheet1!4`,
      current: `本年/${given.name}.xlsx!Sheet1!4`,
    };
    return { household: result, places, rows: itemRows(comparison) };
  });
  const households = itemised.map(({ household: result }) => result);
  const listed = given.listed ?? [];
  const notFound = listedOf(listed, 'notFound');
  countRows(sums, {
    roster: households.length + notFound,
    notFound,
    new: listedOf(listed, 'new'),
    notSurveyed: listedOf(listed, 'notSurveyed'),
  });
  return { given, households, itemised, sums, group: finishGroup(sums, policy) };
}

/** A report whose groups are arrays, as those of most townships are. */
interface InMemory extends TownshipReport {
  readonly villages: readonly Group[];
  readonly groups: readonly PlacedGroup[];
}

export interface Reports {
  readonly villages: readonly VillageReport[];
  readonly township: InMemory;
}

const placedOf = (top: Group, villages: readonly Group[]): PlacedGroup[] => [
  { level: 'township', path: [TOWNSHIP], group: top },
  ...villages.map(
    (group): PlacedGroup => ({ level: 'village', path: [TOWNSHIP, group.name], group }),
  ),
];

/** The reports of a township as the analysis makes them. */
export function reportsOf(given: readonly GivenVillage[], policy = policyOf()): Reports {
  const run = runOf(policy);
  const all = given.map((village) => analysed(village, policy));
  const sums = emptySums(TOWNSHIP, TOWNSHIP, policy);
  for (const village of all) mergeSums(sums, village.sums);
  const households = all.flatMap((village) => village.households);
  return {
    villages: all.map(
      ({ group, households: own, itemised, given: { listed = [], findings = [] } }) => ({
        run,
        group,
        households: own,
        itemised,
        listed,
        findings,
      }),
    ),
    township: {
      run,
      township: finishGroup(sums, policy),
      villages: all.map(({ group }) => group),
      groups: placedOf(
        finishGroup(sums, policy),
        all.map(({ group }) => group),
      ),
      households: households.filter(isListed).map(briefOf),
      declining: households.filter(({ trend }) => trend === 'down'),
      previous: null,
      mayDecline: households.filter(mayDecline),
      notMet: households.filter(({ target }) => target.met === false),
      monitored: households.filter(({ monitored }) => monitored !== null),
      redUnmonitored: households.filter(
        ({ monitored, warning }) => monitored === null && warning === 'red',
      ),
      alone: [],
      listed: given.flatMap(({ listed = [] }) => listed),
      findings: given.flatMap(({ findings = [] }) => findings),
    },
  };
}

const TEXTS: ReadonlySet<FieldKey> = new Set(TEXT_FIELDS);
const YES_NO: ReadonlySet<FieldKey> = new Set(
  COLUMNS.filter(({ type }) => type === 'yesno').map(({ key }) => key),
);
const MONEY: ReadonlySet<FieldKey> = new Set([
  ...ITEMS.map(({ key }) => key),
  ...COLUMNS.filter(({ type }) => type === 'money').map(({ key }) => key),
]);

function givenOf(row: Row, table: NonNullable<Given['table']>, number: number): Given {
  const texts: Partial<Record<TextField, string>> = {};
  const values: Partial<Record<FieldKey, number | boolean>> = {};
  for (const [field, value] of row) {
    if (TEXTS.has(field)) texts[field as TextField] = String(value);
    else if (YES_NO.has(field)) values[field] = value === '是';
    else if (typeof value === 'number') values[field] = MONEY.has(field) ? value / 100 : value;
  }
  return { table, row: number + 2, texts, values };
}

const listedRow = (
  kind: ListedHousehold['kind'],
  village: string,
  row: Row,
  place: { readonly file: string; readonly row: number },
): ListedHousehold => ({
  kind,
  village,
  township: TOWNSHIP,
  id: String(row.get('id')),
  head: String(row.get('head')),
  idNumber: String(row.get('idNumber')),
  sheet: 'Sheet1',
  rejected: null,
  ...place,
});

/** A made-up township with all eight factors, for looking at and measuring. */
export function sampleVillages(villages: number, households: number, seed = 1): GivenVillage[] {
  return Array.from(townshipTruth({ villages, households, seed }), ({ name, prior, current }) => {
    const tables = {
      prior: tableOf(ALL_FIELDS, { year: 'prior', file: `上年/${name}.xlsx` }),
      current: tableOf(ALL_FIELDS, { file: `本年/${name}.xlsx` }),
    };
    const rows = new Map(current.map((row, n) => [row.get('id'), { row, n }]));
    const known = new Set(prior.map((row) => row.get('id')));
    const pairs: GivenPair[] = [];
    const listed: ListedHousehold[] = [];
    prior.forEach((row, n) => {
      const found = rows.get(row.get('id'));
      if (found) {
        pairs.push({
          prior: givenOf(row, tables.prior, n),
          current: givenOf(found.row, tables.current, found.n),
        });
      } else {
        listed.push(listedRow('notFound', name, row, { file: tables.prior.file, row: n + 2 }));
      }
    });
    current.forEach((row, n) => {
      if (!known.has(row.get('id'))) {
        listed.push(listedRow('new', name, row, { file: tables.current.file, row: n + 2 }));
      }
    });
    return { name, pairs, listed };
  });
}
