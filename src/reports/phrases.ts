import { columnsRead } from '../domain/fields.js';
import { amountText, percentText } from '../domain/figures.js';
import { type Fen, RATE_SCALE } from '../domain/money.js';
import { fallenItems } from '../domain/outcomes/fallen.js';
import type {
  BracketCount,
  Evidence,
  FactorTag,
  FallenItem,
  Proposal,
} from '../domain/outcomes/result.js';
import type { Context, Language } from './context.js';
import type { HouseholdBrief } from './report.js';

/** `to` is the last fen of a bracket; people name the first of the next: 6,000元以下. */
export const bracketText = (
  { words }: Pick<Language, 'words'>,
  { from, to }: Pick<BracketCount, 'from' | 'to'>,
  gap?: string,
): string =>
  words.bracket(
    from === null ? null : boundText(from),
    to === null ? null : boundText(to + 1),
    gap,
  );

/** Fen are written where there are any. */
const boundText = (fen: Fen): string => amountText(fen).replace(/\.00$/, '');

/** The results of a household in words of one cell. */
export const causeName = ({ terms }: Context, key: FactorTag['key'], cause: string): string => {
  const known: Readonly<Record<string, string>> = terms.causes[key];
  return known[cause] ?? cause;
};

export const causesText = (
  context: Context,
  { key, causes }: Pick<FactorTag, 'key' | 'causes'>,
): string =>
  causes.map((cause) => causeName(context, key, cause)).join(context.words.listSeparator);

export function factorsText(context: Context, factors: HouseholdBrief['factors']): string {
  const { terms, words } = context;
  return factors
    .map((tag) => {
      const name = `${tag.primary ? words.primaryMark : ''}${terms.factors[tag.key]}`;
      const items = itemsText(context, 'items' in tag ? tag.items : fallenItems(tag.evidence));
      const told =
        tag.causes.length === 0 ? name : words.causesJoined(name, causesText(context, tag));
      return items === '' ? told : words.itemsJoined(told, items);
    })
    .join('\n');
}

/** `教育补助 1,584.00→0.00`: what fell, behind the name of a factor. */
const itemsText = ({ terms, words }: Context, items: readonly FallenItem[]): string =>
  items
    .map(({ field, prior, current }) =>
      words.evidencePair(terms.field(field), amountText(prior), amountText(current)),
    )
    .join(words.listSeparator);

export function primaryText({ terms }: Context, factors: HouseholdBrief['factors']): string | null {
  const primary = factors.find((tag) => tag.primary);
  return primary ? terms.factors[primary.key] : null;
}

export const measuresText = ({ terms, words }: Context, measures: readonly Proposal[]): string =>
  measures.map(({ key }) => terms.measures[key]).join(words.listSeparator);

/**
 * The proposed measures with their reasons; a household that needs help but fits no family is told
 * apart.
 */
export function measuresWithReasons(context: Context, household: HouseholdBrief): string {
  const { terms, words } = context;
  const { measures, trend, target } = household;
  if (measures.length === 0) return trend === 'down' || target.met === false ? words.noMeasure : '';
  return measures
    .map(({ key, reasons }) =>
      words.reasonsJoined(
        terms.measures[key],
        reasons.map((reason) => terms.reasons[reason]).join(words.listSeparator),
      ),
    )
    .join('\n');
}

export const questionsText = ({ terms }: Context, measures: readonly Proposal[]): string =>
  Array.from(
    new Set(measures.flatMap(({ questions }) => questions)),
    (question) => terms.questions[question],
  ).join('\n');

export function targetText({ words }: Context, { target }: HouseholdBrief): string {
  if (target.met === null) return words.target.notAssessable;
  return target.met ? words.target.met : words.target.notMet;
}

export function marksText({ words }: Context, household: HouseholdBrief): string | null {
  const marks = [
    household.assistanceStopped ? words.marks.assistanceStopped : null,
    household.headcount ? words.marks.headcount : null,
    household.estimated ? words.marks.estimated : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join('\n');
}

/** Ten-thousandths, as a policy holds its rates, as a percentage: `2200` → `22.00%`. */
export const rateText = (tenThousandths: number): string =>
  percentText(tenThousandths / RATE_SCALE);

const YES_NO: ReadonlySet<string> = new Set(columnsRead('yesno'));

function evidenceValue(
  { words, terms }: Context,
  { field, money }: Evidence,
  value: number | string | null,
): string {
  if (value === null) return words.unknownValue;
  if (YES_NO.has(field)) return value === '是' ? terms.yes : terms.no;
  return money && typeof value === 'number' ? amountText(value) : String(value);
}

export const evidenceText = (context: Context, { evidence }: FactorTag): string =>
  evidence
    .map((one) =>
      context.words.evidencePair(
        context.terms.field(one.field),
        evidenceValue(context, one, one.prior),
        evidenceValue(context, one, one.current),
      ),
    )
    .join('\n');

const CELLS = /^[A-Z]+\d+(?:\+[A-Z]+\d+)*$/;

/** Cells by their file and sheet, in the order in which they are named. */
type CellsByTable = Map<string, string[]>;

function addCell(cells: CellsByTable, table: string, cell: string): void {
  const own = cells.get(table);
  if (own === undefined) cells.set(table, [cell]);
  else if (!own.includes(cell)) own.push(cell);
}

/** Adds the cells of a place, each once: `a!Sheet1!H7+J7+b!Sheet1!H7`. */
function addCells(to: CellsByTable, source: string): void {
  const end = source.lastIndexOf('!') + 1;
  let table = source.slice(0, end);
  const cells = source.slice(end);
  if (!table.includes('+') && CELLS.test(cells)) {
    // One table, as nearly always.
    for (const cell of cells.split('+')) addCell(to, table, cell);
    return;
  }
  table = '';
  for (const [, prefix = table, cell = ''] of source.matchAll(/(.+?!)??([A-Z]+\d+)(?:\+|$)/gy)) {
    table = prefix;
    addCell(to, table, cell);
  }
}

/** The cells of both years, each once, gathered by file and sheet: `上年/北张村.xlsx!Sheet1!V15、Z15`. */
export function sourcesText({ words }: Context, { evidence }: FactorTag): string {
  const cells: CellsByTable = new Map();
  for (const year of ['priorSource', 'source'] as const) {
    for (const { [year]: source } of evidence) {
      if (source !== null) addCells(cells, source);
    }
  }
  return Array.from(
    cells,
    ([table, addresses]) => `${table}${addresses.join(words.listSeparator)}`,
  ).join('\n');
}
