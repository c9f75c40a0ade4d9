import { termsOf } from '../../analysis/compare.js';
import { type Analysed, analyst } from '../../analysis/household.js';
import { factsOn } from '../../domain/facts.js';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import { maskWithin, withShownId } from '../../domain/masking.js';
import { lastDay } from '../../domain/period.js';
import type { PlacedRow } from '../../intake/batch/placed.js';
import { householdLine, shownIdNumber } from '../../results/json.js';
import type { Gathered } from '../../run/read/gather.js';
import { decisionsOf } from '../options/decisions.js';
import { filesOfBothYears, gatherShown } from '../options/inputs.js';
import { type RunOptions, requireInputs, resolveRunOptions } from '../options/run-options.js';
import { runSettings } from '../options/settings.js';
import {
  BASIS,
  JOBS,
  MENDING,
  POLICY,
  PRINTING,
  TABLES,
  UNMASKED,
  YEARS,
} from '../options/shared.js';
import { hireCrew } from '../options/single/crew.js';
import { type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import { explanation, notComparedText } from '../views/explanation.js';
import { countOf, type Found, namedHouseholds, partlyNamedHouseholds } from './explain/find.js';

const declared = {
  ...YEARS,
  ...TABLES,
  ...BASIS,
  ...POLICY,
  ...MENDING,
  ...UNMASKED,
  ...JOBS,
  ...PRINTING,
} as const satisfies OptionsOf<'explain'>;

export const explain = verb({
  page: 'docs/definitions/factors.md',
  argument: '<key>',
  options: declared,
  run: (key, flags, shell) => run(key, resolveRunOptions(flags, shell)),
});

/** One household of a run: both years, how it was matched, and why it has its tags. */
async function run(key: string, options: RunOptions): Promise<ExitCode> {
  requireInputs(options);
  const screen = openScreen(options, options.shell);
  const inputs = filesOfBothYears(options, screen);
  const crew = hireCrew(options.shell, options.jobs);
  try {
    const settings = { ...(await runSettings(options, inputs)), ...(await decisionsOf(options)) };
    const gathered = await gatherShown(settings, crew, screen);
    const found = namedHouseholds(key.trim(), gathered);
    if (countOf(found) > 0) {
      if (countOf(found) > 1) {
        screen.note(screen.words.explain.several(maskWithin(key), countOf(found)));
      }
      show(found, gathered, options, screen);
      return EXIT.done;
    }
    const partly = partlyNamedHouseholds(key.trim(), gathered);
    if (countOf(partly) === 0)
      throw new ExpectedFailure('explain.nobody', { key: maskWithin(key) });
    if (countOf(partly) === 1 || options.json) show(partly, gathered, options, screen);
    else printNames(key, partly, options, screen);
    return EXIT.done;
  } finally {
    await crew.dismiss();
  }
}

/** What was said of the rows of a household, those of its members among them. */
function findingsOf(
  households: readonly (PlacedRow & Pick<Household, 'persons'>)[],
  { findings }: Gathered,
): readonly Finding[] {
  const rows = households.flatMap(({ table, row, persons = [] }) => [
    { table, row },
    ...persons.map((person) => ({ table: person.table ?? table, row: person.row })),
  ]);
  return findings.filter(({ file, sheet, row }) =>
    rows.some(({ table, row: of }) => table.file === file && table.sheet === sheet && of === row),
  );
}

/** Which households a part of a name may mean: which one is wanted is told by its 户编号. */
function printNames(key: string, found: Found, { unmasked }: RunOptions, screen: Screen): void {
  const { explain: words } = screen.words;
  const named = [
    ...found.pairs.map(({ current: { row, village } }) => ({ ...row.texts, village })),
    ...found.alone,
    ...found.rejected.map(({ row, village }) => ({ ...row.texts, village })),
  ].map((one) => withShownId(one, unmasked));
  screen.print(words.partly(maskWithin(key), named.length));
  screen.print(
    screen.table({
      head: words.partlyHead,
      text: [0, 1, 2],
      rows: named.map(({ village, id, head, idNumber }) => [
        village,
        head ?? '',
        id ?? shownIdNumber(idNumber, unmasked) ?? '',
      ]),
    }),
  );
  screen.note(words.partlyNext);
}

function show(found: Found, gathered: Gathered, run: RunOptions, screen: Screen): void {
  const { policy } = run.policy;
  const facts = factsOn(policy.file.local, lastDay(gathered.periods.current));
  const options = { ...run, facts };
  const { analyse, compare } = analyst(termsOf(policy, gathered.periods, gathered.shares));
  for (const { prior, current, matchedBy } of found.pairs) {
    const { village, township } = current;
    const subject = { prior: prior.row, current: current.row, village, township, matchedBy };
    const analysed: Analysed = analyse(subject);
    const result = withShownId(analysed.result, options.unmasked);
    if (options.json) {
      const { reasons, questions } = screen.words.terms;
      screen.print(
        householdLine(result, { unmasked: options.unmasked, words: { reasons, questions } }),
      );
      continue;
    }
    const findings = findingsOf([prior.row, current.row], gathered);
    screen.print(explanation(compare(subject), result, findings, options, screen));
  }
  if (options.json) return;
  for (const row of found.alone) {
    const findings = findingsOf([{ table: row, row: row.row }], gathered);
    const why = screen.words.terms.listedReason(row.kind, row.rejected);
    screen.print(notComparedText(row, why, findings, options, screen));
  }
  for (const { row, village } of found.rejected) {
    const { table, texts, reasons } = row;
    const at = { file: table.file, sheet: table.sheet, row: row.row };
    const listed = { ...texts, village, ...at, ...(row.persons && { persons: row.persons }) };
    screen.print(notComparedText(listed, screen.words.explain.rejected, reasons, options, screen));
  }
}
