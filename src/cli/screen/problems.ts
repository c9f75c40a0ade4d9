import { type Finding, withoutIdNumber } from '../../domain/findings/finding.js';
import { findingText } from '../../locales/index.js';
import { type Repeated, ranked } from './ranked.js';
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

const MOST_PLACES = 8;

/** Where else the same is said of the same household or row; empty where it is said once. */
export function repeatedText({ others }: Repeated, screen: Screen): string {
  if (others.length === 0) return '';
  const { validate, summary } = screen.words;
  const places = others.flatMap(({ cell, row }) => cell ?? (summary.row(row) || []));
  const named = [...new Set(places)].slice(0, MOST_PLACES).join('、');
  return validate.repeated(others.length, named, places.length > MOST_PLACES);
}

/** The findings that cost most, each with those that say the same, and how many there are besides. */
export function problemTexts(
  findings: readonly Finding[],
  more: (count: number) => string,
  screen: Screen,
  most = SHOWN,
): string[] {
  const lines = ranked(findings)
    .flatMap((group) => group.lines)
    .slice(0, most);
  const rest = findings.length - lines.reduce((sum, { others }) => sum + 1 + others.length, 0);
  return [
    ...lines.map((line) => problemText(line.first, screen) + repeatedText(line, screen)),
    ...(rest > 0 ? [`  ${more(rest)}`] : []),
  ];
}
