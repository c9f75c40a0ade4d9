import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { whatIfText } from '../../results/what-if.js';
import { whatIf } from '../../run/analyze/what-if.js';
import type { Gathered } from '../../run/read/gather.js';
import { hireCrew } from '../options/crew.js';
import { decisionsOf } from '../options/decisions.js';
import { filesOfBothYears, gatherShown } from '../options/inputs.js';
import { type RunOptions, requireInputs, resolveRunOptions } from '../options/run-options.js';
import { runSettings } from '../options/settings.js';
import { BASIS, JOBS, MENDING, PRINTING, TABLES, YEARS } from '../options/shared.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { printWhatIf } from '../views/what-if.js';

const declared = {
  ...YEARS,
  policy: { flags: '--policy <FILE>', required: true },
  ...TABLES,
  ...BASIS,
  ...MENDING,
  ...JOBS,
  ...PRINTING,
} as const satisfies OptionsOf<'whatif'>;

export const whatif = verb({
  page: 'docs/ledger.md',
  options: declared,
  run: (_, flags, shell) => run(flags, shell),
});

/** What a changed policy would change against the project's present one; writes nothing. */
async function run(flags: Flags<typeof declared>, shell: Shell): Promise<ExitCode> {
  const { policy: _, ...rest } = flags;
  const present = resolveRunOptions(rest, shell);
  const changed = resolveRunOptions(flags, shell);
  requireInputs(present);
  const screen = openScreen(present, shell);
  const inputs = filesOfBothYears(present, screen);
  const settings = { ...runSettings(present, inputs), ...(await decisionsOf(present)) };
  const crew = hireCrew(present.shell, present.jobs);
  try {
    const gathered = await gatherShown(settings, crew, screen);
    const trial = whatIf({
      township: present.township ?? onlyTownship(gathered),
      present: present.policy.policy,
      changed: changed.policy.policy,
      gathered,
    });
    if (present.json) {
      screen.print(
        whatIfText(trial, {
          present: named(present),
          changed: named(changed),
        }),
      );
    } else printWhatIf(trial, [named(present).name, named(changed).name], screen);
    return EXIT.done;
  } finally {
    await crew.dismiss();
  }
}

const named = ({ policy: { policy, sha256 } }: RunOptions) => ({ name: policy.name, sha256 });

function onlyTownship({ batch }: Gathered): string {
  const townships = new Set(batch.current.households.map(({ township }) => township));
  const [only = ''] = townships;
  return townships.size === 1 ? only : '';
}
