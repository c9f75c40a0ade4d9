import type { Comparison } from '../../analysis/compare.js';
import { explainFactors, type FactorExplanation } from '../../analysis/explain.js';
import { factorKey } from '../../domain/factor.js';
import { factsFor, type PolicyFact } from '../../domain/facts.js';
import { amountText, NO_FIGURE, signedText } from '../../domain/figures.js';
import type { Finding } from '../../domain/findings/finding.js';
import { filled, type Household, placeOf, YEARS, type Year } from '../../domain/household.js';
import {
  CHANGE_KEYS,
  type Change,
  type Evidence,
  type FactorTag,
  type HouseholdResult,
} from '../../domain/outcomes/result.js';
import { placeText } from '../../intake/batch/placed.js';
import { findingText } from '../../locales/index.js';
import { shownIdNumber } from '../../results/json.js';
import type { Screen } from '../screen/screen.js';
import { percent } from './figures.js';
import { memberTexts } from './members.js';
import { partsTexts } from './parts.js';

/** What an explanation shows of a person and of the policy. */
export interface ExplanationOptions {
  readonly unmasked: boolean;
  /** The facts of the policy on the last day of the current period. */
  readonly facts: readonly PolicyFact[];
}

/** Everything about one compared household, as text. */
export function explanation(
  comparison: Comparison,
  result: HouseholdResult,
  findings: readonly Finding[],
  options: ExplanationOptions,
  screen: Screen,
): string {
  const { words, paint } = screen;
  const { explain, terms } = words;
  return [
    paint.bold(
      headline(
        result.village,
        result.head,
        result.id,
        shownIdNumber(result.idNumber, options.unmasked),
      ),
    ),
    [
      explain.matched[result.matchedBy],
      ...YEARS.map((year) => standsAt(comparison[year], year, screen)),
    ].join('  '),
    incomeTable(comparison, result, screen),
    ...(result.assistanceStopped ? [paint.red(explain.assistanceStopped)] : []),
    `${explain.target}: ${targetText(result, screen)}    ${explain.warning}: ${terms.warnings[result.warning]}`,
    ...partsTexts(comparison.prior, 'prior', screen),
    ...partsTexts(comparison.current, 'current', screen),
    ...memberTexts(
      comparison.current.persons === undefined ? comparison.prior : comparison.current,
      options.unmasked,
      screen,
    ),
    '',
    paint.bold(explain.factors),
    ...factorTexts(comparison, result, screen),
    ...measureTexts(result, options.facts, screen),
    ...findingTexts(findings, screen),
    '',
  ].join('\n');
}

const standsAt = (row: Household, year: Year, { words: { explain } }: Screen): string =>
  row.parts === undefined
    ? `${explain[year]} ${placeText(row)}`
    : explain.partsPlace(explain[year], row.parts.length);

export const headline = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('  ');

function incomeTable(comparison: Comparison, result: HouseholdResult, screen: Screen): string {
  const { explain, terms } = screen.words;
  const rows = [
    [
      explain.population,
      String(result.population.prior),
      String(result.population.current),
      '',
      '',
      '',
    ],
    ...CHANGE_KEYS.flatMap((key) => [
      amountRow(
        terms.amounts[key],
        result.income.prior[key],
        result.income.current[key],
        result.change[key],
        screen,
      ),
      ...itemRows(comparison, key, screen),
    ]),
  ];
  return screen.table({
    head: [
      explain.item,
      explain.prior,
      explain.current,
      explain.change,
      explain.rate,
      explain.trend,
    ],
    align: ['left', 'right', 'right', 'right', 'right', 'left'],
    rows,
  });
}

function amountRow(
  label: string,
  prior: number,
  current: number,
  { amount, rate, trend }: Change,
  { words, paint }: Screen,
): string[] {
  const mark = words.terms.markedTrends[trend];
  return [
    label,
    amountText(prior),
    amountText(current),
    signedText(amount),
    percent(rate),
    trend === 'down' ? paint.red(mark) : mark,
  ];
}

/** The items of a category that hold something in either year. */
function itemRows(
  { prior, current, plan }: Comparison,
  category: string,
  screen: Screen,
): string[][] {
  const keys = [...new Set([...plan.prior.keys, ...plan.current.keys])].filter(
    (key) =>
      key.startsWith(`${category}.`) || (category === 'business' && key.startsWith('costs.')),
  );
  return keys.flatMap((key) => {
    const amount = ({ numbers }: Household): number => {
      const value = numbers[placeOf(key)] as number;
      return filled(value) ? value : 0;
    };
    const before = amount(prior);
    const now = amount(current);
    if (before === 0 && now === 0) return [];
    return [
      [
        `  ${screen.words.terms.field(key)}`,
        amountText(before),
        amountText(now),
        signedText(now - before),
        '',
        '',
      ],
    ];
  });
}

