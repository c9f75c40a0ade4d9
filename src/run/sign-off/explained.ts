import { append } from '../../domain/append.js';
import { ACCEPTABLE_CODES, FIXED_CODES } from '../../domain/findings/codes.js';
import type { Finding } from '../../domain/findings/finding.js';
import { MILDEST } from '../../domain/findings/severity.js';
import { byCodePoint } from '../../domain/names/order.js';
import { readFile } from '../../files/read.js';
import { explanationsOf, isList } from '../../forms/annotate/earlier.js';
import { matchExplanations } from '../../forms/annotate/explanations.js';
import type { Explanation } from '../../forms/annotate/finding.js';
import { openSheets } from '../../forms/sheet/open.js';
import type { ReadRow } from '../../forms/sign-off/read.js';
import {
  type Explained,
  explainedOf,
  explanationText,
  isDecided,
  type OtherCause,
  type OtherRow,
  type SignOffRow,
  sameWords,
  UNDECIDED,
} from '../../forms/sign-off/row.js';
import type { SignOffTable } from '../../forms/sign-off/write.js';
import { villageKey } from '../../intake/batch/village.js';
import { DEFAULT_LIMITS, type Sheet, UnreadableFile } from '../../intake/sheet.js';
import { findingSentences, type Lang } from '../../locales/index.js';
import type { InputFile } from '../read/read-file.js';
import { fileName, keyOf } from './accept.js';
import { keyIn } from './sign-off.js';

/** A file that came back from a village, and what it explains. */
export interface ReturnedFile {
  readonly name: string;
  readonly explanations: readonly Explanation[];
  /** How many more explanations there are. */
  readonly unlisted: number;
  /** The one sheet besides the list, if there is only one: a finding of no sheet was listed there. */
  readonly onlySheet: string;
}

/** The most explanations that are listed, more than any village gives; the rest is only counted. */
const MOST_EXPLANATIONS = 5000;

/** @internal */
export function returnedFile(name: string, sheets: readonly Sheet[]): ReturnedFile {
  const explanations = explanationsOf(sheets);
  const tables = sheets.filter((sheet) => !isList(sheet));
  const [only] = tables;
  return {
    name,
    explanations: explanations.slice(0, MOST_EXPLANATIONS),
    unlisted: Math.max(explanations.length - MOST_EXPLANATIONS, 0),
    onlySheet: tables.length === 1 && only !== undefined ? only.name : '',
  };
}

/** What was checked this time. */
export interface CheckedFiles {
  readonly files: readonly ReturnedFile[];
  /** The findings; accepted ones are marked. */
  readonly findings: readonly Finding[];
  readonly villages: ReadonlySet<string>;
  /** Households of last year that a file lacks: by the finding the file, and where they stood. */
  readonly leftOut?: ReadonlyMap<Finding, { readonly file: string; readonly table: string }>;
}

/**
 * The table in which a clerk signs off what villages explained: a row for every finding that is
 * still there and has an explanation, with what was decided last time; everything else that was
 * explained stands apart. Nothing that was written or decided is left out.
 */
export function signOffTable(
  checked: CheckedFiles,
  earlier: readonly ReadRow[],
  lang: Lang,
): SignOffTable {
  const draft: Draft = { past: new Past(earlier), rows: [], others: [], lang };
  for (const file of checked.files) addExplained(draft, file, checked);
  addUnused(draft, checked);
  const { rows, others } = draft;
  return { files: checked.files.length, rows: inOrder(rows), others: inOrder(others) };
}

interface Draft {
  readonly past: Past;
  readonly rows: SignOffRow[];
  readonly others: OtherRow[];
  readonly lang: Lang;
}

function put({ past, rows, others, lang }: Draft, found: Finding, explanation: string): void {
  const explained = explainedOf(found, findingSentences(found, lang).message, explanation);
  const cause = unsigned(found);
  if (cause === null) rows.push(past.carried(explained, found.accepted));
  else others.push({ cause, explained, decision: UNDECIDED });
}

/** What one village wrote, finding by finding; what belongs to none stands apart. */
function addExplained(
  draft: Draft,
  file: ReturnedFile,
  { findings, leftOut = new Map() }: Pick<CheckedFiles, 'findings' | 'leftOut'>,
): void {
  const { name, explanations, onlySheet, unlisted } = file;
  const own = findings.filter((found) => (leftOut.get(found)?.file ?? found.file) === name);
  const matched = matchExplanations(
    own.map((found) => ({
      ...found,
      sheet: leftOut.get(found)?.table ?? found.sheet ?? onlySheet,
    })),
    explanations,
  );
  for (const [n, found] of own.entries()) {
    const explanation = matched[n];
    if (explanation !== undefined) put(draft, found, explanation.text);
  }
  const used = new Set(matched);
  for (const one of explanations) {
    if (!used.has(one)) draft.others.push(otherOf('gone', name, one));
  }
  if (unlisted === 0) return;
  draft.others.push(otherOf('unlisted', name, { ...NO_PLACE, text: String(unlisted) }));
}

