import type { Finding } from '../../../domain/findings/finding.js';
import { type FindingWords, wordOf } from '../../finding.js';
import { agreeing, counted } from '../count.js';
import { field, param, shown } from './speech.js';

/** `params.standing` of intake.periodMismatch; of any other period there is nothing to add. */
const standings: Readonly<Record<string, string>> = {
  otherYear: ' It is the other year’s: the files of the two years may be swapped.',
};

type OfItem = Finding<'intake.itemGone' | 'intake.itemNew'>;

/** The tables that lack an item: all of a year's, or those of some of its parts. */
const lackingIn = ({ params: { parts } }: OfItem, year: string): string =>
  typeof parts === 'string' ? `${year} tables of ${parts} have` : `${year} table has`;

const countedAs = ({ params: { parts } }: OfItem, whole: string): string =>
  typeof parts === 'string' ? '0 for these months' : whole;

/** `params.doubt` of intake.valueUnclear. */
const doubts: Readonly<Record<string, string>> = {
  several: 'several figures stand beside it, or none in the next cell',
  years: 'nothing tells of which year its figure is',
  noValue: 'another label stands where its value belongs',
  otherYear: 'the card has figures of the other year only',
};

/** `params.lacking` of intake.notACard. */
const essentials: Readonly<Record<string, string>> = {
  identity: 'name, household number or ID number',
  population: 'number of persons',
  amount: 'income',
};

