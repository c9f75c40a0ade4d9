import type { FieldKey } from '../../domain/catalog.js';
import { NUMERIC_FIELDS, type Year } from '../../domain/household.js';
import { isMoney } from '../fields.js';
import { isAmountField, type MoneyUnit } from '../header.js';
import { isBlank, readMoney } from '../values.js';
import { type Head, isValueHead, yearHeads } from './heads.js';
import type { HeadedCell, Label, ValueCell } from './label.js';
import type { Scan } from './scan.js';
import { type Role, rolesOf, type YearWord } from './years.js';

/** Which cell of a card is the value of a label, for the year that the file is read as. */

type Doubt =
  /** Several figures stand beside the label. */
  | 'several'
  /** Which year the figures beside it are of cannot be told. */
  | 'years'
  /** Another label stands where the value belongs. */
  | 'noValue'
  /** All figures are of the other year. */
  | 'otherYear';

interface Settled {
  readonly label: Label;
  readonly value: ValueCell;
  readonly unit: MoneyUnit | null;
}

export interface Doubtful {
  readonly label: Label;
  readonly doubt: Doubt;
  /** Where the doubt is: figures that could be the value. */
  readonly cells: readonly ValueCell[];
}

export interface Settlement {
  readonly values: readonly Settled[];
  readonly doubts: readonly Doubtful[];
  /** Labels that nothing matches, and those that the user's map leaves out. */
  readonly others: readonly Label[];
  /** What the heads of the figures that count say of their year. */
  readonly named: YearWord | null;
  /** The card shows the figures of both years. */
  readonly bothYears: boolean;
}

const NUMERIC: ReadonlySet<FieldKey> = new Set(NUMERIC_FIELDS);
/** Names, numbers and places: not of one year, though they may stand under its head. */
const LASTING: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'county',
  'township',
  'village',
  'hamlet',
  'id',
  'head',
  'idNumber',
  'helper',
] as const);
type Choice =
  | { readonly value: ValueCell; readonly head: Head | null }
  | { readonly doubt: Doubt; readonly cells: readonly ValueCell[] }
  /** Of the other year. */
  | null;

export function settle({ labels, heads }: Scan, year: Year): Settlement {
  const blocks = blockRoles(labels);
  const roles = new Set(yearHeads(heads).map(({ role }) => role));
  const bothYears = (roles.has('prior') && roles.has('current')) || bothIn(blocks);
  const values: Settled[] = [];
  const doubts: Doubtful[] = [];
  const named: YearWord[] = [];
  let ofOtherYear: Label | null = null;
  for (const label of labels.filter(({ field }) => field !== null)) {
    const choice = chosen(label, year, blocks, bothYears);
    if (choice === null) ofOtherYear ??= label;
    else if ('doubt' in choice) doubts.push({ label, ...choice });
    else {
      const { value, head } = choice;
      values.push({ label, value, unit: label.beside.unit ?? head?.unit ?? null });
      const word = head?.word ?? label.block;
      if (word !== null) named.push(word);
    }
  }
  const kept = withoutHeadings(values);
  const hasAmount = [...kept, ...doubts].some(
    ({ label: { field } }) => field !== null && isAmountField(field),
  );
  if (!hasAmount && ofOtherYear !== null) {
    doubts.push({ label: ofOtherYear, doubt: 'otherYear', cells: [] });
  }
  return {
    values: kept,
    doubts,
    others: labels.filter(({ field }) => field === null),
    named: named[0] ?? null,
    bothYears,
  };
}

type BlockRoles = ReadonlyMap<YearWord, Role> | null;

const blockRoles = (labels: readonly Label[]): BlockRoles =>
  rolesOf([...new Set(labels.flatMap(({ block }) => (block === null ? [] : [block])))]);

const bothIn = (blocks: BlockRoles): boolean => {
  const roles = new Set(blocks?.values() ?? []);
  return blocks === null || (roles.has('prior') && roles.has('current'));
};

function chosen(label: Label, year: Year, blocks: BlockRoles, bothYears: boolean): Choice {
  const { block } = label;
  const { next, further } = label.beside;
  const field = label.field as FieldKey;
  const lasting = LASTING.has(field);
  if (block !== null && !lasting) {
    const role = blocks?.get(block) ?? null;
    if (role === null) return { doubt: 'years', cells: next === null ? [] : [next] };
    if (role !== year && role !== 'only') return null;
  }
  const headed = label.beside.headed.filter(({ head }) => isValueHead(head));
  const ofYears = headed.filter(({ head }) => yearHeads([head]).length > 0);
  if (ofYears.length > 0) return underYears(ofYears, year, lasting);
  const [amount, ...others] = headed;
  if (amount !== undefined) {
    return others.length === 0
      ? { value: amount.cell, head: amount.head }
      : { doubt: 'several', cells: headed.map(({ cell }) => cell) };
  }
  if (next === null) return { doubt: 'noValue', cells: [] };
  const isAmongSeveral = NUMERIC.has(field) && further.length > 0;
  if (isAmongSeveral) return { doubt: 'several', cells: [next, ...further] };
  // Beside figures of both years an amount that names none could be of either.
  const ofAnyYear = bothYears && block === null && isMoney(field) && holdsSomething(next);
  return ofAnyYear ? { doubt: 'years', cells: [next] } : { value: next, head: null };
}

function underYears(headed: readonly HeadedCell[], year: Year, lasting: boolean): Choice {
  const cells = headed.map(({ cell }) => cell);
  if (headed.some(({ head }) => head.role === 'unclear')) return { doubt: 'years', cells };
  const [mine, ...others] = headed.filter(({ head: { role } }) => role === year || role === 'only');
  if (others.length > 0) return { doubt: 'years', cells };
  const filled = headed.find(({ cell }) => cell.area !== null);
  if (lasting && filled !== undefined && (mine === undefined || mine.cell.area === null)) {
    return { value: filled.cell, head: null };
  }
  return mine === undefined ? null : { value: mine.cell, head: mine.head };
}

const holdsSomething = ({ area }: ValueCell): boolean =>
  area !== null && !isBlank(area.cell) && readMoney(area.cell, 0) !== 0;

/** A category that stands alone in its row heads what is below it, if its total has another label. */
const withoutHeadings = (values: readonly Settled[]): readonly Settled[] =>
  values.filter(
    ({ label, value }) =>
      !label.isHeading ||
      value.area !== null ||
      !values.some((other) => other.label !== label && other.label.field === label.field),
  );
