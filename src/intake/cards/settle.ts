import type { FieldKey } from '../../domain/catalog.js';
import { isMoney } from '../../domain/fields.js';
import { isNumeric, type Year } from '../../domain/household.js';
import { isBlank, readMoney } from '../cells/values.js';
import { isAmountField } from '../header/names.js';
import type { MoneyUnit } from '../header/normalise.js';
import { type Head, isValueHead, yearHeads } from './heads.js';
import type { Beside, HeadedCell, Label, ValueCell } from './label.js';
import type { Scan } from './scan.js';
import { isSizeHead, isUnasked } from './words.js';
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
  /** The year that the heads of the counting figures name. */
  readonly named: YearWord | null;
  /** The card shows the figures of both years. */
  readonly bothYears: boolean;
}

/** Names, numbers and places belong to no year, though they may stand under the head of one. */
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
  /** The label's value belongs to the other year, or it was not asked for in this one. */
  | null;

export function settle({ labels, heads }: Scan, year: Year): Settlement {
  const years = yearsOf(heads, labels);
  const bothYears = years.roles.has('prior') && years.roles.has('current');
  const values: Settled[] = [];
  const doubts: Doubtful[] = [];
  const named: YearWord[] = [];
  let ofOtherYear: Label | null = null;
  for (const label of labels.filter(({ field }) => field !== null)) {
    const choice = chosen(label, { ...years, year, bothYears });
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

type ClearRole = Role | 'unclear';

/** Which year each head and block of a card belongs to, all of them taken together. */
interface Years {
  readonly roles: ReadonlySet<ClearRole>;
  roleOf(word: YearWord, own: ClearRole): ClearRole;
  roleOfBlock(word: YearWord): ClearRole;
}

/**
 * Settles the years of heads; one that only names a year has the role that this year has elsewhere
 * on the card.
 */
function yearsOf(heads: readonly Head[], labels: readonly Label[]): Years {
  const ofBlocks = [...new Set(labels.flatMap(({ block }) => (block === null ? [] : [block])))];
  const blockRoles = rolesOf(ofBlocks);
  const said = [
    ...yearHeads(heads).flatMap(({ word, role }) => (word === null ? [] : [{ word, role }])),
    ...ofBlocks.map((word) => ({ word, role: blockRoles?.get(word) ?? 'unclear' })),
  ] as readonly { readonly word: YearWord; readonly role: ClearRole }[];
  const byNumber = new Map<number, ClearRole>();
  for (const { word, role } of said) {
    if (word.number === null || role === 'only') continue;
    const known = byNumber.get(word.number) ?? role;
    byNumber.set(word.number, known === role ? role : 'unclear');
  }
  const roles = new Set(said.map(({ role }) => role));
  const both = roles.has('prior') && roles.has('current');
  const roleOf = (word: YearWord, own: ClearRole): ClearRole => {
    const known = word.number === null ? undefined : byNumber.get(word.number);
    return known ?? (own === 'only' && both ? 'unclear' : own);
  };
  return { roles, roleOf, roleOfBlock: (word) => roleOf(word, blockRoles?.get(word) ?? 'unclear') };
}

interface Wanted extends Years {
  readonly year: Year;
  readonly bothYears: boolean;
}

function chosen(label: Label, wanted: Wanted): Choice {
  const { block, beside } = label;
  const { next } = beside;
  const field = label.field as FieldKey;
  const lasting = LASTING.has(field);
  if (block !== null && !lasting) {
    const role = wanted.roleOfBlock(block);
    if (role === 'unclear') return { doubt: 'years', cells: next === null ? [] : [next] };
    if (role !== wanted.year && role !== 'only') return null;
  }
  const headed = beside.headed.filter(({ head }) => isValueHead(head));
  const figures = isNumeric(field) ? withoutHead(beside) : [];
  const ofYears = headed.filter(({ head }) => yearHeads([head]).length > 0);
  if (ofYears.length > 0) {
    const cells = [...ofYears.map(({ cell }) => cell), ...figures];
    return figures.length > 0 ? { doubt: 'years', cells } : underYears(ofYears, wanted, lasting);
  }
  const [amount = null, ...others] = headed;
  const value = amount === null ? next : (sizeInstead(amount, beside, field) ?? amount.cell);
  if (value === null) return { doubt: 'noValue', cells: [] };
  const several = [...others.map(({ cell }) => cell), ...figures.filter((cell) => cell !== value)];
  if (several.length > 0) return { doubt: 'several', cells: [value, ...several] };
  return isOfAnyYear(label, value, wanted)
    ? { doubt: 'years', cells: [value] }
    : { value, head: amount?.head ?? null };
}

/** Persons and areas have no amount: their value is taken from 规模 where nothing stands under 金额. */
function sizeInstead(amount: HeadedCell, { headed }: Beside, field: FieldKey): ValueCell | null {
  if (amount.cell.area !== null || isMoney(field) || !isNumeric(field)) return null;
  const [size, ...others] = headed.filter(
    ({ head, cell }) => isSizeHead(head.area.kind.name) && cell.area !== null,
  );
  return size === undefined || others.length > 0 ? null : size.cell;
}

/** Figures beside a label that stand under no head. */
const withoutHead = ({ next, further, headed }: Beside): ValueCell[] => {
  const under = new Set(headed.map(({ cell }) => cell.area));
  return [next, ...further].filter(
    (cell): cell is ValueCell =>
      cell !== null &&
      cell.area !== null &&
      !under.has(cell.area) &&
      !cell.area.kind.isWords &&
      !cell.area.kind.isNothing,
  );
};

function underYears(
  headed: readonly HeadedCell[],
  { year, roleOf }: Wanted,
  lasting: boolean,
): Choice {
  const cells = headed.map(({ cell }) => cell);
  const roles = headed.map(({ head }) =>
    head.word === null ? 'unclear' : roleOf(head.word, head.role as ClearRole),
  );
  if (roles.includes('unclear')) return { doubt: 'years', cells };
  const [mine, ...others] = headed.filter((_, n) => roles[n] === year || roles[n] === 'only');
  if (others.length > 0) return { doubt: 'years', cells };
  const filled = headed.find(({ cell }) => cell.area !== null);
  if (lasting && filled !== undefined && (mine === undefined || mine.cell.area === null)) {
    return { value: filled.cell, head: null };
  }
  if (mine === undefined || isUnasked(mine.cell.area?.kind.name ?? '')) return null;
  return { value: mine.cell, head: mine.head };
}

/**
 * Tells whether an amount could be of either year: it names none, and the card has figures of both.
 */
const isOfAnyYear = (
  { block, field }: Label,
  value: ValueCell,
  { bothYears }: Pick<Wanted, 'bothYears'>,
): boolean => bothYears && block === null && isMoney(field as FieldKey) && holdsSomething(value);

const holdsSomething = ({ area }: ValueCell): boolean =>
  area !== null && !isBlank(area.cell) && readMoney(area.cell, 0) !== 0;

/**
 * Leaves out categories that stand alone in their row as headings, where the total has another
 * label.
 */
const withoutHeadings = (values: readonly Settled[]): readonly Settled[] =>
  values.filter(
    ({ label, value }) =>
      !label.isHeading ||
      value.area !== null ||
      !values.some((other) => other.label !== label && other.label.field === label.field),
  );
