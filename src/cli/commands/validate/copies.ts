import { type OutputOptions, openOutput } from '../../../files/output.js';
import { shownPath } from '../../../files/shown-names.js';
import type { Validation } from '../../../run/check/validate.js';
import type { InputFile } from '../../../run/read/read-file.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Screen } from '../../screen/screen.js';

/** Marked copies never take the place of what they are copies of, nor lie among it. */
export const copiesBeside = (
  inputs: readonly InputFile[],
  among: readonly string[],
  { folder }: Pick<RunOptions, 'folder'>,
): OutputOptions => ({
  ...{ folder, among },
  option: '--annotate',
  inputs: inputs.map(({ path }) => path),
});

/**
 * Writes the marked copies and says which there are not. False where one is missing that is not
 * said to be unreadable anyway.
 */
export async function annotate(
  folder: string,
  beside: OutputOptions,
  validation: Validation,
  { folder: base, reportLang }: RunOptions,
  screen: Screen,
): Promise<boolean> {
  // Loaded only when copies are asked for.
  const { markedCopies } = await import('../../../run/check/copies.js');
  const { validate: words } = screen.words;
  const output = openOutput(folder, beside);
  const divided = new Map<string, number>();
  const bugs: unknown[] = [];
  let written = 0;
  let missing = 0;
  try {
    for await (const each of markedCopies(validation, reportLang)) {
      const { source, village } = each;
      if (each.kind === 'none') {
        if (each.reason === 'bug') bugs.push(each.error);
        if (each.reason !== 'unread') missing += 1;
        screen.warn(words.notAnnotated[each.reason](source, village));
        continue;
      }
      output.write(each.name, each.bytes);
      written += 1;
      if (village !== null) divided.set(source, (divided.get(source) ?? 0) + 1);
      else if (each.rebuilt) screen.note(words.rebuilt(source));
    }
    for (const [source, villages] of divided) screen.note(words.divided(source, villages));
    output.commit();
  } finally {
    output.discard();
  }
  screen.note(words.annotated(shownPath(output.path, base), written));
  // The other copies are written; a bug is told in the same way as everywhere.
  if (bugs.length > 0) throw bugs[0];
  return missing === 0;
}
