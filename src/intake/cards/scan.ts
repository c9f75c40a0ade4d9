import type { FieldKey } from '../../domain/catalog.js';
import { NUMERIC_FIELDS } from '../../domain/household.js';
import {
  type ColumnMap,
  fieldIn,
  isCategoryName,
  isLeftOut,
  isUnit,
  type MoneyUnit,
  unitInHeader,
} from '../header.js';
import { textOf } from '../headerSearch.js';
import { isWords, readText } from '../values.js';
import type { Area, Areas } from './areas.js';
import { type Head, headsIn, isValueHead, withUnitRow } from './heads.js';
import { MemberLists } from './lists.js';
import { isDatePart, isSignature } from './words.js';
import { type YearWord, yearWordOf } from './years.js';

/** Where a value can stand, from 0; what does, null where the cell is blank. */
export interface ValueCell {
  readonly row: number;
  readonly column: number;
  readonly area: Area | null;
}

/** A value under the head of its column. */
export interface HeadedCell {
  readonly head: Head;
  readonly cell: ValueCell;
}

/** A label of a card with everything that may be its value. */
export interface Label {
  readonly area: Area;
  /** Its text, and that of the category it stands under. */
  readonly parts: readonly string[];
  readonly upper: string | null;
  readonly field: FieldKey | null;
  readonly leftOut: boolean;
  /** Of the label, else of the cell behind its value. */
  readonly unit: MoneyUnit | null;
  /** The next cell to the right; null where another label stands there. */
  readonly next: ValueCell | null;
  /** Further figures before the next label, under no head. */
  readonly further: readonly ValueCell[];
  readonly headed: readonly HeadedCell[];
  /** The year that the block names in which it stands. */
  readonly block: YearWord | null;
  /** It may be no label but the heading of what stands below it. */
  readonly isHeading: boolean;
}

export type CardRowKind = 'label' | 'blank' | 'note';

/** What stands in the rows of one card. */
export interface Scan {
  readonly labels: readonly Label[];
  readonly heads: readonly Head[];
  /** Figures that belong to no label. */
  readonly strays: readonly Area[];
  /** Rows of words that are neither labels nor signatures: headings, notes, units. */
  readonly texts: ReadonlyMap<number, string>;
  kindOf(row: number): CardRowKind;
}

interface Name {
  readonly field: FieldKey | null;
  readonly leftOut: boolean;
  readonly isCategory: boolean;
  readonly upper: Area | null;
}

/** A figure so small in front of a label is its number in the form. */
const MOST_ITEMS = 200;

/** Reads the rows `from..to` (without `to`) as a card. Definition: docs/definitions/intake.md, "Cards". */
export function scanCard(areas: Areas, from: number, to: number, map: ColumnMap): Scan {
  const scanner = new Scanner(areas, map, widthOf(areas, from, to));
  for (let row = from; row < to; row += 1) scanner.scanRow(row);
  return scanner;
}

function widthOf(areas: Areas, from: number, to: number): number {
  let width = 0;
  for (let row = from; row < to; row += 1) {
    for (const { right } of areas.in(row)) width = Math.max(width, right + 1);
  }
  return width;
}

class Scanner implements Scan {
  readonly labels: Label[] = [];
  readonly heads: Head[] = [];
  readonly strays: Area[] = [];
  readonly texts = new Map<number, string>();

  private readonly kinds = new Map<number, CardRowKind>();
  /** Areas that are spoken for: labels, values, heads, units. */
  private readonly taken = new Set<Area>();
  /** Categories and groups over the labels to their right. */
  private readonly groups = new Set<Area>();
  /** Groups whose merges are lost, by the column to their right. */
  private readonly openGroups = new Map<number, Area>();
  /** Alone in a row above its labels. */
  private heading: Area | null = null;
  private yearHeading: YearWord | null = null;
  private columns: readonly Head[] = [];
  private readonly lists: MemberLists;

  constructor(
    private readonly areas: Areas,
    private readonly map: ColumnMap,
    private readonly width: number,
  ) {
    this.lists = new MemberLists(areas, (area) => this.isKnown(area));
  }

