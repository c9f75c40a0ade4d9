import { type Finding, withoutIdNumber } from '../domain/findings/finding.js';
import { byCodePoint } from '../domain/names/order.js';
import { FetchedList, type Listing } from '../domain/outcomes/listing.js';
import { findingSentences, type Lang } from '../locales/index.js';
import type { FindingRow } from '../reports/report.js';
import { recordedFinding } from '../results/finding.js';

/**
 * Sorts findings by file, sheet, row, cell and code, the order in which a clerk goes through a
 * file.
 */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) =>
      byCodePoint(a.file ?? '', b.file ?? '') ||
      byCodePoint(a.sheet ?? '', b.sheet ?? '') ||
      (a.row ?? 0) - (b.row ?? 0) ||
      byAddress(a.cell ?? '', b.cell ?? '') ||
      byCodePoint(a.code, b.code) ||
      byCodePoint(a.household ?? '', b.household ?? ''),
  );

const byAddress = (a: string, b: string): number => a.length - b.length || byCodePoint(a, b);

/** A finding with its sentences, for reports. */
export function findingRow(found: Finding, lang: Lang): FindingRow {
  const told = withoutIdNumber(found);
  const { code, severity, file, sheet, cell, village, household, whose, signOff } = told;
  const { message, suggestion } = findingSentences(found, lang);
  return {
    ...{ code, severity, file, sheet, cell, village, household, message, suggestion },
    head: whose?.head ?? null,
    number: whose === undefined ? household : whose.number,
    ...(signOff === undefined ? {} : { signOff }),
  };
}

/** More sentences are made again whenever they are looked at, instead of held. */
const MOST_HELD = 5000;

/** Findings with their sentences. */
export function findingRows(findings: readonly Finding[], lang: Lang): Listing<FindingRow> {
  const row = (found: Finding): FindingRow => findingRow(found, lang);
  return findings.length <= MOST_HELD
    ? findings.map(row)
    : new FetchedList(findings.length, (place) => row(findings[place] as Finding));
}

/** A line of `findings.jsonl`. Definition: docs/definitions/checks.md. */
export function findingLine(found: Finding, lang: Lang): string {
  return recordedFinding({ ...found, ...findingSentences(found, lang) });
}
