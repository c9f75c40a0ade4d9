import { append } from '../../../domain/append.js';
import { finding } from '../../../domain/findings/finding.js';
import { ownPersons } from '../../../domain/household.js';
import { maskIdNumber } from '../../../domain/identity.js';
import type { Row } from '../../table/rejections.js';
import { placeText } from '../placed.js';
import { villageKey } from '../village.js';
import { type Draft, named, placeIn, rowsIn } from './draft.js';

/** Where a person stands, and in which household. */
interface Stay {
  readonly draft: Draft;
  readonly row: number;
  readonly of: Row;
  readonly isHead: boolean;
}

/**
 * Where one ID number stands in two households of a year, each of its rows but the first is told.
 */
export function sayElsewhere(drafts: readonly Draft[]): void {
  const stays = new Map<string, Stay[]>();
  for (const draft of drafts) {
    const own = rowsIn(draft).flatMap((of) => numbersOf(of).map((one) => ({ ...one, of, draft })));
    for (const { number, ...stay } of own.sort((a, b) => a.row - b.row)) {
      append(stays, number, stay);
    }
  }
  for (const [number, [first, ...others]] of stays) {
    if (first === undefined || [first, ...others].every(({ isHead }) => isHead)) continue;
    for (const other of others) {
      if (!isOneHousehold(first, other)) sayStay(number, first, other);
    }
  }
}

/** The ID numbers of a household: the head's, and those of the members who have not left. */
function numbersOf(
  of: Row,
): { readonly number: string; readonly row: number; readonly isHead: boolean }[] {
  const { idNumber } = of.texts;
  const heads = idNumber === null ? [] : [{ number: idNumber, row: of.row, isHead: true }];
  return [
    ...heads,
    ...ownPersons(of).flatMap(({ row, texts: { personNumber }, gone }) =>
      personNumber === undefined || gone || row === of.row
        ? []
        : [{ number: personNumber, row, isHead: false }],
    ),
  ];
}

const householdKey = ({ draft, of: { texts } }: Stay): string =>
  `${villageKey(texts.village ?? draft.table.villageHints.sheet)}\n${texts.id ?? texts.head}`;

/**
 * Tells whether two stays are in one household. The sheets of a year's parts need not name their
 * village, so the head counts, too.
 */
function isOneHousehold(first: Stay, other: Stay): boolean {
  const [one, two] = [first.of.texts, other.of.texts];
  const isSame = (field: 'id' | 'head' | 'idNumber'): boolean =>
    one[field] !== null && one[field] === two[field];
  return (
    householdKey(first) === householdKey(other) ||
    (isSame('id') && isSame('head') && isSame('idNumber'))
  );
}

function sayStay(number: string, first: Stay, { draft, row, of }: Stay): void {
  const { head } = draft.table;
  draft.findings.push(
    finding('members.elsewhere', {
      ...placeIn(head, row, 'personNumber'),
      ...named(of),
      value: maskIdNumber(number),
      params: {
        other: [first.of.texts.id, first.of.texts.head].filter((text) => text !== null).join(' '),
        place: placeText({ table: first.draft.table.head, row: first.row }),
      },
    }),
  );
}
