import type { PutAway } from '../xlsx/pack.js';
import type { Book } from '../xlsx/write/book.js';
import type { BookFrame, PlainSheet, WriteBook } from '../xlsx/write/plain.js';
import { collectGarbage } from './garbage.js';

/** A sheet of a workbook that is written by another thread; null behind its last one. */
interface BookPart {
  /** The number of the workbook. */
  readonly book: number;
  readonly frame: BookFrame;
  readonly sheet: PlainSheet | null;
}

/** Takes a part; the bytes of the workbook with the last one. */
export type TakePart = (part: BookPart) => Promise<Uint8Array | null>;

/** The buffers that lists lie in, each once: what moves to another thread with them. */
export const buffersUnder = (lists: readonly ArrayBufferView[]): ArrayBuffer[] => [
  ...new Set(lists.map(({ buffer }) => buffer as ArrayBuffer)),
];

/** The buffers of a part: whoever gives it to another thread has no use for them any more. */
export function buffersOf({ sheet }: BookPart): ArrayBuffer[] {
  const columns = sheet?.tables.flatMap((table) => table.columns) ?? [];
  const lists = columns.flatMap(({ cells: { kinds, values }, looks }) =>
    looks === null ? [kinds, values] : [kinds, values, looks],
  );
  return buffersUnder(lists);
}

/** Workbooks of which the last part has not come yet, by their numbers. */
const begun = new Map<number, Book>();

/** Writes a sheet on this thread, for another one. */
export const writePart: TakePart = async ({ book, frame, sheet }) => {
  // Loaded only when a workbook is written, which most verbs do not do.
  const { Book } = await import('../xlsx/write/book.js');
  const own = begun.get(book) ?? new Book(frame);
  begun.set(book, own);
  if (sheet !== null) {
    own.add(sheet);
    return null;
  }
  begun.delete(book);
  return own.bytes();
};

let books = 0;

/** Workbooks by another thread, which writes a sheet while the next one is worked out here. */
export const writingBy =
  (take: TakePart): WriteBook =>
  ({ sheets, ...frame }) => {
    books += 1;
    const book = books;
    const taken: Promise<Uint8Array | null>[] = [];
    for (const sheet of sheets) taken.push(take({ book, frame, sheet }));
    taken.push(take({ book, frame, sheet: null }));
    return lastOf(taken);
  };

async function lastOf(taken: readonly Promise<Uint8Array | null>[]): Promise<Uint8Array> {
  const bytes = (await Promise.all(taken)).at(-1) ?? null;
  if (bytes === null) throw new TypeError('a workbook has no end');
  return bytes;
}

/**
 * Writes a large workbook here, in pieces; those of long sheets wait where `putAway` puts them, and
 * what each sheet has left is collected before the next.
 */
export const writingInTurn =
  (putAway: PutAway): WriteBook<Iterable<Uint8Array>> =>
  async ({ sheets, ...frame }) => {
    const { Book } = await import('../xlsx/write/book.js');
    const book = new Book(frame, putAway);
    const rest = sheets[Symbol.iterator]();
    while (addNext(book, rest)) collectGarbage();
    return book.pieces();
  };

/** The sheet is forgotten before its garbage is collected; false where there is none any more. */
function addNext(book: Book, rest: Iterator<PlainSheet>): boolean {
  const { done, value } = rest.next();
  if (done === true) return false;
  if (isLong(value)) collectGarbage();
  book.add(value);
  return true;
}

/** What has been read for so many rows is collected before they are written. */
const MANY_ROWS = 20_000;

const isLong = ({ tables }: PlainSheet): boolean =>
  tables.some(({ rows }) => rows.length > MANY_ROWS);
