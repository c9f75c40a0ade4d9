import { factsOn } from '../../domain/facts.js';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin, withShownId } from '../../domain/masking.js';
import { lastDay } from '../../domain/period.js';
import { shownIdNumber } from '../../results/json.js';
import { householdLine } from '../../results/lines/household.js';
import type { Gathered } from '../../run/read/gathered.js';
import type { InputFile } from '../../run/read/read-file.js';
import { filesOfBothYears, gatherShown } from '../options/inputs.js';
import { type RunOptions, requireInputs, resolveRunOptions } from '../options/run-options.js';
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
import { endOf } from '../screen/unread.js';
import { explanation } from '../views/explanation.js';
import { notComparedText } from '../views/not-compared.js';
import {
  countOf,
  type Found,
  namedHouseholds,
  ofNobodyListed,
  partlyNamedHouseholds,
} from './explain/find.js';
import { analystOf, findingsOf, partsOf, subjectOf } from './explain/rows.js';
import { isStored, storedBy } from './explain/stored.js';

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
  if (await explainedByResults(key.trim(), options, inputs, screen)) return EXIT.done;
  const gathered = await gatherShown(options, inputs, screen);
  const end = endOf(gathered.readings, screen);
  const found = namedHouseholds(key.trim(), gathered);
  if (countOf(found) > 0) {
    showAll(key, found, gathered, options, screen);
    return end;
  }
  const partly = partlyNamedHouseholds(key.trim(), gathered);
  if (countOf(partly) === 0) throw new ExpectedFailure('explain.nobody', { key: maskWithin(key) });
  const names = namesOf(partly, options.unmasked);
  if (names.length === 1 || options.json) show(partly, gathered, options, screen);
  else printNames(key, names, screen);
  return end;
}

/**
 * Where the project's results are of these very files, only the files of the household are read
 * again. What they give must be what the results say; else everything is read.
 */
async function explainedByResults(
  key: string,
  options: RunOptions,
  inputs: readonly InputFile[],
  screen: Screen,
): Promise<boolean> {
  const stored = await storedBy(key, options, inputs);
  if (stored === null || stored.inputs.length === inputs.length) return false;
  const narrowed = { ...options, periods: stored.periods, jobs: 1 };
  const gathered = await gatherShown(narrowed, stored.inputs, screen);
  const found = namedHouseholds(key, gathered);
  if (!isStored(found, gathered, narrowed, stored)) return false;
  showAll(key, found, gathered, narrowed, screen);
  return true;
}

function showAll(
  key: string,
  found: Found,
  gathered: Gathered,
  options: RunOptions,
  screen: Screen,
): void {
  const { length } = namesOf(found, options.unmasked);
  if (length > 1) screen.note(screen.words.explain.several(maskWithin(key), length));
  show(found, gathered, options, screen);
}

/** Lists the households that a part of a name may mean, so that one can be asked for by its 户编号. */
function printNames(
  key: string,
  names: readonly (readonly string[])[],
  { words, print, table, note }: Screen,
): void {
  const { partly, partlyHead, partlyNext } = words.explain;
  print(partly(maskWithin(key), names.length));
  print(table({ head: partlyHead, text: [0, 1, 2], rows: names }));
  note(partlyNext);
}

/** Village, head and number of each household; rows that carry one number are one household. */
function namesOf(found: Found, unmasked: boolean): string[][] {
  const named = [
    ...found.pairs.map(({ current: { row, village } }) => ({ ...row.texts, village })),
    ...found.alone,
    ...ofNobodyListed(found).map(({ row, village }) => ({ ...row.texts, village })),
  ].map((one) => withShownId(one, unmasked));
  const names = named.map(({ village, id, head, idNumber }) => [
    village,
    head ?? '',
    id ?? shownIdNumber(idNumber, unmasked) ?? '',
  ]);
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

function show(found: Found, gathered: Gathered, run: RunOptions, screen: Screen): void {
  const { policy } = run.policy;
  const facts = factsOn(policy.file.local, lastDay(gathered.periods.current));
  const options = { ...run, facts };
  const { analyse, compare } = analystOf(run, gathered);
  for (const pair of found.pairs) {
    const { prior, current } = pair;
    const subject = subjectOf(pair);
    const result = withShownId(analyse(subject).result, options.unmasked);
    if (options.json) {
      screen.print(
        householdLine(result, { unmasked: options.unmasked, words: screen.words.terms }),
      );
      continue;
    }
    const findings = findingsOf([prior.row, current.row], gathered);
    screen.print(explanation(compare(subject), result, findings, options, screen));
  }
  if (options.json) return;
  for (const row of found.alone) {
    const parts = partsOf(row, gathered);
    const findings = findingsOf([parts?.household ?? { table: row, row: row.row }], gathered);
    const why = screen.words.terms.listedReason(row.kind, row.rejected);
    screen.print(notComparedText({ ...row, parts }, why, findings, options, screen));
  }
  for (const { row, village } of found.rejected) {
    const { table, texts, reasons } = row;
    const parts = partsOf({ ...table, row: row.row }, gathered);
    const at = { file: table.file, sheet: table.sheet, row: row.row };
    const listed = {
      ...texts,
      village,
      ...at,
      ...(row.persons && { persons: row.persons }),
      parts,
    };
    screen.print(notComparedText(listed, screen.words.explain.rejected, reasons, options, screen));
  }
}
