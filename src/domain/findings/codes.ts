import type { ItemKey } from '../catalog.js';
import type { Severity } from './severity.js';

/**
 * Every code of a finding with its default severity, in the order of docs/definitions/checks.md.
 * `fixed`: the finding rejects rows or a file, so no policy can make it less than it is. The last
 * word is the severity that it has where the row is used all the same, because the value has no
 * weight or was guessed.
 */
// biome-ignore format: a table reads by its rows
const CODE_ROWS = [
  ['file.unreadable', 'error', 'fixed'],
  ['file.encrypted', 'error', 'fixed'],
  ['file.legacyFormat', 'error', 'fixed'],
  ['file.tooLarge', 'error', 'fixed'],
  ['file.noTable', 'error', 'fixed'],
  ['intake.unknownColumn', 'warning', ''],
  ['intake.unknownMoney', 'error', '', 'warning'],
  ['intake.duplicateColumn', 'error', 'fixed'],
  ['intake.missingColumn', 'error', ''],
  ['intake.notNumber', 'error', 'fixed', 'warning'],
  ['intake.errorCell', 'error', 'fixed', 'warning'],
  ['intake.uncached', 'error', 'fixed', 'warning'],
  ['intake.dateCell', 'error', 'fixed', 'warning'],
  ['intake.valueUnclear', 'error', 'fixed', 'warning'],
  ['intake.unreadCells', 'warning', ''],
  ['intake.notACard', 'warning', ''],
  ['intake.mergedIdentity', 'error', 'fixed'],
  ['intake.mergedAmount', 'error', 'fixed'],
  ['intake.extraFields', 'error', 'fixed'],
  ['intake.noIdentity', 'error', 'fixed'],
  ['intake.unit', 'error', ''],
  ['intake.itemGone', 'error', ''],
  ['intake.itemNew', 'error', ''],
  ['intake.itemBlank', 'error', ''],
  ['intake.wordUnknown', 'warning', ''],
  ['intake.periodMismatch', 'error', 'fixed'],
  ['intake.otherYear', 'info', ''],
  ['parts.gap', 'error', 'fixed'],
  ['parts.overlap', 'error', 'fixed'],
  ['parts.title', 'error', 'fixed'],
  ['parts.unclear', 'warning', ''],
  ['parts.straddles', 'error', 'fixed'],
  ['parts.skipped', 'info', ''],
  ['parts.missing', 'warning', ''],
  ['parts.newInYear', 'info', ''],
  ['parts.blank', 'info', ''],
  ['intake.villageBlank', 'warning', ''],
  ['intake.villageByFile', 'warning', ''],
  ['intake.notSurveyed', 'warning', ''],
  ['intake.hiddenSheet', 'info', ''],
  ['intake.hiddenRows', 'info', ''],
  ['intake.hiddenColumns', 'info', ''],
  ['id.length', 'error', ''],
  ['id.checksum', 'error', ''],
  ['id.birthDate', 'error', ''],
  ['id.region', 'info', ''],
  ['id.digitsLost', 'error', ''],
  ['key.duplicate', 'error', 'fixed'],
  ['key.duplicateAcrossVillages', 'error', 'fixed'],
  ['key.copy', 'warning', ''],
  ['key.local', 'warning', ''],
  ['household.population', 'error', 'fixed'],
  ['household.populationDiffers', 'info', ''],
  ['household.labourAbovePopulation', 'error', ''],
  ['household.typeUnknown', 'warning', ''],
  ['household.helperIsHousehold', 'warning', ''],
  ['household.helperInBatch', 'info', ''],
  ['members.noHead', 'warning', ''],
  ['members.twoHeads', 'error', ''],
  ['members.headName', 'warning', ''],
  ['members.differs', 'error', 'fixed', 'warning'],
  ['members.counted', 'info', ''],
  ['members.count', 'warning', ''],
  ['members.skillUnknown', 'info', ''],
  ['members.noKey', 'error', 'fixed'],
  ['members.elsewhere', 'warning', ''],
  ['members.noHousehold', 'warning', ''],
  ['totals.category', 'error', ''],
  ['totals.group', 'error', ''],
  ['totals.only', 'info', ''],
  ['totals.netOnly', 'error', ''],
  ['totals.gross', 'error', ''],
  ['totals.net', 'error', ''],
  ['totals.perCapita', 'error', ''],
  ['totals.sheet', 'warning', ''],
  ['income.negative', 'error', 'fixed', 'warning'],
  ['income.costsMissing', 'warning', ''],
  ['income.costsExceed', 'warning', ''],
  ['income.wagesRange', 'warning', ''],
  ['income.allZero', 'warning', ''],
  ['income.itemRange', 'warning', ''],
  ['income.perCapitaRange', 'warning', ''],
  ['income.identicalYears', 'warning', ''],
  ['income.jump', 'warning', ''],
  ['income.itemJump', 'warning', ''],
  ['welfare.dibaoWithoutMoney', 'warning', ''],
  ['welfare.moneyWithoutDibao', 'warning', ''],
  ['welfare.dibaoAndTekun', 'warning', ''],
  ['welfare.tekunWithoutMoney', 'warning', ''],
  ['welfare.tekunWithLabour', 'warning', ''],
  ['work.wagesWithoutWorkers', 'warning', ''],
  ['work.workersWithoutWages', 'warning', ''],
  ['work.monthsRange', 'warning', ''],
  ['work.monthlyWageRange', 'warning', ''],
  ['work.monthsTimesWage', 'warning', ''],
  ['loan.limits', 'warning', ''],
  ['monitoring.belowLineUnmonitored', 'warning', ''],
  ['monitoring.clearedBelowLine', 'warning', ''],
  ['evidence.disasterWithoutLoss', 'info', ''],
  ['evidence.stoppedWithIncome', 'info', ''],
  ['factors.declaredContradicted', 'warning', ''],
  ['match.missingThisYear', 'warning', ''],
  ['match.newThisYear', 'info', ''],
  ['match.headChanged', 'info', ''],
  ['match.villageChanged', 'info', ''],
  ['match.populationChanged', 'info', ''],
  ['match.ambiguous', 'error', ''],
  ['match.renumbered', 'error', ''],
  ['match.suggestion', 'warning', ''],
  ['match.answerUnclear', 'error', 'fixed'],
  ['match.answerConflict', 'error', 'fixed'],
  ['match.answerUnused', 'warning', ''],
  ['rollup.duplicate', 'error', ''],
  ['rollup.sameNumber', 'info', ''],
  ['rollup.moved', 'info', ''],
  ['policy.factOutOfDate', 'warning', ''],
  ['accept.expired', 'warning', ''],
  ['accept.unused', 'warning', ''],
  ['accept.ambiguous', 'warning', ''],
  ['accept.unusable', 'error', 'fixed'],
  ['accept.keyChanged', 'error', 'fixed'],
  ['accept.duplicate', 'error', 'fixed'],
  ['correction.unusable', 'error', 'fixed'],
  ['correction.unknownHousehold', 'error', 'fixed'],
  ['correction.unknownField', 'error', 'fixed'],
  ['correction.oldValueGone', 'error', 'fixed'],
  ['ledger.notLedger', 'error', 'fixed'],
  ['ledger.missingColumn', 'error', 'fixed'],
  ['ledger.missingKey', 'error', 'fixed'],
  ['ledger.unknownFamily', 'error', 'fixed'],
  ['ledger.duplicateRow', 'error', 'fixed'],
  ['ledger.unknownChoice', 'error', 'fixed'],
  ['ledger.notAmount', 'error', 'fixed'],
  ['ledger.amountText', 'warning', ''],
  ['ledger.notDate', 'error', 'fixed'],
  ['ledger.dateText', 'warning', ''],
  ['ledger.otherVillage', 'warning', ''],
  ['ledger.figuresDiffer', 'error', ''],
  ['ledger.planWithoutMeasure', 'warning', ''],
] as const satisfies readonly (readonly [string, Severity, '' | 'fixed', Severity?])[];

