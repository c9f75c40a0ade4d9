import { amountText, countText } from '../../domain/figures.js';
import type { Finding } from '../../domain/findings/finding.js';
import { maskWithin } from '../../domain/masking.js';
import type { Cover, FollowUp, FollowUpCounts } from '../../domain/outcomes/follow-up.js';
import type { LedgerHousehold, LedgerRow } from '../../domain/outcomes/ledger.js';
import { countOf, problemTexts } from '../screen/problems.js';
import type { Screen } from '../screen/screen.js';
import { percent } from './figures.js';

/** What a township's supervisor sees: villages, helpers, and who is left out, short or late. */
export function printFollowUp(
  followUp: FollowUp,
  findings: readonly Finding[],
  screen: Screen,
): void {
  const { tracking: words } = screen.words;
  const { titles } = words;
  screen.print(screen.paint.bold(words.title(followUp.asOf)));
  screen.print(villageTable(followUp, screen));
  screen.print(screen.paint.dim(words.notes.need));
  const lists = [
    [titles.missed, followUp.missed.map((cover) => coverRow(cover, screen))],
    [titles.short, followUp.short.map((cover) => coverRow(cover, screen))],
    [titles.overdue, followUp.overdue.map((row) => measureRow(row, screen))],
    [titles.doneWithoutIncome, followUp.doneWithoutIncome.map((row) => measureRow(row, screen))],
  ] as const;
  for (const [title, rows] of lists) printList(title, rows, screen);
  screen.print(`\n${screen.paint.bold(titles.helpers)}`);
  screen.print(helperTable(followUp, screen));
  screen.print(`\n${words.findings(countOf(findings, 'error'), countOf(findings, 'warning'))}`);
  for (const text of problemTexts(findings, words.more, screen)) screen.print(text);
}

function villageTable({ villages, township }: FollowUp, screen: Screen): string {
  const { tracking: words } = screen.words;
  const { columns } = words;
  const row = (name: string, own: FollowUpCounts): string[] => [
    name,
    countText(own.needing),
    countText(own.withMeasure),
    own.missed > 0 ? screen.paint.red(countText(own.missed)) : '0',
    countText(own.covered),
    countText(own.done),
    own.overdue > 0 ? screen.paint.red(countText(own.overdue)) : '0',
    amountText(own.need),
    amountText(own.planned),
    amountText(own.short),
    percent(own.rates.withMeasure),
    percent(own.rates.covered),
  ];
  const head = [
    columns.village,
    columns.needing,
    columns.withMeasure,
    columns.missed,
    columns.covered,
    columns.done,
    columns.overdue,
    columns.need,
    columns.planned,
    columns.short,
    columns.measureRate,
    columns.coverRate,
  ];
  return screen.table({
    head,
    align: ['left', ...new Array<'right'>(head.length - 1).fill('right')],
    // A narrow screen does without rates, which follow from the counts, and without the planned
    // income.
    spare: [
      columns.coverRate,
      columns.measureRate,
      columns.planned,
      columns.done,
      columns.covered,
    ].map((name) => head.indexOf(name)),
    rows: villages.map(({ village, ...own }) => row(village, own)),
    foot: [row(words.total, township)],
  });
}

function helperTable({ helpers }: FollowUp, screen: Screen): string {
  const { tracking: words } = screen.words;
  const { columns } = words;
  return screen.table({
    head: [
      columns.helper,
      columns.households,
      columns.monitoredHouseholds,
      columns.measures,
      columns.doneMeasures,
      columns.overdueMeasures,
      columns.planned,
      columns.actual,
    ],
    align: ['left', ...new Array<'right'>(7).fill('right')],
    spare: [2, 4],
    most: SHOWN,
    rows: helpers.map((own) => [
      own.helper === null ? words.nobody : maskWithin(own.helper),
      countText(own.households),
      countText(own.monitored),
      countText(own.measures),
      countText(own.done),
      own.overdue > 0 ? screen.paint.red(countText(own.overdue)) : '0',
      amountText(own.planned),
      amountText(own.actual),
    ]),
  });
}

const SHOWN = 20;

function printList(title: string, rows: readonly string[], screen: Screen): void {
  screen.print(`\n${screen.paint.bold(title)}: ${rows.length}`);
  for (const row of rows.slice(0, SHOWN)) screen.print(`  ${row}`);
  if (rows.length > SHOWN) screen.print(`  ${screen.words.tracking.more(rows.length - SHOWN)}`);
}

/** A household with each name once, as the key may already contain village or head. */
function householdText(
  { village, key, head, monitored, warning }: LedgerHousehold,
  screen: Screen,
) {
  const name = head === null || key.endsWith(` ${head}`) ? [] : [head];
  const place = key.startsWith(`${village} `) ? [] : [village];
  const marks = [
    ...(monitored === null ? [] : [monitored]),
    ...(warning === 'none' ? [] : [screen.words.terms.warnings[warning]]),
  ];
  return [...place, key, ...name, ...marks].join('  ');
}

function coverRow({ household, need, planned, short }: Cover, screen: Screen): string {
  const { columns } = screen.words.tracking;
  const amounts = [
    `${columns.need} ${amountText(need)}`,
    ...(planned > 0 ? [`${columns.planned} ${amountText(planned)}`] : []),
    ...(short > 0 ? [`${columns.short} ${amountText(short)}`] : []),
  ];
  return `${householdText(household, screen)}  ${amounts.join('  ')}`;
}

function measureRow({ household, entry }: LedgerRow, screen: Screen): string {
  const { terms, tracking: words } = screen.words;
  const { measure, helper, deadline } = entry;
  const name =
    measure === null || measure === 'other' ? words.otherMeasure : terms.measures[measure];
  const rest = [
    ...(deadline === null ? [] : [`${words.columns.deadline} ${deadline}`]),
    ...(helper === null ? [] : [maskWithin(helper)]),
  ];
  return `${householdText(household, screen)}  ${[name, ...rest].join('  ')}`;
}
