import type { CheckedFile } from '../../domain/account.js';
import { labelOf } from '../../domain/catalog.js';
import { countText } from '../../domain/figures.js';
import type { Finding } from '../../domain/findings/finding.js';
import { findingSentences, findingText, sentences } from '../../locales/index.js';
import type { Against } from '../../run/check/against.js';
import type { Validation } from '../../run/check/validate.js';
import { rejectsAnyway } from '../../run/sign-off/accept.js';
import type { Selection } from '../options/selection.js';
import { placedText, repeatedText } from '../screen/problems.js';
import { type Repeated, ranked } from '../screen/ranked.js';
import type { Screen } from '../screen/screen.js';

/** What a clerk sees: how each file is, what is wrong, worst first, and what was not checked. */
export function printValidation(
  files: readonly CheckedFile[],
  validation: Pick<Validation, 'findings' | 'notRun' | 'withoutPrior' | 'elsewhere'>,
  selection: Pick<Selection, 'limit' | 'isAll'>,
  screen: Screen,
): void {
  const { findings, notRun, withoutPrior, elsewhere } = validation;
  const { validate: words } = screen.words;
  screen.print(fileTable(files, screen));
  printGroups(
    findings.filter(({ accepted }) => !accepted),
    selection,
    screen,
  );
  printAccepted(
    findings.filter(({ accepted }) => accepted),
    screen,
  );
  if (elsewhere.length > 0)
    screen.print(`\n${screen.paint.dim(villagesText(elsewhere, words.elsewhere))}`);
  if (withoutPrior.length > 0) {
    screen.print(`\n${screen.paint.dim(words.withoutPrior(withoutPrior.join(', ')))}`);
  }
  const lacking = new Map<string, { columns: string; tables: number; code: string }>();
  for (const { code, missing } of notRun) {
    const columns = missing.map(labelOf).join('、');
    const known = lacking.get(`${code}\n${columns}`);
    if (known === undefined) lacking.set(`${code}\n${columns}`, { code, columns, tables: 1 });
    else known.tables += 1;
  }
  for (const { code, columns, tables } of lacking.values()) {
    screen.print(screen.paint.dim(words.notRun(code, columns, tables)));
  }
}

const SHOWN_VILLAGES = 5;

/** Whole villages that one side has and the other has not, in one line. */
function villagesText(
  villages: Validation['elsewhere'],
  text: Screen['words']['validate']['elsewhere'],
): string {
  const households = villages.reduce((sum, one) => sum + one.households, 0);
  const names = villages.slice(0, SHOWN_VILLAGES).map(({ village }) => village);
  return text(villages.length, households, names.join('、'), villages.length > names.length);
}

/** Who signed what, until when and why: a year later somebody asks. */
function printAccepted(findings: readonly Finding[], screen: Screen): void {
  if (findings.length === 0) return;
  const { validate: words } = screen.words;
  screen.print(`\n${words.accepted(findings.length, findings.filter(rejectsAnyway).length)}`);
  for (const found of findings.slice(0, SHOWN_OF_A_LIST)) {
    const signed = found.signOff === undefined ? '' : words.signOff(found.signOff);
    const { message } = findingSentences(found, screen.lang);
    screen.print(`${textOf(found, message, screen)}\n    ${signed.replaceAll('\n', ' ')}`);
  }
  const rest = findings.length - SHOWN_OF_A_LIST;
  if (rest > 0) screen.print(`  ${words.more(rest)}`);
}

function fileTable(files: readonly CheckedFile[], screen: Screen): string {
  const { validate: words } = screen.words;
  const { files: columns } = words;
  const row = (path: string, all: readonly CheckedFile[]): string[] => {
    const sum = (value: (file: CheckedFile) => number) =>
      all.reduce((total, file) => total + value(file), 0);
    const errors = sum((file) => file.errors);
    return [
      path,
      countText(sum(({ rows }) => rows.household)),
      countText(sum(({ rows }) => rows.rejected)),
      errors > 0 ? screen.paint.red(countText(errors)) : '0',
      countText(sum(({ warnings }) => warnings)),
    ];
  };
  return screen.table({
    head: [columns.path, columns.households, columns.rejected, columns.errors, columns.warnings],
    align: ['left', 'right', 'right', 'right', 'right'],
    rows: files.map((file) => row(file.path, [file])),
    foot: files.length > 1 ? [row(words.total, files)] : [],
  });
}

const SHOWN_OF_A_CODE = 5;
const SHOWN = 60;

