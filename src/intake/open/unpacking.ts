/** The streams of an OLE compound file that hold an encrypted workbook (MS-OFFCRYPTO). */
export interface EncryptedContainer {
  /** How it is encrypted. */
  readonly info: Uint8Array;
  readonly encrypted: Uint8Array;
}

/**
 * What the platform does in a tenth of the time that a library takes; it comes in from outside, for
 * this room uses nothing of Node. Without it files are read the slow way, with the same result.
 */
export interface Unpacking {
  /** null where the bytes are not exactly one deflated stream of `size` bytes. */
  inflate(packed: Uint8Array, size: number): Uint8Array | null;
  crc32(bytes: Uint8Array): number;
  isUtf8(bytes: Uint8Array): boolean;
  /** A copy of the kind that the reader of old workbooks is fastest with. */
  copy(bytes: Uint8Array): Uint8Array;
  /**
   * The workbook in an encrypted container, where it opens with the password that Excel itself uses
   * when it asks for none; null where it does not.
   */
  decrypt(container: EncryptedContainer): Promise<Uint8Array | null>;
  /** The same of the stream of an .xls: a compound file with the plain stream. */
  decryptBinary(stream: Uint8Array): Promise<Uint8Array | null>;
}
