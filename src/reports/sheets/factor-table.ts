import type { CauseCount, FactorCount, Group } from '../../domain/outcomes/result.js';
import { shareFormula } from '../../xlsx/write/formulas.js';
import type { Column, Figure, Table, TablePlace, Target } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { type Context, yuanOf } from '../context.js';
import { causeName } from '../phrases.js';

type FactorLine = FactorCount & { readonly cause: null };
type CauseLine = CauseCount & { readonly cause: string; readonly of: FactorCount };
export type Line = FactorLine | CauseLine;

/** Live formulas for the counts of one factor; without one the count stands as it is. */
export interface FactorFormulas {
  households?(factor: FactorCount): string;
  persons?(factor: FactorCount): string;
  declining?(factor: FactorCount): string;
  verify?(factor: FactorCount): string;
  monitored?(factor: FactorCount): string;
  amount?(factor: FactorCount): string;
  primary?(factor: FactorCount): string;
  /** Cells with all surveyed and all declining households. */
  readonly surveyed: string;
  readonly allDeclining: string;
  /** Where the households of a factor are listed. */
  readonly list?: Target;
}

const isFactor = (line: Line): line is FactorLine => line.cause === null;

function nameOf(context: Context, line: Line): string {
  return isFactor(line)
    ? context.terms.factors[line.key]
    : causeName(context, line.of.key, line.cause);
}

/** Counts that the group keeps for factors only. */
type FactorCountKey = 'verify' | 'monitored' | 'primary' | 'amount';

function factorOnly(key: FactorCountKey, header: string, formulas: FactorFormulas): Column<Line> {
  return column(
    key === 'amount' ? 'money' : 'count',
    key,
    header,
    (line) => {
      if (!isFactor(line)) return '';
      return key === 'amount' ? yuanOf(line.amount) : line[key];
    },
    { formula: (line) => (isFactor(line) ? (formulas[key]?.(line) ?? null) : null) },
  );
}

function shareColumn(
  key: 'shareOfSurveyed' | 'shareOfDeclining',
  header: string,
  part: string,
  whole: string,
): Column<Line> {
  return column('share', key, header, (line): Figure => line[key], {
    shade: 'bars',
    formula: (_line, at) => shareFormula(at(part), whole),
  });
}

function counted(
  key: 'households' | 'persons' | 'declining',
  header: string,
  formulas: FactorFormulas,
): Column<Line> {
  return column('count', key, header, (line) => line[key], {
    formula: (line) => (isFactor(line) ? (formulas[key]?.(line) ?? null) : null),
  });
}

function factorColumns(context: Context, formulas: FactorFormulas): Column<Line>[] {
  const { columns } = context.words;
  const { list } = formulas;
  return [
    column('text', 'name', columns.factor, (line) => nameOf(context, line), {
      ...(list && {
        link: (line) => (isFactor(line) ? list : null),
        look: (line) => (isFactor(line) ? 'link' : 'plain'),
      }),
    }),
    counted('households', columns.households, formulas),
    shareColumn('shareOfSurveyed', columns.shareOfSurveyed, 'households', formulas.surveyed),
    counted('declining', columns.ofDeclining, formulas),
    shareColumn('shareOfDeclining', columns.shareOfDeclining, 'declining', formulas.allDeclining),
    counted('persons', columns.personsTouched, formulas),
    factorOnly('verify', columns.verify, formulas),
    factorOnly('monitored', columns.monitoredHouseholds, formulas),
    factorOnly('amount', columns.amount, formulas),
    factorOnly('primary', columns.primary, formulas),
    column('share', 'primaryShare', columns, (line) => (isFactor(line) ? line.primaryShare : ''), {
      formula: (line, at) =>
        isFactor(line) ? shareFormula(at('primary'), formulas.allDeclining) : null,
    }),
  ];
}

/** 汇总各项因素关联户数及所占比例: the eight factors, their causes indented beneath. */
export function factorTable(context: Context, group: Group, formulas: FactorFormulas): Table<Line> {
  return {
    columns: factorColumns(context, formulas),
    rows: group.factors.flatMap((factor): Line[] => [
      { ...factor, cause: null },
      ...factor.causes.map((cause) => ({ ...cause, of: factor })),
    ]),
    look: (line) => (isFactor(line) ? 'strong' : 'indent'),
  };
}

/** The cell of a factor in a column of its table. */
export function factorCell(place: TablePlace, column: string, factor: FactorCount): string {
  const lines = place.table.rows as readonly Line[];
  const row = place.firstRow + lines.findIndex((line) => isFactor(line) && line.key === factor.key);
  return place.area(column, column, row, row);
}
