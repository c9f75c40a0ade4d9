import type { Element } from '@xmldom/xmldom';
import { cellText } from '../../../xlsx/text.js';
import { isMarkHint, itemNumber } from '../wording.js';
import { type CellAddress, cellAddress } from './address.js';
import type { Dialect, Package } from './package.js';
import { Shapes } from './shapes.js';
import type { EditedSheet } from './sheet.js';
import {
  append,
  appendText,
  childOf,
  childrenOf,
  descendantsOf,
  make,
  neededIn,
  remove,
} from './xml.js';

const AUTHOR = '增收';
/** The beginning of what is added to a comment of the village, since a cell can have only one. */
const ADDED = '\n【增收】';
/** The longest text of a cell. */
const LONGEST = 32_000;

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const empty = ({
  main,
}: Dialect): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="${main}"><authors/><commentList/></comments>`;

/** The comments of one sheet, with the boxes that show them. */
export class Comments {
  private constructor(
    private readonly pack: Package,
    private readonly sheetPart: string,
    private readonly part: string,
    private readonly root: Element,
  ) {}

  static of(pack: Package, sheetPart: string): Comments | undefined {
    const part = pack.related(sheetPart, 'comments')?.target;
    return part === undefined ? undefined : new Comments(pack, sheetPart, part, pack.root(part));
  }

  static create(pack: Package, sheetPart: string): Comments {
    const part = pack.freeName('xl/comments{}.xml');
    pack.add(part, empty(pack.dialect), CONTENT_TYPE);
    pack.relate(sheetPart, 'comments', part);
    return new Comments(pack, sheetPart, part, pack.root(part));
  }

  add(sheet: EditedSheet, texts: ReadonlyMap<string, string>, block: number): void {
    const list = neededIn(this.root, 'commentList');
    const known = new Map(childrenOf(list).map((each) => [each.getAttribute('ref') ?? '', each]));
    const author = this.author();
    const places: CellAddress[] = [];
    for (const [address, text] of texts) {
      const there = known.get(address);
      if (there !== undefined) {
        addTo(there, text);
        continue;
      }
      const comment = append(list, 'comment', { ref: address, authorId: author });
      appendText(append(append(comment, 'text'), 'r'), text.slice(0, LONGEST));
      const place = cellAddress(address);
      if (place !== undefined) places.push(place);
    }
    Shapes.of(this.pack, this.sheetPart, sheet).add(places, block);
  }

  /** Our own comments, by cell. */
  ours(): Map<string, string> {
    const texts = new Map<string, string>();
    for (const comment of childrenOf(neededIn(this.root, 'commentList'))) {
      const text = textOf(comment);
      const added = text.lastIndexOf(ADDED);
      const own = added < 0 ? text : text.slice(added + ADDED.length);
      if (this.isOurs(comment) || added >= 0) texts.set(comment.getAttribute('ref') ?? '', own);
    }
    return texts;
  }

  /** Removes what we wrote; comments of people stay as they were. */
  clear(sheet: EditedSheet): void {
    const list = neededIn(this.root, 'commentList');
    const places: CellAddress[] = [];
    for (const comment of childrenOf(list)) {
      if (!this.isOurs(comment)) {
        takeFrom(comment);
        continue;
      }
      const place = cellAddress(comment.getAttribute('ref') ?? '');
      if (place !== undefined) places.push(place);
      remove(comment);
    }
    // Only the last author may go; otherwise the numbers of those behind it would change.
    const author = this.authors().at(-1);
    if (author?.textContent === AUTHOR) remove(author);
    Shapes.find(this.pack, this.sheetPart, sheet)?.remove(places);
    if (childrenOf(list).length > 0) return;
    const relationship = this.pack.related(this.sheetPart, 'comments');
    if (relationship !== undefined) this.pack.unrelate(this.sheetPart, relationship.id);
    this.pack.delete(this.part);
  }

  /**
   * Tells whether a comment is ours. Some programs drop the authors on saving; then the wording
   * decides.
   */
  private isOurs(comment: Element): boolean {
    const author = this.authors()[Number(comment.getAttribute('authorId'))];
    if (author?.textContent === AUTHOR) return true;
    const text = textOf(comment);
    return itemNumber(text) !== undefined || isMarkHint(text);
  }

  private author(): number {
    const known = this.authors().findIndex((each) => each.textContent === AUTHOR);
    if (known >= 0) return known;
    append(neededIn(this.root, 'authors'), 'author', {}, AUTHOR);
    return this.authors().length - 1;
  }

  private authors(): Element[] {
    return childrenOf(neededIn(this.root, 'authors'), 'author');
  }
}

const textOf = (comment: Element): string =>
  descendantsOf(comment, 't')
    .map((each) => each.textContent)
    .join('');

function addTo(comment: Element, text: string): void {
  const body = childOf(comment, 'text') ?? append(comment, 'text');
  const plain = childOf(body, 't');
  if (plain !== undefined) {
    // A comment's text is either plain or made of runs.
    const run = make(body, 'r');
    body.insertBefore(run, plain);
    run.appendChild(plain);
  }
  const run = make(body, 'r');
  const phonetic = childrenOf(body).find((each) => each.localName !== 'r');
  body.insertBefore(run, phonetic ?? null);
  appendText(run, `${ADDED}${text}`.slice(0, LONGEST));
}

function takeFrom(comment: Element): void {
  let isOurs = false;
  for (const text of descendantsOf(comment, 't')) {
    const content = text.textContent ?? '';
    const added = content.indexOf(cellText(ADDED));
    if (!isOurs && added < 0) continue;
    const rest = isOurs ? '' : content.slice(0, added);
    isOurs = true;
    if (rest === '') remove(text.parentNode as Element);
    else text.textContent = rest;
  }
}