  kindOf(row: number): CardRowKind {
    return this.kinds.get(row) ?? 'note';
  }

  scanRow(row: number): void {
    const areas = this.areas.in(row);
    if (areas.length === 0) {
      this.openGroups.clear();
      this.kinds.set(row, 'blank');
    } else if (this.lists.has(row, areas)) this.kinds.set(row, 'note');
    else if (!this.takeHeads(row, areas)) this.scanAreas(row, areas);
  }

  private scanAreas(row: number, areas: readonly Area[]): void {
    for (const column of this.openGroups.keys()) {
      if (areas.some(({ left, right }) => left < column && column <= right + 1)) {
        this.openGroups.delete(column);
      }
    }
    for (const area of areas) {
      if (this.taken.has(area)) continue;
      if (isWords(area.cell)) this.takeWords(row, area, areas);
      else this.takeFigure(row, area);
    }
    this.noteText(row, areas);
  }

  /** Heads of values, and their units in a row below them. */
  private takeHeads(row: number, areas: readonly Area[]): boolean {
    const units = withUnitRow(this.columns, areas);
    const found = units === null ? headsIn(areas) : null;
    if (units === null && found === null) return false;
    if (found !== null) this.heads.push(...found);
    for (const area of units === null ? (found ?? []).map((head) => head.area) : areas) {
      this.taken.add(area);
    }
    this.kinds.set(row, 'label');
    if (found === null) this.columns = units ?? [];
    // Labels in front of the heads of their own row have them not above their values.
    else {
      this.columns = [];
      this.scanAreas(row, areas);
      this.columns = found;
    }
    return true;
  }

  private isKnown(area: Area): boolean {
    const { field, leftOut, isCategory } = this.nameOf(area);
    return field !== null || leftOut || isCategory;
  }

  private nameOf(area: Area): Name {
    const { name: leaf } = area;
    if (leaf === '') return { field: null, leftOut: false, isCategory: false, upper: null };
    const upper = this.upperOf(area);
    const above = upper?.name ?? null;
    const field = fieldIn(this.map, leaf, above);
    const whose = field === 'head' && above !== null ? fieldIn(this.map, above, null) : null;
    return {
      // 姓名 beside 帮扶责任人 is the helper's.
      field: whose !== null && !isCategoryName(above ?? '') ? whose : field,
      leftOut: isLeftOut(this.map, leaf, above),
      isCategory: isCategoryName(leaf),
      upper,
    };
  }

  /** The group to the left, else that of a lost merge, else the heading above. */
  private upperOf(area: Area): Area | null {
    const left = this.areas.at(area.top, area.left - 1);
    if (left !== undefined && this.groups.has(left)) return left;
    return this.openGroups.get(area.left) ?? this.heading;
  }

  private takeWords(row: number, area: Area, inRow: readonly Area[]): void {
    const name = this.nameOf(area);
    const known = this.isKnown(area);
    const isYear = yearWordOf(area) !== null;
    if (isUnit(textOf(area.cell)) && !known) this.taken.add(area);
    else if (inRow.length === 1 && (isYear || !known)) this.setHeading(row, area, name);
    else if (this.isHeadingOf(area, inRow, name)) this.setHeading(row, area, name);
    else if (this.isGroup(row, area, name, known)) this.takeGroup(row, area);
    else if (!known && isSignature(textOf(area.cell))) this.takeSignature(area, inRow);
    else this.takeLabel(row, area, inRow, name);
  }

  /** In front of the heads of its row, or a category over the whole width. */
  private isHeadingOf(area: Area, inRow: readonly Area[], { field, isCategory }: Name): boolean {
    const next = inRow[inRow.indexOf(area) + 1];
    if (next !== undefined) return this.taken.has(next) && (isCategory || field === null);
    return isCategory && area.right > area.left && area.right + 1 >= this.width;
  }

  private setHeading(row: number, area: Area, { isCategory }: Name): void {
    this.heading = isCategory ? area : null;
    const word = yearWordOf(area);
    if (word !== null) this.yearHeading = word;
    if (isCategory) this.kinds.set(row, 'label');
    this.taken.add(area);
  }

