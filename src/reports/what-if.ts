import { householdKey } from '../domain/names/household-key.js';
import { villageName } from '../domain/names/village-name.js';
import type { Both, FactorCount, Group } from '../domain/outcomes/result.js';
import type { GroupShift, HouseholdShift, Shift, WhatIf } from '../domain/outcomes/what-if.js';
import { whatIf as en } from '../locales/en/what-if.js';
import { type WhatIfWords, whatIf as zh } from '../locales/zh/what-if.js';
import { type Column, type Figure, type Sheet, sum } from '../xlsx/write/table.js';
import { column } from './columns.js';
import { bookOf, LANGUAGES, type Language, yuanOf } from './context.js';
import type { ReportOptions } from './report.js';

/** 政策试算, to be laid before a meeting: what a changed policy would change. */
export interface WhatIfReport {
  readonly trial: WhatIf;
  /** The names of the present policy and of the one that is tried. */
  readonly names: readonly [present: string, changed: string];
}

interface Trial extends Language, WhatIfReport {
  readonly whatIf: WhatIfWords;
}

export function whatIfWorkbook(
  report: WhatIfReport,
  { lang }: Pick<ReportOptions, 'lang'>,
): Promise<Uint8Array> {
  const context: Trial = { ...LANGUAGES[lang], ...report, whatIf: lang === 'zh' ? zh : en };
  return bookOf([villagesSheet(context), factorsSheet(context), householdsSheet(context)], context);
}

const sheetOf = (
  { whatIf: { book, notAdopted, title }, names }: Trial,
  name: keyof WhatIfWords['book']['sheets'],
): Omit<Sheet, 'tables'> => ({
  name: book.sheets[name],
  title: book.titles[name],
  lines: [title(...names)],
  notes: [notAdopted],
});

/** The figure of a row before and after, under one band. */
function pair<Row>(
  { whatIf: { book } }: Trial,
  key: string,
  band: string,
  value: (row: Row) => readonly [present: Figure, changed: Figure],
  kind: 'count' | 'money' | 'center' = 'count',
): Column<Row>[] {
  const side = (at: 0 | 1, header: string): Column<Row> =>
    column(kind, `${key}${at}`, header, (row) => value(row)[at], {
      band,
      look: (row) => (at === 1 && value(row)[0] !== value(row)[1] ? 'fall' : 'plain'),
    });
  return [side(0, book.present), side(1, book.changed)];
}

function villagesSheet(context: Trial): Sheet {
  const { trial, whatIf } = context;
  const { groupHead, reached, total } = whatIf;
  const [village = '', surveyed = '', up = '', down = '', flat = '', met = '', goal = ''] =
    groupHead;
  const [red = '', orange = '', yellow = '', shifted = ''] = groupHead.slice(7);
  const several = new Set(trial.villages.map(({ present }) => present.township)).size > 1;
  const counted = (key: string, band: string, of: (group: Group) => number) =>
    pair<GroupShift>(context, key, band, (row) => [of(row.present), of(row.changed)]).map(
      (column, side) => ({
        ...column,
        total: sum(of(side === 0 ? trial.township.present : trial.township.changed)),
      }),
    );
  const answer = ({ target }: Group): string =>
    target.reached === null ? reached.unknown : target.reached ? reached.yes : reached.no;
  const columns: Column<GroupShift>[] = [
    column('text', 'village', village, ({ present: { name, township } }) =>
      villageName({ village: name, township }, several),
    ),
    column('count', 'surveyed', surveyed, ({ present }) => present.households.surveyed, {
      total: sum(trial.township.present.households.surveyed),
    }),
    ...counted('up', up, ({ trend }) => trend.up.households),
    ...counted('down', down, ({ trend }) => trend.down.households),
    ...counted('flat', flat, ({ trend }) => trend.flat.households),
    ...counted('met', met, ({ target }) => target.met),
    ...pair<GroupShift>(
      context,
      'reached',
      goal,
      ({ present, changed }) => [answer(present), answer(changed)],
      'center',
    ),
    ...counted('red', red, ({ warning }) => warning.red),
    ...counted('orange', orange, ({ warning }) => warning.orange),
    ...counted('yellow', yellow, ({ warning }) => warning.yellow),
    column('count', 'shifted', shifted, (row) => row.shifted, {
      total: sum(trial.township.shifted),
    }),
  ];
  return {
    ...sheetOf(context, 'villages'),
    tables: [
      keysTable(context),
      { caption: whatIf.groups, columns, rows: trial.villages, totalLabel: total },
    ],
  };
}

