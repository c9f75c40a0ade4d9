/** Work on the disk that is not finished, and how it is undone when the run ends before it is. */
const undoings = new Set<() => void>();

export const started = (undo: () => void): void => {
  undoings.add(undo);
};
/** Marks work as finished; false where it was finished or undone before. */
export const finished = (undo: () => void): boolean => undoings.delete(undo);

/** Undoes all unfinished work, when the run fails or is interrupted. */
export function discardUnfinished(): void {
  for (const undo of [...undoings]) undo();
}
