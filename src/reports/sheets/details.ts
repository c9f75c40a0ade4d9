import type { FactorTag, HouseholdResult } from '../../domain/outcomes/result.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { type Context, linesOf, yuanOf } from '../context.js';
import { causesText, evidenceText, sourcesText } from '../phrases.js';
import { householdColumns } from './household-columns.js';

interface TaggedHousehold {
  readonly household: HouseholdResult;
  readonly tag: FactorTag;
}

/** A column of households for rows that contain a household. */
function ofHousehold(column: Column<HouseholdResult>): Column<TaggedHousehold> {
  const { key, header, kind, width } = column;
  return {
    key,
    header,
    kind,
    ...(width === undefined ? {} : { width }),
    value: ({ household }, n) => column.value(household, n),
    look: ({ household }) => column.look?.(household) ?? 'plain',
  };
}

function tagColumns(context: Context): Column<TaggedHousehold>[] {
  const { words, terms } = context;
  const { columns } = words;
  const yesNo = (yes: boolean) => (yes ? terms.yes : terms.no);
  return [
    {
      key: 'factor',
      header: columns.factorOnly,
      kind: 'text',
      value: ({ tag }) => terms.factors[tag.key],
    },
    {
      key: 'causes',
      header: columns.causes,
      kind: 'text',
      width: 24,
      value: ({ tag }) => causesText(context, tag),
    },
    { key: 'amount', header: columns.fall, kind: 'money', value: ({ tag }) => yuanOf(tag.amount) },
    {
      key: 'isPrimary',
      header: columns.isPrimary,
      kind: 'center',
      value: ({ tag }) => yesNo(tag.primary),
      look: ({ tag }) => (tag.primary ? 'strong' : 'plain'),
    },
    {
      key: 'verify',
      header: columns.toVerify,
      kind: 'center',
      value: ({ tag }) => yesNo(tag.verify),
      look: ({ tag }) => (tag.verify ? 'strong' : 'plain'),
    },
    {
      key: 'basis',
      header: columns.basis,
      kind: 'center',
      width: 10,
      value: ({ tag }) => terms.tagBasis[tag.basis],
    },
    {
      key: 'evidence',
      header: columns.evidence,
      kind: 'text',
      width: 40,
      value: ({ tag }) => evidenceText(context, tag),
    },
    {
      key: 'source',
      header: columns.source,
      kind: 'text',
      width: 44,
      value: ({ tag }) => sourcesText(context, tag),
    },
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
    { key: 'index', header: words.columns.index, kind: 'index', value: (_row, n) => n + 1 },
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
