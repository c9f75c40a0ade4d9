import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { LEVELS } from '../../domain/outcomes/level.js';
import { openOutput } from '../../files/output.js';
import { sha256Of } from '../../files/sha256.js';
import { writeRollup } from '../../run/rollup/write.js';
import { findProject } from '../options/project.js';
import { DATED, LOOKS, PRINTING, REPORTING } from '../options/shared.js';
import { dayOfMaking } from '../options/single/day.js';
import { generatedAt } from '../options/single/generated-at.js';
import { looksOf, templateAt } from '../options/single/looks.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { countOf } from '../screen/problems.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { working } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';
import { printRollup } from '../views/rollup.js';
import { gathered } from './rollup/gathered.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  name: '--name <NAME>',
  level: { flags: '--level <LEVEL>', choices: LEVELS },
  plan: '--plan <FILE>',
  partial: '--partial',
  mergeKey: '--merge-key <FILE>',
  parquet: '--parquet',
  ...LOOKS,
  ...DATED,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'rollup'>;

type RollupFlags = Flags<typeof options>;

export const rollup = verb({
  page: 'docs/definitions/levels.md',
  finds: true,
  argument: '<results...>',
  options,
  run,
});

/** Puts results of batches, townships, counties or a plan together; no table is read again. */
async function run(
  patterns: readonly string[],
  flags: RollupFlags,
  shell: Shell,
): Promise<ExitCode> {
  const { folder } = shell;
  const screen = openScreen(flags, shell);
  const project = findProject(folder);
  // Refused before results of a whole county are read.
  const looks = looksOf(flags, project);
  const template = await templateAt(looks.template, folder);
  const { tree, units } = await working(screen, 'reading', () =>
    gathered(patterns, flags, folder, screen),
  );
  const { merged, parts } = tree;
  const output = openOutput(flags.out, {
    folder,
    results: parts.map(({ results }) => results.folder),
  });
  try {
    const reportLang = flags.reportLang ?? 'zh';
    const { profile } = looks;
    const settings = {
      name: merged.top.group.name,
      ...{ units, reportLang, profile, template },
      parquet: flags.parquet === true,
      toolVersion: ZENGSHOU_VERSION,
      options: {
        level: flags.level ?? null,
        reportLang,
        ...(profile === 'accessible' && { profile }),
        ...(template && { template: sha256Of(template.bytes) }),
      },
      madeOn: dayOfMaking(flags.date, shell.env, project.timeZone),
      generatedAt: generatedAt(shell.env.SOURCE_DATE_EPOCH),
    };
    const outcome = await working(screen, 'writing', () => writeRollup(settings, tree, output));
    warnOfReplaced(output.commit(), output.path, folder, screen);
    if (merged.otherKeys !== null) {
      screen.warn(screen.words.rollup.otherKeys[merged.otherKeys]);
    }
    if (flags.json === true) screen.print(outcome.summary.trimEnd());
    else if (flags.quiet !== true) printRollup(merged, outcome, units, output.path, screen);
    return countOf(outcome.findings, 'error') > 0 ? EXIT.findings : EXIT.done;
  } finally {
    output.discard();
  }
}
