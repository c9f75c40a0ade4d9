import { expect, test } from 'vitest';
import { readTables } from '../../../src/intake/table/table.js';
import { alikeHeaders, alikeWords } from '../../../src/run/read/alike.js';
import type { FileReading } from '../../../src/run/read/read-file.js';
import { sheet } from '../../sheets.js';

const HEADER = ['行政村', '户编号', '户主姓名', '家庭人口数', '户类型', '务工收入'];

/** A file read for itself, as another thread hands it over. */
function reading(file: string, header = HEADER): FileReading {
  const rows = [
    header,
    ['武村', '1', '张三', 3, '脱贫户', 1000],
    ['武村', '2', '李四', 2, null, 5],
  ];
  return {
    input: { path: file, name: file, year: 'current' },
    sha256: '',
    format: 'xlsx',
    tables: structuredClone(readTables(sheet(rows), { file, year: 'current' })),
    skipped: [],
    faults: [],
  };
}

test('nothing is read otherwise', () => {
  const [headers, words] = [alikeHeaders(), alikeWords()];
  words(headers(reading('a.xlsx')));
  expect(words(headers(reading('b.xlsx')))).toEqual(reading('b.xlsx'));
});

test('headers that are alike are one in memory; heads and rows stay each their own', () => {
  const alike = alikeHeaders();
  const [one, other] = [alike(reading('a.xlsx')).tables[0], alike(reading('b.xlsx')).tables[0]];
  expect(other?.header).toBe(one?.header);
  expect(other?.head.columns).toBe(one?.head.columns);
  expect(other?.head.file).toBe('b.xlsx');
  expect(other?.households[0]?.table).toBe(other?.head);
  expect(other?.households[0]?.texts).not.toBe(one?.households[0]?.texts);
});

test('another order of columns is another header', () => {
  const alike = alikeHeaders();
  const [one] = alike(reading('a.xlsx')).tables;
  const [other] = alike(reading('b.xlsx', HEADER.toReversed())).tables;
  expect(other?.header).not.toBe(one?.header);
});
