import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { whatIfText } from '../../results/what-if.js';
import { whatIf } from '../../run/analyze/what-if.js';
import type { Crew } from '../../run/crew.js';
import { type Gathered, gather } from '../../run/read/gather.js';
import { hireCrew } from '../options/crew.js';
import { decisionsOf } from '../options/decisions.js';
import type { RunFlags } from '../options/flags.js';
import { type RunOptions, requireInputs, resolveRunOptions } from '../options/run-options.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { printWhatIf } from '../views/what-if.js';
import { inputsOf, settingsOf } from './analyze.js';

/** What a changed policy would change against the project's present one; writes nothing. */
export async function whatif(flags: RunFlags, shell: Shell): Promise<ExitCode> {
  const { policy: file, ...rest } = flags;
  if (file === undefined)
    throw new ExpectedFailure('usage.missingOption', { verb: 'whatif', option: '--policy' });
  const present = resolveRunOptions(rest, shell);
  const changed = resolveRunOptions(flags, shell);
  requireInputs(present);
  const screen = openScreen(present, shell);
  const inputs = inputsOf(present, screen);
  const crew = hireCrew(present.shell, present.jobs, inputs.length);
  try {
    const gathered = await gatherAll(present, inputs, crew, screen);
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

async function gatherAll(
  options: RunOptions,
  inputs: ReturnType<typeof inputsOf>,
  crew: Crew,
  screen: Screen,
): Promise<Gathered> {
  const settings = { ...settingsOf(options, inputs), ...(await decisionsOf(options)) };
  const progress = screen.progress(screen.words.screen.progress.reading, inputs.length);
  return await gather(settings, crew, ({ input }) => progress.step(input.name)).finally(() =>
    progress.end(),
  );
}