export type FindingCode = (typeof CODE_ROWS)[number][0];

export const FINDING_CODES: readonly FindingCode[] = CODE_ROWS.map(([code]) => code);

/** The severity of a code unless the policy says otherwise. */
export const DEFAULT_SEVERITIES = Object.fromEntries(
  CODE_ROWS.map(([code, severity]) => [code, severity]),
) as Readonly<Record<FindingCode, Severity>>;

/** The codes that weigh less where the row is used all the same. */
const MILD_SEVERITIES: ReadonlyMap<string, Severity> = new Map(
  CODE_ROWS.flatMap(([code, , , mild]) => (mild === undefined ? [] : [[code, mild]])),
);

/** `isMild`: the row is used all the same. A policy may still say otherwise (`withSeverities`). */
export const severityOf = (code: FindingCode, isMild = false): Severity =>
  (isMild ? MILD_SEVERITIES.get(code) : undefined) ?? DEFAULT_SEVERITIES[code];

/** Codes whose severity no policy can change: what is rejected is an error. */
export const FIXED_CODES: ReadonlySet<string> = new Set(
  CODE_ROWS.filter(([, , fixed]) => fixed === 'fixed').map(([code]) => code),
);

/** A file that cannot be read and what was wrongly decided or filled in are nobody's to accept. */
export const ACCEPTABLE_CODES: readonly FindingCode[] = FINDING_CODES.filter(
  (code) => !/^(?:file|accept|correction|ledger|rollup|match\.answer)/u.test(code),
);

/**
 * Codes that one of today's has replaced, each with the item that it was about: in policies, lists of
 * accepted findings and sign-off tables they mean the same as before.
 */
export const FORMER_CODES: ReadonlyMap<string, { code: FindingCode; item: ItemKey }> = new Map([
  ['income.dibaoRange', { code: 'income.itemRange', item: 'transfers.dibao' }],
  ['income.pensionRange', { code: 'income.itemRange', item: 'transfers.pension' }],
]);

/** Today's code of a finding that may have been written down under a former one. */
export const presentCode = (code: string): string => FORMER_CODES.get(code)?.code ?? code;
