import { openFile } from '../../intake/open/index.js';
import { DEFAULT_LIMITS, type OpenedFile } from '../../intake/sheet.js';
import { UNPACKING } from '../../xlsx/unpacking.js';

/**
 * A workbook in which people have written, within the usual limits.
 *
 * @throws {UnreadableFile} where it cannot be read or exceeds a limit.
 */
export const openSheets = (name: string, bytes: Uint8Array): Promise<OpenedFile> =>
  openFile(name, bytes, DEFAULT_LIMITS, UNPACKING);
