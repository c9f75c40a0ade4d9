import { ByteText } from '../../domain/byte-text.js';
import { type PackedPart, packPart } from '../pack.js';

/** The largest buffer that is kept for the next workbook. */
const LARGE = 2 ** 24;

/** Buffers that no workbook uses now: a thread writes one workbook after another. */
const spare: ByteText[] = [];

export const borrowBuffer = (): ByteText => spare.pop() ?? new ByteText();

export const returnBuffer = (buffer: ByteText): void => {
  buffer.clear();
  if (buffer.size <= LARGE) spare.push(buffer);
};

/** What was added since the last time as a part of a workbook, and an empty buffer again. */
export function takePart(buffer: ByteText): PackedPart {
  const part = packPart(buffer.written);
  buffer.clear();
  return part;
}
