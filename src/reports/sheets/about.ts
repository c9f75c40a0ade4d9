import { type ItemKey, labelOf } from '../../domain/catalog.js';
import { amountText } from '../../domain/figures.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { ItemShare } from '../../domain/season.js';
import type { ReportWords } from '../../locales/zh/reports.js';
import type { Column, Sheet } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { type Context, scaledLines } from '../context.js';
import { leftOut } from '../left-out.js';
import { rateText } from '../phrases.js';
import type { SheetKey } from '../report.js';

interface AboutLine {
  readonly item: string;
  readonly content: string;
}

function comparisonLines({ run, words, place, terms }: Context, group: Group): AboutLine[] {
  const { about } = words;
  const { prior, current, basis } = run.periods;
  const region = [run.county, run.township, place === run.township ? null : place];
  return [
    {
      item: about.region,
      content: about.regionOf(region.filter((part) => part !== null)),
    },
    {
      item: about.compared,
      content: [
        about.comparedText(words.period(prior), words.period(current), terms.basis[basis]),
        ...(basis === 'to-date' ? [about.estimated] : []),
      ].join('\n'),
    },
    ...shareLines(run, words),
    { item: about.coverage, content: about.coverageText(group.households) },
    ...oneSidedLines(words, group),
  ];
}

/** What is not settled yet: declines that rest on an item which only one year's form asks for. */
const oneSidedLines = ({ about }: ReportWords, { decliningOneSided, trend }: Group): AboutLine[] =>
  decliningOneSided === 0
    ? []
    : [
        {
          item: about.oneSided,
          content: about.oneSidedText(decliningOneSided, trend.down.households),
        },
      ];

/** Every share that last year's amounts were multiplied by, and where the policy's default was. */
function shareLines({ shares }: Context['run'], { about }: ReportWords): AboutLine[] {
  if (shares === null) return [];
  const named = (by: ItemShare['by']): readonly (readonly [ItemKey, number | null])[] =>
    [...shares].flatMap(([item, each]) => (each.by === by ? [[item, each.share] as const] : []));
  const told = (by: ItemShare['by']): string =>
    named(by)
      .map(([item, share]) =>
        about.shareText(labelOf(item), share === null ? null : rateText(share)),
      )
      .join('、');
  const lines = [
    told('own') && about.sharesOwn(told('own')),
    told('default') && about.sharesDefault(told('default')),
    told('once') && about.sharesOnce(told('once')),
  ];
  return [{ item: about.shares, content: lines.filter((line) => line !== '').join('\n') }];
}

function standardLines(context: Context): AboutLine[] {
  const { run, words } = context;
  const { about } = words;
  const { policy } = run;
  const line = policy.monitoringLine;
  return [
    { item: about.policy, content: policy.name },
    {
      item: about.trend,
      content: about.trendText(
        policy.trendBasis,
        amountText(policy.toleranceAmount),
        rateText(policy.toleranceRate),
      ),
    },
    { item: about.target, content: about.targetText(rateText(policy.target)) },
    {
      item: about.line,
      content: [
        line === null ? about.lineMissing : about.lineText(amountText(line)),
        ...scaledLines(context),
      ].join('\n'),
    },
    { item: about.warning, content: about.warningText(rateText(policy.redFall), line !== null) },
    { item: about.missing, content: line === null ? about.missingLine : about.missingNone },
  ];
}

function meaningLines({ words, unmasked, profile }: Context): AboutLine[] {
  const { about, notes } = words;
  return [
    { item: about.income, content: about.incomeText },
    {
      item: about.factors,
      content: [about.factorsText, notes.overlap, notes.primary, notes.shares].join('\n'),
    },
    { item: about.monitored, content: about.monitoredText },
    { item: about.measures, content: about.measuresText },
    { item: about.marks, content: about.marksText },
    {
      item: about.formulas,
      content: profile === 'accessible' ? about.valuesText : about.formulasText,
    },
    { item: about.privacy, content: unmasked ? about.unmasked : about.masked },
  ];
}

/** What was corrected before the analysis: of a village its own rows, of a township all. */
function correctionLines({ run, words, place, terms }: Context): AboutLine[] {
  const { about } = words;
  const own = (run.corrections ?? []).filter(
    ({ village }) => place === run.township || place === village,
  );
  if (own.length === 0) return [];
  const content = own.map((one) =>
    about.correctionText(
      one.place,
      one.household,
      one.field === 'countedRow' ? about.countedRow : terms.field(one.field),
      String(one.old ?? about.blank),
      String(one.new),
      one.who,
      one.why,
    ),
  );
  return [{ item: about.corrections, content: content.join('\n') }];
}

/** What people answered to 疑似匹配: of a village its own rows, of a township all. */
function confirmedLines({ run, words, place }: Context): AboutLine[] {
  const { about } = words;
  const own = (run.confirmed ?? []).filter(
    ({ village }) => place === run.township || place === village,
  );
  if (own.length === 0) return [];
  const content = own.map(({ relation, household, priorHousehold, prior, current, who, note }) =>
    about.confirmedText[relation](
      `${household}（${current}）`,
      `${priorHousehold}（${prior}）`,
      [who, note].filter(Boolean).join('：'),
    ),
  );
  return [{ item: about.confirmed, content: content.join('\n') }];
}

/** What the column map leaves out of the comparison: its money is in no figure. */
function leftOutLines(context: Context): AboutLine[] {
  const content = leftOut(context);
  return content.length === 0
    ? []
    : [{ item: context.words.about.leftOut, content: content.join('\n') }];
}

/** 说明: what was compared, by which standards, and what every figure means. */
function aboutSheet(context: Context, group: Group, sheets: readonly SheetKey[]): Sheet {
  const { words, run } = context;
  const { about } = words;
  const columns: Column<AboutLine>[] = [
    column('text', 'item', about, ({ item }) => item, { width: 20, look: () => 'strong' }),
    column('text', 'content', about, ({ content }) => content, { width: 110 }),
  ];
  const rows = [
    ...comparisonLines(context, group),
    ...standardLines(context),
    ...meaningLines(context),
    ...leftOutLines(context),
    ...correctionLines(context),
    ...confirmedLines(context),
    {
      item: about.sheets,
      content: sheets
        .filter((name) => !(run.without ?? []).includes(name))
        .map((name) => about.sheetLine(words.sheets[name], about.sheetTexts[name]))
        .join('\n'),
    },
    { item: about.made, content: about.madeText(run.toolVersion, run.madeOn) },
  ];
  return {
    name: words.sheets.about,
    title: words.titles.about(context.place),
    lines: [],
    tables: [{ columns, rows }],
    notes: [],
  };
}

/** Sheets of a workbook by what the words call them, in their order. */
export type NamedSheets = Readonly<Partial<Record<SheetKey, Sheet>>>;

/** The sheets of a workbook behind the one that explains each of them. */
export const withAbout = (context: Context, group: Group, sheets: NamedSheets): Sheet[] => [
  aboutSheet(context, group, Object.keys(sheets) as SheetKey[]),
  ...Object.values(sheets),
];
