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

/** The texts of a list with something between them, added up one by one: reports hold very many. */
function joined<One>(list: readonly One[], between: string, textOf: (one: One) => string): string {
  let text = '';
  for (let n = 0; n < list.length; n += 1) {
    text += n === 0 ? textOf(list[n] as One) : between + textOf(list[n] as One);
  }
  return text;
}

/** The results of a household in words of one cell. */
export const causeName = ({ terms }: Context, key: FactorTag['key'], cause: string): string => {
  const known: Readonly<Record<string, string>> = terms.causes[key];
  return known[cause] ?? cause;
};

export const causesText = (
  context: Context,
  { key, causes }: Pick<FactorTag, 'key' | 'causes'>,
): string => joined(causes, context.words.listSeparator, (cause) => causeName(context, key, cause));

export function factorsText(context: Context, factors: HouseholdBrief['factors']): string {
  const { terms, words } = context;
  return joined(factors, '\n', (tag) => {
    const name = `${tag.primary ? words.primaryMark : ''}${terms.factors[tag.key]}`;
    const items = itemsText(context, 'items' in tag ? tag.items : fallenItems(tag.evidence));
    const told =
      tag.causes.length === 0 ? name : words.causesJoined(name, causesText(context, tag));
    return items === '' ? told : words.itemsJoined(told, items);
  });
}

/** `教育补助 1,584.00→0.00`: what fell, behind the name of a factor. */
const itemsText = ({ terms, words }: Context, items: readonly FallenItem[]): string =>
  joined(items, words.listSeparator, ({ field, prior, current }) =>
    words.evidencePair(terms.field(field), amountText(prior), amountText(current)),
  );

export function primaryText({ terms }: Context, factors: HouseholdBrief['factors']): string | null {
  const primary = factors.find((tag) => tag.primary);
  return primary ? terms.factors[primary.key] : null;
}

export const measuresText = ({ terms, words }: Context, measures: readonly Proposal[]): string =>
  joined(measures, words.listSeparator, ({ key }) => terms.measures[key]);

/**
 * The proposed measures with their reasons; a household that needs help but fits no family is told
 * apart.
 */
export function measuresWithReasons(context: Context, household: HouseholdBrief): string {
  const { terms, words } = context;
  const { measures, trend, target } = household;
  if (measures.length === 0) return trend === 'down' || target.met === false ? words.noMeasure : '';
  return joined(measures, '\n', ({ key, reasons }) =>
    words.reasonsJoined(
      terms.measures[key],
      joined(reasons, words.listSeparator, (reason) => terms.reasons[reason]),
    ),
  );
}

export function questionsText({ terms }: Context, measures: readonly Proposal[]): string {
  const asked: Proposal['questions'][number][] = [];
  for (const { questions } of measures) {
    for (const question of questions) if (!asked.includes(question)) asked.push(question);
  }
  return joined(asked, '\n', (question) => terms.questions[question]);
}

export function targetText({ words }: Context, { target }: HouseholdBrief): string {
  if (target.met === null) return words.target.notAssessable;
  return target.met ? words.target.met : words.target.notMet;
}

export function marksText({ words }: Context, household: HouseholdBrief): string | null {
  const marks: string[] = [];
  if (household.assistanceStopped) marks.push(words.marks.assistanceStopped);
  if (household.headcount) marks.push(words.marks.headcount);
  if (household.estimated) marks.push(words.marks.estimated);
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
  joined(evidence, '\n', (one) =>
    context.words.evidencePair(
      context.terms.field(one.field),
      evidenceValue(context, one, one.prior),
      evidenceValue(context, one, one.current),
    ),
  );

const CELLS = /^[A-Z]+\d+(?:\+[A-Z]+\d+)*$/;

/** Cells of one file and sheet, in the order in which they are named. */
interface CellsOfTable {
  /** `上年/北张村.xlsx!Sheet1!` */
  readonly table: string;
  readonly cells: string[];
}

/** The cells of the table whose name is what a text begins with, up to that place. */
function cellsOf(tables: CellsOfTable[], text: string, end: number): string[] {
  for (const { table, cells } of tables) {
    if (table.length === end && text.startsWith(table)) return cells;
  }
  const cells: string[] = [];
  tables.push({ table: text.slice(0, end), cells });
  return cells;
}

function addCell(to: string[], cell: string): void {
  if (!to.includes(cell)) to.push(cell);
}

/** Adds the cells of a place, each once: `a!Sheet1!H7+J7+b!Sheet1!H7`. */
function addCells(to: CellsOfTable[], source: string): void {
  const end = source.lastIndexOf('!') + 1;
  const cells = source.slice(end);
  const plus = source.indexOf('+');
  if ((plus === -1 || plus >= end) && CELLS.test(cells)) {
    // One table, as nearly always, and mostly one cell.
    const own = cellsOf(to, source, end);
    if (plus === -1) addCell(own, cells);
    else for (const cell of cells.split('+')) addCell(own, cell);
    return;
  }
  let table = '';
  for (const [, prefix = table, cell = ''] of source.matchAll(/(.+?!)??([A-Z]+\d+)(?:\+|$)/gy)) {
    table = prefix;
    addCell(cellsOf(to, table, table.length), cell);
  }
}

/** The cells of both years, each once, gathered by file and sheet: `上年/北张村.xlsx!Sheet1!V15、Z15`. */
export function sourcesText({ words }: Context, { evidence }: FactorTag): string {
  const tables: CellsOfTable[] = [];
  for (const { priorSource } of evidence) if (priorSource !== null) addCells(tables, priorSource);
  for (const { source } of evidence) if (source !== null) addCells(tables, source);
  return joined(tables, '\n', ({ table, cells }) => table + cells.join(words.listSeparator));
}
