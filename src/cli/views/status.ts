import { NO_FIGURE } from '../../domain/figures.js';
import type { VillageStatus } from '../../domain/outcomes/delivery.js';
import { coveredMonths, type Period, periodText, periodTexts } from '../../domain/period.js';
import { findingSentences } from '../../locales/index.js';
import type { IgnoredFile, Status } from '../../run/check/status.js';
import type { FileReading } from '../../run/read/read-file.js';
import { fileName } from '../../run/sign-off/accept.js';
import type { Screen } from '../screen/screen.js';
import { percent } from './figures.js';

/** What has come, as JSON. Definition: docs/definitions/cli.md. */
export const statusJson = (
  { villages, parts, ignored, unexpected }: Status,
  rosterUnread: readonly FileReading[],
) => ({
  villages,
  parts: parts.map(({ village, came, missing, twice, deliveries }) => ({
    village,
    came: came.map(periodText),
    missing: missing.map(periodText),
    twice: twice.map(periodText),
    deliveries,
  })),
  unread: ignored.flatMap(({ reason, file }) => (reason === 'unreadable' ? [file] : [])),
  ignored: ignored.map(({ fault, ...one }) => ({ ...one, code: fault?.code ?? null })),
  unexpected,
  rosterUnread: rosterUnread.map(({ input }) => input.name),
});

/** What a clerk sees: a row for each village, and below it what cannot be counted as come. */
export function printStatus(found: Status, screen: Screen): void {
  const { villages, parts, ignored, unexpected } = found;
  const { status: words } = screen.words;
  const { columns } = words;
  // The column of periods is left out where one period was asked for or all titles name the same
  // one.
  const periods = new Set(villages.flatMap(({ period }) => period ?? []));
  const shown = COLUMNS.filter(({ key }) => key !== 'period' || periods.size > 1);
  const short = shortNames(villages.flatMap(({ file }) => file ?? []));
  screen.print(
    screen.table({
      head: shown.map(({ key }) => columns[key]),
      align: shown.map(({ align }) => align),
      spare: SPARE.flatMap((key) => {
        const column = shown.findIndex((one) => one.key === key);
        return column < 0 ? [] : [column];
      }),
      rows: villages
        .map((village) => ({ ...village, file: short(village.file) }))
        .map((village) => shown.map(({ value }) => value(village, screen))),
    }),
  );
  const of = (state: VillageStatus['state']) =>
    villages.filter((village) => village.state === state).length;
  screen.print(words.counts(of('delivered'), of('late'), of('partly'), of('blank'), of('missing')));
  for (const { village, older } of villages) {
    if (older.length > 0) screen.print(`${village} ${columns.older}: ${older.join('、')}`);
  }
  for (const { village, came, missing, twice } of parts) {
    const line = words.parts(village, cameText(came), periodTexts(missing), periodTexts(twice));
    screen.print(missing.length + twice.length > 0 ? screen.paint.red(line) : line);
  }
  for (const one of ignored) screen.print(screen.paint.red(ignoredText(one, screen)));
  if (unexpected.length > 0)
    screen.print(screen.paint.red(words.unexpected(unexpected.join('、'))));
  screen.print(screen.paint.dim(words.note));
  if (parts.length > 0) screen.print(screen.paint.dim(words.partsNote));
}

const MOST_PARTS_NAMED = 4;

/** The months that have come, as ranges: twelve single months would be too long for a screen. */
const cameText = (came: readonly Period[]): string =>
  periodTexts(came.length <= MOST_PARTS_NAMED ? came : coveredMonths(came));

/**
 * Names of files without their folders, where they still differ; a wide table would break its
 * lines.
 */
function shortNames(files: readonly string[]): (file: string | null) => string | null {
  const all = new Set(files);
  const isUnique = new Set([...all].map(fileName)).size === all.size;
  return (file) => (file === null || !isUnique ? file : fileName(file));
}

function ignoredText(one: IgnoredFile, { words, lang }: Screen): string {
  const { file, village, period, reason, fault } = one;
  if (reason === 'blank') return words.status.ignored.blank(file, village);
  if (reason === 'otherPeriod') return words.status.ignored.otherPeriod(file, village, period);
  const why = fault === null ? '' : findingSentences(fault, lang).message;
  return [words.status.ignored.unreadable(file, village), why].filter(Boolean).join('  ');
}

interface Column {
  readonly key: Exclude<
    keyof Screen['words']['status']['columns'],
    'older' | 'ignored' | 'missing' | 'twice'
  >;
  readonly align: 'left' | 'right';
  readonly value: (village: VillageStatus, screen: Screen) => string;
}

const count = (key: 'version' | 'filled' | 'blank' | 'rejected' | 'warnings'): Column => ({
  key,
  align: 'right',
  value: (village) => String(village[key]),
});
const text = (key: 'period' | 'day' | 'file'): Column => ({
  key,
  align: 'left',
  value: (village) => village[key] ?? NO_FIGURE,
});

/** The columns that a narrow screen does without. */
const SPARE: readonly Column['key'][] = [
  'file',
  'version',
  'warnings',
  'blank',
  'rejected',
  'period',
];

const COLUMNS: readonly Column[] = [
  { key: 'village', align: 'left', value: ({ village }) => village },
  {
    key: 'state',
    align: 'left',
    value: ({ state }, { paint, words }) =>
      state === 'delivered' ? words.status.states[state] : paint.red(words.status.states[state]),
  },
  text('period'),
  text('day'),
  count('version'),
  {
    key: 'expected',
    align: 'right',
    value: ({ expected }) => (expected === null ? NO_FIGURE : String(expected)),
  },
  count('filled'),
  count('blank'),
  count('rejected'),
  {
    key: 'errors',
    align: 'right',
    value: ({ errors }, { paint }) => (errors > 0 ? paint.red(String(errors)) : '0'),
  },
  count('warnings'),
  {
    key: 'clean',
    align: 'right',
    value: ({ clean }) => percent(clean),
  },
  text('file'),
];
