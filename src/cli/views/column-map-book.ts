import { COLUMNS, ITEMS, SECTIONS } from '../../domain/catalog.js';
import type { ReadMapRow } from '../../forms/column-map/read.js';
import type { DraftRow, NameGroup } from '../../forms/column-map/write.js';
import { figure } from '../../locales/finding.js';
import type { ColumnWords } from '../../locales/zh/columns.js';
import type { Undecided, UndecidedGroup } from '../../run/check/undecided.js';
import { CHOICES, NOT_READ } from '../options/column-map.js';
import { nearText, printable, valuesText, whereText } from './column-words.js';

/** Every name that a header may be given, by groups, so that nobody has to look for it elsewhere. */
export function nameGroups({ map }: ColumnWords): NameGroup[] {
  const labelsOf = (group: string): string[] =>
    [
      ...ITEMS.filter(({ section }) => section === group),
      ...COLUMNS.filter((column) => column.group === group),
    ].map(({ label }) => label);
  const groups = ['identity', ...SECTIONS, 'total', 'outside', 'evidence'] as const;
  return [
    { group: map.groups.leftOut, names: [NOT_READ] },
    ...groups.map((group) => ({ group: map.groups[group], names: labelsOf(group) })),
  ];
}

/** The same in a workbook, which says there too what a text says beside the headers. */
export const bookNameGroups = (words: ColumnWords): NameGroup[] => [
  ...nameGroups(words),
  { group: words.map.groups.more, names: CHOICES },
];

/** The rows of a column map: what is decided already, then what has to be. */
export function columnMapRows(
  undecided: readonly UndecidedGroup[],
  existing: readonly ReadMapRow[],
  words: ColumnWords,
): DraftRow[] {
  const decided = existing
    .filter(({ means }) => means !== null)
    .map(({ header, means, files }) => ({
      ...{ header, means, files },
      ...{ nearest: '', values: '', place: '' },
    }));
  const open = undecided.flatMap(({ match, headers }) =>
    headers.flatMap((one) => rowOf(one, match ?? [], words)),
  );
  return [...decided, ...open];
}

/** The rows of a header; one that cannot be named in a map has none, which the screen tells. */
function rowOf(one: Undecided, files: readonly string[], words: ColumnWords): DraftRow[] {
  const { name, nearest, duplicate, values, money } = one;
  if (name === null) return [];
  return [
    {
      header: printable(name),
      means: null,
      files,
      nearest:
        duplicate === null
          ? nearest === null
            ? words.map.none
            : nearText(nearest, words)
          : words.duplicate(duplicate.label, duplicate.first),
      values: words.joined([
        ...(values === null ? [] : [valuesText(values, words)]),
        ...(money === null ? [] : [words.money(figure(money))]),
      ]),
      place: printable(words.map.place(whereText(one.file, one.sheet, one.cell), one.places)),
    },
  ];
}
