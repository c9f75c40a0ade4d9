import { closeSync, openSync, rmSync } from 'node:fs';
import { readInto, writeWhole } from '../../files/handles.js';
import { OWN_FILE } from '../../files/rights.js';

type Piece = Uint8Array<ArrayBuffer>;

/** Pieces of bytes one behind the other, in a file that only its owner may read. */
export class PieceFile {
  private readonly descriptor: number;
  private end = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  /** Writes pieces down; whoever goes through the result has one of them in memory at a time. */
  put(pieces: Iterable<Piece>): Iterable<Piece> {
    const from = this.end;
    const lengths: number[] = [];
    for (const piece of pieces) {
      writeWhole(this.descriptor, piece, this.end);
      this.end += piece.length;
      lengths.push(piece.length);
    }
    return { [Symbol.iterator]: () => this.read(from, lengths) };
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  private *read(from: number, lengths: readonly number[]): Generator<Piece> {
    let at = from;
    for (const length of lengths) {
      const piece = new Uint8Array(length);
      if (readInto(this.descriptor, piece, at) < length) {
        throw new Error('a sheet that has become shorter');
      }
      at += length;
      yield piece;
    }
  }
}
