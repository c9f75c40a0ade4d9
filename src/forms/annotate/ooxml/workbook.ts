import type { Element } from '@xmldom/xmldom';
import type { Package } from './package.js';
import {
  append,
  childOf,
  childrenOf,
  insertInOrder,
  make,
  NotEditable,
  neededIn,
  remove,
} from './xml.js';

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** Children of `workbook` in the order of its schema (ECMA-376 part 1, 18.2.27). */
const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
];

export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly id: string;
  /** The place among all sheets of the workbook, from 0. */
  readonly index: number;
}

/** The main part: its sheets and names. */
export class Workbook {
  private readonly part: string;
  private readonly root: Element;
  readonly stylesPart: string;

  constructor(readonly pack: Package) {
    const main = pack.related('', 'officeDocument')?.target;
    if (main === undefined) throw new NotEditable('no main part');
    this.part = main;
    this.root = pack.root(main);
    if (this.root.localName !== 'workbook') throw new NotEditable('no workbook');
    const styles = pack.related(main, 'styles')?.target;
    if (styles === undefined) throw new NotEditable('no styles');
    this.stylesPart = styles;
  }

  /** A workbook with macros opens only under its own ending. */
  get hasMacros(): boolean {
    return this.pack.contentType(this.part).toLowerCase().includes('macroenabled');
  }

  /** Worksheets only: charts and dialogs have no cells. */
  get sheets(): SheetEntry[] {
    const relationships = this.pack.relationships(this.part);
    return childrenOf(neededIn(this.root, 'sheets'), 'sheet').flatMap((element, index) => {
      const id = element.getAttributeNS(this.pack.dialect.relationships, 'id') ?? '';
      const found = relationships.find((each) => each.id === id);
      if (found?.type !== 'worksheet') return [];
      return [{ name: element.getAttribute('name') ?? '', part: found.target, id, index }];
    });
  }

  /** `wanted`, or with a number behind it where there is such a sheet. */
  freeName(wanted: string): string {
    const sheets = childrenOf(neededIn(this.root, 'sheets'), 'sheet');
    const taken = new Set(sheets.map((each) => each.getAttribute('name')?.toLowerCase()));
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${number}`;
    return name;
  }

  /** Adds a sheet behind all others. */
  addSheet(name: string, text: string): SheetEntry {
    const sheets = neededIn(this.root, 'sheets');
    const all = childrenOf(sheets, 'sheet');
    const part = this.pack.freeName('xl/worksheets/sheet{}.xml');
    this.pack.add(part, text, SHEET_TYPE);
    const id = this.pack.relate(this.part, 'worksheet', part);
    const numbers = all.map((each) => Number(each.getAttribute('sheetId')));
    const element = append(sheets, 'sheet', { name, sheetId: Math.max(0, ...numbers) + 1 });
    const { relationships } = this.pack.dialect;
    element.setAttributeNS(relationships, `${sheets.lookupPrefix(relationships) ?? 'r'}:id`, id);
    return { name, part, id, index: all.length };
  }

  /** Removes a sheet with the parts that belong to it alone; names and views follow. */
  removeSheet(sheet: SheetEntry): void {
    for (const { target } of this.pack.relationships(sheet.part)) this.pack.delete(target);
    this.pack.delete(sheet.part);
    this.pack.unrelate(this.part, sheet.id);
    const element = childrenOf(neededIn(this.root, 'sheets'), 'sheet')[sheet.index];
    if (element !== undefined) remove(element);
    for (const name of this.names()) {
      const local = name.getAttribute('localSheetId');
      if (local === null || Number(local) < sheet.index) continue;
      if (Number(local) === sheet.index) remove(name);
      else name.setAttribute('localSheetId', String(Number(local) - 1));
    }
    this.dropEmptyNames();
    const views = childOf(this.root, 'bookViews');
    for (const view of views === undefined ? [] : childrenOf(views)) {
      for (const key of ['activeTab', 'firstSheet']) {
        const value = Number(view.getAttribute(key) ?? 0);
        if (value > 0 && value >= sheet.index) view.setAttribute(key, String(value - 1));
      }
    }
  }

  /** The text of a name that belongs to one sheet. */
  nameOf(sheet: SheetEntry, name: string): string | undefined {
    return this.findName(sheet, name)?.textContent ?? undefined;
  }

  setName(sheet: SheetEntry, name: string, text: string): void {
    const known = this.findName(sheet, name);
    if (known !== undefined) {
      known.textContent = text;
      return;
    }
    let names = childOf(this.root, 'definedNames');
    if (names === undefined) {
      names = make(this.root, 'definedNames');
      insertInOrder(this.root, names, ORDER);
    }
    // Names of print areas stay visible to people, those of marks and filters do not.
    const hidden = name.includes('Print_') ? {} : { hidden: 1 };
    append(names, 'definedName', { name, localSheetId: sheet.index, ...hidden }, text);
  }

  removeName(sheet: SheetEntry, name: string): void {
    const known = this.findName(sheet, name);
    if (known !== undefined) remove(known);
    this.dropEmptyNames();
  }

  private findName(sheet: SheetEntry, name: string): Element | undefined {
    return this.names().find(
      (each) =>
        each.getAttribute('name')?.toLowerCase() === name.toLowerCase() &&
        each.getAttribute('localSheetId') === String(sheet.index),
    );
  }

  private names(): Element[] {
    const names = childOf(this.root, 'definedNames');
    return names === undefined ? [] : childrenOf(names, 'definedName');
  }

  private dropEmptyNames(): void {
    const names = childOf(this.root, 'definedNames');
    if (names !== undefined && childrenOf(names).length === 0) remove(names);
  }
}