  /** What stands to the right is a label, not a value. */
  private isGroup(row: number, area: Area, { isCategory }: Name, known: boolean): boolean {
    const right = this.areas.at(row, area.right + 1);
    if (right === undefined || right.top !== row || this.taken.has(right)) return false;
    const isTall = area.bottom > area.top;
    if (this.isKnown(right)) return !known || isCategory || isTall || right.name === '姓名';
    if (!isWords(right.cell) || !(isCategory || isTall)) return false;
    // `工资性收入 | 打零工 | 3000`: a label that is not known, with its value.
    const behind = this.areas.at(row, right.right + 1);
    return isTall ? !known || isCategory : behind !== undefined;
  }

  private takeGroup(row: number, area: Area): void {
    this.groups.add(area);
    this.taken.add(area);
    this.kinds.set(row, 'label');
    if (area.bottom === area.top) this.openGroups.set(area.right + 1, area);
  }

  /** Who signs stands in the next cell, if not in this one; a date has a cell for each of its parts. */
  private takeSignature(area: Area, inRow: readonly Area[]): void {
    this.taken.add(area);
    if (/:./u.test(textOf(area.cell).normalize('NFKC'))) return;
    for (const [n, next] of inRow.slice(inRow.indexOf(area) + 1).entries()) {
      const goesOn = n === 0 || !isWords(next.cell) || isDatePart(next.name);
      if (this.isKnown(next) || !goesOn) break;
      this.taken.add(next);
    }
  }

  private takeFigure(row: number, area: Area): void {
    const next = this.areas.at(row, area.right + 1);
    const isNumber = Number(area.cell) > 0 && Number(area.cell) <= MOST_ITEMS;
    const isItem = isNumber && next !== undefined && isWords(next.cell) && !isUnit(next.name);
    const isOfADate = next !== undefined && isDatePart(next.name);
    this.taken.add(area);
    if (isOfADate) this.taken.add(next);
    else if (!isItem && readText(area.cell) !== null) this.strays.push(area);
  }

  private takeLabel(row: number, area: Area, inRow: readonly Area[], name: Name): void {
    const reach = this.reachOf(area, inRow, name.field);
    const own = unitInHeader(textOf(area.cell)) ?? unitOf(name.upper);
    const { cells, unit } = this.withoutUnits(reach.areas, own);
    const headed = reach.heads.map((head) => ({ head, cell: this.cellUnder(row, head) }));
    const next = this.nextCell(row, area, cells, unit);
    this.taken.add(area);
    for (const taken of reach.areas) this.taken.add(taken);
    for (const { cell } of headed) if (cell.area !== null) this.taken.add(cell.area);
    const { upper, field, leftOut } = name;
    this.kinds.set(row, 'label');
    this.labels.push({
      area,
      parts: [...(upper === null ? [] : [textOf(upper.cell)]), textOf(area.cell)],
      upper: upper?.name ?? null,
      field,
      leftOut,
      unit: own ?? unit?.unit ?? null,
      next,
      further: this.furtherThan(next, [...cells, ...this.below(area)], headed),
      headed,
      block: this.blockOf(area),
      isHeading: name.isCategory && inRow.length === 1,
    });
    if (name.isCategory && inRow.length === 1) this.heading = area;
  }

  /** Areas and heads to the right that can belong to a label: up to the next label. */
  private reachOf(area: Area, inRow: readonly Area[], field: FieldKey | null) {
    const under = (one: Area, isSome: (head: Head) => boolean): boolean =>
      this.columns.some((head) => isSome(head) && overlap(head.area, one));
    const isItem = ({ role }: Head): boolean => role === 'item';
    const isFree = (one: Area): boolean => !this.taken.has(one) && !this.isKnown(one);
    const beside = inRow.find(({ left }) => left === area.right + 1);
    // A text beside its label is its value, whatever heads the column.
    const isText = field !== null && !NUMERIC.has(field);
    if (isText && beside !== undefined && isFree(beside) && !under(beside, isValueHead)) {
      return { areas: [beside], heads: [] };
    }
    let end = this.width + 1;
    const areas: Area[] = [];
    for (const one of inRow) {
      if (one.left <= area.right || one.left >= end) continue;
      const isWord = isWords(one.cell) && !isUnit(one.name);
      const isLabel =
        isWord && (under(one, isItem) || (one !== beside && !under(one, (head) => !isItem(head))));
      if (isLabel || !isFree(one)) end = one.left;
      else areas.push(one);
    }
    const heads = this.columns.filter(
      (head) => head.role !== 'item' && head.area.left > area.right && head.area.left < end,
    );
    return { areas: areas.filter(({ left }) => left < end), heads };
  }

