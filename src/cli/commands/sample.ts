import { stringify } from 'yaml';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { shownPath } from '../../files/inputs.js';
import { openOutput } from '../../files/output.js';
import { runOf } from '../../sample/run.js';
import { makeTownship, SAMPLE_STYLES, type SampleOptions } from '../../sample/township.js';
import type { CommonFlags } from '../options/flags.js';
import { screenLanguage } from '../options/language.js';
import { PROJECT_FILE } from '../options/project.js';
import { wholeNumber } from '../options/value.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

/** The options of `zengshou sample` as they are typed. */
export interface SampleFlags extends CommonFlags {
  readonly villages: string;
  readonly households: string;
  readonly seed: string;
  readonly style: string;
  /** Only the first months of this year. */
  readonly months?: string;
  readonly out: string;
}

/** Writes a made-up township with its project file into a new folder. */
export async function sample(flags: SampleFlags, shell: Shell): Promise<ExitCode> {
  const lang = screenLanguage(shell.argv, shell.env);
  const screen = openScreen({ lang, quiet: flags.quiet === true }, shell);
  const options = optionsOf(flags);
  const output = openOutput(flags.out, { folder: shell.folder });
  try {
    const { sample: words } = screen.words.screen;
    const progress = screen.progress(words.writing, 2 * options.villages);
    for await (const { path, bytes } of makeTownship(options)) {
      output.write(path, bytes);
      progress.step(path);
    }
    progress.end();
    output.write(PROJECT_FILE, stringify(runOf(options.months)));
    if (options.months !== undefined) output.write('policy.yaml', stringify(EVEN));
    output.commit();
    const next = options.months === undefined ? words.next : words.nextToDate;
    screen.note(next(shownPath(output.path, shell.folder)));
    return EXIT.done;
  } finally {
    output.discard();
  }
}

const EVEN = { monthShares: { default: 'even' } };

const MOST_MONTHS = 11;

const optionsOf = ({ villages, households, seed, style, months }: SampleFlags): SampleOptions => {
  const known = SAMPLE_STYLES.find((name) => name === style);
  if (known === undefined) {
    throw new ExpectedFailure('usage.value', {
      option: '--style',
      value: style,
      allowed: { kind: 'oneOf', values: SAMPLE_STYLES },
      nearest: null,
    });
  }
  // Titles of the other styles name the whole year.
  if (months !== undefined && known !== 'clean')
    throw new ExpectedFailure('usage.conflict', { option: '--months', other: `--style ${known}` });
  return {
    ...(months === undefined ? {} : { months: wholeNumber('--months', months, 1, MOST_MONTHS) }),
    villages: wholeNumber('--villages', villages, 1, 10_000),
    households: wholeNumber('--households', households, 1, 9000),
    seed: wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
    style: known,
  };
};
