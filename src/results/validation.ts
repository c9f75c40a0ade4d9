import { stringify } from 'csv-stringify/sync';
import type { CheckedFile } from '../domain/account.js';
import { labelOf } from '../domain/catalog.js';
import { withoutIdNumber } from '../domain/findings/finding.js';
import type { Severity } from '../domain/findings/severity.js';
import { TOOL } from '../domain/outcomes/files.js';
import { findingJson, type ToldFinding } from './finding.js';

/** The result of `zengshou validate --format json`. Definition: docs/definitions/checks.md. */
export const validationJson = (
  files: readonly CheckedFile[],
  findings: readonly ToldFinding[],
  against: object | null,
): string =>
  `${JSON.stringify(
    { files, findings: findings.map(findingJson), ...(against === null ? {} : { against }) },
    null,
    1,
  )}\n`;

/** What a spreadsheet would take for a formula; a negative number is none. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const NUMBER = /^-\d+(?:\.\d+)?$/u;

/** @internal */
export const guarded = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** The words of the columns of a table of findings. */
type CsvHeadings = Readonly<Record<CsvColumn, string>>;
type CsvColumn =
  | 'severity'
  | 'code'
  | 'file'
  | 'sheet'
  | 'cell'
  | 'row'
  | 'village'
  | 'household'
  | 'field'
  | 'value'
  | 'expected'
  | 'message'
  | 'suggestion'
  | 'accepted'
  | 'signedBy'
  | 'signed'
  | 'until'
  | 'why'
  | 'source';

const CSV_COLUMNS: readonly CsvColumn[] = [
  'severity',
  'code',
  'file',
  'sheet',
  'cell',
  'row',
  'village',
  'household',
  'field',
  'value',
  'expected',
  'message',
  'suggestion',
  'accepted',
  'signedBy',
  'signed',
  'until',
  'why',
  'source',
];

export interface CsvWords {
  readonly columns: CsvHeadings;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly yes: string;
}

/** Findings as a table that opens in spreadsheets: UTF-8 with its mark, texts that are no formulas. */
export function validationCsv(findings: readonly ToldFinding[], words: CsvWords): string {
  const rows = findings.map((found) => ({
    ...withoutIdNumber(found),
    severity: words.severities[found.severity],
    field: found.field === null ? null : labelOf(found.field),
    accepted: found.accepted ? words.yes : '',
    ...found.signOff,
    signedBy: found.signOff?.who,
  }));
  return stringify(rows, {
    bom: true,
    header: true,
    record_delimiter: 'windows',
    columns: CSV_COLUMNS.map((key) => ({ key, header: words.columns[key] })),
    cast: { string: guarded },
  });
}

export interface SarifRule {
  readonly code: string;
  readonly severity: Severity | 'off';
  readonly checks: string;
}

const LEVELS = { error: 'error', warning: 'warning', info: 'note', off: 'none' } as const;

/** The findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */
export function validationSarif(
  findings: readonly ToldFinding[],
  rules: readonly SarifRule[],
  version: string,
): string {
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  const run = {
    tool: {
      driver: {
        name: TOOL,
        version,
        rules: rules.map(({ code, severity, checks }) => ({
          id: code,
          shortDescription: { text: checks },
          defaultConfiguration: { level: LEVELS[severity], enabled: severity !== 'off' },
        })),
      },
    },
    results: findings.map((found) => sarifResult(found, indexes.get(found.code))),
    columnKind: 'utf16CodeUnits',
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

function sarifResult(found: ToldFinding, ruleIndex: number | undefined): object {
  const { code, severity, message, suggestion, accepted } = found;
  return {
    ruleId: code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: [message, suggestion].filter(Boolean).join(' ') },
    ...locationsOf(found),
    ...(accepted ? { suppressions: [suppression(found)] } : {}),
  };
}

const suppression = ({ signOff }: ToldFinding): object => ({
  kind: 'external',
  status: 'accepted',
  ...(signOff === undefined ? {} : { justification: signOff.why, properties: { ...signOff } }),
});

function locationsOf({ file, sheet, row, cell }: ToldFinding): object {
  if (file === null) return {};
  const column = cell === null ? null : columnNumber(cell);
  const region =
    row === null ? null : { startLine: row, ...(column ? { startColumn: column } : {}) };
  const place = [sheet, cell ?? row].filter((part) => part !== null && part !== '').join('!');
  return {
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
          ...(region === null ? {} : { region }),
        },
        ...(place === '' ? {} : { logicalLocations: [{ fullyQualifiedName: place }] }),
      },
    ],
  };
}

/** `A7` → 1; null for what is no address. */
function columnNumber(cell: string): number | null {
  const letters = /^[A-Z]+/u.exec(cell)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