function targetText({ target }: HouseholdResult, { words: { explain } }: Screen): string {
  if (target.met === null) return explain.targetNotAssessable;
  if (target.met) return explain.targetMet;
  return explain.targetNotMet(
    amountText(target.shortfallPerCapita ?? 0),
    amountText(target.shortfall ?? 0),
  );
}

function factorTexts(comparison: Comparison, result: HouseholdResult, screen: Screen): string[] {
  const { explain } = screen.words;
  const tagged = result.factors.flatMap((tag) => tagTexts(tag, screen));
  const open = explainFactors(comparison).filter(
    ({ factor }) => !result.factors.some((tag) => tag.factor === factor),
  );
  return [
    ...(tagged.length > 0 ? tagged : ['  —']),
    '',
    screen.paint.bold(explain.notTagged),
    ...open.flatMap((factor) => notTaggedTexts(factor, screen)),
  ];
}

function tagTexts(tag: FactorTag, { words, paint }: Screen): string[] {
  const { explain, terms } = words;
  const known: Readonly<Record<string, string>> = terms.causes[tag.key];
  const causes = tag.causes.map((cause) => (Object.hasOwn(known, cause) ? known[cause] : cause));
  const marks = [
    ...(tag.primary ? [explain.primary] : []),
    ...(tag.basis === 'declared' ? [explain.declaredOnly] : tag.verify ? [explain.verify] : []),
  ];
  return [
    `  ${paint.red('●')} ${tag.factor} ${terms.factors[tag.key]}  ${explain.amount} ${amountText(tag.amount)}${marks.map((mark) => `  [${mark}]`).join('')}`,
    ...(causes.length > 0 ? [`      ${explain.causes}: ${causes.join('、')}`] : []),
    ...tag.evidence.map((evidence) => `      ${evidenceText(evidence, words)}`),
  ];
}

function evidenceText(evidence: Evidence, { terms, explain }: Screen['words']): string {
  const shown = (value: number | string | null): string =>
    value === null
      ? NO_FIGURE
      : typeof value === 'string'
        ? value
        : evidence.money
          ? amountText(value)
          : String(value);
  const places = [evidence.priorSource, evidence.source].filter((place) => place !== null);
  const told = places.length === 0 ? '' : `  (${places.join(' → ')})`;
  return `${terms.field(evidence.field)}: ${explain.prior} ${shown(evidence.prior)} → ${explain.current} ${shown(evidence.current)}${told}`;
}

const notTaggedTexts = (
  { factor, conditions }: FactorExplanation,
  { words: { terms, explain } }: Screen,
): string[] => [
  `  ○ ${factor} ${terms.factors[factorKey(factor)]}`,
  ...conditions.map(({ name, holds }) => `      ${holds ? '✓' : '✗'} ${explain.conditions[name]}`),
];

/** The proposed measures; a household that needs help but fits no family is told apart. */
function measureTexts(
  { measures, trend, target }: HouseholdResult,
  facts: readonly PolicyFact[],
  { words: { terms, explain, ledger }, paint }: Screen,
): string[] {
  const helpless = measures.length === 0 && (trend === 'down' || target.met === false);
  if (measures.length === 0 && !helpless) return [];
  return [
    '',
    paint.bold(explain.measures),
    ...(helpless ? [`  ${explain.noMeasure}`] : []),
    ...measures.flatMap(({ family, key, reasons, questions }) => {
      const said = [
        ...reasons.map((reason) => terms.reasons[reason]),
        ...questions.map((q) => terms.questions[q]),
      ];
      const basis = ledger.facts(factsFor(facts, key));
      return [
        `  ${family} ${terms.measures[key]}: ${said.join('；')}`,
        ...(basis === '' ? [] : [`      ${explain.factsOf(basis.replaceAll('\n', '；'))}`]),
      ];
    }),
  ];
}

export const saying = (found: Finding, { lang }: Screen): string =>
  `${found.cell ?? ''} ${findingText(found, lang)}`.trim();

const findingTexts = (findings: readonly Finding[], screen: Screen): string[] =>
  findings.length === 0
    ? []
    : [
        '',
        screen.paint.bold(screen.words.explain.findings),
        ...findings.map((found) => `  ${saying(found, screen)}`),
      ];
