import type { Audience } from '../audience.js';
import type { Year } from '../household.js';
import type { Maker } from '../outcomes/maker.js';
import type { Basis } from '../period.js';
import type { Allowed, ConfigProblem } from './config-problem.js';
import type { Finding } from './finding.js';
import type { ResultsFailureParams } from './results-failure.js';

/**
 * What can go wrong without a bug: codes and values; the sentences are in the locales.
 * Exit codes: docs/definitions/cli.md.
 */
export const EXIT = {
  done: 0,
  /** Done, but with error-level findings. */
  findings: 1,
  /** Wrong usage, configuration or policy. */
  usage: 2,
  /** An input could not be read or an output could not be written. */
  disk: 3,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export type ConfigKind = 'policy' | 'project' | 'columns' | 'accept' | 'key';

/** Why the disk refused; anything that is not foreseen is the system's own code, such as `EIO`. */
export type DiskReason =
  | 'missing'
  | 'denied'
  | 'busy'
  | 'full'
  | 'readOnly'
  | 'nameTooLong'
  | 'notFolder'
  | 'isFolder'
  | 'tooLarge'
  | 'notText'
  | 'linkLoop'
  | 'tooManyOpen'
  | (string & {});

/** The values of each failure's sentence. */
export interface FailureParams extends ResultsFailureParams {
  'usage.unknownOption': {
    readonly option: string;
    readonly nearest: string | null;
    /** The verbs that have the option, which this one has not. */
    readonly verbs: readonly string[];
  };
  'usage.unknownVerb': { readonly verb: string; readonly nearest: string | null };
  'usage.noVerb': Readonly<Record<never, never>>;
  'usage.missingArgument': { readonly verb: string };
  /** `complete` without the shell whose script is wanted. */
  'usage.missingShell': Readonly<Record<never, never>>;
  'usage.missingValue': { readonly option: string };
  'usage.tooManyArguments': { readonly verb: string };
  'usage.value': {
    readonly option: string;
    readonly value: string;
    readonly allowed: Allowed;
    readonly nearest: string | null;
  };
  /** `--only` names something that is no code. A file behind it was probably meant as an input. */
  'usage.unknownCode': {
    readonly code: string;
    readonly nearest: string | null;
    readonly isFile: boolean;
  };
  /** Shown on a screen, the bytes of a workbook are unreadable. */
  'usage.workbookOnScreen': { readonly option: string };
  'usage.missingInputs': { readonly year: Year };
  'usage.missingOption': { readonly verb: string; readonly option: string };
  /** A run over several townships stands in a county that nobody names. */
  'usage.missingCounty': { readonly townships: number };
  'usage.missingOut': Readonly<Record<never, never>>;
  'usage.conflict': { readonly option: string; readonly other: string };
  /** The results were written by a verb whose results are not read here. */
  'usage.otherResults': {
    readonly path: string;
    readonly maker: Maker;
    readonly makers: readonly Maker[];
  };
  'usage.other': Readonly<Record<never, never>>;
  'config.unreadable': {
    readonly config: ConfigKind;
    readonly file: string;
    readonly reason: DiskReason;
  };
  'config.invalid': {
    readonly config: ConfigKind;
    readonly file: string;
    readonly problems: readonly ConfigProblem[];
  };
  /** The file was not made by `zengshou key`. */
  'config.notKey': { readonly file: string };
  /** The two periods as far as they are known; null where nobody says. */
  'period.missing': { readonly prior: string | null; readonly current: string | null };
  'period.several': { readonly year: Year; readonly periods: string };
  'period.notComparable': {
    readonly prior: string;
    readonly current: string;
    readonly basis: Basis;
    /** True where the two could be compared if they were swapped. */
    readonly swapped: boolean;
  };
  'period.noShares': { readonly items: string };
  /** Categories that a household of last year has as a mere total. */
  'period.mereTotals': { readonly totals: string };
  /**
   * A policy with the former key: its rows are shown by calendar month, read as years from October
   * and as years from January.
   */
  'config.seasonality': {
    readonly file: string;
    readonly line: number | null;
    readonly fromOctober: string;
    readonly fromJanuary: string;
  };
  /** `faults`: why each file gave none. */
  'run.noTables': { readonly year: Year; readonly faults: readonly Finding[] };
  /** The key is masked where it may be an ID number. */
  'explain.nobody': { readonly key: string };
  /** With `--strict`: error-level findings, so nothing is written. */
  'strict.findings': { readonly errors: number };
  /** Whole ID numbers are never written for them. */
  'report.unmasked': { readonly audience: 'county' | 'public' };
  /** An option for what is not written; `audience` is null where the document is left out. */
  'report.idle': {
    readonly option: '--profile' | '--template' | '--figures' | '--like';
    readonly audience: Audience | null;
  };
  /** There is no earlier publication in that folder. */
  'report.like': { readonly path: string };
  /** The results hold masked numbers only. */
  'report.masked': { readonly path: string };
  'report.profileOfRollup': { readonly path: string };
  'report.ofRollup': { readonly path: string; readonly audience: 'village' | 'township' };
  /** A county's template that is no document in Word's format. */
  'document.unreadable': { readonly path: string };
  /** Names in it that nobody knows, each with the nearest that there is. */
  'document.names': {
    readonly path: string;
    readonly names: readonly { readonly name: string; readonly near: string | null }[];
  };
  /** Braces or lists in it that are not closed; what stands in them. */
  'document.tags': { readonly path: string; readonly tags: readonly string[] };
  /** A key is never replaced: its hashes could not be compared any more. */
  'key.exists': { readonly path: string };
  /** An earlier ledger could not be read, so nothing is written. */
  'ledger.unread': Readonly<Record<never, never>>;
  /** Neither a list of exceptions nor a sign-off table. */
  /** A workbook without the sheet 列对照. */
  'columns.noTable': { readonly path: string };
  'accept.noTable': { readonly path: string };
  /** More exceptions than anybody has signed. */
  'accept.tooMany': { readonly most: number };
  /** No sheet of the file has the header of a table of corrections. */
  'corrections.noTable': { readonly path: string };
  /** No sheet of the file has the header of 疑似匹配. */
  'matches.noTable': { readonly path: string };
  'input.unreadable': { readonly path: string; readonly reason: DiskReason };
  /** A list of decisions that is no text and cannot be opened as a workbook: `faults` say why. */
  'input.refused': { readonly path: string; readonly faults: readonly Finding[] };
  'input.emptyFolder': { readonly path: string };
  /** What should be read lies where the results go: `folder`, or the same folder. */
  'input.inResults': { readonly path: string; readonly folder: string };
  'input.noMatch': { readonly pattern: string };
  'input.onlySkipped': { readonly path: string };
  'input.tooMany': { readonly path: string; readonly most: number };
  'input.tooManyVillages': { readonly villages: number; readonly single: number };
  /** `option` is the one that named the folder. */
  'output.notOurs': { readonly path: string; readonly option: string };
  'output.foreignFile': { readonly path: string; readonly file: string; readonly option: string };
  /** Results would be written over, into or around those that they are made of. */
  'output.atResults': { readonly path: string; readonly results: string; readonly option: string };
  'output.holdsInput': { readonly path: string; readonly file: string; readonly option: string };
  /** What is written would be read as a village's tables the next time. */
  'output.amongInputs': { readonly path: string; readonly inputs: string; readonly option: string };
  /** Somebody has filled a file that would be replaced. */
  'output.edited': { readonly path: string; readonly file: string };
  /** Somebody has answered questions that would be replaced, and the run does not read them. */
  'output.answered': { readonly path: string; readonly file: string };
  'output.exists': { readonly path: string };
  /** Another attempt at the same unit has written other results in the meantime. */
  'output.overtaken': { readonly path: string };
  /** What was printed did not all go where stdout leads. */
  'output.printed': { readonly reason: DiskReason };
  'disk.refused': { readonly path: string | null; readonly reason: DiskReason };
  'output.notWritable': { readonly path: string; readonly reason: DiskReason };
}

export type FailureCode = keyof FailureParams;

const EXIT_CODES: Readonly<Record<string, ExitCode>> = {
  usage: EXIT.usage,
  config: EXIT.usage,
  period: EXIT.usage,
  run: EXIT.disk,
  explain: EXIT.usage,
  strict: EXIT.findings,
  results: EXIT.disk,
  format: EXIT.usage,
  trend: EXIT.usage,
  seasonality: EXIT.usage,
  backtest: EXIT.usage,
  rollup: EXIT.usage,
  units: EXIT.usage,
  key: EXIT.usage,
  ledger: EXIT.disk,
  accept: EXIT.usage,
  columns: EXIT.usage,
  corrections: EXIT.usage,
  matches: EXIT.usage,
  input: EXIT.disk,
  output: EXIT.disk,
  disk: EXIT.disk,
};

/** Something that a person can put right: told in one message, with its exit code, without a stack. */
export class ExpectedFailure<C extends FailureCode = FailureCode> extends Error {
  constructor(
    readonly code: C,
    readonly params: FailureParams[C],
  ) {
    super(code);
    this.name = 'ExpectedFailure';
  }

  get exitCode(): ExitCode {
    return EXIT_CODES[this.code.slice(0, this.code.indexOf('.'))] ?? EXIT.usage;
  }
}
