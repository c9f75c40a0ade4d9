import { utils, type WorkBook } from '@e965/xlsx';
import { type FoundCell, sheetOf } from './read.js';

type Value = string | number | boolean | Date | undefined;

/** The values of a range such as `'收入对比'!$A$6:$A$65`, or of `C5:C9` on its own sheet. */
function valuesOf(book: WorkBook, own: string, range: string): Value[] {
  const [, name, area = ''] = /^(?:'(.+)'!)?(.+)$/.exec(range) ?? [];
  const sheet = sheetOf(book, name?.replaceAll("''", "'") ?? own);
  const { s, e } = utils.decode_range(area.replaceAll('$', ''));
  const values: Value[] = [];
  for (let row = s.r; row <= e.r; row += 1) {
    for (let column = s.c; column <= e.c; column += 1) {
      values.push(sheet[utils.encode_cell({ r: row, c: column })]?.v as Value);
    }
  }
  return values;
}

const added = (values: readonly Value[]): number =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);

const fits = (value: Value, criterion: string): boolean =>
  criterion === '?*' ? typeof value === 'string' && value !== '' : value === criterion;

/** What a spreadsheet makes of the counting and adding formulas; null for any other. */
export function resultOf(book: WorkBook, { f = '', sheet }: FoundCell): number | null {
  const simple = /^(SUM|COUNT)\(([^()]+)\)$/.exec(f);
  if (simple) {
    const values = valuesOf(book, sheet, simple[2] ?? '');
    return simple[1] === 'SUM'
      ? added(values)
      : values.filter((value) => typeof value === 'number').length;
  }
  const conditional = /^(COUNTIFS|SUMIF)\((.+)\)$/.exec(f);
  if (!conditional) return null;
  const parts = (conditional[2] ?? '').split(',');
  const text = (n: number) => (parts[n] ?? '').slice(1, -1);
  const first = valuesOf(book, sheet, parts[0] ?? '');
  if (conditional[1] === 'SUMIF') {
    const amounts = valuesOf(book, sheet, parts[2] ?? '');
    return added(amounts.filter((_amount, n) => fits(first[n], text(1))));
  }
  return first.filter((_value, n) =>
    parts.every((part, m) => m % 2 === 1 || fits(valuesOf(book, sheet, part)[n], text(m + 1))),
  ).length;
}
