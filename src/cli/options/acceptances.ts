import { resolve } from 'node:path';
import * as z from 'zod';
import { FIELD_NAMES, fieldNamed } from '../../domain/catalog.js';
import { ACCEPTABLE_CODES, FORMER_CODES, presentCode } from '../../domain/findings/codes.js';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { daySchema } from '../../domain/schemas/day.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { readFile, readText } from '../../files/read.js';
import { displayName } from '../../files/shown-names.js';
import { type ReadRow, readSignOffs, type SignOffReading } from '../../forms/sign-off/read.js';
import { signatureOf } from '../../intake/open/signature.js';
import { DEFAULT_LIMITS } from '../../intake/sheet.js';
import { readConfiguration } from '../../policy/configuration.js';
import { problemsOf } from '../../policy/problems.js';
import { openWorkbook } from '../../run/read/open-workbook.js';
import type { Acceptance, Acceptances } from '../../run/sign-off/accept.js';
import { signedOff } from '../../run/sign-off/sign-off.js';
import type { RunOptions } from './run-options.js';
import { today } from './single/day.js';

const text = whenUsed(() => z.string().min(1));

/** The most accepted findings of a run; no county signs more by hand. */
const MOST_ACCEPTED = 100_000;

/**
 * An accepted finding as a list has it; fields are named by label or key. Definition:
 * docs/clerk.md.
 */
const acceptanceSchema = whenUsed(() =>
  z.strictObject({
    accepted: z.array(
      z.strictObject({
        code: z.enum([...ACCEPTABLE_CODES, ...FORMER_CODES.keys()]),
        household: text().nullish(),
        village: text().nullish(),
        field: z.enum(FIELD_NAMES as unknown as readonly [string, ...string[]]).nullish(),
        reason: text(),
        who: text(),
        signed: daySchema().nullish(),
        until: daySchema(),
      }),
    ),
  }),
);

/** What the files of `--accept` hold. */
export interface ReadAcceptances extends Acceptances {
  /** The rows of sign-off tables as they stand, decided or not. */
  readonly rows: readonly ReadRow[];
}

type AcceptOptions = Pick<RunOptions, 'accept' | 'folder' | 'shell' | 'timeZone'>;

/** The exceptions of `--accept` with the day that counts; null without any. */
export async function acceptancesOf(
  { accept, folder, shell, timeZone }: AcceptOptions,
  most = MOST_ACCEPTED,
): Promise<ReadAcceptances | null> {
  if (accept.length === 0) return null;
  const lists: Acceptance[] = [];
  const tables: SignOffReading[] = [];
  for (const path of accept.map((one) => resolve(folder, one))) {
    const file = displayName(path, folder);
    const table = await tableIn(path, file);
    if (table === null) lists.push(...listIn(path, file));
    else tables.push(table);
  }
  const { acceptances, findings } = signedOff(tables);
  if (lists.length + acceptances.length > most) {
    throw new ExpectedFailure('accept.tooMany', { most });
  }
  return {
    list: [...lists, ...acceptances],
    findings,
    today: today(shell.env, timeZone),
    rows: tables.flatMap(({ rows }) => rows),
  };
}

const unreadable = (file: string, reason: string) =>
  new ExpectedFailure('config.unreadable', { config: 'accept', file, reason });

/** A sign-off table, whatever its name says; null where the file is a text. */
async function tableIn(path: string, file: string): Promise<SignOffReading | null> {
  const reading = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in reading) throw unreadable(file, reading.reason);
  if (['text', 'empty'].includes(signatureOf(reading.bytes))) return null;
  const table = readSignOffs(file, await openWorkbook(file, reading.bytes));
  if (table === null) throw new ExpectedFailure('accept.noTable', { path: file });
  return table;
}

/** Reads a list that a person has written. */
function listIn(path: string, file: string): Acceptance[] {
  const reading = readText(path);
  if ('reason' in reading) throw unreadable(file, reading.reason);
  const invalid = (problems: ExpectedFailure<'config.invalid'>['params']['problems']) =>
    new ExpectedFailure('config.invalid', { config: 'accept', file, problems });
  const configured = readConfiguration(reading.text);
  if ('problems' in configured) throw invalid(configured.problems);
  const { configuration } = configured;
  const { success, data, error } = acceptanceSchema().safeParse(configuration.value);
  if (!success)
    throw invalid(problemsOf(error, acceptanceSchema(), configuration, configuration.value));
  return data.accepted.map(({ code, household, village, field, reason, who, signed, until }, n) => {
    const row = configuration.lineOf(['accepted', n]);
    return {
      code: presentCode(code),
      household: household ?? null,
      village: village ?? null,
      field: field == null ? (FORMER_CODES.get(code)?.item ?? null) : fieldNamed(field),
      table: null,
      signOff: {
        who: maskWithin(who),
        signed: signed ?? null,
        until,
        why: maskWithin(reason),
        source: row === null ? file : `${file}!${row}`,
      },
      place: { file, sheet: null, row },
    };
  });
}
