import { ExpectedFailure } from '../../domain/findings/failure.js';
import { finding } from '../../domain/findings/finding.js';
import { openFile } from '../../intake/open/index.js';
import { DEFAULT_LIMITS, type Sheet, UnreadableFile } from '../../intake/sheet.js';

/**
 * The sheets of a file in which people have decided something. One that cannot be opened, or is
 * beyond a limit, is told as that and not as a workbook without the table.
 */
export async function openWorkbook(
  file: string,
  bytes: Uint8Array,
): Promise<{ readonly sheets: readonly Sheet[] }> {
  try {
    return await openFile(file, bytes, DEFAULT_LIMITS);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { code, params } = error;
    throw new ExpectedFailure('input.refused', {
      path: file,
      faults: [finding(code, 'error', { file, params })],
    });
  }
}
