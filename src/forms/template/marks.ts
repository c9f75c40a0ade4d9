import type { ConditionalFormattingRule, Worksheet } from 'exceljs';
import type { FieldKey } from '../../domain/catalog.js';
import { isItem } from '../../domain/fields.js';
import { FIRST_ROW, type FormLayout } from './layout.js';
import { MARKS } from './style.js';
import { timesIn } from './validations.js';

/** Colours that come up while a form is being filled. */
interface Mark {
  readonly letters: string;
  readonly formula: string;
  readonly style: (typeof MARKS)[keyof typeof MARKS];
}

/** Tells whether a field is a cost, for which going down is no loss. */
const isCost = (field: FieldKey): boolean => field === 'total.costs' || field.startsWith('costs.');

/** The check character of GB 11643-1999; weights are powers of 2, as no constants may stand here. */
const wrongCheckCharacter = (cell: string): string =>
  `IFERROR(MID("10X98765432",MOD(SUMPRODUCT(MID(${cell},ROW($1:$17),1)*2^(18-ROW($1:$17))),11)+1,1)<>UPPER(MID(${cell},18,1)),TRUE)`;

function keyMarks(layout: FormLayout): Mark[] {
  return (['id', 'idNumber'] as const).flatMap((field) => {
    const letters = layout.letters(field);
    if (letters === null) return [];
    const cell = `${letters}${FIRST_ROW}`;
    const repeats = `${timesIn(layout.range(letters), cell)}>1`;
    const wrong = field === 'id' ? repeats : `OR(${repeats},${wrongCheckCharacter(cell)})`;
    return [{ letters, formula: `AND(LEN(${cell})>0,${wrong})`, style: MARKS.wrong }];
  });
}

/** Marks a blank 家庭人口数 beside a household, which would reject the row. */
function populationMarks(layout: FormLayout): Mark[] {
  const [head, population] = [layout.letters('head'), layout.letters('population')];
  if (head === null || population === null) return [];
  const formula = `AND(LEN($${head}${FIRST_ROW})>0,LEN(${population}${FIRST_ROW})=0)`;
  return [{ letters: population, formula, style: MARKS.missing }];
}

/** Marks amounts below last year's, and blank cells where there was an amount last year. */
function fallMarks(layout: FormLayout): Mark[] {
  return layout.columns.flatMap(({ role, field }) => {
    if (field === null || role !== 'reference') return [];
    const [letters, prior] = [layout.letters(field), layout.referenceLetters(field)];
    if (letters === null || prior === null) return [];
    const [own, reference] = [`${letters}${FIRST_ROW}`, `${prior}${FIRST_ROW}`];
    const fall: Mark = {
      letters,
      formula: `AND(ISNUMBER(${own}),ISNUMBER(${reference}),${own}<${reference})`,
      style: MARKS.fall,
    };
    const open: Mark = {
      letters,
      formula: `AND(LEN(${own})=0,N(${reference})>0)`,
      style: MARKS.open,
    };
    return [...(isCost(field) ? [] : [fall]), ...(isItem(field) ? [open] : [])];
  });
}

/** `comparable`: falls against last year's amounts mean something. */
export function addMarks(worksheet: Worksheet, layout: FormLayout, comparable: boolean): void {
  const marks = [
    ...keyMarks(layout),
    ...populationMarks(layout),
    ...(comparable ? fallMarks(layout) : []),
  ];
  marks.forEach(({ letters, formula, style }, n) => {
    const rule: ConditionalFormattingRule = {
      type: 'expression',
      priority: n + 1,
      formulae: [formula],
      style: { ...style },
    };
    worksheet.addConditionalFormatting({ ref: layout.range(letters), rules: [rule] });
  });
}
