import { stringify } from 'yaml';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { openOutput } from '../../files/output.js';
import { shownPath } from '../../files/shown-names.js';
import { runOf, runOfCounties } from '../../sample/run.js';
import {
  makeCounties,
  makeTownship,
  SAMPLE_STYLES,
  type SampleOptions,
} from '../../sample/township.js';
import { MOST_OF_A_KIND } from '../../sample/truth/places.js';
import { PROJECT_FILE } from '../options/project.js';
import { SCREEN } from '../options/shared.js';
import { wholeNumber } from '../options/value.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

const declared = {
  counties: '--counties <N>',
  townships: '--townships <M>',
  villages: '--villages <N>',
  households: '--households <M>',
  seed: '--seed <S>',
  style: { flags: '--style <STYLE>', choices: SAMPLE_STYLES },
  months: '--months <N>',
  out: { flags: '-o, --out <DIR>', required: true },
  ...SCREEN,
} as const satisfies OptionsOf<'sample'>;

type SampleFlags = Flags<typeof declared>;

export const sample = verb({
  page: 'README.md',
  options: declared,
  run: (_, flags, shell) => run(flags, shell),
});

/** Writes a made-up township with its project file into a new folder. */
async function run(flags: SampleFlags, shell: Shell): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const options = optionsOf(flags);
  const size = sizeOf(flags);
  const output = openOutput(flags.out, { folder: shell.folder });
  try {
    const { sample: words } = screen.words.screen;
    const units = (size?.counties ?? 1) * (size?.townships ?? 1);
    const progress = screen.progress(words.writing, 2 * options.villages * units);
    const files = size === null ? makeTownship(options) : makeCounties(size, options);
    for await (const { path, bytes } of files) {
      output.write(path, bytes);
      progress.step(path);
    }
    progress.end();
    const project = size === null ? runOf(options.months) : runOfCounties();
    output.write(PROJECT_FILE, stringify(project));
    if (options.months !== undefined) output.write('policy.yaml', stringify(EVEN));
    output.commit();
    const next = size !== null ? 'nextPlan' : options.months === undefined ? 'next' : 'nextToDate';
    screen.note(words[next](shownPath(output.path, shell.folder)));
    return EXIT.done;
  } finally {
    output.discard();
  }
}

const EVEN = { monthShares: { default: 'even' } };

const MOST_MONTHS = 11;

/** How many counties and townships there are; null for one township alone. */
function sizeOf({ counties, townships, months }: SampleFlags) {
  if (counties === undefined && townships === undefined) return null;
  const [named, value] =
    counties === undefined ? ['--townships', townships] : ['--counties', counties];
  if (months !== undefined && value !== undefined)
    throw new ExpectedFailure('usage.conflict', { option: '--months', other: named });
  return {
    counties: wholeNumber('--counties', counties ?? '1', 1, MOST_OF_A_KIND),
    townships: wholeNumber('--townships', townships ?? '1', 1, MOST_OF_A_KIND),
  };
}

const optionsOf = ({
  villages = '10',
  households = '30',
  seed = '1',
  style = 'messy',
  months,
}: SampleFlags): SampleOptions => {
  // The titles of the other styles name the whole year.
  if (months !== undefined && style !== 'clean')
    throw new ExpectedFailure('usage.conflict', { option: '--months', other: `--style ${style}` });
  return {
    ...(months === undefined ? {} : { months: wholeNumber('--months', months, 1, MOST_MONTHS) }),
    villages: wholeNumber('--villages', villages, 1, 10_000),
    households: wholeNumber('--households', households, 1, 9000),
    seed: wholeNumber('--seed', seed, 0, 2 ** 31 - 1),
    style,
  };
};
