import { type FieldKey, fieldNamed } from '../../../domain/catalog.js';
import type { FindingCode } from '../../../domain/findings/codes.js';
import type { AppliedCorrection, CorrectedField } from '../../../domain/findings/correction.js';
import { type Finding, type FindingParts, finding } from '../../../domain/findings/finding.js';
import { cellOf, hasColumn, type TableHead, type Year } from '../../../domain/household.js';
import { maskId, maskWithin } from '../../../domain/masking.js';
import { type Period, samePeriod } from '../../../domain/period.js';
import { squeezed, UNREADABLE } from '../../cells/values.js';
import type { Cell } from '../../sheet.js';
import type { Row } from '../../table/rejections.js';
import { type Placed, placeText } from '../placed.js';
import { villageKey } from '../village.js';
import { mended } from './mend.js';
import { type NamedRows, namedRows } from './rows.js';
import { COUNTED_ROW, type Correction, type CorrectionTable } from './table.js';
import {
  isAllowed,
  presentValue,
  readAs,
  shown,
  shownOld,
  shownPresent,
  stillSays,
  withValue,
} from './values.js';

type PlacedRow = Placed<Row>;

export interface Corrected {
  /** The corrected rows, by those that were read; a row that was rejected may be a household now. */
  readonly rows: ReadonlyMap<Row, Row>;
  /** Rows that do not count because another one with their key does, with that row. */
  readonly instead: ReadonlyMap<Row, Row>;
  /** Findings that remain about rows that were rejected and are households now. */
  readonly told: readonly Finding[];
  readonly applied: readonly AppliedCorrection[];
  /** Corrections that were refused. */
  readonly findings: readonly Finding[];
}

/**
 * Applies corrections to the rows as they were read, one after the other, or says why not.
 * `parts`: the months of tables that are parts of a year.
 */
export function applyCorrections(
  rows: Readonly<Record<Year, readonly PlacedRow[]>>,
  { file, corrections }: CorrectionTable,
  parts: ReadonlyMap<TableHead, Period> = new Map(),
): Corrected {
  const draft: Draft = {
    file,
    parts,
    named: { prior: namedRows(rows.prior), current: namedRows(rows.current) },
    rows: new Map(),
    instead: new Map(),
    told: new Map(),
  };
  const applied: AppliedCorrection[] = [];
  const findings: Finding[] = [];
  for (const correction of corrections) {
    const outcome = applyOne(draft, correction);
    if ('applied' in outcome) applied.push(outcome.applied);
    else findings.push(outcome.refused);
  }
  const told = [...draft.told.values()].flat();
  return { rows: draft.rows, instead: draft.instead, told, applied, findings };
}

interface Draft {
  readonly file: string;
  readonly parts: ReadonlyMap<TableHead, Period>;
  readonly named: Readonly<Record<Year, NamedRows>>;
  readonly rows: Map<Row, Row>;
  readonly instead: Map<Row, Row>;
  readonly told: Map<Row, readonly Finding[]>;
}

type Outcome = { readonly refused: Finding } | { readonly applied: AppliedCorrection };
type Refuse = <Code extends FindingCode>(code: Code, parts: FindingParts<Code>) => Outcome;

function applyOne(draft: Draft, correction: Correction): Outcome {
  const { year, row } = correction;
  const refuse: Refuse = (code, parts) => ({
    refused: finding(code, {
      file: draft.file,
      row,
      village: correction.village,
      household: maskWithin(correction.household) || null,
      ...parts,
    }),
  });
  const isOfRow = COUNTED_ROW.has(correction.field);
  const field = isOfRow ? null : fieldNamed(correction.field);
  const missing = incomplete(correction);
  if (missing !== null || year === null) {
    return refuse('correction.unusable', { field, params: { column: missing ?? '年度' } });
  }
  return isOfRow
    ? countOne(draft, correction, year, refuse)
    : changeCell(draft, correction, { year, field }, refuse);
}

function changeCell(
  draft: Draft,
  correction: Correction,
  { year, field }: { readonly year: Year; readonly field: FieldKey | null },
  refuse: Refuse,
): Outcome {
  const named = ofMonths(
    draft,
    draft.named[year].find(correction.household, correction.village),
    correction.months ?? null,
  );
  const [placed, ...others] = ofOnePart(named, field, correction.old);
  if (placed === undefined || others.length > 0) {
    return refuse('correction.unknownHousehold', { field, params: { year: yearName(year) } });
  }
  const now = draft.rows.get(placed.row) ?? placed.row;
  if (field === null || !hasColumn(now.table, field)) {
    return refuse('correction.unknownField', { value: maskWithin(correction.field) });
  }
  const fresh = readAs(field, correction.new);
  if (fresh === UNREADABLE || fresh === null || !isAllowed(field, fresh)) {
    return refuse('correction.unusable', { field, params: { column: '新值' } });
  }
  if (!stillSays(now, field, correction.old)) {
    if (now.unread?.has(field) !== true && readAs(field, correction.old) === UNREADABLE) {
      return refuse('correction.unusable', { field, params: { column: '原值' } });
    }
    return refuse('correction.oldValueGone', {
      field,
      value: shownPresent(now, field),
      expected: shownOld(field, correction.old),
    });
  }
  const { row, told } = mended(withValue(now, field, fresh), field);
  draft.rows.set(placed.row, row);
  draft.told.set(placed.row, told);
  return {
    applied: appliedOf(
      draft,
      correction,
      { ...placed, row: now },
      {
        year,
        field,
        cell: cellOf(now, field) ?? String(now.row),
        old: shownPresent(now, field),
        new: shown(field, fresh) ?? '',
      },
    ),
  };
}

