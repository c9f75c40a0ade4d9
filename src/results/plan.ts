import * as z from 'zod';
import { whenUsed } from '../domain/schemas/when-used.js';
import { count, readAs } from './parsed.js';

/** A unit of work: a township with the files of both years. Definition: docs/definitions/units.md. */
export interface PlanUnit {
  /** `文水县/北张乡`: also where its results lie. */
  readonly unit: string;
  readonly township: string;
  readonly county: string | null;
  /** Paths are relative to the plan's own folder, with `/`. */
  readonly prior: readonly string[];
  readonly current: readonly string[];
  readonly policy: string | null;
  /** The size of the files of both years. */
  readonly bytes: number;
}

/** A line of a plan, without its break. */
export const planLine = ({
  unit,
  township,
  county,
  prior,
  current,
  policy,
  bytes,
}: PlanUnit): string => JSON.stringify({ unit, township, county, prior, current, policy, bytes });

const paths = whenUsed(() => z.array(z.string().min(1)).min(1));

/** Results never lie outside the folder that they are written to. */
const isInside = (unit: string): boolean =>
  unit.split('/').every((name) => name !== '' && !/^\.{1,2}$|[\\\0]/u.test(name));

const line = whenUsed(() =>
  z.object({
    unit: z.string().refine(isInside),
    township: z.string().min(1),
    county: z.string().min(1).nullable(),
    prior: paths(),
    current: paths(),
    policy: z.string().min(1).nullable(),
    bytes: count(),
  }),
);

/** Reads a line back; null where it is none. */
export const parsePlanUnit = (text: string): PlanUnit | null => readAs(line, text);
