import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { inTenThousandths } from '../../domain/money.js';
import { backtestText } from '../../results/verbs/backtest.js';
import { intervalFragment } from '../../run/backtest/fragment.js';
import { backtest as test } from '../../run/backtest/run.js';
import { resultsAmong, resultsFolders } from '../options/results-folders.js';
import { PRINTING } from '../options/shared.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { refuse } from '../options/value.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { working } from '../screen/stages.js';
import { levelText, printBacktest } from '../views/backtest.js';

const options = {
  toDate: { flags: '--to-date <RESULTS...>', required: true },
  final: { flags: '--final <RESULTS>', required: true },
  level: '--level <SHARE>',
  out: '-o, --out <FILE.yaml>',
  ...PRINTING,
} as const satisfies OptionsOf<'backtest'>;

export const backtest = verb({
  page: 'docs/projection.md',
  options,
  run: (_, flags, shell) => run(flags, shell),
});

/** How well past projections have done: on screen, as JSON, as a piece of a policy. */
async function run(flags: Flags<typeof options>, shell: Shell): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const { folder } = shell;
  const { toDate, final, out } = flags;
  const level = levelOf(flags.level ?? '0.8');
  if (out !== undefined) ensureTarget(out, shell, 'text');
  const [year] = resultsFolders([final], folder);
  if (year === undefined)
    throw new ExpectedFailure('usage.missingOption', { verb: 'backtest', option: '--final' });
  const months = resultsAmong(toDate, ['analyze'], folder, screen);
  const found = await working(screen, 'reading', () => test(months, year, level));
  if (flags.json === true) screen.print(backtestText(found));
  else if (out !== STANDARD_OUTPUT) printBacktest(found, screen);
  if (out !== undefined) {
    const text = intervalFragment(found, levelText(level), screen.words.projection);
    const written = writeTarget(out, text, shell);
    const { written: said } = screen.words.projection.backtest;
    if (written !== null) screen.note(said(maskWithin(written)));
  }
  return EXIT.done;
}

/** A share between 0 and 1 with at most four decimals, in ten-thousandths. */
function levelOf(value: string): number {
  const level = /^0?\.\d{1,4}$/.test(value) ? inTenThousandths(Number(value)) : 0;
  if (level > 0) return level;
  return refuse('--level', value, { kind: 'number', least: 0.0001, most: 0.9999, whole: false });
}
