import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { FINDING_CODES } from '../../domain/findings/codes.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import type { Finding } from '../../domain/findings/finding.js';
import { SEVERITIES } from '../../domain/findings/severity.js';
import { nearest } from '../../domain/names/nearest.js';
import type { SharedOption } from '../../locales/zh/help.js';
import { ranked } from '../screen/ranked.js';
import { wholeNumber } from './value.js';
import type { Flags, Option } from './verb.js';

/** Which findings are shown or written; what a verb ends with goes by all of them. */
export const SELECTING = {
  severity: { flags: '--severity <LEVEL>', choices: SEVERITIES },
  only: '--only <CODE...>',
  limit: '--limit <N>',
} as const satisfies { readonly [K in SharedOption]?: Option };

type SelectingFlags = Flags<typeof SELECTING>;

export interface Selection {
  /** How many are shown; null for all. */
  readonly limit: number | null;
  readonly isAll: boolean;
  /** The selected findings in their order; of more than `--limit` those that cost most. */
  of(findings: readonly Finding[]): readonly Finding[];
}

const MOST = 10_000_000;

/** What `--severity`, `--only` and `--limit` ask for. */
export function selectionOf(
  { severity, only, limit: written }: SelectingFlags,
  folder: string,
): Selection {
  const limit = written === undefined ? null : wholeNumber('--limit', written, 1, MOST);
  const worst = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity);
  const codes = only?.flatMap((text) => text.split(/[,，、]/u)).filter(Boolean);
  for (const code of codes ?? []) ensureCode(code, folder);
  const isWanted = ({ code, severity: own }: Finding): boolean =>
    SEVERITIES.indexOf(own) <= worst && (codes === undefined || codes.some(isFor(code)));
  return {
    limit,
    isAll: limit === null && severity === undefined && codes === undefined,
    of(findings) {
      const wanted = findings.filter(isWanted);
      if (limit === null || wanted.length <= limit) return wanted;
      const inOrder = ranked(wanted).flatMap(({ findings: group }) => group);
      const kept = new Set(inOrder.slice(0, limit));
      return wanted.filter((found) => kept.has(found));
    },
  };
}

/** `intake` names all codes that begin with it. */
const isFor =
  (code: string) =>
  (wanted: string): boolean =>
    code === wanted || code.startsWith(`${wanted}.`);

function ensureCode(code: string, folder: string): void {
  if (FINDING_CODES.some((known) => isFor(known)(code))) return;
  throw new ExpectedFailure('usage.unknownCode', {
    code,
    nearest: nearest(code, FINDING_CODES)?.candidate ?? null,
    isFile: existsSync(resolve(folder, code)),
  });
}
