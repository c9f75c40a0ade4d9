import type { Row } from './rows.js';

const TITLES = ['work', 'zengshou', 'the other', 'ratio (single turns)', 'wanted'];
const cells = ({ work, ours, other, ratio, wanted }: Row) => [work, ours, other, ratio, wanted];

/** A table of Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [TITLES, TITLES.map(() => '---'), ...rows.map(cells)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** What a record says of the machine and the program. */
export interface Occasion {
  readonly day: string;
  readonly commit: string;
  readonly machine: string;
  readonly runs: number;
}

/** The history with a new record at its end. */
export const recorded = (
  history: string,
  { day, commit, machine, runs }: Occasion,
  rows: readonly Row[],
): string =>
  `${history.trimEnd()}\n\n## ${day}, ${commit}\n\n${machine}; ${runs} alternating runs.\n\n${tableOf(rows)}\n`;
