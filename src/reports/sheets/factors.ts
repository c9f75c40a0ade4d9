import type { FactorCount, Group } from '../../domain/outcomes/result.js';
import { countFormula, sumIfFormula } from '../../xlsx/write/formulas.js';
import type { BarChart, Sheet, TablePlace } from '../../xlsx/write/table.js';
import { type Context, linesOf, signatureLine } from '../context.js';
import { type FactorFormulas, factorTable } from './factor-table.js';

/** Counts of one factor among the rows of 因素明细. */
function formulasOf({ terms }: Context, details: TablePlace, incomes: TablePlace): FactorFormulas {
  const name = ({ key }: FactorCount) => terms.factors[key];
  const factors = details.range('factor');
  const counted = (column: string, text: string) => (factor: FactorCount) =>
    countFormula([factors, name(factor)], [details.range(column), text]);
  return {
    list: { sheet: details.sheet },
    surveyed: `COUNT(${incomes.range('index')})`,
    allDeclining: countFormula([incomes.range('trend'), terms.markedTrends.down]),
    households: (factor) => countFormula([factors, name(factor)]),
    persons: (factor) => sumIfFormula(factors, name(factor), details.range('persons')),
    declining: counted('trend', terms.markedTrends.down),
    verify: counted('verify', terms.yes),
    monitored: counted('monitored', '?*'),
    amount: (factor) => sumIfFormula(factors, name(factor), details.range('amount')),
    primary: counted('isPrimary', terms.yes),
  };
}

/** The bars of the factors; the cells are one row or column with the eight of them. */
export const factorChart = (
  { words, terms }: Context,
  group: Group,
  categories: string,
  values: string,
): BarChart => ({
  title: words.chartTitle,
  valueTitle: words.chartUnit,
  categories,
  categoryTexts: group.factors.map(({ key }) => terms.factors[key]),
  series: [
    {
      name: words.chartUnit,
      values,
      valueFigures: group.factors.map(({ households }) => households),
    },
  ],
});

/** 风险因素 of a village. */
export function factorsSheet(
  context: Context,
  group: Group,
  { details, incomes }: { readonly details: TablePlace; readonly incomes: TablePlace },
): Sheet {
  const { words } = context;
  return {
    name: words.sheets.factors,
    title: words.titles.factors(context.place),
    lines: [...linesOf(context, words.unitYuanHouseholds), words.notes.overlap],
    tables: [factorTable(context, group, formulasOf(context, details, incomes))],
    notes: [words.notes.primary, words.notes.shares],
    signature: signatureLine(context),
  };
}
