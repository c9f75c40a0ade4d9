import type { FieldKey } from '../../domain/catalog.js';
import { isCategoryName, type Subtotal } from '../header/meaning.js';
import { type ColumnMap, fieldIn, isLeftOut, meaningIn } from '../header/names.js';
import type { Area, Areas } from './areas.js';
import { besideLabel } from './beside.js';
import { Groups } from './groups.js';
import { type Head, headsIn, withUnitRow } from './heads.js';
import type { Label } from './label.js';
import { MemberLists } from './lists.js';
import { isDatePart, isMark, isSignature } from './words.js';

type CardRowKind = 'label' | 'note';

/** What stands in the rows of one card. */
export interface Scan {
  readonly labels: readonly Label[];
  readonly heads: readonly Head[];
  /** Figures that belong to no label. */
  readonly strays: readonly Area[];
  /** Rows of words that are neither labels nor signatures: headings, notes, units. */
  readonly texts: ReadonlyMap<number, string>;
  /** What a row that is not blank counts as. */
  kindOf(row: number): CardRowKind;
}

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

/** What a text of a card is, by its words and what it stands under. */
interface Name {
  readonly field: FieldKey | null;
  readonly subtotal: Subtotal | undefined;
  readonly leftOut: boolean;
  readonly isCategory: boolean;
  readonly isKnown: boolean;
  readonly upper: Area | null;
}

const NAMELESS: Name = {
  field: null,
  subtotal: undefined,
  leftOut: false,
  isCategory: false,
  isKnown: false,
  upper: null,
};

/** The largest figure in front of a label that is its number in the form. */
const MOST_ITEMS = 200;

class Scanner implements Scan {
  readonly labels: Label[] = [];
  readonly heads: Head[] = [];
  readonly strays: Area[] = [];
  readonly texts = new Map<number, string>();

  private readonly kinds = new Map<number, CardRowKind>();
  /** Areas that are spoken for: labels, values, heads, units. */
  private readonly taken = new Set<Area>();
  private readonly groups: Groups;
  private readonly lists: MemberLists;
  /** The heads above the rows that come. */
  private columns: readonly Head[] = [];

  constructor(
    private readonly areas: Areas,
    private readonly map: ColumnMap,
    private readonly width: number,
  ) {
    this.groups = new Groups(areas);
    this.lists = new MemberLists(areas, (area) => this.nameOf(area).isKnown);
  }

  kindOf(row: number): CardRowKind {
    return this.kinds.get(row) ?? 'note';
  }

  scanRow(row: number): void {
    const inRow = this.areas.in(row);
    if (inRow.length === 0) this.groups.endBlank();
    else if (this.lists.has(row, inRow)) this.kinds.set(row, 'note');
    else if (!this.takeHeads(row, inRow)) this.scanAreas(row, inRow);
  }

  /** Heads of values, and their units in a row below them. */
  private takeHeads(row: number, inRow: readonly Area[]): boolean {
    const withUnits = withUnitRow(this.columns, inRow);
    const found = withUnits === null ? headsIn(inRow) : null;
    for (const area of withUnits === null ? [] : inRow) this.taken.add(area);
    for (const { area } of found ?? []) this.taken.add(area);
    if (withUnits !== null || found !== null) this.kinds.set(row, 'label');
    if (found !== null) {
      this.heads.push(...found);
      // Labels to the left of the heads have no head above their values.
      this.columns = [];
      this.scanAreas(row, inRow);
    }
    this.columns = withUnits ?? found ?? this.columns;
    return withUnits !== null || found !== null;
  }

  private scanAreas(row: number, inRow: readonly Area[]): void {
    this.groups.endUnder(inRow);
    for (const [n, area] of inRow.entries()) {
      if (this.taken.has(area)) continue;
      // A date alone in its row is that of the card.
      const isText = typeof area.cell === 'string' || inRow.length === 1;
      if (isText && area.kind.isWords) this.takeWords(row, n, inRow);
      else this.takeFigure(row, area);
    }
    if (this.kinds.has(row)) return;
    this.kinds.set(row, 'note');
    const words = inRow.filter(({ kind }) => kind.isWords).map(({ kind }) => kind.text);
    if (words.length > 0) this.texts.set(row, words.join('  '));
  }

  private nameOf(area: Area): Name {
    const leaf = area.kind.name;
    if (leaf === '') return NAMELESS;
    const upper = this.groups.upperOf(area);
    const above = upper?.kind.name ?? null;
    const { field, subtotal } = meaningIn(this.map, leaf, above === null ? [] : [above]);
    const leftOut = isLeftOut(this.map, leaf, above);
    const isCategory = isCategoryName(leaf);
    // 姓名 beside 帮扶责任人 is the helper's.
    const whose = above === null || isCategoryName(above) ? null : fieldIn(this.map, above, null);
    return {
      field: field === 'head' && whose !== null ? whose : field,
      subtotal,
      leftOut,
      isCategory,
      isKnown: field !== null || leftOut || isCategory,
      upper,
    };
  }

