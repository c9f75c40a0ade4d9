import { COLUMNS, type FieldKey } from '../../domain/catalog.js';
import { isNumeric } from '../../domain/household.js';
import type { MoneyUnit } from '../header/normalise.js';
import type { Area, Areas } from './areas.js';
import { type Head, isValueHead } from './heads.js';
import type { Beside, HeadedCell, ValueCell } from './label.js';

/** A row of a card, and what is known of it. */
export interface CardRow {
  readonly areas: Areas;
  readonly row: number;
  /** The areas of the row that begin behind the label, from the left. */
  readonly behind: readonly Area[];
  /** The heads above it. */
  readonly heads: readonly Head[];
  /** The area is no label and not spoken for. */
  readonly isFree: (area: Area) => boolean;
}

/** What stands to the right of a label up to the next one, and the areas that are spoken for by it. */
export function besideLabel(
  label: Area,
  field: FieldKey | null,
  own: MoneyUnit | null,
  at: CardRow,
): { readonly beside: Beside; readonly taken: readonly Area[]; readonly stray: Area | null } {
  const reach = reachOf(label, field, at);
  // `12000 | 元` and `元 | 12000`: cells that hold nothing but the unit of the one beside them.
  const units = reach.areas.filter(({ kind }) => kind.isUnit);
  const cells = reach.areas.filter(({ kind }) => !kind.isUnit);
  const unit = units.find(({ kind }) => kind.unit !== null) ?? null;
  const headed = reach.heads.map((head) => ({ head, cell: cellUnder(head, at) }));
  const next = nextCell(label, cells, unit, at);
  const under = headed.flatMap(({ cell: { area } }) => (area === null ? [] : [area]));
  // A unit that contradicts the label's is not used.
  const contradicts = unit !== null && own !== null && unit.kind.unit !== own;
  return {
    beside: {
      next,
      further: furtherThan(next, [...cells, ...otherRowsOf(label, at.areas)], headed),
      headed,
      unit: own ?? unit?.kind.unit ?? null,
    },
    taken: [...reach.areas, ...under],
    stray: contradicts ? unit : null,
  };
}

/** Texts that can be the name of something that has a label elsewhere: `减收原因 | 自然灾害`. */
const OPEN: ReadonlySet<FieldKey | null> = new Set<FieldKey>(
  COLUMNS.filter(
    ({ group, type }) => group === 'evidence' && (type === 'text' || type === 'causes'),
  ).map(({ key }) => key),
);

const overlap = (one: Area, other: Area): boolean =>
  one.left <= other.right && other.left <= one.right;
const isItem = ({ role }: Head): boolean => role === 'item';

/** The areas and heads to the right that can belong to a label. */
function reachOf(
  label: Area,
  field: FieldKey | null,
  { areas: all, row, behind: others, heads, isFree }: CardRow,
): { readonly areas: readonly Area[]; readonly heads: readonly Head[] } {
  const under = (one: Area, isSome: (head: Head) => boolean): boolean =>
    heads.some((head) => isSome(head) && overlap(head.area, one));
  const canBeValue = (one: Area): boolean => {
    if (isFree(one)) return true;
    const isBeside = label.edge + 1 === one.left || under(one, isValueHead);
    const behind = all.at(row, one.right + 1);
    return OPEN.has(field) && isBeside && (behind === undefined || !isFree(behind));
  };
  const [first] = others;
  const beside = first?.left === label.right + 1 ? first : undefined;
  // A text beside its label is its value, whatever heads the column.
  const isText = field !== null && !isNumeric(field);
  if (isText && beside !== undefined && canBeValue(beside) && !under(beside, isValueHead)) {
    return { areas: [beside], heads: [] };
  }
  let end = Number.POSITIVE_INFINITY;
  const areas: Area[] = [];
  for (const one of others) {
    const isWord = one.kind.isWords && !one.kind.isUnit;
    const isOther = one !== beside && !under(one, (head) => !isItem(head));
    if (!canBeValue(one) || (isWord && (isOther || under(one, isItem)))) {
      end = one.left;
      break;
    }
    areas.push(one);
  }
  return {
    areas,
    heads: heads.filter(
      (head) => !isItem(head) && head.area.left > label.right && head.area.left < end,
    ),
  };
}

function nextCell(
  label: Area,
  cells: readonly Area[],
  unit: Area | null,
  { areas, row }: CardRow,
): ValueCell | null {
  const isBehindUnit = unit?.left === label.right + 1;
  const column = (isBehindUnit ? unit : label).right + 1;
  const there = areas.at(row, column);
  if (there === undefined) return { row, column, area: null };
  if (cells.includes(there)) return { row, column: there.left, area: there };
  // Before another label a column in which nobody has filled anything is the value's.
  return label.edge < label.right ? { row, column: label.edge + 1, area: null } : null;
}

function cellUnder({ area: { left, right } }: Head, { areas, row }: CardRow): ValueCell {
  for (let column = left; column <= right; column += 1) {
    const area = areas.at(row, column);
    if (area !== undefined) return { row: area.top, column: area.left, area };
  }
  return { row, column: left, area: null };
}

/** What stands in the other rows of a label that has several. */
function otherRowsOf({ top, bottom, right }: Area, areas: Areas): Area[] {
  const others: Area[] = [];
  for (let row = top + 1; row <= Math.min(bottom, areas.rows - 1); row += 1) {
    const next = areas.in(row).find(({ left }) => left > right);
    if (next !== undefined) others.push(next);
  }
  return others;
}

/** Figures further to the right that may be the value. Marks for nothing are not among them. */
function furtherThan(
  next: ValueCell | null,
  cells: readonly Area[],
  headed: readonly HeadedCell[],
): ValueCell[] {
  const known = new Set([next?.area, ...headed.map(({ cell }) => cell.area)]);
  return cells
    .filter((area) => !known.has(area) && !area.kind.isWords && !area.kind.isNothing)
    .map((area) => ({ row: area.top, column: area.left, area }));
}
