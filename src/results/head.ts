import * as z from 'zod';
import { TOOL } from '../domain/outcomes/files.js';
import type { Maker } from '../domain/outcomes/maker.js';
import { whenUsed } from '../domain/schemas/when-used.js';
import { FORMAT } from './manifest.js';
import { parsedJson } from './parsed.js';

/** What every manifest says, of whichever version: who wrote the folder, and in which format. */
export interface Head {
  readonly version: string;
  readonly maker: Maker;
  /**
   * The format of the data; null where the folder is older than numbered formats, or has no data.
   */
  readonly format: number | null;
}

const ours = whenUsed(() =>
  z.object({
    tool: z.literal(TOOL),
    version: z.string(),
    format: z.int().nullable().catch(null).default(null),
  }),
);

/** What only the manifests of one verb have. */
const makers = whenUsed((): readonly (readonly [Maker, z.ZodType])[] => [
  ['rollup', z.object({ rollup: z.unknown().refine((value) => value !== undefined) })],
  ['analyze', z.object({ inputs: z.array(z.unknown()) })],
  ['trend', z.object({ results: z.array(z.unknown()) })],
  ['ledger', z.object({ from: z.array(z.unknown()) })],
]);

/**
 * The head of a manifest; `cut` where it is no JSON, like a file that was not written or copied to
 * its end.
 */
export function parseHead(content: string): Head | 'notOurs' | 'cut' {
  const value = parsedJson(content);
  if (value === null) return 'cut';
  const { success, data } = ours().safeParse(value);
  if (!success) return 'notOurs';
  const { version, format } = data;
  const maker = makers().find(([, schema]) => schema.safeParse(value).success)?.[0] ?? 'report';
  return { version, maker, format };
}

/** Whether this version reads the data: the only place that decides it. */
export const isReadable = ({ format }: Head): boolean => format === FORMAT;
