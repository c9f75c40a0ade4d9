import type { FactorTag, HouseholdResult } from '../../domain/outcomes/result.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { amountColumn, column, indexColumn } from '../columns.js';
import { type Context, linesOf } from '../context.js';
import { causesText, evidenceText, sourcesText } from '../phrases.js';
import { householdColumns } from './household-columns.js';

interface TaggedHousehold {
  readonly household: HouseholdResult;
  readonly tag: FactorTag;
}

/** A column of households for rows that contain a household. */
const ofHousehold = (own: Column<HouseholdResult>): Column<TaggedHousehold> =>
  column(own.kind, own.key, own.header, ({ household }, n) => own.value(household, n), {
    ...(own.width === undefined ? {} : { width: own.width }),
    look: ({ household }) => own.look?.(household) ?? 'plain',
  });

function tagColumns(context: Context): Column<TaggedHousehold>[] {
  const { words, terms } = context;
  const { columns } = words;
  const yesNo = (yes: boolean) => (yes ? terms.yes : terms.no);
  return [
    column('text', 'factor', columns.factorOnly, ({ tag }) => terms.factors[tag.key]),
    column('text', 'causes', columns, ({ tag }) => causesText(context, tag), { width: 24 }),
    amountColumn('money', 'amount', columns.fall, ({ tag }) => tag.amount),
    column('center', 'isPrimary', columns, ({ tag }) => yesNo(tag.primary), {
      look: ({ tag }) => (tag.primary ? 'strong' : 'plain'),
    }),
    column('center', 'verify', columns.toVerify, ({ tag }) => yesNo(tag.verify), {
      look: ({ tag }) => (tag.verify ? 'strong' : 'plain'),
    }),
    column('center', 'basis', columns, ({ tag }) => terms.tagBasis[tag.basis], { width: 10 }),
    column('text', 'evidence', columns, ({ tag }) => evidenceText(context, tag), {
      width: 40,
    }),
    column('text', 'source', columns, ({ tag }) => sourcesText(context, tag), { width: 44 }),
  ];
}

/** 因素明细: one row for each factor of each household, with what it rests on. */
export function detailsSheet(context: Context, households: readonly HouseholdResult[]): Sheet {
  const { words } = context;
  const household = householdColumns(context);
  const rows = households.flatMap((one) =>
    one.factors.map((tag): TaggedHousehold => ({ household: one, tag })),
  );
  const columns: Column<TaggedHousehold>[] = [
    indexColumn(words.columns),
    ...[household.id, household.head, household.monitored, household.persons, household.trend].map(
      ofHousehold,
    ),
    ...tagColumns(context),
  ];
  return {
    name: words.sheets.details,
    title: words.titles.details(context.place),
    lines: [...linesOf(context, words.unitYuanHouseholds), words.notes.overlap],
    tables: [{ columns, rows, filter: true }],
    notes: [],
    frozenColumns: 3,
  };
}
