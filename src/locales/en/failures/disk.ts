import type { DiskReason } from '../../../domain/findings/failure.js';
import type { diskRefusal as zhRefusal } from '../../zh/failures/disk.js';

type DiskWords = NonNullable<ReturnType<typeof zhRefusal>>;

const WORDS: Readonly<Record<string, DiskWords>> = {
  missing: { is: 'it does not exist', todo: 'Check its name and place.' },
  denied: {
    is: 'permission denied',
    todo: 'Check its permissions; if it is open in WPS or Excel, close it first and run again.',
  },
  busy: {
    is: 'another program is using it',
    todo: 'Close the program that has it open (WPS, Excel) and run again.',
  },
  full: { is: 'the disk is full', todo: 'Make room on the disk and run again.' },
  readOnly: { is: 'the disk is read-only', todo: 'Choose a place that can be written.' },
  nameTooLong: { is: 'the name is too long', todo: 'Use a shorter name.' },
  notFolder: {
    is: 'a part of the path is a file, not a folder',
    todo: 'Check its name and place.',
  },
  isFolder: { is: 'it is a folder, not a file', todo: 'Name the file, not its folder.' },
  notFile: { is: 'it is no ordinary file', todo: 'Check its name and place.' },
  tooLarge: { is: 'it is too large', todo: 'Check whether it is the right file.' },
  linkLoop: { is: 'is a link to itself', todo: 'Remove the link or take another name.' },
  tooManyOpen: {
    is: 'too many files are open, and the system opens no more',
    todo: 'Close other programs, or allow more with ulimit -n 1024, and run it again.',
  },
  notText: { is: 'it is no text file', todo: 'It must be UTF-8 text.' },
};

/**
 * The words for a reason; one that is not foreseen is shown by the system's own code, such as
 * `EIO`.
 */
export const diskWords = (reason: DiskReason): DiskWords =>
  WORDS[reason] ?? { is: `system error ${reason}`, todo: 'Check disk and network, and run again.' };

/** The words of a refusal by the disk; null where the reason is another one. */
export const diskRefusal = (reason: unknown): DiskWords | null =>
  typeof reason === 'string' && (reason in WORDS || /^E[A-Z\d]+$/.test(reason))
    ? diskWords(reason)
    : null;
