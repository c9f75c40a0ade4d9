import { type Finding, isOf, saidOnce } from '../../domain/findings/finding.js';
import { fenOf, yuan } from '../../domain/money.js';
import type { DetailTable } from '../table/detail-table.js';

const MONEY = 'intake.unknownMoney';

/** Codes that are about labels and not about a household. */
const OF_LABELS: ReadonlySet<string> = new Set([
  'intake.unknownColumn',
  MONEY,
  'intake.duplicateColumn',
]);
export const isOfLabel = ({ code, household }: Finding): boolean =>
  OF_LABELS.has(code) && household === null;

/** The tables of a file, whose cards are one form: every label is spoken of once, on the first card. */
export function labelsSaidOnce(tables: readonly DetailTable[]): readonly DetailTable[] {
  const cards = new Set(tables.filter(({ head }) => head.rows !== undefined));
  const [first] = cards;
  const once = saidOnce(
    withSums([...cards].flatMap(({ findings }) => findings.filter(isOfLabel))),
    ({ code, value }) => `${code}\n${value}`,
  );
  return tables.map((table) => {
    if (!cards.has(table)) return table;
    const others = table.findings.filter((found) => !isOfLabel(found));
    return { ...table, findings: table === first ? [...once, ...others] : others };
  });
}

/** An unknown label over money is told with the sum of what all cards have beside it. */
function withSums(findings: readonly Finding[]): Finding[] {
  const money = new Map<Finding['value'], Finding<typeof MONEY>>();
  for (const found of findings) {
    if (!isOf(found, MONEY)) continue;
    const { sum = 0, cells = 0 } = money.get(found.value)?.params ?? {};
    const params = {
      ...found.params,
      sum: yuan(fenOf(sum) + fenOf(found.params.sum)),
      cells: cells + found.params.cells,
    };
    money.set(found.value, { ...(money.get(found.value) ?? found), params });
  }
  return findings.map((found) =>
    found.code === 'intake.duplicateColumn' ? found : (money.get(found.value) ?? found),
  );
}