function keysTable({ trial, whatIf }: Trial): Sheet['tables'][number] {
  const [key = '', present = '', changed = ''] = whatIf.keyHead;
  const shown = (value: unknown): string =>
    value === undefined || value === null ? whatIf.none : JSON.stringify(value);
  type Difference = (typeof trial.differences)[number];
  const columns: Column<Difference>[] = [
    column('text', 'key', key, (row) => row.key),
    column('text', 'present', present, (row) => shown(row.present)),
    column('text', 'changed', changed, (row) => shown(row.changed)),
  ];
  return { caption: whatIf.keys, columns, rows: trial.differences };
}

function factorsSheet(context: Trial): Sheet {
  const { trial, terms, whatIf } = context;
  const { present, changed } = trial.township;
  const [, factor = '', ...heads] = whatIf.factorHead;
  const after = (row: FactorCount): FactorCount =>
    changed.factors.find(({ key }) => key === row.key) ?? row;
  const columns: Column<FactorCount>[] = [
    column('text', 'factor', factor, (row) => terms.factors[row.key]),
    ...(['households', 'declining', 'primary'] as const).flatMap((key, n) =>
      pair<FactorCount>(context, key, heads[n] ?? '', (row) => [row[key], after(row)[key]]),
    ),
  ];
  return {
    ...sheetOf(context, 'factors'),
    tables: [{ columns, rows: present.factors }],
  };
}

/** What a household gains and loses of factors or measures: a column each. */
function shiftColumns<Key extends string>(
  { whatIf: { book }, words }: Trial,
  name: string,
  band: string,
  of: (row: HouseholdShift) => Shift<Key>,
  known: Readonly<Record<Key, string>>,
): Column<HouseholdShift>[] {
  return (['added', 'removed'] as const).map((side) =>
    column(
      'text',
      `${name}${side}`,
      book[side],
      (row) =>
        of(row)
          [side].map((one) => known[one])
          .join(words.listSeparator),
      { band },
    ),
  );
}

/** Who the household is. */
function nameColumns({ whatIf: { householdHead } }: Trial): Column<HouseholdShift>[] {
  const [village = '', key = '', head = ''] = householdHead;
  return [
    column('text', 'village', village, ({ household }) => household.village),
    column('text', 'key', key, ({ household }) => householdKey(household).key),
    column('text', 'head', head, ({ household }) => household.head),
  ];
}

/** What is another under the other policy, before and after. */
function changeColumns(context: Trial): Column<HouseholdShift>[] {
  const { terms, whatIf } = context;
  const { met, none, book } = whatIf;
  const both = <T>(value: Both<T> | null, say: (one: T) => Figure): readonly [Figure, Figure] =>
    value === null ? [null, null] : [say(value.prior), say(value.current)];
  const answer = (value: boolean | null): string =>
    value === null ? met.unknown : value ? met.yes : met.no;
  return [
    ...pair<HouseholdShift>(
      context,
      'trend',
      book.columns.trend,
      (row) => both(row.trend, (trend) => terms.trends[trend]),
      'center',
    ),
    ...pair<HouseholdShift>(
      context,
      'warning',
      book.columns.warning,
      (row) => both(row.warning, (warning) => terms.warnings[warning]),
      'center',
    ),
    ...pair<HouseholdShift>(
      context,
      'met',
      book.columns.target,
      (row) => both(row.met, answer),
      'center',
    ),
    ...pair<HouseholdShift>(
      context,
      'shortfall',
      book.columns.shortfall,
      (row) => both(row.shortfall, yuanOf),
      'money',
    ),
    ...pair<HouseholdShift>(
      context,
      'primary',
      book.columns.primary,
      (row) => both(row.primary, (factor) => (factor === null ? none : terms.factors[factor])),
      'center',
    ),
    ...shiftColumns(context, 'factors', book.columns.factors, (row) => row.factors, terms.factors),
    ...shiftColumns(
      context,
      'measures',
      book.columns.measures,
      (row) => row.measures,
      terms.measures,
    ),
  ];
}

function householdsSheet(context: Trial): Sheet {
  const { trial, whatIf } = context;
  const { book } = whatIf;
  const columns = [...nameColumns(context), ...changeColumns(context)];
  return {
    ...sheetOf(context, 'households'),
    notes: [book.blank, whatIf.notAdopted],
    tables: [{ columns, rows: trial.households, filter: true }],
    frozenColumns: 3,
  };
}
