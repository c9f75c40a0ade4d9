import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { byCodePoint } from '../../domain/names/order.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import { whenUsed } from '../../domain/schemas/when-used.js';
import { hashedLines } from '../../files/lines/lines.js';
import { jsonIn } from '../../files/ours.js';
import { type MadeOf, type Making, makingOf } from '../../results/made-of.js';
import { readAs } from '../../results/parsed.js';

/** Results of `analyze` as they stand. */
export interface Standing extends Omit<Making, 'outputs'> {
  readonly folder: string;
  /** Everything that the run wrote is still there, as it was written or not. */
  readonly isWhole: boolean;
}

/** null where no results stand. */
export function standingIn(folder: string): Standing | null {
  const making = makingOf(jsonIn(join(folder, DATA_FILES.manifest)));
  if (making === null) return null;
  const { outputs, ...rest } = making;
  return {
    folder,
    ...rest,
    isWhole: outputs.every((path) => existsSync(join(folder, path))),
  };
}

/** Whether the results would come out the same that day. Definition: docs/definitions/units.md. */
export const isMadeOf = (standing: Standing, wanted: MadeOf, today: string): boolean =>
  standing.isWhole &&
  (standing.acceptedUntil === null || standing.acceptedUntil >= today) &&
  wanted.inputs.every((input) => input.sha256 !== null) &&
  isSame(standing, wanted);

/** Whether they were made of the same, all of them there or not. */
export const isSame = ({ madeOf }: Standing, wanted: MadeOf): boolean =>
  textOf(wanted.asked === null ? { ...madeOf, asked: null } : madeOf) === textOf(wanted);

/**
 * What results are made of, as a text to compare; neither the order nor the names of files count.
 */
function textOf({ version, policy, inputs, asked }: MadeOf): string {
  const files = inputs.map(({ year, sha256: sum }) => `${year} ${sum}`).sort(byCodePoint);
  const decided = asked?.decidedBy.map(({ option, sha256: sum }) => `${option} ${sum}`);
  const { name, sha256: sum } = policy;
  return canonical({
    ...{ version, files, name, sum },
    asked: asked === null ? null : { ...asked, decidedBy: decided?.sort(byCodePoint) ?? [] },
  });
}

/** A value as JSON with sorted keys, without those that have no value. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodePoint(a, b)))
      : inner,
  );

const finding = whenUsed(() =>
  z.object({ severity: z.string(), accepted: z.unknown().optional() }),
);

/** The code that the run ended with. Definition: docs/definitions/cli.md. */
export async function codeOf({ folder, lacksInput }: Standing): Promise<ExitCode> {
  if (lacksInput) return EXIT.disk;
  for await (const line of hashedLines(join(folder, DATA_FILES.findings)).lines) {
    const found = readAs(finding, line);
    if (found?.severity === 'error' && !found.accepted) return EXIT.findings;
  }
  return EXIT.done;
}
