import { CFB } from '@e965/xlsx';
import { encrypted, unreadable } from './refusal.js';

const streamsOf = (bytes: Uint8Array): readonly string[] => {
  try {
    return CFB.read(bytes, { type: 'array' }).FullPaths.map((path: string) =>
      path.slice(path.replace(/\/$/, '').lastIndexOf('/') + 1).toLowerCase(),
    );
  } catch {
    throw unreadable('damaged');
  }
};

/** Refuses an OLE compound file that is no BIFF workbook, by what is in it. */
export const requireWorkbook = (bytes: Uint8Array): void => {
  const streams = new Set(streamsOf(bytes));
  if (streams.has('encryptioninfo') || streams.has('encryptedpackage')) throw encrypted();
  if (streams.has('workbook') || streams.has('book')) return;
  if (streams.has('worddocument')) throw unreadable('doc');
  throw unreadable(streams.has('powerpoint document') ? 'ppt' : 'ole');
};
