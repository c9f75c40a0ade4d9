import { DEFAULT_LIMITS, type Limits, type OpenedFile } from '../sheet.js';
import { Budget } from './budget.js';
import { encrypted, unreadable } from './refusal.js';
import { scanner } from './scan/scanner.js';
import { signatureOf } from './signature.js';
import { openText } from './text/textual.js';
import type { Unpacking } from './unpacking.js';
import { loadZip } from './xlsx/archive.js';
import { readZip } from './xlsx/zipped.js';

const readBiff = async (
  stream: Uint8Array,
  budget: Budget,
  unpacking: Unpacking | null,
): Promise<OpenedFile> => {
  const [{ keepTables }, { readBinary }] = await Promise.all([
    import('./xls/biff-records.js'),
    import('./xls/library.js'),
  ]);
  const kept = unpacking?.copy(stream) ?? stream.slice();
  keepTables(kept, budget);
  return { format: 'xls', sheets: readBinary(kept, budget) };
};

/** Loads what most files are opened with, on a thread that waits for the first of them. */
export function loadOpeners(): void {
  loadZip();
  scanner();
}

/** Decrypting holds the bytes several times. */
const MOST_ENCRYPTED = 32 * 2 ** 20;

/** A record of the library's takes several hundred bytes while it decrypts. */
const MOST_ENCRYPTED_STREAM = 4 * 2 ** 20;

/** The stream of an .xls, decrypted where it opens with Excel's own password. */
async function plainStream(
  stream: Uint8Array,
  budget: Budget,
  unpacking: Unpacking | null,
): Promise<Uint8Array> {
  const { isEncrypted } = await import('./xls/file-pass.js');
  if (!isEncrypted(stream)) return stream;
  budget.within({ fileBytes: MOST_ENCRYPTED_STREAM }).check('fileBytes', stream.length);
  const decrypted = (await unpacking?.decryptBinary(stream)) ?? null;
  if (decrypted === null) throw encrypted();
  const { contentOf } = await import('./xls/compound.js');
  const content = contentOf(decrypted);
  if (content.kind !== 'workbook') throw encrypted();
  return content.stream;
}

/**
 * Opens a file that a village sent: sheets of typed cells, whatever program wrote it. What it is
 * shows in its bytes; its name is taken so that a caller reads like a sentence, and decides nothing.
 *
 * @throws {UnreadableFile} where the file cannot be read or exceeds a limit; nothing else.
 */
export const openFile = async (
  _name: string,
  bytes: Uint8Array,
  limits: Limits = DEFAULT_LIMITS,
  unpacking: Unpacking | null = null,
): Promise<OpenedFile> => {
  const budget = new Budget(limits);
  budget.check('fileBytes', bytes.length);
  const signature = signatureOf(bytes);
  if (signature === 'zip') return await readZip(bytes, budget, unpacking);
  if (signature === 'biff') return await readBiff(bytes, budget, unpacking);
  if (signature === 'compound') {
    const { contentOf } = await import('./xls/compound.js');
    const content = contentOf(bytes);
    if (content.kind === 'workbook') {
      const stream = await plainStream(content.stream, budget, unpacking);
      return await readBiff(stream, budget, unpacking);
    }
    budget.within({ fileBytes: MOST_ENCRYPTED }).check('fileBytes', bytes.length);
    const workbook = (await unpacking?.decrypt(content)) ?? null;
    if (workbook === null) throw encrypted();
    return await readZip(workbook, budget, unpacking);
  }
  if (signature === 'text') return await openText(bytes, budget);
  throw unreadable(signature);
};
