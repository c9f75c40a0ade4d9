import {
  type CheckedFile,
  emptyAccount,
  ROW_KINDS,
  type RowAccount,
} from '../../domain/account.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { Validation } from './validate.js';

/** The villages that have rows in either year. */
export const villagesWithRows = ({ batch }: Pick<Validation, 'batch'>): Set<string> =>
  new Set(
    [batch.prior, batch.current].flatMap(({ households, rejected }) =>
      [...households, ...rejected].map(({ village }) => village),
    ),
  );

/**
 * The files of this year, and every other file in which something is wrong, with their rows and how
 * much that is: the sums of the files are the findings. What is accepted does not count.
 */
export function validatedFiles(
  { readings, batch }: Pick<Validation, 'readings' | 'batch'>,
  findings: readonly Finding[],
): CheckedFile[] {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { file, severity, accepted } of findings) {
    if (file === null || accepted || severity === 'info') continue;
    const count = counts.get(file) ?? { errors: 0, warnings: 0 };
    count[severity === 'error' ? 'errors' : 'warnings'] += 1;
    counts.set(file, count);
  }
  const checked = readings.filter(({ input }) => input.year === 'current');
  const known = new Set(checked.map(({ input }) => input.name));
  const others = readings.filter(({ input }) => !known.has(input.name) && counts.has(input.name));
  for (const { input } of others) known.add(input.name);
  return [
    ...[...checked, ...others].map(({ input, tables }) => ({
      path: input.name,
      rows: sumOf(tables.map(({ head, account }) => batch.accounts.get(head) ?? account)),
      ...(counts.get(input.name) ?? { errors: 0, warnings: 0 }),
    })),
    // Files of decisions have no rows of households.
    ...[...counts].flatMap(([path, count]) =>
      known.has(path) ? [] : [{ path, rows: emptyAccount(), ...count }],
    ),
  ];
}

function sumOf(accounts: readonly RowAccount[]): RowAccount {
  const sum = emptyAccount();
  for (const account of accounts) for (const kind of ROW_KINDS) sum[kind] += account[kind];
  return sum;
}