/** The rows of the part that is meant, where a year comes in parts. */
const ofMonths = (
  { parts }: Pick<Draft, 'parts'>,
  rows: readonly PlacedRow[],
  months: Period | null,
): readonly PlacedRow[] =>
  months === null
    ? rows
    : rows.filter(({ row }) => {
        const own = parts.get(row.table);
        return own !== undefined && samePeriod(own, months);
      });

/**
 * Decides which of several rows with one key counts; the others are put aside as if they were
 * copies of it.
 */
function countOne(draft: Draft, correction: Correction, year: Year, refuse: Refuse): Outcome {
  const all = draft.named[year].carrying(correction.household);
  const [named, ...alike] = all.filter((placed) => isNamed(placed, correction));
  // In every other part of the year the key has its own row, which counts as before.
  const one = named === undefined || alike.length > 0 ? null : named;
  const months = correction.months ?? (one && (draft.parts.get(one.row.table) ?? null));
  const carriers = ofMonths(draft, all, months);
  if (carriers.length < 2) {
    return refuse('correction.unknownHousehold', { params: { year: yearName(year) } });
  }
  if (readAs('population', correction.old) !== carriers.length) {
    return refuse('correction.oldValueGone', {
      value: carriers.length,
      expected: shownOld('population', correction.old),
    });
  }
  const [chosen, ...others] = carriers.filter((placed) => isNamed(placed, correction));
  if (chosen === undefined || others.length > 0) {
    return refuse('correction.unusable', { params: { column: '新值' } });
  }
  for (const { row } of carriers) if (row !== chosen.row) draft.instead.set(row, chosen.row);
  draft.instead.delete(chosen.row);
  return {
    applied: appliedOf(draft, correction, chosen, {
      year,
      field: 'countedRow',
      cell: String(chosen.row.row),
      old: carriers.length,
      new: placeText(chosen.row),
    }),
  };
}

/** `7`, `第7行`, or with the sheet and file in front: `北张村.xlsx!Sheet1!7`. */
function isNamed({ row, village }: PlacedRow, correction: Correction): boolean {
  if (correction.village !== null && villageKey(correction.village) !== villageKey(village)) {
    return false;
  }
  const said = squeezed(correction.new).normalize('NFKC');
  const number = /^第?(\d{1,7})行?$/u.exec(said)?.[1];
  if (number !== undefined) return Number(number) === row.row;
  const place = squeezed(placeText(row)).normalize('NFKC');
  return place === said || place.endsWith(`/${said}`) || place.endsWith(`!${said}`);
}

const yearName = (year: Year): string => (year === 'prior' ? '上年' : '本年');

function incomplete({ household, field, who, why }: Correction): string | null {
  if (household === '') return '户';
  if (field === '') return '栏目';
  if (who === '') return '更正人';
  return why === '' ? '原因' : null;
}

interface Change {
  readonly year: Year;
  readonly field: CorrectedField;
  readonly cell: string;
  readonly old: string | number | null;
  readonly new: string | number;
}

const appliedOf = (
  { file }: Draft,
  { row, household, who, why }: Correction,
  { row: of, village }: PlacedRow,
  { cell, ...change }: Change,
): AppliedCorrection => ({
  file,
  row,
  place: placeText(of).replace(/\d+$/u, cell),
  village,
  household:
    of.texts.id === null
      ? maskWithin(of.texts.head ?? household)
      : maskId(of.texts.id, of.texts.idNumber),
  ...change,
  who,
  why: maskWithin(why),
});

/**
 * The parts of a year have one row each for a household; the one that holds the old value is meant.
 */
function ofOnePart(
  rows: readonly PlacedRow[],
  field: FieldKey | null,
  old: Cell,
): readonly PlacedRow[] {
  const [first] = rows;
  const isFirst = ({ row, village }: PlacedRow): boolean =>
    row.texts.id !== null && row.texts.id === first?.row.texts.id && village === first.village;
  if (rows.length < 2 || field === null || !rows.every(isFirst)) return rows;
  const value = readAs(field, old);
  const holding = rows.filter(({ row }) => presentValue(row, field) === value);
  return holding.length > 0 ? holding : rows.slice(0, 1);
}
