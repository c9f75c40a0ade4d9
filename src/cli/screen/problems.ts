import type { Finding } from '../../domain/findings/finding.js';
import { findingText, type Lang } from '../../locales/index.js';
import type { Screen } from './screen.js';

/** A finding on one line: where it is, what is wrong, what to do. */
export function problemText(found: Finding, screen: Screen, lang: Lang): string {
  const { summary } = screen.words;
  const place = [found.file, found.sheet, found.cell ?? summary.row(found.row)].filter(Boolean);
  const mark = found.severity === 'error' ? screen.paint.red('✗') : screen.paint.yellow('!');
  return `  ${mark} ${[place.join(' / '), findingText(found, lang)].filter(Boolean).join('  ')}`;
}

export const countOf = (findings: readonly Finding[], severity: Finding['severity']): number =>
  findings.filter((found) => found.severity === severity).length;

const SHOWN = 10;

/** The first findings one by one, and how many there are besides. */
export function problemTexts(
  findings: readonly Finding[],
  more: (count: number) => string,
  screen: Screen,
  lang: Lang,
  most = SHOWN,
): string[] {
  const rest = findings.length - most;
  return [
    ...findings.slice(0, most).map((found) => problemText(found, screen, lang)),
    ...(rest > 0 ? [`  ${more(rest)}`] : []),
  ];
}
