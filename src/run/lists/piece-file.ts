import { closeSync, openSync, rmSync } from 'node:fs';
import { readInto, writeWhole } from '../../files/handles.js';
import { OWN_FILE } from '../../files/rights.js';

/** Pieces of bytes one behind the other, in a file that only its owner may read. */
export class PieceFile {
  private readonly descriptor: number;
  private end = 0;

  constructor(private readonly path: string) {
    this.descriptor = openSync(path, 'wx+', OWN_FILE);
  }

  /** Writes a piece down; the result reads it back. */
  put(piece: Uint8Array): () => Uint8Array<ArrayBuffer> {
    const { length } = piece;
    const at = this.end;
    writeWhole(this.descriptor, piece, at);
    this.end += length;
    return () => {
      const read = new Uint8Array(length);
      if (readInto(this.descriptor, read, at) < length) {
        throw new Error('a sheet that has become shorter');
      }
      return read;
    };
  }

  close(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }
}
