import * as z from 'zod';
import type { Allowed, ConfigProblem } from '../domain/findings/config-problem.js';
import { maskIfAny } from '../domain/masking.js';
import { inTenThousandths, RATE_SCALE } from '../domain/money.js';
import { nearest } from '../domain/names/nearest.js';
import { type Configuration, shown } from './configuration.js';

type Path = readonly PropertyKey[];
type Issue = z.ZodError['issues'][number];

/** The problems that a schema finds in a configuration, each with its line and what is allowed. */
export function problemsOf(
  error: z.ZodError,
  schema: z.ZodType,
  { lineOf }: Configuration,
  value: unknown,
): ConfigProblem[] {
  let left = 0;
  const at = (path: Path, rest: Partial<ConfigProblem>): ConfigProblem => ({
    problem: 'notAllowed',
    line: lineOf(path),
    key: path.map(String).join('.'),
    value: null,
    allowed: null,
    nearest: null,
    ...rest,
  });
  const unknown = (path: Path, key: string): ConfigProblem => {
    const before = beforeColon(key);
    if (before !== null) {
      return at([...path, key], { problem: 'fullWidthColon', key: before, value: shown(key) });
    }
    const known = knownKeys(schemaAt(schema, path));
    return at([...path, key], {
      problem: 'unknownKey',
      allowed: known.length > 0 ? { kind: 'oneOf', values: known } : null,
      nearest: nearest(key, known)?.candidate ?? null,
    });
  };
  const problems = error.issues.flatMap((issue): ConfigProblem[] => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') {
      left += Math.max(issue.keys.length - MOST_PROBLEMS, 0);
      return issue.keys.slice(0, MOST_PROBLEMS).map((key) => unknown(path, key));
    }
    if (issue.code === 'invalid_key') return [unknown(path.slice(0, -1), String(path.at(-1)))];
    const found = valueAt(value, path);
    const missing = issue.code === 'invalid_type' && found === undefined;
    const allowed = allowedBy(issue, schemaAt(schema, path));
    const written = shown(found);
    const before = allowed?.kind === 'mapping' ? beforeColon(found) : null;
    if (before !== null) {
      return [at(path, { problem: 'fullWidthColon', key: before, value: written })];
    }
    return [
      at(path, {
        problem: missing ? 'missingKey' : 'notAllowed',
        value: maskIfAny(written),
        allowed,
        nearest: meantBy(found, allowed),
      }),
    ];
  });
  left += Math.max(problems.length - MOST_PROBLEMS, 0);
  const told = problems.slice(0, MOST_PROBLEMS);
  return left === 0 ? told : [...told, more(left)];
}

/** With so many problems it is the wrong file; those beyond are only counted. */
const MOST_PROBLEMS = 50;

const more = (left: number): ConfigProblem => ({
  problem: 'more',
  line: null,
  key: '',
  value: String(left),
  allowed: null,
  nearest: null,
});

/** The part of a text before a colon of a Chinese keyboard, which was meant as a key. */
const beforeColon = (text: unknown): string | null =>
  typeof text === 'string' ? (/^([^：\s]+)\s*：/u.exec(text)?.[1] ?? null) : null;

/** The value that was probably meant: a word with a slip, or a percentage for a share. */
function meantBy(found: unknown, allowed: Allowed | null): string | null {
  if (allowed?.kind === 'oneOf' && typeof found === 'string') {
    return nearest(found, allowed.values)?.candidate ?? null;
  }
  if (allowed?.kind !== 'number' || allowed.least !== 0 || allowed.most !== 1) return null;
  const percent = /^(\d{1,3}(?:\.\d{1,2})?)\s*[%％]?$/u.exec(String(found).trim())?.[1];
  const share = Number(percent) / 100;
  return share > 0 && share <= 1 ? String(inTenThousandths(share) / RATE_SCALE) : null;
}

function valueAt(value: unknown, path: Path): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<PropertyKey, unknown>)[key];
  }
  return inner;
}

/** The schema within `optional`, `nullable` and `default`. */
function plain(schema: z.ZodType | undefined): z.ZodType | undefined {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault
  ) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let inner = plain(schema);
  for (const key of path) {
    if (inner instanceof z.ZodObject) inner = plain(inner.shape[String(key)] as z.ZodType);
    else if (inner instanceof z.ZodRecord) inner = plain(inner.valueType as z.ZodType);
    else if (inner instanceof z.ZodArray) inner = plain(inner.element as z.ZodType);
    else return undefined;
  }
  return inner;
}

/** The keys that a mapping may have; empty where any may stand. */
function knownKeys(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (!(schema instanceof z.ZodRecord)) return [];
  const { keyType } = schema;
  return keyType instanceof z.ZodEnum ? keyType.options.map(String) : [];
}

function allowedBy(issue: Issue, schema: z.ZodType | undefined): Allowed | null {
  const told: unknown = issue.code === 'custom' ? issue.params?.allowed : schema?.meta()?.allowed;
  if (told !== undefined) return told as Allowed;
  if (issue.code === 'custom' || issue.code === 'invalid_union') {
    return { kind: 'rule', rule: issue.message };
  }
  return schema === undefined ? null : allowedOf(schema, issue);
}

function allowedOf(schema: z.ZodType, issue: Issue): Allowed | null {
  if (schema instanceof z.ZodNumber) {
    return {
      kind: 'number',
      least: bound(schema.minValue),
      most: bound(schema.maxValue),
      whole: schema.isInt,
    };
  }
  if (schema instanceof z.ZodEnum) return { kind: 'oneOf', values: schema.options.map(String) };
  if (schema instanceof z.ZodString) return { kind: 'text' };
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return { kind: 'mapping' };
  if (schema instanceof z.ZodArray) return listOf(issue);
  return null;
}

function listOf(issue: Issue): Allowed {
  const exact = 'exact' in issue && issue.exact === true;
  const least = issue.code === 'too_small' ? Number(issue.minimum) : null;
  const most = issue.code === 'too_big' ? Number(issue.maximum) : null;
  return {
    kind: 'list',
    least: least ?? (exact ? most : null),
    most: most ?? (exact ? least : null),
  };
}

/** zod gives ±Infinity or the safe integers where a schema sets no bound. */
const bound = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) || Math.abs(value) === Number.MAX_SAFE_INTEGER
    ? null
    : value;
