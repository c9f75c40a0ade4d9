import * as z from 'zod';
import { YEARS, type Year } from '../domain/household.js';
import { TOOL } from '../domain/outcomes/files.js';
import { outputsSchema } from '../domain/schemas/outputs.js';
import { whenUsed } from '../domain/schemas/when-used.js';

/** What a unit's results are made of: where all of it is the same, so are they. */
export interface MadeOf {
  readonly version: string;
  readonly policy: { readonly name: string; readonly sha256: string };
  /**
   * The hash of each input; null for a file that cannot be read, of which nobody knows whether it
   * is the same.
   */
  readonly inputs: readonly {
    readonly year: Year;
    readonly sha256: string | null;
  }[];
  /** Everything else that was asked for; null where only version, policy and files are compared. */
  readonly asked: {
    readonly options: Readonly<Record<string, unknown>>;
    readonly decidedBy: readonly { readonly option: string; readonly sha256: string | null }[];
    readonly fingerprint: string | null;
    /** The hash of the manifest of last month's results. */
    readonly previous: string | null;
  } | null;
}

const sha256 = whenUsed(() => z.string().nullable());
const manifest = whenUsed(() =>
  z.object({
    tool: z.literal(TOOL),
    version: z.string(),
    policy: z.object({ name: z.string(), sha256: z.string() }),
    mergeKey: z.object({ fingerprint: z.string() }).optional(),
    options: z.record(z.string(), z.unknown()),
    inputs: z.array(
      z.object({ year: z.enum(YEARS), sha256: sha256(), format: z.string().nullable() }),
    ),
    decidedBy: z.array(z.object({ option: z.string(), sha256: sha256() })).default([]),
    acceptedUntil: z.string().nullable().default(null),
    previous: z.object({ sha256: z.string() }).nullable().default(null),
    outputs: outputsSchema(),
  }),
);

/** What a manifest of `analyze` says of how its folder was made. */
export interface Making {
  readonly madeOf: MadeOf;
  /** The last day on which what was accepted still is; null where that does not end. */
  readonly acceptedUntil: string | null;
  /** A file could not be read, so its rows are in no figure. */
  readonly lacksInput: boolean;
  readonly outputs: readonly string[];
}

/** What a manifest says of this; null where it is no manifest of `analyze`. */
export function makingOf(value: unknown): Making | null {
  const { success, data } = manifest().safeParse(value);
  if (!success) return null;
  const { version, policy, inputs, options, decidedBy, mergeKey, previous, outputs } = data;
  return {
    madeOf: {
      version,
      policy,
      inputs,
      asked: {
        options,
        decidedBy,
        fingerprint: mergeKey?.fingerprint ?? null,
        previous: previous?.sha256 ?? null,
      },
    },
    acceptedUntil: data.acceptedUntil,
    lacksInput: inputs.some(({ format }) => format === null),
    outputs: outputs.map(({ path }) => path),
  };
}
