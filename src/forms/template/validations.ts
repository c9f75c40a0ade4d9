import type { DataValidation } from 'exceljs';
import { type FieldKey, type HouseholdField, labelOf } from '../../domain/catalog.js';
import type { TemplateWords } from '../../locales/zh/filled/template.js';
import { type CellCheck, checkOf, ID_NUMBER_LENGTHS } from './checks.js';
import { absolute, FIRST_ROW, type FormLayout } from './layout.js';

type Rule = Pick<DataValidation, 'type' | 'formulae' | 'operator'>;

/** The longest title that Excel allows. */
const MOST_OF_A_TITLE = 32;
const MOST_OF_A_PROMPT = 255;
const MOST_OF_AN_ALERT = 225;
const LONGEST_TEXT = 100;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

const list = (values: readonly string[]): Rule => ({
  type: 'list',
  formulae: [`"${values.join(',')}"`],
});

const custom = (...conditions: readonly string[]): Rule => ({
  type: 'custom',
  formulae: [conditions.length === 1 ? conditions[0] : `AND(${conditions.join(',')})`],
});

/**
 * Counts equal texts without COUNTIF, which takes long figures for numbers and finds different ID
 * numbers equal.
 */
export const timesIn = (range: string, cell: string): string =>
  `SUMPRODUCT(--(${absolute(range)}=${cell}))`;

const hasCents = (cell: string): string => `ROUND(${cell},2)=${cell}`;

/** Formulas are those of the first row; a spreadsheet moves them along. */
function ruleOf(check: CellCheck, layout: FormLayout, letters: string): Rule {
  const cell = `${letters}${FIRST_ROW}`;
  const first = (field: FieldKey): string | null => {
    const other = layout.letters(field);
    return other === null ? null : `$${other}${FIRST_ROW}`;
  };
  switch (check.kind) {
    case 'choice':
    case 'offer':
      return list(check.values);
    case 'idNumber': {
      const lengths = ID_NUMBER_LENGTHS.map((length) => `LEN(${cell})=${length}`);
      return custom(`OR(${lengths.join(',')})`, `${timesIn(layout.range(letters), cell)}=1`);
    }
    case 'key':
      return custom(`LEN(${cell})<=${LONGEST_TEXT}`, `${timesIn(layout.range(letters), cell)}=1`);
    case 'money':
    case 'quantity':
      return custom(`ISNUMBER(${cell})`, `${cell}>=0`, hasCents(cell));
    case 'whole':
      return { type: 'whole', operator: 'between', formulae: [check.least, check.most] };
    case 'persons':
      return { type: 'whole', operator: 'between', formulae: [0, first('population') ?? 0] };
    case 'months': {
      const persons = first('workers') ?? first('population');
      const most = persons === null ? check.most : `${check.most}*MAX(1,N(${persons}))`;
      return custom(`ISNUMBER(${cell})`, `${cell}>=0`, `${cell}<=${most}`);
    }
    case 'text':
      return { type: 'textLength', operator: 'lessThanOrEqual', formulae: [LONGEST_TEXT] };
  }
}

/** What a person is told of a check. */
export function ruleText(check: CellCheck, { rules }: TemplateWords): string {
  if (check.kind === 'whole') return rules.whole(check.least, check.most);
  return check.kind === 'months' ? rules.months(check.most) : rules[check.kind];
}

/** What a column asks for, as it pops up beside the cell, and what is said of a wrong entry. */
export function validationOf(
  field: FieldKey,
  layout: FormLayout,
  words: TemplateWords,
): DataValidation | null {
  const letters = layout.letters(field);
  if (letters === null) return null;
  const check = checkOf(field);
  const rule = ruleText(check, words);
  return {
    ...ruleOf(check, layout, letters),
    allowBlank: true,
    showInputMessage: true,
    promptTitle: cut(labelOf(field), MOST_OF_A_TITLE),
    prompt: cut(
      `${words.what[field as HouseholdField]}${words.sentenceEnd}${rule}`,
      MOST_OF_A_PROMPT,
    ),
    // Where values are only offered, another value is no error.
    showErrorMessage: check.kind !== 'offer',
    errorStyle: 'stop',
    errorTitle: cut(words.alertTitle(labelOf(field)), MOST_OF_A_TITLE),
    error: cut(rule, MOST_OF_AN_ALERT),
  };
}
