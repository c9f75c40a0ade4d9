import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { nearest } from '../../domain/names/nearest.js';
import { readFile } from '../../files/read.js';
import { type PlanUnit, parsePlanUnit } from '../../results/plan.js';

export interface Plan {
  /** The folder to which its paths are relative. */
  readonly folder: string;
  readonly units: readonly PlanUnit[];
}

/** The largest plan; that of a whole country is smaller. */
const MOST_BYTES = 2 ** 30;

/** Reads a plan whole; `name` is for people. */
export function readPlan(path: string, name: string): Plan {
  const reading = readFile(path, MOST_BYTES);
  if ('reason' in reading) {
    throw new ExpectedFailure('input.unreadable', { path: name, reason: reading.reason });
  }
  const notPlan = (line: number) => new ExpectedFailure('units.notPlan', { path: name, line });
  const lines = new TextDecoder().decode(reading.bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const units = lines.map((line, n) => {
    const unit = parsePlanUnit(line);
    if (unit === null) throw notPlan(n + 1);
    return unit;
  });
  if (units.length === 0) throw notPlan(0);
  refuseSameNames(units, name);
  return { folder: dirname(path), units };
}

/** Refuses a plan in which a name stands twice, as where somebody has joined two plans. */
function refuseSameNames(units: readonly PlanUnit[], path: string): void {
  const known = new Map<string, number>();
  for (const [n, { unit }] of units.entries()) {
    const other = known.get(unit);
    if (other !== undefined) {
      const paths = [other, n].map((line) => `${path}:${line + 1}`);
      throw new ExpectedFailure('units.sameName', { unit, paths });
    }
    known.set(unit, n);
  }
}

/** What `--unit` says: a plan, and a unit of it by number or name; null where no plan is named. */
export function splitUnit(
  text: string,
  resolve: (plan: string) => string,
): { readonly plan: string; readonly unit: string } | null {
  // Names and Windows disks may contain colons: the plan is the part that exists.
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    const plan = text.slice(0, colon);
    if (plan !== '' && existsSync(resolve(plan))) return { plan, unit: text.slice(colon + 1) };
  }
  return null;
}

/** A unit by its number, from 1, or its name. */
export function unitNamed({ units }: Plan, wanted: string, path: string): PlanUnit {
  const found = /^\d{1,9}$/u.test(wanted)
    ? units[Number(wanted) - 1]
    : units.find(({ unit }) => unit === wanted);
  if (found !== undefined) return found;
  const near = nearest(
    wanted,
    units.map(({ unit }) => unit),
  );
  throw new ExpectedFailure('units.unknown', {
    path,
    unit: wanted,
    units: units.length,
    nearest: near?.candidate ?? null,
  });
}
