import { expect, test } from 'vitest';
import { COLUMNS, ITEMS, SECTIONS } from '../../src/domain/catalog.js';
import {
  columnsOf,
  columnsRead,
  ITEM_KEYS,
  ITEMS_OF,
  isItem,
  isMoney,
  sectionOf,
  synonymsOf,
  typeOf,
  unitOf,
} from '../../src/domain/fields.js';

test('every item is of one section, in the order of the catalogue', () => {
  expect(SECTIONS.flatMap((section) => ITEMS_OF[section])).toEqual(ITEM_KEYS);
  expect(ITEMS.map(({ key }) => sectionOf(key))).toEqual(ITEMS.map(({ section }) => section));
});

test('items are money in yuan; columns are read as the catalogue says', () => {
  expect(ITEM_KEYS.every((key) => isItem(key) && isMoney(key) && unitOf(key) === '元')).toBe(true);
  for (const { key, type, unit } of COLUMNS) {
    expect([key, isItem(key), typeOf(key), isMoney(key), unitOf(key)]).toEqual([
      ...[key, false, type, type === 'money', unit],
    ]);
  }
});

test('a column of persons is none of a household', () => {
  expect([typeOf('personWage'), isMoney('personWage')]).toEqual([null, false]);
});

test('columns of groups and kinds stand in the order of the catalogue', () => {
  expect(columnsOf('outside')).toEqual(['claims', 'outOfPocket']);
  expect(columnsOf('identity', 'total', 'outside', 'evidence')).toEqual(
    COLUMNS.map(({ key }) => key),
  );
  expect(columnsRead('count')).toEqual(['population', 'labour', 'workers']);
});

test('a field knows what else it is called', () => {
  expect(synonymsOf('village')).toContain('村名');
});