export const reading = {
  'intake.unknownColumn': {
    checks: 'Every header is known',
    message: (found) => {
      const near = found.expected ?? found.params.candidate ?? null;
      const asked = near === null ? '' : ` Is it “${shown(near)}”?`;
      const what = `“${shown(found.value)}” is not known`;
      return found.params.cards === undefined
        ? `Header ${what} and its column is not used.${asked}`
        : `Label ${what} and what it holds is not used (cards: ${param(found, 'cards')}).${asked}`;
    },
    suggestion: () =>
      'Use the prescribed header; a column of your own can stay, or be named in the column map.',
  },
  'intake.unknownMoney': {
    checks: 'No money stands under a header that nobody knows',
    message: (found) => {
      const near = found.expected ?? null;
      const asked = near === null ? '' : ` The nearest item is “${shown(near)}”.`;
      const { cards, likely } = found.params;
      const what = cards === undefined ? 'Header' : `Label (cards: ${shown(cards)})`;
      const like = likely === 1 ? ' stands between two columns of money and' : '';
      return `${what} “${shown(found.value)}”${like} is not known and not used: ${param(found, 'sum')} yuan of ${counted(param(found, 'cells'), 'household')}.${asked}`;
    },
    suggestion: (found) =>
      `Say in the column map which item it is (“${shown(found.value)}: item”, zengshou columns makes one), or “不读: [${shown(found.value)}]” to leave it out knowingly.`,
  },
  'intake.duplicateColumn': {
    checks: 'A field has one column, or two that agree',
    message: (found) =>
      found.household === null
        ? `“${field(found)}” stands twice: “${param(found, 'first')}” and “${shown(found.value)}”. The first filled cell counts.`
        : `“${field(found)}” has two columns that differ, here “${shown(found.value)}”: the row is not used, for nobody can tell which is right.`,
    suggestion: () => 'Keep one column and delete the other; find out first which one is right.',
  },
  'intake.missingColumn': {
    checks:
      'Required columns are there: name or household number, persons, items or total of the four kinds of income',
    message: (found) => {
      const { cards } = found.params;
      const where = cards === undefined ? '' : ` (cards: ${shown(cards)})`;
      return `There is nothing of “${field(found)}”${where}, neither items nor a total; it counts as 0.`;
    },
    suggestion: () => 'Add the column; where nobody has such income, fill in 0.',
  },
  'intake.notNumber': {
    checks: 'Amounts and counts are numbers',
    message: (found) => `“${field(found)}” needs a number, but says “${shown(found.value)}”.`,
    suggestion: () => 'Fill in a number; explanations belong in the note.',
  },
  'intake.errorCell': {
    checks: 'No cell holds an error value',
    message: (found) => `“${field(found)}” holds the error value ${shown(found.value)}.`,
    suggestion: () => 'Mend the formula, or fill in the number.',
  },
  'intake.uncached': {
    checks: 'Formulas have a stored result',
    message: (found) => `“${field(found)}” is a formula without a stored result.`,
    suggestion: () => 'Open the file in WPS or Excel, recalculate and save it.',
  },
  'intake.dateCell': {
    checks: 'Amounts, counts, household numbers, ID numbers and names are no dates',
    message: (found) => `“${field(found)}” is a date (${shown(found.value)}) and is not used.`,
    suggestion: () =>
      'Spreadsheet programs make a date of “3-5” and the like. Set the cell’s format to General (Text for a number of a household), check it and fill it in again.',
  },
  'intake.valueUnclear': {
    checks:
      'On a card the cell to the right of a label is its value, and figures of two years have heads that say so',
    message: (found) => {
      const end = found.params.rejected === 1 ? 'the card is not used.' : 'it is not used.';
      const why = wordOf(doubts, found.params.doubt) ?? 'its value cannot be told';
      const { cells, labels } = found.params;
      const others =
        Number(labels ?? 1) > 1 ? ` and others (${param(found, 'labels')} labels)` : '';
      return `“${shown(found.value)}”${others}: ${why}${cells ? ` (${cells})` : ''}; ${end}`;
    },
    suggestion: () =>
      'Fill in one value to the right of the label; give each year a column of its own under 上年 and 本年 or the years. What is not to be read can be left out in the column map.',
  },
  'intake.unreadCells': {
    checks: 'A card has no figures that belong to no label',
    message: (found) =>
      `Cells that belong to no label: ${param(found, 'count')} (${param(found, 'cells')}); they are not used.`,
    suggestion: () => 'Write a label to the left of the figure, or delete what is not needed.',
  },
  'intake.notACard': {
    checks: 'Sheets among cards are cards, too, with all their labels',
    message: (found) => {
      const lacking = String(found.params.lacking ?? '').split(',');
      const names = lacking.map((each) => essentials[each] ?? each).join(', ');
      return `The sheet is like a card, but has no ${names}; it is not used.`;
    },
    suggestion: () => 'Check its labels for slips; a sheet that is no card can stay.',
  },
  'intake.mergedIdentity': {
    checks: 'One row a household: number, ID and name are not merged over rows',
    message: (found) =>
      `The number, ID or name of this row is merged with the row above (${shown(found.household)}): nobody can tell whose row it is, and it is not used.`,
    suggestion: ({ params: { persons } }) =>
      persons === 1
        ? 'Undo the merge; fill in 户编号 on the row of every person.'
        : 'Undo the merge; fill in one row a household with its whole amounts.',
  },
  'intake.mergedAmount': {
    checks: 'Amounts are not merged over households or columns',
    message: (found) =>
      `The cell of ${field(found)} is merged over households or columns (${param(found, 'range')}): nobody can tell whose or what the amount is, and the row is not used.`,
    suggestion: () => 'Undo the merge; fill in each amount of each household.',
  },
  'intake.extraFields': {
    checks: 'No row of a text file has more fields than the header',
    message: (found) =>
      `The row has ${counted(param(found, 'fields'), 'field')}, the header ${param(found, 'named')}: a separator without quotation marks may stand in a number (20,000) and move all that follows; the row is not used.`,
    suggestion: () => 'Take commas out of numbers, or save as .xlsx and hand in again.',
  },
  'intake.noIdentity': {
    checks: 'Every row has a household number, an ID number or a name',
    message: () => 'The row has no household number, ID number or name, and is not used.',
    suggestion: () =>
      'Fill in the household number or name; delete rows that are no household, or begin them with 合计 or 说明.',
  },
  'intake.unit': {
    checks: 'The unit is right: amounts are not ten thousand times those of the other year',
    message: (found) => {
      const guess =
        found.params.looksLike === 'yuanAsWan'
          ? 'perhaps filled in in 元 and read as 万元'
          : 'perhaps filled in in 万元 and read as 元';
      return `The median net income of this table is ${shown(found.value)} yuan, that of the same households in the other year ${shown(found.expected)} (ratio ${param(found, 'ratio')}): ${guess}.`;
    },
    suggestion: () =>
      'Its households count as not surveyed until title or header say the unit, or the column map does (`单位: 万元`). Check the amounts first.',
  },
  'intake.itemGone': {
    checks: 'An item with amounts last year has a column this year',
    message: (found) =>
      `${lackingIn(found, 'This year’s')} no column “${field(found)}”; last year ${counted(param(found, 'households'), 'household')} had ${shown(found.value)} yuan of it. It counts as ${countedAs(found, 'fallen to 0')}, and may be why they are in decline.`,
    suggestion: (found) =>
      `Add the column and fill it in; if this year’s form does not ask for it, write “不问: [${field(found)}]” in the column map, which leaves it out of both years.`,
  },
  'intake.itemNew': {
    checks: 'An item with amounts this year had a column last year',
    message: (found) =>
      `${lackingIn(found, 'Last year’s')} no column “${field(found)}”; this year ${counted(param(found, 'households'), 'household')} ${agreeing(param(found, 'households'), 'has', 'have')} ${shown(found.value)} yuan of it. It counts as ${countedAs(found, 'risen from 0')}, and may hide a fall.`,
    suggestion: (found) =>
      `Check last year’s table; if its form did not ask for it, write “不问: [${field(found)}]” in the column map, which leaves it out of both years.`,
  },
  'intake.itemBlank': {
    checks: 'An item that several households had in the other year is filled in by somebody',
    message: (found) =>
      `There is a column “${field(found)}”, but nobody of the village filled it in; in the other year ${counted(param(found, 'households'), 'household')} had ${shown(found.value)} yuan of it. It counts as 0.`,
    suggestion: (found) =>
      `Fill it in, 0 where there is none; if the form does not ask for it, write “不问: [${field(found)}]” in the column map, which leaves it out of both years.`,
  },
  'intake.wordUnknown': {
    checks: 'Yes/no columns say 是 or 否',
    message: (found) =>
      `“${field(found)}”: “${shown(found.value)}” is neither yes nor no (cells: ${param(found, 'cells')}), and counts as unknown.`,
    suggestion: () => 'Fill in 是 or 否.',
  },
  'intake.periodMismatch': {
    checks: 'The title names the period of the run',
    message: (found) =>
      `The title or the sheet’s name names the period ${shown(found.value)}, the run is of ${shown(found.expected)}; the table is not used.${wordOf(standings, found.params.standing) ?? ''}`,
    suggestion: () =>
      'Check that the file is in the right year’s folder, or correct the title or the sheet’s name.',
  },
  'intake.otherYear': {
    checks: 'A year’s folder holds no table of the other year',
    message: (found) =>
      `This table is of the other year (${shown(found.value)}); its village has one of ${shown(found.expected)}, so this one is not used.`,
    suggestion: () => 'Nothing to do: a workbook may hold the tables of both years.',
  },
  'intake.villageBlank': {
    checks: 'Every row names its village',
    message: (found) =>
      `${counted(param(found, 'count'), 'row')} ${agreeing(param(found, 'count'), 'does', 'do')} not name ${agreeing(param(found, 'count'), 'its', 'their')} village (row ${param(found, 'rows')}); by the sheet’s name, the title or the file’s name they count as “${param(found, 'taken')}”, never as the row above.`,
    suggestion: () => 'Fill in 行政村 in every row; take merged cells apart first.',
  },
  'intake.villageByFile': {
    checks: 'The village stands in its column, the sheet’s name or the title, or names the file',
    message: (found) =>
      `Nothing in the table says which village it is; after the file’s name it counts as “${shown(found.value)}”.`,
    suggestion: () =>
      'Name it in the column 行政村, the sheet’s name or the title (填报单位：北张村), or call the file after it.',
  },
  'intake.notSurveyed': {
    checks: 'Every household’s income is filled in',
    message: () => 'All incomes and totals are blank: not surveyed, and not compared.',
    suggestion: () => 'Visit the household and fill them in; 0 where there is no such income.',
  },
  'intake.hiddenSheet': {
    checks: 'No sheet is hidden',
    message: () => 'This sheet is hidden; its households are read like others.',
    suggestion: () => 'Check that it is no old sheet; delete it if it is not needed.',
  },
  'intake.hiddenRows': {
    checks: 'No row is hidden',
    message: (found) =>
      `Hidden rows (${shown(found.value)}): ${param(found, 'rows')}; their households are read like others.`,
    suggestion: () => 'Show and check them; delete rows that are not needed.',
  },
  'intake.hiddenColumns': {
    checks: 'No column is hidden',
    message: (found) =>
      `Hidden columns (${shown(found.value)}): ${param(found, 'columns')}; their amounts are read like others.`,
    suggestion: () => 'Show and check them; delete columns that are not needed.',
  },
} as const satisfies Partial<FindingWords>;
