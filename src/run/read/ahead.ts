import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { type OpenTask, openPacked, type PackedInput } from './open-input.js';

/**
 * Files that are opened before anybody asks for them, one after the other until somebody asks for
 * anything. What cannot be opened, or is asked for by other limits, is opened anew.
 */
export class FilesAhead {
  private readonly opened = new Map<string, Promise<PackedInput | null>>();
  private isAsked = false;

  async open(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      if (this.isAsked) return;
      const opening = openAhead(path);
      this.opened.set(path, opening);
      await opening;
      // Orders that came meanwhile are taken.
      await new Promise(setImmediate);
    }
  }

  /** From now on files are opened for whoever asks. */
  stop(): void {
    this.isAsked = true;
  }

  /** A file that is asked for; what was opened ahead is given away once. */
  async take({ input, limits }: OpenTask): Promise<PackedInput> {
    const ahead = input.received === undefined ? this.opened.get(input.path) : undefined;
    this.opened.delete(input.path);
    const opened = isDeepStrictEqual(limits, DEFAULT_LIMITS) ? await ahead : null;
    return opened ?? (await openPacked({ input, limits }));
  }
}

/** null where a file cannot be opened: whoever asks for it is told why. */
async function openAhead(path: string): Promise<PackedInput | null> {
  try {
    const opened = await openPacked({ input: { path, name: path }, limits: DEFAULT_LIMITS });
    return 'fault' in opened ? null : opened;
  } catch {
    return null;
  }
}
