import { fstatSync } from 'node:fs';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { diskReason } from '../../files/disk.js';
import { writeWhole } from '../../files/handles.js';
import type { Stream } from './shell.js';

type Content = string | Uint8Array;
type Failed = (error: unknown) => void;

/** Tells whether the reader has stopped early, as `head` does. */
const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/**
 * Results that go to `> a file` are written whole, or the run says that they are not: the disk may
 * be full. `descriptor` is the stream's own.
 */
export const resultStream = (stream: Stream, descriptor: number): Stream =>
  guarded(stream, descriptor, (error) => {
    if (isClosed(error)) return;
    const reason = diskReason(error);
    throw reason === null ? error : new ExpectedFailure('output.printed', { reason });
  });

/** Messages that nobody can read change nothing of the results. */
export const messageStream = (stream: Stream, descriptor: number): Stream =>
  guarded(stream, descriptor, (error) => {
    if (diskReason(error) === null) throw error;
  });

/** The stream itself, whose failures go to `failed` whether they come at once or later. */
function guarded(stream: Stream, descriptor: number, failed: Failed): Stream {
  const write = isFile(descriptor)
    ? (content: Content) => {
        writeWhole(descriptor, typeof content === 'string' ? Buffer.from(content) : content);
        return true;
      }
    : (content: Content) => stream.write(content);
  stream.on('error', failed);
  return Object.assign(Object.create(stream) as Stream, {
    write(content: Content): boolean {
      try {
        return write(content);
      } catch (error) {
        failed(error);
        return false;
      }
    },
  });
}

const isFile = (descriptor: number): boolean => {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    // It was closed by whoever started the program, which the stream tells itself.
    return false;
  }
};
