import { resolve } from 'node:path';
import { factFindings } from '../../checks/facts.js';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { withoutIdNumber } from '../../domain/findings/finding.js';
import { maskWithin } from '../../domain/masking.js';
import { isFilled } from '../../domain/outcomes/ledger.js';
import { lastDay } from '../../domain/period.js';
import { editedFile } from '../../files/edited.js';
import { openOutput } from '../../files/output.js';
import { shownPath } from '../../files/shown-names.js';
import type { VillageLedger } from '../../forms/ledger/rows.js';
import type { Lang } from '../../locales/index.js';
import { type ReadLedgers, readLedgers, writeLedgers } from '../../run/ledger/ledger.js';
import { type ReadResults, readResults } from '../../run/ledger/results.js';
import { ledgerFiles } from '../options/ledger-files.js';
import { PRINTING, REPORTING } from '../options/shared.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { countOf, problemText, problemTexts } from '../screen/problems.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { writing } from '../screen/stages.js';
import { warnOfReplaced } from '../views/committed.js';

const options = {
  out: { flags: '-o, --out <DIR>', required: true },
  from: '--from <LEDGERS...>',
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'ledger'>;

type LedgerFlags = Flags<typeof options>;

export const ledger = verb({
  page: 'docs/ledger.md',
  finds: true,
  argument: '<results>',
  options,
  run,
});

/** The villages' ledgers of measures of a run, with what was filled last time. */
async function run(path: string, flags: LedgerFlags, shell: Shell): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const reportLang = flags.reportLang ?? 'zh';
  const { out } = flags;
  const results = await resultsOf(path, shell.folder);
  const files = flags.from === undefined ? [] : ledgerFiles(flags.from, shell.folder, screen);
  refuseEdited(out, shell.folder);
  const output = openOutput(out, {
    folder: shell.folder,
    inputs: files.map((file) => file.path),
    results: [path],
  });
  try {
    const earlier = await readLedgers(files);
    // A ledger that cannot be read would be lost without a word.
    if (earlier.unread) {
      for (const found of earlier.findings) screen.warn(problemText(found, screen));
      throw new ExpectedFailure('ledger.unread', {});
    }
    const villages = await writeAll(results, earlier, reportLang, output, screen);
    refuseEdited(out, shell.folder);
    warnOfReplaced(output.commit(), output.path, shell.folder, screen);
    report({ results, earlier, villages }, output.path, flags, screen);
    return countOf(earlier.findings, 'error') > 0 ? EXIT.findings : EXIT.done;
  } finally {
    output.discard();
  }
}

const resultsOf = (path: string, folder: string): Promise<ReadResults> => {
  const whole = resolve(folder, path);
  return readResults({
    path: whole,
    name: shownPath(whole, folder),
  });
};

/** Ledgers are made to be filled: those that somebody has filled are never replaced. */
function refuseEdited(out: string, folder: string): void {
  const target = resolve(folder, out);
  const file = editedFile(target);
  if (file === null) return;
  throw new ExpectedFailure('output.edited', { path: shownPath(target, folder), file });
}

const writeAll = (
  results: ReadResults,
  earlier: ReadLedgers,
  lang: Lang,
  output: ReturnType<typeof openOutput>,
  screen: Screen,
): Promise<VillageLedger[]> =>
  writing(screen, (villageDone) =>
    writeLedgers({ results, earlier, lang, version: ZENGSHOU_VERSION }, output, villageDone),
  );

interface Outcome {
  readonly results: ReadResults;
  readonly earlier: ReadLedgers;
  readonly villages: readonly VillageLedger[];
}

interface Counts {
  readonly village: string;
  readonly households: number;
  readonly rows: number;
  readonly carried: number;
  readonly retired: number;
}

/**
 * Counts the rows of a ledger that came filled; the helper, which the results give, does not count.
 */
const countsOf = ({ village, rows, retired }: VillageLedger): Counts => ({
  village,
  households: new Set(rows.map(({ household }) => household.key)).size,
  rows: rows.length,
  carried: rows.filter(({ cells }) => isFilled({ ...cells, helper: null })).length,
  retired: retired.length,
});

function report(
  { results, earlier, villages }: Outcome,
  folder: string,
  flags: LedgerFlags,
  screen: Screen,
): void {
  const { ledger: words } = screen.words;
  const facts = factFindings(results.facts, lastDay(results.periods.current));
  for (const found of facts) screen.note(problemText(found, screen));
  const counts = villages.map(countsOf);
  if (flags.json === true) {
    screen.print(
      JSON.stringify(
        {
          villages: counts,
          findings: earlier.findings.map((found) => withoutIdNumber(found)),
        },
        null,
        1,
      ),
    );
    return;
  }
  if (flags.quiet === true) {
    const errors = earlier.findings.filter(({ severity }) => severity === 'error');
    for (const text of problemTexts(errors, words.screen.more, screen)) screen.warn(text);
    return;
  }
  const sum = (key: Exclude<keyof Counts, 'village'>): number =>
    counts.reduce((total, own) => total + own[key], 0);
  const keys = ['households', 'rows', 'carried', 'retired'] as const;
  screen.print(
    screen.table({
      head: [...words.screen.head],
      align: ['left', 'right', 'right', 'right', 'right'],
      rows: counts.map((own) => [own.village, ...keys.map((key) => String(own[key]))]),
      foot: [[words.screen.total, ...keys.map((key) => String(sum(key)))]],
    }),
  );
  const { findings } = earlier;
  if (findings.length > 0) {
    const [errors, warnings] = [countOf(findings, 'error'), countOf(findings, 'warning')];
    screen.print(words.screen.findings(errors, warnings));
    for (const text of problemTexts(findings, words.screen.more, screen)) screen.print(text);
  }
  screen.print(`\n${words.screen.written(maskWithin(folder))}`);
  screen.note(words.screen.next(maskWithin(flags.out)));
}
