import { ROW_KINDS, type RowAccount } from '../domain/account.js';
import type { PolicyFact } from '../domain/facts.js';
import type { AppliedCorrection } from '../domain/findings/correction.js';
import type { ConfirmedMatch } from '../domain/findings/match-answer.js';
import type { Year } from '../domain/household.js';
import { maskWithin } from '../domain/masking.js';
import type { MergedRun } from '../domain/outcomes/crossing.js';
import { TOOL } from '../domain/outcomes/files.js';
import type { Level } from '../domain/outcomes/level.js';
import type { PolicyFigures } from '../domain/policy.js';

/** What a run was made from and what it made. Definition: docs/definitions/results.md. */
export interface ManifestInput {
  readonly path: string;
  readonly year: Year;
  readonly sha256: string | null;
  readonly format: string | null;
  /** By sheet (empty name for text files): the account of its rows, or how many were skipped. */
  readonly sheets: readonly (readonly [sheet: string, account: RowAccount | { skipped: number }])[];
}

/** A file besides the tables that changes what comes of them. */
export interface DecidingFile {
  /** The option that names it, without dashes: `columns`, `corrections`, `matches`, `accept`. */
  readonly option: string;
  readonly path: string;
  readonly sha256: string | null;
}

/**
 * The version of the data format: results of another one are not read, whatever version of the
 * program wrote them. It grows where a line or key of a data file comes to mean something else.
 */
export const FORMAT = 1;

export interface Manifest {
  readonly version: string;
  readonly policy: {
    readonly name: string;
    readonly sha256: string;
    /** The local facts of the policy, and whether they are in force on the period's last day. */
    readonly facts: readonly PolicyFact[];
    /** All that the merged policy says, but for its name and the local facts. */
    readonly values: PolicyFigures;
  };
  /** The key by which the hashes of keys.jsonl were made; absent without one. */
  readonly mergeKey?: { readonly fingerprint: string };
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly ManifestInput[];
  /** Absent where there is none. */
  readonly decidedBy?: readonly DecidingFile[];
  /** Corrections that were applied; absent where none was. */
  readonly corrections?: readonly AppliedCorrection[];
  /** What people have answered to the sheet 疑似匹配; absent where nothing is confirmed. */
  readonly confirmed?: readonly ConfirmedMatch[];
  /** Items and headers that the column map leaves out; absent where it leaves none. */
  readonly notAsked?: readonly string[];
  readonly notRead?: readonly string[];
  /** The last day on which all acceptances hold that held; absent where none will expire. */
  readonly acceptedUntil?: string;
  /** 制表日期 of the reports, as `2022-10-15`; absent where its place is blank. */
  readonly madeOn?: string;
  /** The result that this one was held against; null without one. */
  readonly previous: ResultRef | null;
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
  /** ISO 8601; the only clock time of a run. */
  readonly generatedAt: string;
}

export function manifestText(manifest: Manifest): string {
  const inputs = manifest.inputs.map(({ sheets, ...input }) => ({
    ...input,
    // A list, for a sheet may be called anything, `__proto__` too.
    sheets: sheets.map(([sheet, account]) =>
      'skipped' in account ? { sheet, ...account } : { sheet, rows: inOrder(account) },
    ),
  }));
  return `${JSON.stringify(shown({ tool: TOOL, format: FORMAT, ...manifest, inputs }), null, 1)}\n`;
}

/** A set of results of `analyze` that a rollup counts, however many rollups lie between. */
export interface CountedRun extends MergedRun {
  /** SHA-256 of the sums of its inputs: the same files are never counted twice. */
  readonly inputs: string;
}

/** What a rollup was made from. Definition: docs/definitions/levels.md, "Outputs". */
export interface RollupManifest {
  readonly version: string;
  readonly rollup: { readonly name: string; readonly level: Level };
  readonly policy: { readonly name: string; readonly values: PolicyFigures };
  readonly options: Readonly<Record<string, unknown>>;
  /** The given results, by the name of their top group. */
  readonly results: readonly {
    readonly folder: string;
    readonly sha256: string;
    readonly version: string;
  }[];
  readonly runs: readonly CountedRun[];
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
  readonly generatedAt: string;
}

export const rollupManifestText = (manifest: RollupManifest): string =>
  `${JSON.stringify(shown({ tool: TOOL, format: FORMAT, ...manifest }), null, 1)}\n`;

/** What ledgers were made from, and which files they are; no time of the clock. */
export interface LedgerManifest {
  readonly version: string;
  /** The manifest of the results. */
  readonly results: { readonly sha256: string };
  readonly from: readonly { readonly path: string; readonly sha256: string }[];
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

export const ledgerManifestText = (manifest: LedgerManifest): string =>
  `${JSON.stringify(shown({ tool: TOOL, ...manifest }), null, 1)}\n`;

/** The results from which reports were made again, and their audience; no time of the clock. */
export interface ReportManifest {
  readonly version: string;
  /** The manifest of the results, and their current period. */
  readonly results: Pick<ResultRef, 'period' | 'sha256'>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

export const reportManifestText = (manifest: ReportManifest): string =>
  `${JSON.stringify(shown({ tool: TOOL, ...manifest }), null, 1)}\n`;

/** Which months were set side by side, and which files came of it; no time of the clock. */
export interface TrendManifest {
  readonly version: string;
  readonly results: readonly ResultRef[];
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Results that something was made of: the folder, its current period and its manifest. */
export interface ResultRef {
  readonly folder: string;
  readonly period: string;
  readonly sha256: string;
}

export const trendManifestText = (manifest: TrendManifest): string =>
  `${JSON.stringify(shown({ tool: TOOL, format: FORMAT, ...manifest }), null, 1)}\n`;
const HASHES: ReadonlySet<string> = new Set(['sha256', 'inputs', 'fingerprint']);

/**
 * A value with ID numbers masked, which names of files, sheets and policies may hold. Hashes stay
 * as they are.
 */
export const shown = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') return HASHES.has(key) ? value : maskWithin(value);
  if (Array.isArray(value)) return value.map((one) => shown(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, shown(inner, name)]),
  );
};

/** Kinds in their order, so that equal accounts are equal text. */
const inOrder = (account: RowAccount): RowAccount =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, account[kind]])) as RowAccount;
