import { type Finding, finding } from '../../domain/findings/finding.js';
import { type FileReading as DiskFile, readFile } from '../../files/read.js';
import { sha256Of } from '../../files/sha256.js';
import { openFile } from '../../intake/open/index.js';
import { type Limits, type OpenedFile, UnreadableFile } from '../../intake/sheet.js';
import { UNPACKING } from '../../xlsx/unpacking.js';
import { type PackedSheet, packedSheet, unpackedSheet } from './packed-sheet.js';

/** A file as it lies on the disk and as it is named to people. */
export interface InputPlace {
  readonly path: string;
  /** Relative to the working folder, with `/`. */
  readonly name: string;
  /** The bytes that came by standard input and lie on no disk. */
  readonly received?: DiskFile;
}

/** Whether a name says that its file is a text, which takes several times as long to open. */
export const isText = (name: string): boolean => /\.(?:csv|tsv|txt)$/i.test(name);

/** The bytes of a file as sheets, or why there are none. */
export type OpenedInput = OpenedFile & { readonly sha256: string };
export interface UnopenedInput {
  /** null where the file could not even be read from the disk. */
  readonly sha256: string | null;
  readonly fault: Finding;
}

/** The finding of a refused file; any other error is thrown on. */
export function faultOf(input: Pick<InputPlace, 'name'>, error: unknown): Finding {
  if (!(error instanceof UnreadableFile)) throw error;
  return finding(error.code, { file: input.name, params: error.params });
}

/** Opens one file; a file that cannot be read is a finding, never an exception. */
export async function openInput(
  input: InputPlace,
  limits: Limits,
): Promise<OpenedInput | UnopenedInput> {
  const { name: file } = input;
  const most = limits.fileBytes;
  const read = input.received ?? readFile(input.path, most);
  if ('reason' in read) {
    const fault =
      read.reason === 'tooLarge'
        ? finding('file.tooLarge', { file, params: { limit: 'fileBytes', most } })
        : finding('file.unreadable', { file, params: { reason: read.reason } });
    return { sha256: null, fault };
  }
  const { bytes } = read;
  const sha256 = sha256Of(bytes);
  try {
    return { sha256, ...(await openFile(file, bytes, limits, UNPACKING)) };
  } catch (error) {
    return { sha256, fault: faultOf(input, error) };
  }
}

/** A file that has been opened, as it goes from thread to thread. */
export type PackedInput =
  | (Omit<OpenedInput, 'sheets'> & { readonly sheets: readonly PackedSheet[] })
  | UnopenedInput;

export interface OpenTask {
  readonly input: InputPlace;
  readonly limits: Limits;
}

/** Opens one file for another thread. */
export async function openPacked({ input, limits }: OpenTask): Promise<PackedInput> {
  const opened = await openInput(input, limits);
  return 'fault' in opened ? opened : { ...opened, sheets: opened.sheets.map(packedSheet) };
}

/** A file that another thread has opened. */
export const unpackedInput = (packed: PackedInput): OpenedInput | UnopenedInput =>
  'fault' in packed ? packed : { ...packed, sheets: packed.sheets.map(unpackedSheet) };
