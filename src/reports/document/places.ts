import { amountText, percentText, signedText } from '../../domain/figures.js';
import { firstOf } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import { type Context, villageText } from '../context.js';
import { byUrgency } from '../order.js';
import { measuresText } from '../phrases.js';
import type { HouseholdBrief } from '../report.js';
import { type Block, type DocumentContext, type DocumentReport, text } from './blocks.js';
import { share } from './figures.js';

/** Sections that name villages and households. */

/** How many households are named; the others are looked up in the lists. */
const MOST_URGENT = 20;
const MOST_LEADING = 3;

export function villages(context: DocumentContext, report: DocumentReport): Block[] {
  const { document } = context;
  const all = Array.from(report.villages, (village) => toldOf(context, village));
  const compared = all.filter(({ growth }) => growth !== null);
  if (compared.length < 2) return [];
  const { villageTable } = document;
  const byGrowth = compared.toSorted((a, b) => (b.growth ?? 0) - (a.growth ?? 0));
  const reached = compared.filter((village) => village.reached).length;
  return [
    ...text(...extremes(context, byGrowth), document.reached(reached, all.length)),
    {
      kind: 'table',
      columns: [
        { header: villageTable.village, width: 22 },
        { header: villageTable.surveyed, width: 13, figures: true },
        { header: villageTable.perCapita, width: 18, figures: true },
        { header: villageTable.growth, width: 14, figures: true },
        { header: villageTable.down, width: 11, figures: true },
        { header: villageTable.notMet, width: 11, figures: true },
        { header: villageTable.red, width: 11, figures: true },
      ],
      rows: all.map(({ row }) => row),
    },
  ];
}

/** What is told of a village: its row of the table, and what it is compared by. */
interface ToldVillage extends Pick<Group, 'growth'> {
  readonly name: string;
  readonly reached: boolean;
  readonly row: readonly string[];
}

function toldOf(context: Context, village: Group): ToldVillage {
  const { words } = context;
  const { growth, target, income, households, trend, warning } = village;
  const { perCapita } = income.current;
  const name = villageText(context, village.name, village.township);
  return {
    ...{ name, growth },
    reached: target.reached === true,
    row: [
      name,
      String(households.surveyed),
      perCapita === null ? words.none : amountText(perCapita),
      share(growth, words.none),
      String(trend.down.households),
      String(target.notMet),
      String(warning.red),
    ],
  };
}

/** The villages that lead and lag; nothing where all grew alike. */
function extremes(context: DocumentContext, byGrowth: readonly ToldVillage[]): string[] {
  const { document, words } = context;
  const [first, last] = [byGrowth[0]?.growth ?? 0, byGrowth.at(-1)?.growth ?? 0];
  if (first === last) return [];
  const named = (growth: number): string => {
    const all = byGrowth.filter((one) => one.growth === growth);
    const names = all.slice(0, MOST_LEADING).map(({ name }) => name);
    return names.join(words.listSeparator);
  };
  return [
    document.lead(named(first), percentText(first)),
    document.lag(named(last), percentText(last)),
  ];
}

const isUrgent = ({ trend, warning, target: { met } }: HouseholdBrief): boolean =>
  trend === 'down' || warning === 'red' || warning === 'orange' || met === false;

export function urgent(context: DocumentContext, report: DocumentReport): Block[] {
  const { document } = context;
  if (report.township.households.surveyed === 0 || report.households === null) return [];
  const rows = urgentRows(context, report);
  if (rows.length === 0) return text(document.urgentNone);
  const { urgentTable } = document;
  return [
    ...text(document.urgentIntro(rows.length)),
    {
      kind: 'table',
      columns: [
        { header: urgentTable.place, width: 20 },
        { header: urgentTable.head, width: 16 },
        { header: urgentTable.warning, width: 13 },
        { header: urgentTable.net, width: 20, figures: true },
        { header: urgentTable.measures, width: 31 },
      ],
      rows,
    },
  ];
}

/** Village, head, warning, change of net income, measures: the most urgent first. */
export const urgentRows = (context: Context, { households }: DocumentReport): string[][] =>
  firstOf(byUrgency((households ?? []).filter(isUrgent)), MOST_URGENT).map(
    ({ village, township, head, warning, change, measures }) => [
      villageText(context, village, township),
      head ?? context.words.unknownValue,
      context.terms.warnings[warning],
      signedText(change.net.amount),
      measures.length === 0 ? context.words.noMeasure : measuresText(context, measures),
    ],
  );
