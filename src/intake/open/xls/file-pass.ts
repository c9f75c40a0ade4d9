import { FILE_PASS } from './record-types.js';

/** May stand between the beginning of a workbook and what says how it is encrypted. */
const WRITE_PROTECTION = 0x86;

/** Whether a BIFF8 stream says that what follows is encrypted (MS-XLS 2.4.117). */
export function isEncrypted(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  for (let records = 0; records < 3 && at + 4 <= view.byteLength; records += 1) {
    const type = view.getUint16(at, true);
    if (type === FILE_PASS) return true;
    if (records > 0 && type !== WRITE_PROTECTION) return false;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}
