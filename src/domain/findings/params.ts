import type { FindingCode } from './codes.js';

/**
 * The values that the sentences of each code need beside the place, the value and what was expected.
 * Amounts are in yuan, places read `2021.xlsx!Sheet1!7`, lists are joined for people.
 */
interface ParamsByCode {
  /** The reason, and in which part or line of the file. */
  'file.unreadable': { reason: string; part?: string; line?: number };
  /** Which limit, and how much it allows. */
  'file.tooLarge': { limit: string; most: number };
  'file.noTable': { sheets: number };
  /** The name that is probably meant, and how much alike the two are. */
  'intake.unknownColumn': { candidate: string | null; score: number | null } & OfCards;
  'intake.unknownMoney': UnknownMoney;
  /** The header of the first of the two columns; absent where a row is concerned. */
  'intake.duplicateColumn': { first?: string } & OfCards;
  'intake.missingColumn': OfCards;
  /** `rejected`: the whole card is not used. */
  'intake.valueUnclear': { doubt: string; cells: string; labels: number; rejected: Flag };
  'intake.unreadCells': { count: number; cells: string };
  /** What the sheet lacks of a card. */
  'intake.notACard': { lacking: string };
  /** `persons`: the table has a row for each person. */
  'intake.mergedIdentity': { persons: Flag };
  'intake.mergedAmount': { range: string };
  'intake.extraFields': { fields: number; named: number };
  'intake.unit': { ratio: number; looksLike: 'yuanAsWan' | 'wanAsYuan'; households: number };
  'intake.itemGone': ItemHolders;
  'intake.itemNew': ItemHolders;
  'intake.itemBlank': ItemHolders;
  'intake.wordUnknown': { cells: number };
  'intake.periodMismatch': { standing: string };
  'parts.overlap': { first: string; second: string };
  'parts.skipped': { reason: string };
  'intake.villageBlank': { count: number; rows: string; taken: string };
  'intake.hiddenRows': { rows: string };
  'intake.hiddenColumns': { columns: string };
  'id.length': { length: number };
  'id.birthDate': { reason: 'noDate' | 'future' };
  'id.region': { province: string };
  'key.duplicate': Duplicate;
  'key.duplicateAcrossVillages': Duplicate;
  /** `own`: both rows stand in one table. */
  'key.copy': { first: string; firstRow: number; own: Flag };
  'key.local': { village: string; otherVillage: string };
  'household.populationDiffers': Column;
  'household.labourAbovePopulation': { population: number };
  'household.helperInBatch': { name: string; other: string };
  /** `named`: 1 by a column of the household, 2 by the other year, 0 by nothing. */
  'members.noHead': { taken: string; named: 0 | 1 | 2 };
  'members.twoHeads': { rows: string; taken: string };
  'members.headName': { head: string };
  /** What the differing cells hold; `person` where several rows are about one person. */
  'members.differs': { of: 'item' | 'total' | 'outside' | 'population' | 'other' | 'person' };
  'members.count': { stated: number };
  'members.elsewhere': { other: string; place: string };
  'members.noHousehold': { rows: number };
  'totals.category': Difference;
  'totals.group': { group: string; parts: string } & Difference;
  'totals.gross': Difference;
  'totals.net': Difference;
  'totals.perCapita': Difference;
  'totals.sheet': { label: string; households: number };
  /** For a household its gross income; for a table how many of its households. */
  'income.costsMissing': { gross: number } | { households: number; of: number };
  'income.costsExceed': { gross: number };
  'income.jump': Jump;
  'income.itemJump': Jump;
  'welfare.dibaoWithoutMoney': Welfare;
  'welfare.moneyWithoutDibao': { amount: number } & Welfare;
  'welfare.dibaoAndTekun': { dibao: number; tekun: number };
  'welfare.tekunWithoutMoney': Welfare;
  'welfare.tekunWithLabour': Welfare;
  'work.wagesWithoutWorkers': { wages: number };
  'work.workersWithoutWages': { workers: number };
  'work.monthsRange': { workers: number };
  'work.monthsTimesWage': { months: number; wage: number };
  'loan.limits': { limit: number };
  'monitoring.belowLineUnmonitored': BelowLine;
  'monitoring.clearedBelowLine': BelowLine;
  'evidence.stoppedWithIncome': { gross: number };
  'factors.declaredContradicted': { factors: string };
  'match.missingThisYear': RejectedElsewhere;
  'match.newThisYear': RejectedElsewhere;
  'match.headChanged': { prior: string };
  'match.villageChanged': { prior: string };
  'match.populationChanged': { prior: number };
  'match.ambiguous': { candidates: string };
  /** Pairs that nobody has answered for. */
  'match.renumbered': { open: number };
  'match.suggestion': Suggestion;
  'match.answerUnclear': Heads;
  'match.answerConflict': Heads;
  'match.answerUnused': Heads;
  'rollup.duplicate': Crossed & { runs: number };
  /** Both runs have hashes of one key, which tell the households apart. */
  'rollup.sameNumber': Crossed & { byHash: Flag };
  /** `isDuplicate`: the same household is told as `rollup.duplicate`, too. */
  'rollup.moved': Crossed & { isDuplicate: Flag };
  'policy.factOutOfDate': {
    key: string;
    state: 'expired' | 'notYet' | 'inForce';
    from: string | null;
    until: string | null;
  };
  'accept.expired': Accepted;
  'accept.unused': Accepted;
  'accept.ambiguous': Accepted;
  'accept.unusable': { reason: string | null } & Column;
  'accept.keyChanged': { reason: string | null } & Column;
  /** `conflict`: the two say different things. */
  'accept.duplicate': { accepted: string; first: string; conflict: Flag };
  'correction.unusable': Column;
  /** 上年 or 本年. */
  'correction.unknownHousehold': { year: string };
  'ledger.missingColumn': { columns: string };
  'ledger.missingKey': Column;
  'ledger.unknownFamily': Column;
  'ledger.duplicateRow': { family: string; first: string };
  'ledger.unknownChoice': Column;
  'ledger.notAmount': Column;
  'ledger.amountText': Column;
  'ledger.notDate': Column;
  'ledger.dateText': Column;
  'ledger.otherVillage': Column;
  'ledger.planWithoutMeasure': Column;
}