/** Prints the findings by code, those that cost most first. */
function printGroups(
  findings: readonly Finding[],
  { limit, isAll }: Pick<Selection, 'limit' | 'isAll'>,
  screen: Screen,
): void {
  const { validate: words } = screen.words;
  if (findings.length === 0) {
    screen.print(`\n${isAll ? screen.paint.green(words.clean) : words.noneSelected}`);
    return;
  }
  const [most, mostOfACode] = limit === null ? [SHOWN, SHOWN_OF_A_CODE] : [limit, limit];
  let shown = 0;
  let told = 0;
  for (const { first, findings: group, lines } of ranked(findings)) {
    if (shown >= most) break;
    screen.print(`\n${headingOf(first, group.length, screen)}`);
    const some = lines.slice(0, Math.min(mostOfACode, most - shown));
    for (const line of some) screen.print(repeatedLine(line, screen));
    const left = group.length - some.reduce((sum, { others }) => sum + 1 + others.length, 0);
    if (left > 0) screen.print(`  ${words.moreOf(left, first.code)}`);
    shown += some.length;
    told += group.length;
  }
  if (findings.length > told) screen.print(`\n${words.moreGroups(findings.length - told)}`);
}

/** The heading of a code: the rule in words, and the code for looking it up. */
function headingOf(first: Finding, findings: number, screen: Screen): string {
  const { severities } = screen.words.validate;
  const { checks } = sentences(screen.lang).findings[first.code];
  const title = `${severities[first.severity]} ${checks}  ${first.code}: ${countText(findings)}`;
  return first.severity === 'error' ? screen.paint.red(title) : title;
}

/** What is said several times of one household or row is one line, with where else it stands. */
const repeatedLine = (line: Repeated, screen: Screen): string =>
  findingLine(line.first, screen) + repeatedText(line, screen);

/** One finding on one line: where it is, whose, what is wrong, what to do. */
const findingLine = (found: Finding, screen: Screen): string =>
  textOf(found, findingText(found, screen.lang), screen);

const textOf = (found: Finding, text: string, screen: Screen): string =>
  `  ${placedText(found, text, screen)}`;

/** What a new delivery mended and changed. */
export function printAgainst(against: Against, screen: Screen): void {
  const { against: words, more } = screen.words.validate;
  const list = (title: string, texts: readonly string[], paint = screen.paint.bold): void => {
    const colour = texts.length === 0 ? screen.paint.bold : paint;
    screen.print(`\n${colour(`${title}: ${countText(texts.length)}`)}`);
    for (const text of texts.slice(0, SHOWN_OF_A_LIST)) screen.print(text);
    if (texts.length > SHOWN_OF_A_LIST) screen.print(`  ${more(texts.length - SHOWN_OF_A_LIST)}`);
  };
  const told = (findings: readonly Finding[]) =>
    findings.map((found) => findingLine(found, screen));
  const open = (findings: readonly Finding[]) => findings.filter(({ accepted }) => !accepted);
  if (against.elsewhere.length > 0) {
    screen.print(`\n${screen.paint.dim(villagesText(against.elsewhere, words.elsewhere))}`);
  }
  if (against.arrived.length > 0) {
    screen.print(`\n${villagesText(against.arrived, words.arrived)}`);
  }
  for (const file of against.unread) screen.print(`\n${screen.paint.red(words.unread(file))}`);
  for (const file of against.otherPeriod) screen.print(`\n${words.otherPeriod(file)}`);
  for (const file of against.onlyNow) screen.print(`\n${words.onlyNow(file)}`);
  list(words.fixed, told(against.fixed), screen.paint.green);
  if (against.lost.length > 0) list(words.lost, told(against.lost), screen.paint.red);
  list(words.still, told(open(against.still)));
  const accepted = against.still.length - open(against.still).length;
  if (accepted > 0) screen.print(`  ${words.accepted(accepted)}`);
  list(words.fresh, told(open(against.fresh)), screen.paint.red);
  list(
    words.changed,
    against.changed.map((one) => changeText(one, words.blank)),
  );
  const columns = (all: Against['columnsAdded']) =>
    all.map(({ file, field, households }) => {
      return `  ${file}  ${words.column(labelOf(field), households)}`;
    });
  // Only printed where columns differ, which is rare.
  if (against.columnsAdded.length > 0) list(words.columnsAdded, columns(against.columnsAdded));
  if (against.columnsGone.length > 0) {
    list(words.columnsGone, columns(against.columnsGone), screen.paint.red);
  }
  const names = (rows: Against['added']) =>
    rows.map(({ file, row, village, household, head }) => {
      const who = household === head ? [household] : [household, head];
      const place = `${file} / ${screen.words.summary.row(row)}`;
      return `  ${[place, village, ...who].filter(Boolean).join('  ')}`;
    });
  list(words.added, names(against.added));
  list(words.gone, names(against.gone));
}

function changeText(
  { file, cell, household, field, old, new: now }: Against['changed'][number],
  blank: string,
): string {
  const place = [file, cell].filter(Boolean).join(' / ');
  const change = `${labelOf(field)}: ${old ?? blank} → ${now ?? blank}`;
  return `  ${[place, household, change].filter(Boolean).join('  ')}`;
}

const SHOWN_OF_A_LIST = 20;
