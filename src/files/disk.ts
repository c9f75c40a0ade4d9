import { type DiskReason, ExpectedFailure } from '../domain/findings/failure.js';

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
  ELOOP: 'linkLoop',
  EMFILE: 'tooManyOpen',
  ENFILE: 'tooManyOpen',
};

/** The system's code of an error of the disk; null for every other error. */
export const diskCode = (error: unknown): string | null =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;

/**
 * A disk that refuses what no part of the program expects to be refused; null where the error is none
 * of those that a person can put right.
 */
export function refusedByDisk(error: unknown): ExpectedFailure | null {
  const reason = REASONS[diskCode(error) ?? threadCode(error) ?? ''];
  if (reason === undefined) return null;
  // Where too many files are open, the one that came last is not to blame.
  const named = error instanceof Error && 'path' in error && reason !== 'tooManyOpen';
  const path = named ? String(error.path) : null;
  return new ExpectedFailure('disk.refused', { path, reason });
}

/** A thread that the system does not let start says why in its sentence alone. */
const threadCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_INIT_FAILED'
    ? (/\b(E[A-Z]{3,})\b/.exec(error.message)?.[1] ?? null)
    : null;

/** Why the disk refused; null where the error is none of the disk's. */
export function diskReason(error: unknown): DiskReason | null {
  const code = diskCode(error);
  return code === null ? null : (REASONS[code] ?? code);
}

/**
 * Does what the disk may refuse to the results of this name. `instead`: what the refusal means where
 * it is none of the disk's.
 *
 * @throws {ExpectedFailure} `output.notWritable`
 */
export function writing<T>(
  path: string,
  act: () => T,
  instead: () => ExpectedFailure | null = () => null,
): T {
  try {
    return act();
  } catch (error) {
    const reason = diskReason(error);
    if (reason === null) throw error;
    throw instead() ?? new ExpectedFailure('output.notWritable', { path, reason });
  }
}
