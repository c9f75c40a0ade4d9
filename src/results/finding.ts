import * as z from 'zod';
import type { FieldKey } from '../domain/catalog.js';
import { FINDING_CODES, presentCode } from '../domain/findings/codes.js';
import { type Finding, withoutIdNumber } from '../domain/findings/finding.js';
import type { FindingParams } from '../domain/findings/params.js';
import { SEVERITIES } from '../domain/findings/severity.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { readAs, text } from './parsed.js';

/** A finding with its sentences. */
export interface ToldFinding extends Finding {
  readonly message: string;
  readonly suggestion: string;
}

/** A finding as JSON. Definition: docs/definitions/checks.md. */
export const findingJson = (found: ToldFinding): object => jsonOf(withoutIdNumber(found));

/** The same of a finding whose numbers are masked. */
function jsonOf(told: ToldFinding): object {
  const {
    params: _params,
    whose: _whose,
    hidden: _hidden,
    accepted,
    signOff,
    message,
    suggestion,
    ...data
  } = told;
  return {
    ...data,
    message,
    suggestion,
    accepted,
    ...(signOff === undefined ? {} : { signOff }),
  };
}

/** A line of `findings.jsonl`, without its break: with what its sentences are made of in any language. */
export function recordedFinding(found: ToldFinding): string {
  const told = withoutIdNumber(found);
  const { params, whose, hidden } = told;
  return JSON.stringify({
    ...jsonOf(told),
    params,
    ...(whose === undefined ? {} : { whose }),
    ...(hidden === undefined ? {} : { hidden }),
  });
}

const value = whenUsed(() => z.union([z.string(), z.number()]).nullable());
const recorded = whenUsed(() =>
  z.object({
    // A code may have been renamed since.
    code: z.string().transform(presentCode).pipe(z.enum(FINDING_CODES)),
    severity: z.enum(SEVERITIES),
    file: text(),
    sheet: text(),
    cell: text(),
    row: z.int().nullable(),
    village: text(),
    household: text(),
    field: text(),
    value: value(),
    expected: value(),
    message: z.string(),
    suggestion: z.string(),
    accepted: z.boolean(),
    signOff: z
      .object({
        who: z.string(),
        signed: text(),
        until: z.string(),
        why: z.string(),
        source: z.string(),
      })
      .optional(),
    params: z.record(z.string(), value()),
    whose: z.object({ head: text(), number: text() }).optional(),
    hidden: z.object({ row: z.boolean(), column: z.boolean() }).optional(),
  }),
);

/** A line of `findings.jsonl`; null where it is none. */
export function parseFinding(line: string): ToldFinding | null {
  const data = readAs(recorded, line);
  if (data === null) return null;
  const { signOff, whose, hidden, field, params, ...rest } = data;
  return {
    ...rest,
    params: params as FindingParams,
    field: field as FieldKey | null,
    ...(signOff === undefined ? {} : { signOff }),
    ...(whose === undefined ? {} : { whose }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}
