import { resolve } from 'node:path';
import { z } from 'zod';
import { COLUMNS, type FieldKey, ITEMS } from '../domain/catalog.js';
import { FINDING_CODES } from '../domain/codes.js';
import { ExpectedFailure } from '../domain/failure.js';
import { displayName } from '../files/inputs.js';
import { readText } from '../files/read.js';
import { readConfiguration } from '../policy/configuration.js';
import { problemsOf } from '../policy/problems.js';
import type { AcceptanceFile } from '../run/accept.js';
import { today } from './day.js';
import type { RunOptions } from './run-options.js';

const FIELDS: ReadonlyMap<string, FieldKey> = new Map(
  [...ITEMS, ...COLUMNS].flatMap(({ key, label }): [string, FieldKey][] => [
    [label, key],
    [key, key],
  ]),
);

/** A file that cannot be read, a correction or answer that was refused: nobody's to accept. */
const ACCEPTABLE = FINDING_CODES.filter(
  (code) => !/^(?:file|accept|correction|ledger|match\.answer)/u.test(code),
);

const text = z.string().min(1);
const day = z.iso.date();

/** Names of fields are labels or keys. Definition: docs/accept.md. */
const acceptanceSchema = z.strictObject({
  accepted: z.array(
    z.strictObject({
      code: z.enum(ACCEPTABLE as unknown as readonly [string, ...string[]]),
      household: text.nullish(),
      village: text.nullish(),
      field: z.enum([...FIELDS.keys()] as [string, ...string[]]).nullish(),
      reason: text,
      who: text,
      until: day,
    }),
  ),
});

/** Reads the exceptions of `--accept`. */
export function readAcceptances(path: string, folder: string): AcceptanceFile {
  const file = displayName(resolve(folder, path), folder);
  const reading = readText(resolve(folder, path));
  if ('reason' in reading) {
    const { reason } = reading;
    throw new ExpectedFailure('config.unreadable', { config: 'accept', file, reason });
  }
  const invalid = (problems: ExpectedFailure<'config.invalid'>['params']['problems']) =>
    new ExpectedFailure('config.invalid', { config: 'accept', file, problems });
  const configured = readConfiguration(reading.text);
  if ('problems' in configured) throw invalid(configured.problems);
  const { configuration } = configured;
  const { success, data, error } = acceptanceSchema.safeParse(configuration.value);
  if (!success)
    throw invalid(problemsOf(error, acceptanceSchema, configuration, configuration.value));
  return {
    file,
    lines: data.accepted.map((_, n) => configuration.lineOf(['accepted', n])),
    acceptances: data.accepted.map(({ household, village, field, ...rest }) => ({
      ...rest,
      household: household ?? null,
      village: village ?? null,
      field: field == null ? null : (FIELDS.get(field) ?? null),
    })),
  };
}

/** The exceptions of `--accept` with the day that counts; null without it. */
export const acceptancesOf = ({ accept, folder, shell }: RunOptions) =>
  accept === null ? null : { list: readAcceptances(accept, folder), today: today(shell.env) };
