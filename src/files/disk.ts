import type { DiskReason } from '../domain/findings/failure.js';

const REASONS: Readonly<Record<string, DiskReason>> = {
  ENOENT: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EBUSY: 'busy',
  ENOTEMPTY: 'busy',
  ETXTBSY: 'busy',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'readOnly',
  ENAMETOOLONG: 'nameTooLong',
  ENOTDIR: 'notFolder',
  EISDIR: 'isFolder',
};

/** The system's code of an error of the disk; null for every other error. */
export const diskCode = (error: unknown): string | null =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;

/** Why the disk refused; null where the error is none of the disk's. */
export function diskReason(error: unknown): DiskReason | null {
  const code = diskCode(error);
  return code === null ? null : (REASONS[code] ?? code);
}
