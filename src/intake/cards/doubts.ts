import { append } from '../../domain/append.js';
import { type Finding, finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { isAmount } from '../cells/fields.js';
import { quoted } from '../cells/values.js';
import { addressOf, type CellPlace } from '../table/places.js';
import { isRejected, type Row } from '../table/rejections.js';
import type { Card } from './card.js';
import type { Doubtful } from './settle.js';

/** What is to be said of the values of a card that could not be told, and of figures without a label. */

type Doubts = readonly [Doubtful, ...Doubtful[]];

const rejects = ({ label: { field }, doubt }: Doubtful): boolean =>
  doubt === 'otherYear' || field === 'population' || (field !== null && isAmount(field));

/** Adds the doubts about a card's values; a household with an amount in doubt is not used. */
export function withDoubts(read: Row, notes: readonly Finding[], { settled }: Card): Row {
  const reasons = together(settled.doubts.filter(rejects)).map((some) => doubtFinding(some, read));
  if (reasons.length === 0) return read;
  const unread = new Map(read.unread);
  for (const { label, cells } of settled.doubts) {
    if (label.field !== null)
      unread.set(label.field, cells.map(({ area }) => quoted(area?.cell ?? null)).join('\n'));
  }
  return { ...read, unread, reasons: [...(isRejected(read) ? read.reasons : notes), ...reasons] };
}

/** Doubts of one kind are one finding: where heads are not understood, every label has the same. */
function together(doubts: readonly Doubtful[]): Doubts[] {
  const groups = new Map<string, [Doubtful, ...Doubtful[]]>();
  for (const one of doubts) {
    append(groups, one.doubt, one);
  }
  return [...groups.values()];
}

/** Findings of a card that do not reject the household. */
export function cardFindings({ scan: { strays }, settled }: Card, read: Row): Finding[] {
  const warnings = settled.doubts.filter((doubt) => !rejects(doubt));
  const places = strays.map(({ top, left }) => ({ row: top + 1, column: left }));
  const [first] = places;
  return [
    ...warnings.map((doubt) => doubtFinding([doubt], read)),
    ...(first === undefined
      ? []
      : [
          finding('intake.unreadCells', {
            ...ofHousehold(read, first),
            value: quoted(strays[0]?.cell ?? null),
            params: { count: strays.length, cells: namesOf(places) },
          }),
        ]),
  ];
}

function doubtFinding(doubts: Doubts, read: Row): Finding {
  const [first] = doubts;
  const { label, doubt } = first;
  const places = doubts.flatMap(({ cells }) =>
    cells.map(({ row, column }) => ({ row: row + 1, column })),
  );
  const place = places[0] ?? { row: label.area.top + 1, column: label.area.left };
  const rejected = rejects(first);
  const parts = {
    ...ofHousehold(read, place),
    field: label.field,
    value: quoted(label.parts.at(-1) ?? ''),
  };
  const params = { doubt, cells: namesOf(places), labels: doubts.length } as const;
  return finding(
    'intake.valueUnclear',
    { ...parts, params: { ...params, rejected: rejected ? 1 : 0 } },
    !rejected,
  );
}

const MOST_CELLS_NAMED = 20;

const namesOf = (cells: readonly CellPlace[]): string =>
  cells.slice(0, MOST_CELLS_NAMED).map(addressOf).join('、');

function ofHousehold({ table, texts }: Row, place: CellPlace) {
  const { file, sheet }: TableHead = table;
  return {
    file,
    sheet,
    row: place.row,
    cell: addressOf(place),
    village: texts.village,
    household: texts.id ?? texts.head,
  };
}
