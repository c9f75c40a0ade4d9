import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { byCodePoint } from '../../domain/names/order.js';
import { hashedLines } from '../../files/lines/lines.js';
import { jsonIn } from '../../files/ours.js';
import { parsedJson } from '../../results/parsed.js';

/** What a unit's results are made of: where all of it is the same, so are they. */
export interface MadeOf {
  readonly version: string;
  readonly policy: { readonly name: string; readonly sha256: string };
  /** `null` of a file that cannot be read: nobody knows whether it is the same. */
  readonly inputs: readonly {
    readonly year: 'prior' | 'current';
    readonly sha256: string | null;
  }[];
  /** All that was asked for, null where nobody asks. */
  readonly asked: {
    readonly options: Readonly<Record<string, unknown>>;
    readonly decidedBy: readonly { readonly option: string; readonly sha256: string | null }[];
    readonly fingerprint: string | null;
    /** Of the manifest of last month's results. */
    readonly previous: string | null;
  } | null;
}

const sha256 = z.string().nullable();
const manifest = z.object({
  tool: z.literal('zengshou'),
  version: z.string(),
  policy: z.object({ name: z.string(), sha256: z.string() }),
  mergeKey: z.object({ fingerprint: z.string() }).optional(),
  options: z.record(z.string(), z.unknown()),
  inputs: z.array(
    z.object({ year: z.enum(['prior', 'current']), sha256, format: z.string().nullable() }),
  ),
  decidedBy: z.array(z.object({ option: z.string(), sha256 })).default([]),
  acceptedUntil: z.string().nullable().default(null),
  previous: z.object({ sha256: z.string() }).nullable().default(null),
  outputs: z.array(z.object({ path: z.string() })),
});

/** Results of `analyze` as they stand. */
export interface Standing {
  readonly folder: string;
  readonly madeOf: MadeOf;
  /** The last day on which what was accepted still is; null where that does not end. */
  readonly acceptedUntil: string | null;
  /** A file could not be read, so its rows are in no figure. */
  readonly lacksInput: boolean;
  /** Everything that the run wrote is still there, as it was written or not. */
  readonly isWhole: boolean;
}

/** null where no results stand. */
export function standingIn(folder: string): Standing | null {
  const { success, data } = manifest.safeParse(jsonIn(join(folder, 'data/manifest.json')));
  if (!success) return null;
  const { version, policy, inputs, options, decidedBy, mergeKey, previous, outputs } = data;
  return {
    folder,
    acceptedUntil: data.acceptedUntil,
    madeOf: {
      version,
      policy: { name: policy.name, sha256: policy.sha256 },
      inputs,
      asked: {
        options,
        decidedBy,
        fingerprint: mergeKey?.fingerprint ?? null,
        previous: previous?.sha256 ?? null,
      },
    },
    lacksInput: inputs.some(({ format }) => format === null),
    isWhole: outputs.every(({ path }) => existsSync(join(folder, path))),
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
  textOf(madeOf, wanted.asked !== null) === textOf(wanted, true);

/** Neither the order of files nor their names count. */
function textOf({ version, policy, inputs, asked }: MadeOf, withAsked: boolean): string {
  const files = inputs.map(({ year, sha256: sum }) => `${year} ${sum}`).sort(byCodePoint);
  const decided = asked?.decidedBy.map(({ option, sha256: sum }) => `${option} ${sum}`);
  const { name, sha256: sum } = policy;
  return canonical({
    ...{ version, files, name, sum },
    asked:
      withAsked && asked !== null
        ? { ...asked, decidedBy: decided?.sort(byCodePoint) ?? [] }
        : null,
  });
}

/** Keys in their order, and none without a value. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodePoint(a, b)))
      : inner,
  );

const finding = z.object({ severity: z.string(), accepted: z.unknown().optional() });

/** The code that the run ended with. Definition: docs/definitions/cli.md. */
export async function codeOf({ folder, lacksInput }: Standing): Promise<ExitCode> {
  if (lacksInput) return EXIT.disk;
  for await (const line of hashedLines(join(folder, 'data/findings.jsonl')).lines) {
    const found = finding.safeParse(parsedJson(line)).data;
    if (found?.severity === 'error' && !found.accepted) return EXIT.findings;
  }
  return EXIT.done;
}