  /** `12000 | 元` and `元 | 12000`: a cell that holds nothing but the unit of the one beside it. */
  private withoutUnits(areas: readonly Area[], own: MoneyUnit | null) {
    const isOne = ({ name, cell }: Area): boolean => isWords(cell) && isUnit(name || textOf(cell));
    const said = areas.filter(isOne);
    const unit = said
      .map((area) => ({ area, unit: unitInHeader(`(${textOf(area.cell)})`) }))
      .find((one) => one.unit !== null);
    // A unit that contradicts the label's is none that anybody can go by.
    if (unit !== undefined && own !== null && own !== unit.unit) this.strays.push(unit.area);
    return { cells: areas.filter((area) => !isOne(area)), units: said, unit: unit ?? null };
  }

  private nextCell(
    row: number,
    area: Area,
    cells: readonly Area[],
    unit: { readonly area: Area } | null,
  ): ValueCell | null {
    const isBehindUnit = unit !== null && unit.area.left === area.right + 1;
    const column = isBehindUnit ? unit.area.right + 1 : area.right + 1;
    const there = this.areas.at(row, column);
    if (there === undefined) return { row, column, area: null };
    return cells.includes(there) ? { row, column: there.left, area: there } : null;
  }

  private cellUnder(row: number, { area: { left, right } }: Head): ValueCell {
    for (let column = left; column <= right; column += 1) {
      const area = this.areas.at(row, column);
      if (area !== undefined) return { row: area.top, column: area.left, area };
    }
    return { row, column: left, area: null };
  }

  /** What stands in the other rows of a label that has several, beside it or under its heads. */
  private below({ top, bottom, right }: Area): Area[] {
    const areas: Area[] = [];
    for (let row = top + 1; row <= Math.min(bottom, this.areas.rows - 1); row += 1) {
      const [next] = this.areas.in(row).filter(({ left }) => left > right);
      if (next !== undefined) areas.push(next);
    }
    return areas;
  }

  /** Marks for nothing are no figures that could be the value. */
  private furtherThan(
    next: ValueCell | null,
    cells: readonly Area[],
    headed: readonly HeadedCell[],
  ): ValueCell[] {
    const known = new Set([next?.area, ...headed.map(({ cell }) => cell.area)]);
    return cells
      .filter((area) => !known.has(area) && !isWords(area.cell) && readText(area.cell) !== null)
      .map((area) => ({ row: area.top, column: area.left, area }));
  }

  /** The year of the block: a group to the left, or the last heading that names one. */
  private blockOf({ top, left }: Area): YearWord | null {
    for (let column = left - 1; column >= 0; column -= 1) {
      const group = this.areas.at(top, column) ?? this.openGroups.get(column + 1);
      const word = group !== undefined && this.groups.has(group) ? yearWordOf(group) : null;
      if (word !== null) return word;
    }
    return this.yearHeading;
  }

  private noteText(row: number, areas: readonly Area[]): void {
    if (this.kinds.has(row)) return;
    this.kinds.set(row, 'note');
    const words = areas.filter(({ cell }) => isWords(cell)).map(({ cell }) => textOf(cell));
    if (words.length > 0) this.texts.set(row, words.join('  '));
  }
}

const NUMERIC: ReadonlySet<FieldKey> = new Set(NUMERIC_FIELDS);

const overlap = (one: Area, other: Area): boolean =>
  one.left <= other.right && other.left <= one.right;

const unitOf = (area: Area | null): MoneyUnit | null =>
  area === null ? null : unitInHeader(textOf(area.cell));

export const valueHeadsOf = ({ headed }: Label): readonly HeadedCell[] =>
  headed.filter(({ head }) => isValueHead(head));
