import { SEVERITIES } from '../../domain/findings/severity.js';
import { LISTED_KINDS, type ListedHousehold } from '../../domain/outcomes/listed.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import {
  type Context,
  idNumberText,
  linesOf,
  scaledLines,
  signatureOf,
  villageText,
} from '../context.js';
import type { FindingRow } from '../report.js';

/** 未排查与新增: every household of either table that could not be compared. */
export function listedSheet(context: Context, listed: readonly ListedHousehold[]): Sheet {
  const { words, terms } = context;
  const { columns } = words;
  const listedColumns: Column<ListedHousehold>[] = [
    { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    { key: 'kind', header: columns.kind, kind: 'text', value: (row) => terms.listed[row.kind] },
    {
      key: 'village',
      header: columns.village,
      kind: 'text',
      value: (row) => villageText(context, row.village, row.township),
    },
    { key: 'id', header: columns.id, kind: 'text', value: (row) => row.id },
    { key: 'head', header: columns.head, kind: 'text', value: (row) => row.head },
    {
      key: 'idNumber',
      header: columns.idNumber,
      kind: 'text',
      width: 20,
      value: (row) => idNumberText(context, row.idNumber),
    },
    { key: 'file', header: columns.file, kind: 'text', value: (row) => row.file },
    { key: 'sheet', header: columns.sheet, kind: 'text', value: (row) => row.sheet },
    { key: 'row', header: columns.row, kind: 'count', value: (row) => row.row },
    {
      key: 'reason',
      header: columns.listedReason,
      kind: 'text',
      width: 56,
      value: (row) => terms.listedReason(row.kind, row.rejected),
    },
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
    signature: signatureOf(context),
    frozenColumns: 0,
  };
}

type FindingContext = Pick<Context, 'words' | 'terms' | 'unmasked'>;

/** The columns of a finding: what is wrong, where, and what to do. */
export function findingColumns(
  context: FindingContext,
  findings: readonly FindingRow[],
): Column<FindingRow>[] {
  const { words, terms } = context;
  const { columns } = words;
  return [
    { key: 'index', header: columns.index, kind: 'index', value: (_row, n) => n + 1 },
    {
      key: 'severity',
      header: columns.severity,
      kind: 'center',
      value: (row) => terms.severities[row.severity],
      look: (row) => (row.severity === 'error' && !row.signOff ? 'fall' : 'plain'),
    },
    {
      key: 'message',
      header: columns.message,
      kind: 'text',
      width: 56,
      value: (row) => row.message,
    },
    {
      key: 'suggestion',
      header: columns.suggestion,
      kind: 'text',
      width: 40,
      value: (row) => row.suggestion,
    },
    { key: 'village', header: columns.village, kind: 'text', value: (row) => row.village },
    { key: 'head', header: columns.head, kind: 'text', value: (row) => row.head },
    { key: 'id', header: columns.id, kind: 'text', value: (row) => row.number },
    { key: 'file', header: columns.file, kind: 'text', value: (row) => row.file },
    { key: 'sheet', header: columns.sheet, kind: 'text', value: (row) => row.sheet },
    { key: 'cell', header: columns.cell, kind: 'center', value: (row) => row.cell },
    { key: 'code', header: columns.code, kind: 'text', value: (row) => row.code },
    ...(findings.some(({ signOff }) => signOff) ? [signOffColumn(context)] : []),
  ];
}

/** The column of whoever has looked into a finding and accepted it. */
const signOffColumn = ({ words, terms }: FindingContext): Column<FindingRow> => ({
  key: 'signOff',
  header: words.columns.signOff,
  kind: 'text',
  width: 36,
  value: ({ signOff }) => (signOff === undefined ? null : terms.signOff(signOff)),
});

/** 问题数据: what a person must know of the tables that came in, and what to do. */
export function findingsSheet(context: Context, findings: readonly FindingRow[]): Sheet {
  const { words } = context;
  return {
    name: words.sheets.findings,
    title: words.titles.findings(context.place),
    lines: [...linesOf(context, words.unitHouseholds), ...scaledLines(context)],
    tables: [
      {
        columns: findingColumns(context, findings),
        rows: findings.toSorted(
          (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
        ),
        filter: true,
      },
    ],
    notes: [],
    signature: signatureOf(context),
    frozenColumns: 0,
  };
}
