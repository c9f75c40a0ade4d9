import { type Finding, withoutIdNumber } from '../../domain/findings/finding.js';
import { findingText } from '../../locales/index.js';
import { ranked } from './ranked.js';
import type { Screen } from './screen.js';

/** A finding on one line: where it is, whose, what is wrong, what to do. */
export function problemText(found: Finding, screen: Screen): string {
  const mark = found.severity === 'error' ? screen.paint.red('✗') : screen.paint.yellow('!');
  return `  ${mark} ${placedText(found, findingText(found, screen.lang), screen)}`;
}

/** What is said of a finding behind its place and its household as people look for it. */
export function placedText(found: Finding, text: string, screen: Screen): string {
  const { file, sheet, cell, row, village, household, whose } = withoutIdNumber(found);
  const place = [file, sheet, cell ?? screen.words.summary.row(row)].filter(Boolean).join(' / ');
  const who = whose === undefined ? [household] : [village, whose.head, whose.number];
  return [place, ...who, text].filter(Boolean).join('  ');
}

export const countOf = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((found) => found.severity === severity).length;

const SHOWN = 10;

/** The findings that cost most one by one, and how many there are besides. */
export function problemTexts(
  findings: readonly Finding[],
  more: (count: number) => string,
  screen: Screen,
  most = SHOWN,
): string[] {
  const inOrder = ranked(findings).flatMap(({ findings: group }) => group);
  const rest = findings.length - most;
  return [
    ...inOrder.slice(0, most).map((found) => problemText(found, screen)),
    ...(rest > 0 ? [`  ${more(rest)}`] : []),
  ];
}
