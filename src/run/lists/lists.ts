import { FetchedList, type Listing } from '../../domain/outcomes/listing.js';
import { IN_MEMORY, type PutAway } from '../../xlsx/pack.js';
import { collectGarbage } from '../garbage.js';
import { ShelfFile } from '../shelf/shelf-file.js';
import { RowFile } from './row-file.js';

/** A list while its rows come. */
export interface GrowingList<One> {
  push(one: One): void;
  /** What has come so far: an array, or rows on the disk, which are there until the lists are closed. */
  readonly list: Listing<One>;
}

/** After so many rows garbage is collected. */
const FETCHED_AT_MOST = 20_000;

/** Files of lists, among the unfinished results; each has its number. */
const FILE = '.zengshou-list';

/**
 * The lists that a run's papers are made of. Long ones wait on the disk, in files among the
 * unfinished results: they go with them whatever happens, and before the results take their place.
 */
export class Lists {
  private readonly files: { close(): void }[] = [];
  private pieces: ShelfFile | null = null;
  private fetches = 0;

  /**
   * `place` gives the path of a file, or null where there is no folder for it: then all stays in
   * memory. `most` rows of a list stay there, where the list itself does not say fewer.
   */
  constructor(
    private readonly place: (file: string) => string | null,
    private readonly most = Number.POSITIVE_INFINITY,
  ) {}

  begin<One>(most: number): GrowingList<One> {
    let rows: One[] = [];
    let file: RowFile | null = null;
    const fetched = this.fetched.bind(this);
    return {
      push: (one) => {
        if (file !== null) return file.push(one);
        rows.push(one);
        if (rows.length <= Math.min(most, this.most)) return;
        file = this.open((path) => new RowFile(path));
        if (file === null) return;
        for (const row of rows) file.push(row);
        rows = [];
      },
      get list() {
        const from = file;
        return from === null
          ? rows
          : new FetchedList(from.length, (place) => fetched(from, place) as One);
      },
    };
  }

  close(): void {
    for (const file of this.files.splice(0)) file.close();
  }

  /** Of tens of thousands of rows that were fetched, what was made of them has to be collected. */
  private fetched(from: RowFile, place: number): unknown {
    this.fetches += 1;
    if (this.fetches % FETCHED_AT_MOST === 0) collectGarbage();
    return from.at(place);
  }

  /** Puts pieces of their workbook's long sheets there too. */
  readonly putAway: PutAway = (piece) => {
    this.pieces ??= this.open((path) => new ShelfFile(path));
    const file = this.pieces;
    if (file === null) return IN_MEMORY(piece);
    const place = file.write(piece);
    return () => file.read(place);
  };

  private open<File extends { close(): void }>(made: (path: string) => File): File | null {
    const path = this.place(`${FILE}-${this.files.length + 1}`);
    if (path === null) return null;
    const file = made(path);
    this.files.push(file);
    return file;
  }
}
