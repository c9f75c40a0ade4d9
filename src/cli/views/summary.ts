import { amountText, countText, NO_FIGURE } from '../../domain/figures.js';
import type { Finding } from '../../domain/findings/finding.js';
import { maskWithin } from '../../domain/masking.js';
import { yuan } from '../../domain/money.js';
import { villageName } from '../../domain/names/village-name.js';
import type { FactorCount, Group } from '../../domain/outcomes/result.js';
import { mayDecline } from '../../domain/standing/urgency.js';
import type { RunOutcome } from '../../run/analyze/run-outcome.js';
import { problemTexts } from '../screen/problems.js';
import type { Screen } from '../screen/screen.js';
import { percent } from './figures.js';

/** What a statistician sees at the end of a run: villages, factors, and what was rejected. */
export function printSummary(outcome: RunOutcome, screen: Screen, folder: string): void {
  const { township, villages, run } = outcome;
  const { summary: words } = screen.words;
  screen.print(screen.paint.bold(words.title(run.township, run.periods)));
  const [header = ''] = words.villageHead;
  const named = villages.map((group) => ({ name: nameOf(group, run), group }));
  screen.print(groupTable(header, township, named, screen));
  screen.print(`\n${screen.paint.bold(words.factors)}`);
  screen.print(factorTable(township, screen));
  screen.print(screen.paint.dim(words.overlap));
  printProjection(outcome, screen);
  printPrevious(outcome, screen);
  printRejected(outcome, screen);
  printFindings(outcome.findings, screen);
  screen.print(`\n${words.written(maskWithin(folder))}`);
}

function printPrevious({ previous }: RunOutcome, screen: Screen): void {
  if (previous === null) return;
  const { screen: words } = screen.words.months;
  const { newlyDown, recovered } = previous.total;
  const line = words.previous(newlyDown, recovered);
  screen.print(`\n${line}${words.previousOf(previous.folder, previous.before)}`);
}

/** A row for each group beneath, named by `header`, and the whole. */
export function groupTable(
  header: string,
  whole: Group,
  groups: Iterable<{ readonly name: string; readonly group: Group }>,
  screen: Screen,
): string {
  const { villageHead, total } = screen.words.summary;
  return screen.table({
    head: [header, ...villageHead.slice(1)],
    align: ['left', ...new Array<'right'>(villageHead.length - 2).fill('right'), 'left'],
    text: [0, villageHead.length - 1],
    spare: [5, 1],
    rows: Array.from(groups, ({ name, group }) => villageRow(name, group, screen)),
    foot: [villageRow(total, whole, screen)],
  });
}

const nameOf = ({ name, township }: Group, run: RunOutcome['run']): string =>
  villageName({ village: name, township }, township !== run.township);

function villageRow(name: string, group: Group, screen: Screen): string[] {
  const { paint, words } = screen;
  const { met, notMet, reached } = group.target;
  const down = group.trend.down.households;
  const [top] = group.factors
    .filter(({ households }) => households > 0)
    .sort((a, b) => b.households - a.households || a.factor - b.factor);
  const growth = percent(group.growth);
  return [
    name,
    countText(group.households.roster),
    countText(group.households.surveyed),
    countText(group.trend.up.households),
    down > 0 ? paint.red(`▼${countText(down)}`) : '0',
    countText(group.trend.flat.households),
    reached === false ? growth : paint.green(growth),
    `${countText(met)}/${countText(met + notMet)}`,
    top === undefined ? NO_FIGURE : `${words.terms.factors[top.key]} ${countText(top.households)}`,
  ];
}

export function factorTable(township: Group, screen: Screen): string {
  const { factorHead } = screen.words.summary;
  return screen.table({
    head: [...factorHead],
    align: ['right', 'left', ...new Array<'right'>(factorHead.length - 2).fill('right')],
    text: [1],
    spare: [6, 5, 4],
    rows: township.factors.map((factor) => factorRow(factor, screen)),
  });
}

function factorRow(factor: FactorCount, { words }: Screen): string[] {
  return [
    String(factor.factor),
    words.terms.factors[factor.key],
    countText(factor.households),
    percent(factor.shareOfSurveyed),
    percent(factor.shareOfDeclining),
    countText(factor.verify),
    countText(factor.monitored),
    amountText(factor.amount),
    countText(factor.primary),
  ];
}

/** Prints the projection, where the current period is the beginning of a year. */
function printProjection({ township, briefs }: RunOutcome, screen: Screen): void {
  const { projection } = township;
  if (projection === null) return;
  const { summary: words } = screen.words;
  const { perCapita, growth, likely, possible } = projection;
  const perHead = perCapita === null ? NO_FIGURE : yuan(perCapita).toFixed(2);
  screen.print(`\n${words.projection(perHead, percent(growth), likely, possible)}`);
  screen.print(words.mayDecline(briefs.filter(mayDecline).length));
}

function printRejected({ township, inputs, openQuestions }: RunOutcome, screen: Screen): void {
  const { summary: words } = screen.words;
  const { notFound, new: fresh, notSurveyed, rejected } = township.households;
  screen.print(`\n${words.others(notFound, fresh, notSurveyed, rejected)}`);
  if (openQuestions > 0) screen.print(words.questions(openQuestions));
  const unread = inputs.filter(({ format }) => format === null).length;
  if (unread > 0) screen.print(screen.paint.red(words.unread(unread)));
}

/** Errors are shown one by one up to a number; the rest is in the workbooks. */
function printFindings(findings: readonly Finding[], screen: Screen): void {
  const { summary: words } = screen.words;
  // What a clerk has accepted is in the data, and no longer calls for anybody.
  const open = findings.filter(({ accepted }) => !accepted);
  const errors = open.filter(({ severity }) => severity === 'error');
  const warnings = open.filter(({ severity }) => severity === 'warning').length;
  screen.print(words.findings(errors.length, warnings));
  for (const text of problemTexts(errors, words.more, screen)) screen.print(text);
}
