import { safeFileNames } from '../files/names.js';

interface Named {
  readonly name: string;
  readonly township: string;
}

/**
 * The names of files that villages have one each of, in their order. Villages of the same name in
 * several townships are told apart by their township.
 */
export function villageFileNames(villages: readonly Named[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of villages) counts.set(name, (counts.get(name) ?? 0) + 1);
  return safeFileNames(
    villages.map(({ name, township }) =>
      (counts.get(name) ?? 0) > 1 ? `${township} ${name}` : name,
    ),
  );
}
