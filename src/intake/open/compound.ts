import { CFB } from '@e965/xlsx';
import { encrypted, unreadable } from './refusal.js';

type Container = ReturnType<typeof CFB.read>;

const open = (bytes: Uint8Array): Container => {
  try {
    return CFB.read(bytes, { type: 'array' });
  } catch {
    throw unreadable('damaged');
  }
};

/**
 * The BIFF stream of an OLE compound file, without the streams around it (summary, macros), whose
 * reading takes time and tells nothing. Refuses other documents by what is in them.
 */
export const workbookStream = (bytes: Uint8Array): Uint8Array => {
  const container = open(bytes);
  const has = (stream: string): boolean => CFB.find(container, stream) !== null;
  if (has('EncryptionInfo') || has('EncryptedPackage')) throw encrypted();
  const workbook = CFB.find(container, 'Workbook') ?? CFB.find(container, 'Book');
  if (workbook !== null) return Uint8Array.from(workbook.content);
  if (has('WordDocument')) throw unreadable('doc');
  throw unreadable(has('PowerPoint Document') ? 'ppt' : 'ole');
};
