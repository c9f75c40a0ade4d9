import { ExpectedFailure } from '../../domain/findings/failure.js';
import { openSheets } from '../../forms/sheet/open.js';
import type { Sheet } from '../../intake/sheet.js';
import { faultOf } from './open-input.js';

/**
 * The sheets of a file in which people have decided something. One that cannot be opened, or is
 * beyond a limit, is told as that and not as a workbook without the table.
 */
export async function openWorkbook(
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly sheets: readonly Sheet[] }> {
  try {
    return await openSheets(file, bytes);
  } catch (error) {
    const fault = faultOf({ name: file }, error);
    throw new ExpectedFailure('input.refused', { path: file, faults: [fault] });
  }
}