/** Rows of earlier tables that nobody wrote of this time. */
function addUnused(draft: Draft, checked: CheckedFiles): void {
  const { past, rows, others } = draft;
  const byKey = new Map(checked.findings.map((found) => [keyOfFinding(found), found]));
  for (const { explained, decision, intact } of past.unused()) {
    const found = byKey.get(keyOf(keyIn(explained)));
    if (!intact) others.push({ cause: 'altered', explained, decision });
    else if (found !== undefined) put(draft, found, explained.explanation);
    else if (isElsewhere(explained, checked)) rows.push({ state: 'absent', explained, decision });
    else others.push({ cause: 'gone', explained, decision });
  }
}

const keyOfFinding = (found: Finding): string => keyOf(keyIn(explainedOf(found, '', '')));

const inOrder = <Row extends { readonly explained: Explained }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => byCodePoint(a.explained.village, b.explained.village));

/** Why a finding cannot be signed; null where it can. */
function unsigned({ code }: Finding): OtherCause | null {
  if (!(ACCEPTABLE_CODES as readonly string[]).includes(code)) return 'unacceptable';
  return FIXED_CODES.has(code) ? 'rejecting' : null;
}

const NO_PLACE = { code: '', sheet: '', cell: '', household: '', message: '' };

/** The list in the village's file says what it was about. */
const otherOf = (cause: OtherCause, file: string, one: Explanation): OtherRow => ({
  cause,
  explained: {
    severity: MILDEST,
    ...{ village: '', head: '', field: '', value: '', file },
    sheet: explanationText(one.sheet),
    cell: explanationText(one.cell),
    household: explanationText(one.household),
    code: explanationText(one.code),
    message: explanationText(one.message),
    explanation: explanationText(one.text),
  },
  decision: UNDECIDED,
});

/**
 * Tells whether something was not checked this time: its village is not among those checked, or
 * where it has none its file.
 */
const isElsewhere = ({ village, file }: Explained, { villages, files }: CheckedFiles): boolean =>
  village === ''
    ? !files.some(({ name }) => fileName(name) === fileName(file))
    : ![...villages].some((one) => villageKey(one) === villageKey(village));

/** The rows of earlier tables by what they are about; the last one of each counts. */
class Past {
  readonly #rows = new Map<string, ReadRow[]>();
  readonly #used = new Set<string>();

  constructor(rows: readonly ReadRow[]) {
    for (const row of rows) {
      const key = keyOf(keyIn(row.explained));
      append(this.#rows, key, row);
    }
  }

  /** A row with the earlier decision, where that was about the same figure and words. */
  carried(explained: Explained, accepted: boolean): SignOffRow {
    const key = keyOf(keyIn(explained));
    this.#used.add(key);
    const decided = (this.#rows.get(key) ?? []).filter(
      ({ decision, intact }) => intact && isDecided(decision),
    );
    const same = decided.findLast(
      (row) =>
        row.explained.value === explained.value &&
        sameWords(row.explained.explanation, explained.explanation),
    );
    if (same !== undefined) {
      // The earlier row neither accepts nor refuses, because something is missing in it.
      const state = same.says === 'nothing' ? 'incomplete' : 'carried';
      return { state, explained, decision: same.decision };
    }
    const state = decided.length > 0 ? 'changed' : accepted ? 'accepted' : 'open';
    return { state, explained, decision: UNDECIDED };
  }

  /** The last row of each thing that no row of this time is about. */
  unused(): ReadRow[] {
    return [...this.#rows].flatMap(([key, rows]) =>
      this.#used.has(key)
        ? []
        : (rows.findLast((row) => isDecided(row.decision)) ?? rows.at(-1) ?? []),
    );
  }
}

/**
 * Reads a returned file. One that cannot be read explains nothing, which is told by its findings.
 */
export async function readReturned({ path, name }: InputFile): Promise<ReturnedFile> {
  const reading = readFile(path, DEFAULT_LIMITS.fileBytes);
  if ('reason' in reading) return returnedFile(name, []);
  return await openSheets(name, reading.bytes).then(
    ({ sheets }) => returnedFile(name, sheets),
    (error) => {
      if (error instanceof UnreadableFile) return returnedFile(name, []);
      throw error;
    },
  );
}
