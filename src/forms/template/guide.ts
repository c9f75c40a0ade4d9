import type { Row, Workbook } from 'exceljs';
import { type HouseholdField, labelOf } from '../../domain/catalog.js';
import { unitOf } from '../../domain/fields.js';
import { columnLetters } from '../../domain/household.js';
import type { TemplateWords } from '../../locales/zh/filled/template.js';
import { linesIn } from '../../xlsx/width.js';
import { LINE_HEIGHT } from '../sheet/paper.js';
import { checkOf } from './checks.js';
import type { FormColumn } from './columns.js';
import { exampleOf } from './examples.js';
import type { Form } from './sheet.js';
import { LOOKS } from './style.js';
import { ruleText } from './validations.js';

const WIDTHS = [8, 22, 16, 36, 34, 9, 24, 19] as const;

function ruleOf({ role, field }: FormColumn, words: TemplateWords): string {
  if (role === 'computed') return words.rules.computed;
  if (role === 'place') return words.rules.place;
  return field === null ? '' : ruleText(checkOf(field), words);
}

/** What a column is, how it is filled, its unit, choices and an example. */
function lineOf(column: FormColumn, n: number, words: TemplateWords): string[] {
  const { field, role } = column;
  if (field === null) return [];
  const check = checkOf(field);
  const typed = role === 'input';
  const choices = typed && 'values' in check ? check.values.join('、') : '';
  return [
    columnLetters(n),
    labelOf(field),
    column.upper ?? '',
    words.what[field as HouseholdField],
    ruleOf(column, words),
    unitOf(field),
    choices,
    typed ? exampleOf(field, check) : '',
  ];
}

function writeLine(row: Row, texts: readonly string[], look: 'header' | 'lockedText' | 'text') {
  texts.forEach((text, n) => {
    const cell = row.getCell(n + 1);
    cell.value = text;
    cell.style = LOOKS[look];
  });
  const lines = texts.map((text, n) => linesIn(text, (WIDTHS[n] ?? 10) - 1));
  row.height = Math.max(...lines) * LINE_HEIGHT + 4;
}

/** The sheet 填表说明: the rules of filling, then every column of the form. */
export function addGuideSheet(book: Workbook, form: Form): void {
  const { words, priorLine } = form;
  const sheet = book.addWorksheet(words.guideSheet, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: words.pageFooter },
  });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  const width = WIDTHS.reduce((sum, one) => sum + one, 0);
  const last = columnLetters(WIDTHS.length - 1);
  const write = (row: number, text: string, look: 'title' | 'wrapped', height: number) => {
    const cell = sheet.getCell(`A${row}`);
    cell.value = text;
    cell.style = LOOKS[look];
    sheet.mergeCells(`A${row}:${last}${row}`);
    sheet.getRow(row).height = height;
  };
  write(1, words.guideTitle(form.title), 'title', 26);
  const steps = priorLine === null ? words.steps : [...words.steps, ...words.priorSteps];
  const told = priorLine !== null && !form.comparable ? [...steps, words.notComparable] : steps;
  told.forEach((step, n) => {
    const text = `${n + 1}. ${step}`;
    write(n + 2, text, 'wrapped', linesIn(text, width - 2) * LINE_HEIGHT + 3);
  });
  const head = told.length + 3;
  writeLine(sheet.getRow(head), Object.values(words.columns), 'header');
  sheet.pageSetup.printTitlesRow = `${head}:${head}`;
  let row = head + 1;
  form.layout.columns.forEach((column, n) => {
    if (column.field === null || column.role === 'reference') return;
    const look = column.role === 'input' ? 'text' : 'lockedText';
    writeLine(sheet.getRow(row), lineOf(column, n, words), look);
    row += 1;
  });
}
