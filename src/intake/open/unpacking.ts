/**
 * What the platform does in a tenth of the time that a library takes; it comes in from outside, for
 * this room uses nothing of Node. Without it files are read the slow way, with the same result.
 */
export interface Unpacking {
  /** null where the bytes are not exactly one deflated stream of `size` bytes. */
  inflate(packed: Uint8Array, size: number): Uint8Array | null;
  crc32(bytes: Uint8Array): number;
  isUtf8(bytes: Uint8Array): boolean;
}