  private takeWords(row: number, n: number, inRow: readonly Area[]): void {
    const area = inRow[n] as Area;
    const next = inRow[n + 1];
    const name = this.nameOf(area);
    const isAlone = inRow.length === 1 && (!name.isKnown || area.kind.year !== null);
    const isAside = area.kind.isUnit || isMark(area.kind.name);
    if (isAside && !name.isKnown) this.taken.add(area);
    else if (isAlone || this.isHeading(area, next, name)) this.takeHeading(row, area, name);
    else if (this.isGroup(row, area, name)) this.takeGroup(row, area);
    else if (!name.isKnown && isSignature(area.kind.text)) this.takeSignature(n, inRow);
    else this.takeLabel(row, n, inRow, name);
  }

  /**
   * Tells whether an area is a heading: it stands in front of the heads of its row, or is a
   * category over the whole width.
   */
  private isHeading(area: Area, next: Area | undefined, { field, isCategory }: Name): boolean {
    if (next !== undefined) return this.taken.has(next) && (isCategory || field === null);
    return isCategory && area.right > area.left && area.right + 1 >= this.width;
  }

  private takeHeading(row: number, area: Area, { isCategory }: Name): void {
    this.groups.setHeading(area, { isCategory });
    if (isCategory) this.kinds.set(row, 'label');
    this.taken.add(area);
  }

  /**
   * Tells whether an area is a group of labels: what stands to its right is a label and not a
   * value.
   */
  private isGroup(row: number, area: Area, { isKnown, isCategory }: Name): boolean {
    const right = this.areas.at(row, area.right + 1);
    if (right === undefined || right.top !== row || this.taken.has(right)) return false;
    const isTall = area.bottom > area.top;
    if (this.nameOf(right).isKnown) {
      const isBeside = area.edge + 1 === right.left;
      return !isKnown || isCategory || (isBeside && (isTall || right.kind.name === '姓名'));
    }
    if (typeof right.cell !== 'string' || !right.kind.isWords) return false;
    // `工资性收入 | 打零工 | 3000`: a label that is not known, with its value.
    if (isTall) return (!isKnown || isCategory) && this.isOverOthers(area);
    const behind = this.areas.at(row, right.right + 1);
    return isCategory && behind !== undefined && (behind.kind.isUnit || !behind.kind.isWords);
  }

  /** Something stands beside the other rows of an area that has several. */
  private isOverOthers({ top, bottom, right }: Area): boolean {
    for (let row = top + 1; row <= Math.min(bottom, this.areas.rows - 1); row += 1) {
      if (this.areas.in(row).some(({ left }) => left > right)) return true;
    }
    return false;
  }

  private takeGroup(row: number, area: Area): void {
    this.groups.add(area);
    this.taken.add(area);
    this.kinds.set(row, 'label');
  }

  /** Who signs stands in the next cell, if not in this one; a date has a cell for each of its parts. */
  private takeSignature(at: number, inRow: readonly Area[]): void {
    const area = inRow[at] as Area;
    this.taken.add(area);
    if (/[:：]./u.test(area.kind.text)) return;
    for (const [n, next] of inRow.slice(at + 1).entries()) {
      const goesOn = n === 0 || !next.kind.isWords || isDatePart(next.kind.name);
      if (this.nameOf(next).isKnown || !goesOn) break;
      this.taken.add(next);
    }
  }

  private takeFigure(row: number, area: Area): void {
    const next = this.areas.at(row, area.right + 1);
    const isNumber = Number(area.cell) > 0 && Number(area.cell) <= MOST_ITEMS;
    const isItem = isNumber && next?.kind.isWords && !next.kind.isUnit;
    this.taken.add(area);
    if (next !== undefined && isDatePart(next.kind.name)) this.taken.add(next);
    else if (!isItem && !area.kind.isNothing) this.strays.push(area);
  }

  private takeLabel(row: number, n: number, inRow: readonly Area[], name: Name): void {
    const area = inRow[n] as Area;
    const { upper, field, subtotal, leftOut, isCategory } = name;
    const own = area.kind.unit ?? upper?.kind.unit ?? null;
    const isFree = (one: Area): boolean => !this.taken.has(one) && !this.nameOf(one).isKnown;
    const behind = inRow.slice(n + 1);
    const at = { areas: this.areas, row, behind, heads: this.columns, isFree };
    const { beside, taken, stray } = besideLabel(area, field, own, at);
    this.taken.add(area);
    for (const one of taken) this.taken.add(one);
    if (stray !== null) this.strays.push(stray);
    this.kinds.set(row, 'label');
    const isHeading = isCategory && inRow.length === 1;
    this.labels.push({
      area,
      beside,
      parts: upper === null ? [area.kind.text] : [upper.kind.text, area.kind.text],
      upper: upper?.kind.name ?? null,
      field,
      subtotal,
      leftOut,
      block: this.groups.yearOf(area),
      isHeading,
    });
    if (isHeading) this.groups.setHeading(area, { isCategory: true });
  }
}
