import { termsOf } from '../../analysis/compare.js';
import { type Analysed, analyst } from '../../analysis/household.js';
import { factsOn } from '../../domain/facts.js';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Household } from '../../domain/household.js';
import { maskWithin, maskWritten, withShownId } from '../../domain/masking.js';
import type { ListedHousehold } from '../../domain/outcomes/listed.js';
import { lastDay } from '../../domain/period.js';
import type { Pair } from '../../intake/batch/match.js';
import { type Placed, type PlacedRow, placeText } from '../../intake/batch/placed.js';
import type { RejectedRow } from '../../intake/table/rejections.js';
import { householdLine } from '../../results/json.js';
import { villageRows } from '../../run/analyze/village-rows.js';
import type { Gathered } from '../../run/read/gather.js';
import { hireCrew } from '../options/crew.js';
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
import { type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import { explanation, notComparedText } from '../views/explanation.js';

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
    const settings = { ...runSettings(options, inputs), ...(await decisionsOf(options)) };
    const gathered = await gatherShown(settings, crew, screen);
    const found = findHouseholds(key.trim(), gathered);
    const count = found.pairs.length + found.alone.length + found.rejected.length;
    if (count === 0) throw new ExpectedFailure('explain.nobody', { key: maskWithin(key) });
    if (count > 1) screen.note(screen.words.explain.several(maskWithin(key), count));
    show(found, gathered, options, screen);
    return EXIT.done;
  } finally {
    await crew.dismiss();
  }
}

interface Found {
  readonly pairs: readonly Pair[];
  readonly alone: readonly ListedHousehold[];
  readonly rejected: readonly Placed<RejectedRow>[];
}

const LAST_DIGITS = 4;

interface Named {
  readonly row: { readonly texts: Pick<Household['texts'], 'id' | 'head' | 'idNumber'> };
}

/** By 户编号, head's name, or ID number: whole or its last four characters. */
function findHouseholds(key: string, { batch, matching, staying }: Gathered): Found {
  const wanted = key.normalize('NFKC').toUpperCase();
  // A name that holds a number is known by what is left of it.
  const shown = maskWritten(key, staying);
  const isIt = ({ row: { texts } }: Named): boolean =>
    texts.id === key ||
    texts.id?.toUpperCase() === wanted ||
    texts.head === key ||
    texts.head === shown ||
    (texts.idNumber !== null &&
      (texts.idNumber === wanted ||
        (wanted.length === LAST_DIGITS && texts.idNumber.endsWith(wanted))));
  const compared = ({ prior, current }: Pair) => prior.row.surveyed && current.row.surveyed;
  const pairs = matching.pairs.filter(({ prior, current }) => isIt(prior) || isIt(current));
  const places = new Set(pairs.map(({ current: { row } }) => placeText(row)));
  const listed = [...villageRows(batch, matching).values()].flatMap((villages) =>
    villages.flatMap((village) => village.listed),
  );
  return {
    pairs: pairs.filter(compared),
    alone: listed.filter(
      (row) => isIt({ row: { texts: row } }) || places.has(placeText({ table: row, row: row.row })),
    ),
    rejected: [...batch.current.rejected, ...batch.prior.rejected].filter(isIt),
  };
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
