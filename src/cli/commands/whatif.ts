import type { ExitCode } from '../../domain/findings/failure.js';
import { whatIfWorkbook } from '../../reports/what-if.js';
import { whatIfText } from '../../results/verbs/what-if.js';
import { whatIf } from '../../run/analyze/what-if.js';
import type { Gathered } from '../../run/read/gathered.js';
import { filesOfBothYears, gatherShown } from '../options/inputs.js';
import { type RunOptions, requireInputs, resolveRunOptions } from '../options/run-options.js';
import { BASIS, JOBS, MENDING, PRINTING, REPORTING, TABLES, YEARS } from '../options/shared.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { endOf } from '../screen/unread.js';
import { printWhatIf } from '../views/what-if.js';

const declared = {
  ...YEARS,
  policy: { flags: '--policy <FILE>', required: true },
  ...TABLES,
  ...BASIS,
  ...MENDING,
  out: '-o, --out <FILE.xlsx>',
  ...JOBS,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'whatif'>;

export const whatif = verb({
  page: 'docs/ledger.md',
  options: declared,
  run: (_, flags, shell) => run(flags, shell),
});

/** What a changed policy would change against the project's present one: on screen, as JSON, as a workbook. */
async function run(flags: Flags<typeof declared>, shell: Shell): Promise<ExitCode> {
  const { policy: _, out, ...rest } = flags;
  const present = resolveRunOptions(rest, shell);
  const changed = resolveRunOptions({ ...rest, policy: flags.policy }, shell);
  requireInputs(present);
  if (out !== undefined) ensureTarget(out, shell, 'workbook');
  const screen = openScreen(present, shell);
  const inputs = filesOfBothYears(present, screen);
  const gathered = await gatherShown(present, inputs, screen);
  const trial = whatIf({
    township: present.township ?? onlyTownship(gathered),
    present: present.policy.policy,
    changed: changed.policy.policy,
    gathered,
  });
  const names = [named(present).name, named(changed).name] as const;
  if (present.json) {
    screen.print(
      whatIfText(trial, {
        present: named(present),
        changed: named(changed),
      }),
    );
  } else if (out !== STANDARD_OUTPUT) printWhatIf(trial, names, screen);
  if (out !== undefined) {
    const bytes = await whatIfWorkbook({ trial, names }, { lang: present.reportLang });
    const written = writeTarget(out, bytes, shell);
    if (written !== null) screen.note(screen.words.whatIf.written(written));
  }
  return endOf(gathered.readings, screen);
}

const named = ({ policy: { policy, sha256 } }: RunOptions) => ({ name: policy.name, sha256 });

function onlyTownship({ batch }: Gathered): string {
  const townships = new Set(batch.current.households.map(({ township }) => township));
  const [only = ''] = townships;
  return townships.size === 1 ? only : '';
}
