import type { Screen } from './screen.js';

/** Says on a terminal what is being done while it is being done. */
export async function working<Result>(
  screen: Screen,
  stage: keyof Screen['words']['screen']['progress'],
  act: () => Promise<Result> | Result,
): Promise<Result> {
  const ended = screen.stage(screen.words.screen.progress[stage]);
  try {
    return await act();
  } finally {
    ended();
  }
}

/** Shows the villages that are written, a step for each; until the first one they are compared. */
export function writing<Result>(
  screen: Screen,
  act: (villageDone: (name: string, villages: number) => void) => Promise<Result>,
): Promise<Result> {
  let step: ((name: string) => void) | null = null;
  return working(screen, 'comparing', () =>
    act((name, villages) => {
      step ??= screen.progress(screen.words.screen.progress.writing, villages).step;
      step(name);
    }),
  );
}
