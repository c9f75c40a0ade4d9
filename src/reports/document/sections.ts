import { amountText, percentText } from '../../domain/figures.js';
import { contributionsTo } from '../../domain/outcomes/contributions.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { FactorCount } from '../../domain/outcomes/result.js';
import { villageText } from '../context.js';
import { leftOut } from '../left-out.js';
import { byUrgency } from '../order.js';
import { causesText, rateText } from '../phrases.js';
import type { HouseholdBrief } from '../report.js';
import { type Block, type DocumentContext, type DocumentReport, text } from './blocks.js';
import { points, share, size } from './figures.js';
import { factorRow, sourceRows } from './rows.js';

export const coverage = (
  context: DocumentContext,
  { township, notes = [] }: DocumentReport,
): Block[] => [
  ...text(context.document.coverage(township.households)),
  ...[...notes, ...leftOut(context)].flatMap((note) => text(note)),
  ...(township.households.surveyed === 0 ? text(context.document.nothingCompared) : []),
];

export function income(context: DocumentContext, { township }: DocumentReport): Block[] {
  const { document, run, words } = context;
  const { trend, growth, income: both } = township;
  const { prior, current } = both;
  if (prior.perCapita === null || current.perCapita === null) return [];
  const part = (key: 'up' | 'down' | 'flat') => ({
    households: trend[key].households,
    share: share(trend[key].share, words.none),
  });
  return text(
    document.income(
      amountText(prior.perCapita),
      amountText(current.perCapita),
      growth,
      size(growth),
    ),
    document.trends(part('up'), part('down'), part('flat')),
    run.periods.basis === 'to-date' ? document.estimated : '',
  );
}

export function sources(context: DocumentContext, { township }: DocumentReport): Block[] {
  const { document, terms } = context;
  const contributions = contributionsTo(township);
  if (contributions === null || township.growth === null) return [];
  const { sourceTable } = document;
  return [
    ...text(
      document.contributions(
        township.growth,
        size(township.growth),
        contributions.map(({ category, points: ratio }) => ({
          name: terms.amounts[category],
          points: ratio,
          text: points(ratio),
        })),
      ),
    ),
    {
      kind: 'table',
      columns: [
        { header: sourceTable.source, width: 24 },
        { header: sourceTable.prior, width: 19, figures: true },
        { header: sourceTable.current, width: 19, figures: true },
        { header: sourceTable.change, width: 19, figures: true },
        { header: sourceTable.points, width: 19, figures: true },
      ],
      rows: sourceRows(context, township, contributions),
    },
  ];
}

export function factors(context: DocumentContext, report: DocumentReport): Block[] {
  const { document, terms, words } = context;
  const { factors: all, households } = report.township;
  if (households.surveyed === 0) return [];
  const touched = all.filter((factor) => factor.households > 0);
  if (touched.length === 0) return text(document.noFactor);
  const most = Math.max(...touched.map((factor) => factor.households));
  const { factorTable } = document;
  return [
    ...text(
      document.leading(
        touched
          .filter((factor) => factor.households === most)
          .map(({ key, households: count, shareOfSurveyed }) => ({
            name: terms.factors[key],
            households: count,
            share: share(shareOfSurveyed, words.none),
          })),
      ),
      document.overlap,
      document.verify(touched.reduce((sum, { verify }) => sum + verify, 0)),
    ),
    {
      kind: 'table',
      columns: [
        { header: factorTable.factor, width: 28 },
        { header: factorTable.households, width: 18, figures: true },
        { header: factorTable.shareOfSurveyed, width: 18, figures: true },
        { header: factorTable.declining, width: 18, figures: true },
        { header: factorTable.shareOfDeclining, width: 18, figures: true },
      ],
      rows: all.map((factor) => factorRow(context, factor)),
    },
    ...cases(context, touched, report.declining),
  ];
}

/** The first household of each primary factor, and its tag; `factors` is how many there can be. */
function firstByPrimary(households: Listing<HouseholdBrief>, factors: number) {
  const found = new Map<number, { readonly household: HouseholdBrief; readonly tag: FactorTold }>();
  for (const household of households) {
    for (const tag of household.factors) {
      if (tag.primary && !found.has(tag.factor)) found.set(tag.factor, { household, tag });
    }
    if (found.size === factors) break;
  }
  return found;
}

type FactorTold = HouseholdBrief['factors'][number];

/** An example for each factor: the most urgent declining household whose primary factor it is. */
function cases(
  context: DocumentContext,
  touched: readonly FactorCount[],
  declining: Listing<HouseholdBrief>,
): Block[] {
  const { document, terms } = context;
  const found = firstByPrimary(byUrgency(declining), touched.length);
  const told = touched.flatMap(({ factor, key }): Block[] => {
    const example = found.get(factor);
    if (example === undefined) return [];
    const { tag, household } = example;
    const { village, township, head, income: both } = household;
    const one = {
      village: villageText(context, village, township),
      head: head ?? context.words.unknownValue,
      prior: amountText(both.prior.perCapita),
      current: amountText(both.current.perCapita),
      causes: causesText(context, tag),
    };
    return [{ kind: 'text', text: document.aCase(terms.factors[key], one) }];
  });
  return told.length === 0 ? [] : [{ kind: 'subheading', text: document.cases }, ...told];
}

export function monitored({ document }: DocumentContext, { township }: DocumentReport): Block[] {
  const { monitored: m, warning, warningNew } = township;
  return text(
    township.households.surveyed === 0 ? '' : document.monitored(m.surveyed, m.up, m.down, m.flat),
    document.warnings(warning.red, warning.orange, warning.yellow),
    document.warningsNew(warningNew.red, warningNew.orange),
  );
}

export function target({ document, run }: DocumentContext, { township }: DocumentReport): Block[] {
  const { growth, target: found, households } = township;
  if (households.surveyed === 0) return [];
  const rate = percentText(growth ?? 0);
  return text(
    document.target(rateText(run.policy.target)),
    found.reached === null
      ? document.targetUnknown
      : found.reached
        ? document.targetReached(rate)
        : document.targetMissed(rate),
    document.targetHouseholds(found.met, found.notMet, found.notAssessable),
    found.notMet === 0 ? '' : document.shortfall(amountText(found.shortfall)),
  );
}

export function projection(
  { document }: DocumentContext,
  { township: { projection: found } }: DocumentReport,
): Block[] {
  if (found === null || found.perCapita === null) return [];
  return text(
    document.projected(amountText(found.perCapita), found.growth, size(found.growth)),
    document.mayDecline(found.likely, found.possible),
  );
}

export const quality = ({ document }: DocumentContext, { township }: DocumentReport): Block[] =>
  text(document.rejected(township.households));

/** The section of next steps: only those that the results ask for. */
export function next({ document }: DocumentContext, { township }: DocumentReport): Block[] {
  const { steps } = document;
  const { households, trend, monitored: m, target: t, factors: all } = township;
  const said = [
    [households.notFound, steps.notFound],
    [households.rejected, steps.rejected],
    [households.notSurveyed, steps.notSurveyed],
    [trend.down.households, steps.declining],
  ].flatMap(([count, step]) =>
    typeof count === 'number' && count > 0 && typeof step === 'function' ? [step(count)] : [],
  );
  if (all.some(({ verify }) => verify > 0)) said.push(steps.verify);
  if (m.down > 0) said.push(steps.monitored(m.down));
  if (t.notMet > 0) said.push(steps.notMet(t.notMet));
  if (said.length === 0) said.push(steps.keep);
  return said.map((step, n): Block => ({ kind: 'text', text: `${n + 1}. ${step}` }));
}
