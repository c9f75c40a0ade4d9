import { SEVERITIES } from '../../domain/findings/severity.js';
import { LISTED_KINDS, type ListedHousehold } from '../../domain/outcomes/listed.js';
import { type Listing, sortedBy } from '../../domain/outcomes/listing.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { column, indexColumn } from '../columns.js';
import {
  type Context,
  idNumberText,
  linesOf,
  scaledLines,
  signatureLine,
  villageText,
} from '../context.js';
import type { FindingRow } from '../report.js';

/** 未排查与新增: every household of either table that could not be compared. */
export function listedSheet(context: Context, listed: readonly ListedHousehold[]): Sheet {
  const { words, terms } = context;
  const { columns } = words;
  const listedColumns: Column<ListedHousehold>[] = [
    indexColumn(columns),
    column('text', 'kind', columns, (row) => terms.listed[row.kind]),
    column('text', 'village', columns, (row) => villageText(context, row.village, row.township)),
    column('text', 'id', columns, (row) => row.id),
    column('text', 'head', columns, (row) => row.head),
    column('text', 'idNumber', columns, (row) => idNumberText(context, row.idNumber), {
      width: 20,
    }),
    column('text', 'file', columns, (row) => row.file),
    column('text', 'sheet', columns, (row) => row.sheet),
    column('count', 'row', columns, (row) => row.row),
    column(
      'text',
      'reason',
      columns.listedReason,
      (row) => terms.listedReason(row.kind, row.rejected),
      { width: 56 },
    ),
  ];
  return {
    name: words.sheets.listed,
    title: words.titles.listed(context.place),
    lines: linesOf(context, words.unitHouseholds),
    tables: [
      {
        columns: listedColumns,
        rows: listed.toSorted(
          (a, b) => LISTED_KINDS.indexOf(a.kind) - LISTED_KINDS.indexOf(b.kind),
        ),
        filter: true,
      },
    ],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: 0,
  };
}

type FindingContext = Pick<Context, 'words' | 'terms' | 'unmasked'>;

/** The columns of a finding: what is wrong, where, and what to do. */
export function findingColumns(
  context: FindingContext,
  findings: Iterable<FindingRow>,
): Column<FindingRow>[] {
  const { words, terms } = context;
  const { columns } = words;
  return [
    indexColumn(columns),
    column('center', 'severity', columns, (row) => terms.severities[row.severity], {
      look: (row) => (row.severity === 'error' && !row.signOff ? 'fall' : 'plain'),
    }),
    column('text', 'message', columns, (row) => row.message, { width: 56 }),
    column('text', 'suggestion', columns, (row) => row.suggestion, { width: 40 }),
    column('text', 'village', columns, (row) => row.village),
    column('text', 'head', columns, (row) => row.head),
    column('text', 'id', columns, (row) => row.number),
    column('text', 'file', columns, (row) => row.file),
    column('text', 'sheet', columns, (row) => row.sheet),
    column('center', 'cell', columns, (row) => row.cell),
    column('text', 'code', columns, (row) => row.code),
    ...(isAnySigned(findings) ? [signOffColumn(context)] : []),
  ];
}

function isAnySigned(findings: Iterable<FindingRow>): boolean {
  for (const { signOff } of findings) if (signOff) return true;
  return false;
}

/** The column of whoever has looked into a finding and accepted it. */
const signOffColumn = ({ words, terms }: FindingContext): Column<FindingRow> =>
  column(
    'text',
    'signOff',
    words.columns,
    ({ signOff }) => (signOff === undefined ? null : terms.signOff(signOff)),
    { width: 36 },
  );

/** 问题数据: what a person must know of the tables that came in, and what to do. */
export function findingsSheet(context: Context, findings: Listing<FindingRow>): Sheet {
  const { words } = context;
  return {
    name: words.sheets.findings,
    title: words.titles.findings(context.place),
    lines: [...linesOf(context, words.unitHouseholds), ...scaledLines(context)],
    tables: [
      {
        columns: findingColumns(context, findings),
        rows: sortedBy(findings, ({ severity }) => [SEVERITIES.indexOf(severity), 0]),
        filter: true,
      },
    ],
    notes: [],
    signature: signatureLine(context),
    frozenColumns: 0,
  };
}
