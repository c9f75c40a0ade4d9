import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface HashedLines {
  /** The lines without their breaks; only `\n` breaks a line. */
  readonly lines: AsyncIterable<string>;
  /** Lets the lines of all pieces that come go by: only their bytes are summed. */
  passOver(): void;
  /** The hash of all bytes, once the lines have been read to the end. */
  sha256(): string;
}

/** The lines of a UTF-8 file one by one, with the sum of its bytes: a file of any size. */
export function hashedLines(path: string): HashedLines {
  const hash = createHash('sha256');
  let isWanted = true;
  async function* all(): AsyncGenerator<string> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of createReadStream(path) as AsyncIterable<Uint8Array>) {
      hash.update(piece);
      if (!isWanted) continue;
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (isWanted && rest !== '') yield rest;
  }
  const passOver = (): void => {
    isWanted = false;
  };
  return { lines: all(), passOver, sha256: () => hash.digest('hex') };
}
