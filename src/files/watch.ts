import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Office writes a new file and renames it: several events, and for a moment no file at all. */
const SETTLED_MS = 300;

/**
 * Calls `saved` once for each round of saving of any of these files; folders are watched, for a file
 * that is renamed into place is not the one that was watched.
 */
export function watchFiles(
  paths: readonly string[],
  saved: () => void,
  settledMs = SETTLED_MS,
): { close(): void } {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)));
  }
  let timer: NodeJS.Timeout | null = null;
  const watchers = [...names].map(([folder, files]) =>
    watch(folder, (_event, name) => {
      if (name === null || !files.has(name)) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(saved, settledMs);
    }),
  );
  return {
    close() {
      if (timer !== null) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
