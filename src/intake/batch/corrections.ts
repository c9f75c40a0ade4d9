import { type FieldKey, fieldNamed } from '../../domain/catalog.js';
import type { AppliedCorrection } from '../../domain/findings/correction.js';
import { type Finding, type FindingParts, finding } from '../../domain/findings/finding.js';
import { cellOf, type Household, hasColumn, type Year } from '../../domain/household.js';
import { maskId, maskWithin } from '../../domain/masking.js';
import { squeezed, UNREADABLE } from '../cells/values.js';
import type { Cell, Sheet } from '../sheet.js';
import { allowed, presentValue, readAs, shown, withValue } from './correction-values.js';
import { type Placed, placeText } from './placed.js';
import { villageKey } from './village.js';

/**
 * A row of a table of corrections; amounts are in 元. Definition: docs/clerk.md.
 * @internal
 */
export interface Correction {
  readonly row: number;
  readonly village: string | null;
  /** 户编号, or else the head's name. */
  readonly household: string;
  readonly year: Year | null;
  /** As it is written: a label or a key. */
  readonly field: string;
  readonly old: Cell;
  readonly new: Cell;
  readonly who: string;
  readonly why: string;
}

export interface CorrectionTable {
  readonly file: string;
  readonly corrections: readonly Correction[];
}

type Key = 'village' | 'household' | 'year' | 'field' | 'old' | 'new' | 'who' | 'why';

const HEADERS: Readonly<Record<Key, readonly string[]>> = {
  village: ['行政村', '村', 'village'],
  household: ['户', '户编号', '户编号或户主姓名', 'household'],
  year: ['年度', '年份', 'year'],
  field: ['栏目', '项目', 'field'],
  old: ['原值', 'old'],
  new: ['新值', 'new'],
  who: ['更正人', 'who'],
  why: ['原因', '更正原因', 'why'],
};

const REQUIRED = (Object.keys(HEADERS) as Key[]).filter((key) => key !== 'village');
const YEARS: ReadonlyMap<string, Year> = new Map([
  ['上年', 'prior'],
  ['本年', 'current'],
  ['prior', 'prior'],
  ['current', 'current'],
]);

const SEARCHED_ROWS = 20;

