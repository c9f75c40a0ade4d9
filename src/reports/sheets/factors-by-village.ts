import type { Listing } from '../../domain/outcomes/listing.js';
import type { FactorCount, Group } from '../../domain/outcomes/result.js';
import { shareFormula } from '../../xlsx/write/formulas.js';
import {
  type Column,
  type Sheet,
  sum,
  type Table,
  type Target,
  tablePlace,
} from '../../xlsx/write/table.js';
import { type LinkTo, lookOfLink, nowhere } from '../around-villages.js';
import { column, villageColumn } from '../columns.js';
import { type Context, linesOf, signatureLine } from '../context.js';
import { type FactorFormulas, factorTable, type Line } from './factor-table.js';
import { factorChart } from './factors.js';

/**
 * The chart stands to the right of the factors, where the villages beneath need more columns
 * anyway.
 */
const BESIDE = { table: 0, side: 'right' } as const;
/** Where villages and factors lead. */
interface FactorLinks {
  readonly linkTo?: LinkTo;
  readonly list?: Target;
}

const NO_FORMULAS: FactorFormulas = { surveyed: '', allDeclining: '' };

const factorOf = (group: Group, key: FactorCount['key']): FactorCount | undefined =>
  group.factors.find((factor) => factor.key === key);

function matrixColumns(context: Context, township: Group, linkTo: LinkTo): Column<Group>[] {
  const { words, terms } = context;
  const { columns } = words;
  const { bands } = columns;
  const down = (group: Group) => group.trend.down.households;
  return [
    villageColumn(context, { width: 26, link: linkTo, look: lookOfLink(linkTo) }),
    column('count', 'surveyed', columns, (group) => group.households.surveyed, {
      total: sum(township.households.surveyed),
    }),
    column('count', 'declining', terms.markedTrends.down, down, { total: sum(down(township)) }),
    ...township.factors.map(
      ({ key, households }): Column<Group> =>
        column('count', key, terms.factors, (group) => factorOf(group, key)?.households ?? 0, {
          band: bands.factorHouseholds,
          total: sum(households),
        }),
    ),
    ...township.factors.map(
      ({ key, shareOfSurveyed }): Column<Group> =>
        column(
          'share',
          `${key}Share`,
          terms.factors[key],
          (group) => factorOf(group, key)?.shareOfSurveyed ?? null,
          {
            band: bands.factorShares,
            shade: 'bars',
            formula: (_row, at) => shareFormula(at(key), at('surveyed')),
            total: {
              value: shareOfSurveyed,
              formula: (_own, at) => shareFormula(at(key), at('surveyed')),
            },
          },
        ),
    ),
  ];
}

/** 因素×村: the township's factors with their causes and chart, then one row a village. */
export function factorsByVillageSheet(
  context: Context,
  township: Group,
  villages: Listing<Group>,
  { linkTo = nowhere, list }: FactorLinks = {},
): Sheet {
  const { words } = context;
  const { captions } = words;
  const name = words.sheets.factorsByVillage;
  const lines = [...linesOf(context, words.unitYuanHouseholds), words.notes.overlap];
  const matrix: Table<Group> = {
    caption: captions.factorMatrix,
    columns: matrixColumns(context, township, linkTo),
    rows: villages,
    totalLabel: words.total,
    filter: true,
  };
  const tables = (formulas: FactorFormulas): [Table<Line>, Table<Group>] => [
    { ...factorTable(context, township, formulas), caption: captions.factorTable },
    matrix,
  ];
  // The first table counts the second one, whose place does not depend on formulas.
  const below = tablePlace({ name, lines, tables: tables(NO_FORMULAS), chart: BESIDE }, 1);
  const chart = factorChart(
    context,
    township,
    below.area('business', 'other', below.headerRow, below.headerRow),
    below.area('business', 'other', below.totalRow, below.totalRow),
  );
  return {
    name,
    title: words.titles.factorsByVillage(context.place),
    lines,
    tables: tables({
      ...(list && { list }),
      surveyed: below.total('surveyed'),
      allDeclining: below.total('declining'),
      households: ({ key }) => below.total(key),
    }),
    notes: [words.notes.primary, words.notes.shares],
    signature: signatureLine(context),
    chart: { ...chart, ...BESIDE },
  };
}
