import type { MatchAnswer, ShownRow } from '../../domain/findings/match-answer.js';
import { columnLetters, type Year } from '../../domain/household.js';
import { LIKENESSES, type Likeness } from '../../domain/names/likeness.js';
import { shownName } from '../../intake/cells/values.js';
import type { Cell } from '../../intake/sheet.js';
import { matches as words } from '../../locales/zh/filled/matches.js';
import { type FilledSheet, filledCell, textCell } from '../sheet/cells.js';
import { type FormHeader, headerFinder } from '../sheet/header.js';
import { HEADERS, type MatchesColumn, SEPARATOR } from './layout.js';

const headerOf = headerFinder(HEADERS, ['likenesses', 'prior.head', 'current.head', 'answer'], 4);

const LONGEST_TEXT = 300;

/**
 * The answers of a workbook with the sheet 疑似匹配, whatever program saved it, unanswered questions
 * included; null where it has no such sheet.
 */
export function readMatches(file: string, sheets: readonly FilledSheet[]): MatchAnswer[] | null {
  const found = sheets.flatMap((sheet) => {
    const header = headerOf(sheet);
    return header === null ? [] : [{ sheet, header }];
  });
  if (found.length === 0) return null;
  return found.flatMap(({ sheet, header }) =>
    sheet.rows
      .slice(header.row + 1)
      .map((cells, n) => answerOf(cells, header.row + 2 + n, { file, sheet, header }))
      .filter((answer) => answer !== null),
  );
}

interface Origin {
  readonly file: string;
  readonly sheet: FilledSheet;
  readonly header: FormHeader<MatchesColumn>;
}

type At = (column: MatchesColumn) => string | null;

/** The answer of a row; null where it does not speak of two households. */
function answerOf(
  cells: readonly Cell[],
  row: number,
  { file, sheet, header: { columns } }: Origin,
): MatchAnswer | null {
  const at: At = (column) => {
    const text = textCell(cells[columns.get(column) ?? -1]);
    return text === '' ? null : text.slice(0, LONGEST_TEXT);
  };
  const prior = shownRow('prior', at, filledCell(cells[columns.get('prior.persons') ?? -1]));
  const current = shownRow('current', at, filledCell(cells[columns.get('current.persons') ?? -1]));
  if (isNobody(prior) || isNobody(current)) return null;
  return {
    file,
    sheet: shownName(sheet.name),
    row,
    cell: `${columnLetters(columns.get('answer') ?? 0)}${row}`,
    likenesses: likenessesIn(at('likenesses') ?? ''),
    prior,
    current,
    other: at('other'),
    answer: at('answer'),
    who: at('who'),
    note: at('note'),
  };
}

const shownRow = (year: Year, at: At, persons: string | number | null): ShownRow => ({
  village: at(`${year}.village`) ?? '',
  id: at(`${year}.id`),
  head: at(`${year}.head`),
  idNumber: at(`${year}.idNumber`),
  persons: persons === null || Number.isNaN(Number(persons)) ? null : Number(persons),
  place: at(`${year}.place`) ?? '',
});

const isNobody = ({ id, head, idNumber }: ShownRow): boolean =>
  id === null && head === null && idNumber === null;

const likenessesIn = (text: string): Likeness[] => {
  const written = new Set(text.split(SEPARATOR).map((part) => part.trim()));
  return LIKENESSES.filter((likeness) => written.has(words.likenesses[likeness]));
};
