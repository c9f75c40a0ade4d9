import type { ElsewhereRule } from '../rule.js';

/**
 * Rules that are kept where the files are read, the years matched and the factors tagged: they are
 * listed here, so that the list of rules is whole.
 */
const reading: ElsewhereRule = { scope: 'intake', origin: 'form', source: 'intakeRules' };
const ledger: ElsewhereRule = { scope: 'ledger', origin: 'form', source: 'measureRules' };
const matching: ElsewhereRule = { scope: 'intake', origin: 'form', source: 'matching' };

export const elsewhereRules = {
  'file.unreadable': reading,
  'file.encrypted': reading,
  'file.legacyFormat': reading,
  'file.tooLarge': reading,
  'file.noTable': reading,
  'intake.unknownColumn': reading,
  'intake.duplicateColumn': reading,
  'intake.notNumber': reading,
  'intake.errorCell': reading,
  'intake.uncached': reading,
  'intake.mergedIdentity': reading,
  'intake.noIdentity': reading,
  'intake.periodMismatch': reading,
  'intake.hiddenSheet': reading,
  'intake.hiddenRows': reading,
  'intake.hiddenColumns': reading,
  'id.digitsLost': { scope: 'intake', origin: 'standard', source: 'gb11643' },
  'key.duplicate': matching,
  'key.duplicateAcrossVillages': matching,
  'household.population': { scope: 'intake', origin: 'form', source: 'formFilling' },
  'income.negative': { scope: 'intake', origin: 'form', source: 'formFilling' },
  'factors.declaredContradicted': { scope: 'analysis', origin: 'form', source: 'factorRules' },
  'match.ambiguous': matching,
  'match.suggestion': matching,
  'match.answerUnclear': matching,
  'match.answerConflict': matching,
  'match.answerUnused': matching,
  'policy.factOutOfDate': { scope: 'policy', origin: 'law', source: 'measureRules' },
  'accept.expired': reading,
  'accept.unused': reading,
  'correction.unusable': reading,
  'correction.unknownHousehold': reading,
  'correction.unknownField': reading,
  'correction.oldValueGone': reading,
  'ledger.notLedger': ledger,
  'ledger.missingColumn': ledger,
  'ledger.missingKey': ledger,
  'ledger.unknownFamily': ledger,
  'ledger.duplicateRow': ledger,
  'ledger.unknownChoice': ledger,
  'ledger.notAmount': ledger,
  'ledger.amountText': ledger,
  'ledger.notDate': ledger,
  'ledger.dateText': ledger,
  'ledger.otherVillage': ledger,
  'ledger.figuresDiffer': ledger,
  'ledger.planWithoutMeasure': ledger,
} as const satisfies Record<string, ElsewhereRule>;
