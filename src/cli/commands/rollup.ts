import { resolve } from 'node:path';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { LEVELS, type Level, levelAbove } from '../../domain/outcomes/level.js';
import { namedFolders } from '../../files/named-folders.js';
import { openOutput } from '../../files/output.js';
import { ensureAgreement } from '../../run/rollup/agree.js';
import { highestOf, merge } from '../../run/rollup/merge.js';
import { type GivenResults, readGiven } from '../../run/rollup/read.js';
import { writeRollup } from '../../run/rollup/write.js';
import { generatedAt } from '../options/generated-at.js';
import { screenLanguage } from '../options/language.js';
import { mergeKeyFrom } from '../options/merge-key.js';
import { PRINTING, REPORTING } from '../options/shared.js';
import { oneOf } from '../options/value.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { countOf } from '../screen/problems.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { warnOfReplaced } from '../views/committed.js';
import { printRollup } from '../views/rollup.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  name: { flags: '--name <NAME>', required: true },
  level: { flags: '--level <LEVEL>', choices: LEVELS },
  mergeKey: '--merge-key <FILE>',
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'rollup'>;

export const rollup = verb({
  page: 'docs/definitions/levels.md',
  finds: true,
  argument: '<results...>',
  options,
  run,
});

/** Puts results of batches, townships or counties together; no table is read again. */
async function run(
  patterns: readonly string[],
  flags: Flags<typeof options>,
  shell: Shell,
): Promise<ExitCode> {
  const { folder } = shell;
  const lang = screenLanguage(shell.argv, shell.env);
  const screen = openScreen({ lang, quiet: flags.quiet === true }, shell);
  const reportLang = flags.reportLang ?? 'zh';
  const wanted = flags.level ?? null;
  const { out } = flags;
  // One by one: a folder that is named twice is refused, not passed over.
  const paths = patterns.flatMap((pattern) => namedFolders([pattern], folder));
  const mergeKey = mergeKeyFrom(flags.mergeKey ?? null, folder);
  const given = await readGiven(paths, folder, ZENGSHOU_VERSION);
  ensureAgreement(given, mergeKey);
  const name = maskWithin(flags.name);
  const merged = merge(atLeastOne(given), { name, level: levelOf(given, wanted) });
  const output = openOutput(out, {
    folder,
    inputs: paths.map((path) => resolve(folder, path, 'data')),
  });
  try {
    const settings = {
      name,
      reportLang,
      toolVersion: ZENGSHOU_VERSION,
      options: { level: wanted, reportLang },
      generatedAt: generatedAt(shell.env.SOURCE_DATE_EPOCH),
    };
    const outcome = await writeRollup(settings, given, merged, output);
    warnOfReplaced(output.commit(), output.path, folder, screen);
    if (merged.otherKeys) screen.warn(screen.words.rollup.otherKeys);
    if (flags.json === true) screen.print(outcome.summary.trimEnd());
    else if (flags.quiet !== true) printRollup(merged, outcome, output.path, screen);
    return countOf(outcome.findings, 'error') > 0 ? EXIT.findings : EXIT.done;
  } finally {
    output.discard();
  }
}

function atLeastOne(given: readonly GivenResults[]): readonly [GivenResults, ...GivenResults[]] {
  const [first, ...rest] = given;
  if (first === undefined) throw new ExpectedFailure('usage.missingArgument', { verb: 'rollup' });
  return [first, ...rest];
}

/** Parts of one township may make the township; nothing stands beneath what it is made of. */
function levelOf(given: readonly GivenResults[], wanted: Level | null): Level {
  const highest = highestOf(given.map(({ top }) => top));
  const allowed = LEVELS.slice(LEVELS.indexOf(highest));
  return oneOf('--level', wanted ?? undefined, allowed) ?? levelAbove(highest);
}