/** Yes or no. */
type Flag = 0 | 1;

/** How many cards of the file have the label. */
type OfCards = { cards?: number };

/** What the column holds in yuan and in how many cells; `likely`: it only looks like money. */
type UnknownMoney = {
  candidate: string | null;
  score: number | null;
  sum: number;
  cells: number;
  likely?: 1;
} & OfCards;

/** Households that have something of the item; `parts`: the months that do not ask for it. */
type ItemHolders = { households: number; parts?: string };

/** Other rows with the key, how many rows in all, and their villages. */
/** `why`: of rows of persons, what keeps them from being one household, and which rows say so. */
type Duplicate = {
  others: string;
  rows: number;
  villages: string;
  why?: 'number' | 'heads' | 'villages' | 'tables' | 'noHead';
  whyRows?: string;
};

/** The name of a column. */
type Column = { column: string };

type Difference = { difference: number };

/** `estimated`: last year is reckoned down to the months of this year. */
type Jump = { prior: number; change: number; rate: number | null; estimated?: 1 };

type Welfare = { welfare: string | null };

type BelowLine = { perCapita: number; line: number };

/** The row of the other year that was rejected, and its table. */
type RejectedElsewhere = { rejectedRow?: number; rejectedIn?: string };

/** The household of last year, and the other one where a household came apart or together. */
type Suggestion = {
  likenesses: string;
  prior: string;
  priorHead: string;
  priorVillage: string;
  other: string | null;
  otherHead: string | null;
};

type Heads = { head: string | null; priorHead: string | null };

type Crossed = { places: string };

/** The code that was accepted, by whom, and the last day it holds. */
type Accepted = { accepted: string; who: string; until: string };

/** For codes whose sentences need only the place and the value. */
export type Nothing = Readonly<Record<never, never>>;

/** The values of a code; of several codes those of one of them. */
export type FindingParams<Code extends FindingCode = FindingCode> = {
  [One in Code]: One extends keyof ParamsByCode ? Readonly<ParamsByCode[One]> : Nothing;
}[Code];
