import type { FieldKey } from '../../../domain/catalog.js';
import { isItem } from '../../../domain/fields.js';
import type { FindingParams } from '../../../domain/findings/params.js';
import { filled } from '../../../domain/household.js';
import { yuan } from '../../../domain/money.js';
import type { RowDraft } from '../draft.js';
import type { HouseholdReader } from '../reader.js';
import { differs } from './differs.js';

/** A column of figures. */
interface Figure {
  readonly field: FieldKey;
  readonly place: number;
  readonly column: number;
  readonly isMoney: boolean;
  readonly of: FindingParams<'members.differs'>['of'];
}

/** What the rows of one household share, and what the user's column map says stands per person. */
interface Figures {
  readonly shared: readonly Figure[];
  readonly perPerson: readonly Figure[];
}

/** Worked out once: a household has as many figures as its rows have columns. */
export interface TableFigures {
  readonly numbers: Figures;
  /** Second columns of an item, and subtotals, which all rows of the table settle later. */
  readonly late: Figures;
}

export function figuresOf(
  { numeric, late }: Pick<HouseholdReader, 'numeric' | 'late'>,
  perPerson: ReadonlySet<string>,
): TableFigures {
  const divided = (figures: readonly Figure[]): Figures => {
    const isAdded = ({ field, of }: Figure): boolean => of === 'item' && perPerson.has(field);
    return {
      shared: figures.filter((figure) => !isAdded(figure)),
      perPerson: figures.filter(isAdded),
    };
  };
  return {
    numbers: divided(
      numeric.map(({ field, place, sources, isMoney, isAmount }) => {
        const column = sources[0]?.column ?? 0;
        return { field, place, column, isMoney, of: kindOf(field, isAmount) };
      }),
    ),
    late: divided(
      late.map(({ reader: { place }, own: field, column: { column }, subtotal }) => {
        const of = subtotal === null ? 'item' : 'total';
        return { field, place, column, isMoney: true, of };
      }),
    ),
  };
}

/** Only items may stand per person. */
function kindOf(field: FieldKey, isAmount: boolean): Figure['of'] {
  if (isItem(field)) return 'item';
  if (field === 'population') return field;
  if (!isAmount) return 'other';
  return field.startsWith('total.') ? 'total' : 'outside';
}

/** The figures of a household's rows as those of its head. */
export function foldFigures(
  head: RowDraft,
  others: readonly RowDraft[],
  { numbers, late }: TableFigures,
  reader: HouseholdReader,
): void {
  if (others.length === 0) return;
  fold(head, others, numbers, ofNumbers, reader);
  if (head.late !== null) fold(head, others, late, ofLate, reader);
}

type NumbersOf = (draft: RowDraft) => Float64Array;

const NONE = new Float64Array();
const ofNumbers: NumbersOf = ({ numbers }) => numbers;
const ofLate: NumbersOf = ({ late }) => late ?? NONE;

function fold(
  head: RowDraft,
  others: readonly RowDraft[],
  { shared, perPerson }: Figures,
  numbersOf: NumbersOf,
  reader: HouseholdReader,
): void {
  for (const figure of perPerson) addUp(head, others, numbersOf, figure, reader);
  const own = numbersOf(head);
  for (const other of others) {
    const theirs = numbersOf(other);
    for (const figure of shared) {
      const value = theirs[figure.place] as number;
      const known = own[figure.place] as number;
      if (value === known || !filled(value)) continue;
      // The head's figure counts, else the first that is filled.
      if (!filled(known)) own[figure.place] = value;
      else tellOf(figure, head, other, known);
    }
  }
}

function tellOf(
  { isMoney, field, column, of }: Figure,
  head: RowDraft,
  { index: row }: RowDraft,
  known: number,
): void {
  differs(head, { row, field, column, of, expected: isMoney ? yuan(known) : known });
}

/** An item that stands per person: blank is 0 where any person has it. */
function addUp(
  head: RowDraft,
  others: readonly RowDraft[],
  numbersOf: NumbersOf,
  { place, column }: Figure,
  reader: HouseholdReader,
): void {
  const all = [head, ...others].sort((a, b) => a.index - b.index);
  const values = all.map((draft) => numbersOf(draft)[place] as number);
  if (!values.some(filled)) return;
  const addends = values.map((value) => (filled(value) ? value : 0));
  const sum = addends.reduce((total, value) => total + value, 0);
  numbersOf(head)[place] = sum;
  const was = addends.map((value) => yuan(value)).join('+');
  reader.normalised(head.index, column, was, String(yuan(sum)));
}