/** Reads a table of corrections; null where no sheet has its header. */
export function correctionsIn(file: string, sheets: readonly Sheet[]): CorrectionTable | null {
  for (const { rows } of sheets) {
    for (const [header, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
      const names = cells.map(squeezed);
      const places = new Map(
        (Object.keys(HEADERS) as Key[]).flatMap((key): [Key, number][] => {
          const place = names.findIndex((name) => HEADERS[key].includes(name));
          return place === -1 ? [] : [[key, place]];
        }),
      );
      if (!REQUIRED.every((key) => places.has(key))) continue;
      const body = rows.slice(header + 1).map((row, n) => ({ row, number: header + n + 2 }));
      return {
        file,
        corrections: body
          .filter(({ row }) => row.some((cell) => squeezed(cell) !== ''))
          .map(({ row, number }) => correctionOf(row, number, places)),
      };
    }
  }
  return null;
}

function correctionOf(
  cells: readonly Cell[],
  row: number,
  places: ReadonlyMap<Key, number>,
): Correction {
  const cell = (key: Key): Cell => cells[places.get(key) ?? -1] ?? null;
  const text = (key: Key): string => squeezed(cell(key));
  return {
    row,
    village: text('village') || null,
    household: text('household'),
    year: YEARS.get(text('year')) ?? null,
    field: text('field'),
    old: cell('old'),
    new: cell('new'),
    who: text('who'),
    why: text('why'),
  };
}

export interface Corrected {
  /** The corrected households, by those that were read. */
  readonly households: ReadonlyMap<Household, Household>;
  readonly applied: readonly AppliedCorrection[];
  /** Corrections that were refused. */
  readonly findings: readonly Finding[];
}

/** Applies corrections to households as they were read, one after the other, or says why not. */
export function applyCorrections(
  rows: Readonly<Record<Year, readonly Placed<Household>[]>>,
  { file, corrections }: CorrectionTable,
): Corrected {
  const households = new Map<Household, Household>();
  const applied: AppliedCorrection[] = [];
  const findings: Finding[] = [];
  for (const correction of corrections) {
    const outcome = applyOne(rows, households, correction, file);
    if ('refused' in outcome) findings.push(outcome.refused);
    else {
      households.set(outcome.read, outcome.corrected);
      applied.push(outcome.applied);
    }
  }
  return { households, applied, findings };
}

type CorrectionCode =
  | 'correction.unusable'
  | 'correction.unknownHousehold'
  | 'correction.unknownField'
  | 'correction.oldValueGone';

type Outcome =
  | { readonly refused: Finding }
  | {
      readonly read: Household;
      readonly corrected: Household;
      readonly applied: AppliedCorrection;
    };

function applyOne(
  rows: Readonly<Record<Year, readonly Placed<Household>[]>>,
  earlier: ReadonlyMap<Household, Household>,
  correction: Correction,
  file: string,
): Outcome {
  const { year, who, why, row } = correction;
  const refuse = <Code extends CorrectionCode>(code: Code, parts: FindingParts<Code>): Outcome => ({
    refused: finding(code, {
      file,
      row,
      village: correction.village,
      household: maskWithin(correction.household) || null,
      ...parts,
    }),
  });
  const field = fieldNamed(correction.field) ?? null;
  const missing = incomplete(correction);
  if (missing !== null || year === null) {
    return refuse('correction.unusable', { field, params: { column: missing ?? '年度' } });
  }
  const [placed, ...others] = ofOnePart(found(rows[year], correction), field, correction.old);
  if (placed === undefined || others.length > 0) {
    const named = year === 'prior' ? '上年' : '本年';
    return refuse('correction.unknownHousehold', { field, params: { year: named } });
  }
  const now = earlier.get(placed.row) ?? placed.row;
  if (field === null || !hasColumn(now.table, field)) {
    return refuse('correction.unknownField', { value: maskWithin(correction.field) });
  }
  const old = readAs(field, correction.old);
  const fresh = readAs(field, correction.new);
  if (old === UNREADABLE) {
    return refuse('correction.unusable', { field, params: { column: '原值' } });
  }
  if (fresh === UNREADABLE || fresh === null || !allowed(field, fresh)) {
    return refuse('correction.unusable', { field, params: { column: '新值' } });
  }
  const present = presentValue(now, field);
  if (present !== old) {
    return refuse('correction.oldValueGone', {
      field,
      value: shown(field, present),
      expected: shown(field, old),
    });
  }
  const cell = cellOf(now, field);
  return {
    read: placed.row,
    corrected: withValue(now, field, fresh),
    applied: {
      file,
      row,
      place: placeText(now).replace(/\d+$/u, cell ?? String(now.row)),
      year,
      village: placed.village,
      household:
        now.texts.id === null
          ? maskWithin(now.texts.head ?? correction.household)
          : maskId(now.texts.id, now.texts.idNumber),
      field,
      old: shown(field, old),
      new: shown(field, fresh) ?? '',
      who,
      why: maskWithin(why),
    },
  };
}

function incomplete({ household, field, who, why }: Correction): string | null {
  if (household === '') return '户';
  if (field === '') return '栏目';
  if (who === '') return '更正人';
  return why === '' ? '原因' : null;
}

/** By 户编号; where nobody has that number, by the head's name. */
function found(
  rows: readonly Placed<Household>[],
  { household, village }: Correction,
): Placed<Household>[] {
  const within = (named: readonly Placed<Household>[] = []): Placed<Household>[] =>
    named.filter(
      (placed) => village === null || villageKey(placed.village) === villageKey(village),
    );
  const { byId, byHead } = namesOf(rows);
  const numbered = within(byId.get(household));
  return numbered.length > 0 ? numbered : within(byHead.get(household));
}

interface Names {
  readonly byId: ReadonlyMap<string, readonly Placed<Household>[]>;
  readonly byHead: ReadonlyMap<string, readonly Placed<Household>[]>;
}

/** The rows of a year by what a correction may call them: gone through once, not for each correction. */
const names = new WeakMap<readonly Placed<Household>[], Names>();

function namesOf(rows: readonly Placed<Household>[]): Names {
  const known = names.get(rows);
  if (known !== undefined) return known;
  const by = (nameOf: (household: Household) => string | null) => {
    const groups = new Map<string, Placed<Household>[]>();
    for (const placed of rows) {
      const name = nameOf(placed.row);
      if (name === null) continue;
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [placed]);
      else group.push(placed);
    }
    return groups;
  };
  const made = { byId: by(({ texts }) => texts.id), byHead: by(({ texts }) => texts.head) };
  names.set(rows, made);
  return made;
}

/** Parts of a year have a row each of one household: the one is meant that holds the old value. */
function ofOnePart(
  rows: readonly Placed<Household>[],
  field: FieldKey | null,
  old: Cell,
): readonly Placed<Household>[] {
  const [first] = rows;
  const isFirst = ({ row, village }: Placed<Household>): boolean =>
    row.texts.id !== null && row.texts.id === first?.row.texts.id && village === first.village;
  if (rows.length < 2 || field === null || !rows.every(isFirst)) return rows;
  const value = readAs(field, old);
  const holding = rows.filter(({ row }) => presentValue(row, field) === value);
  return holding.length > 0 ? holding : rows.slice(0, 1);
}
