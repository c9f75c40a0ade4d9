import { expect, it } from 'vitest';
import { cellValue } from '../../src/checks/value.js';
import { household } from '../build.js';

const row = household({
  texts: { idNumber: '14990019701', helper: '李明 149900197001011212', note: null },
  values: {
    'wages.migrant': 12.5,
    loan: 500,
    area: 3.5,
    workers: 0,
    stopped: true,
    willing: false,
  },
});

it.each([
  ['head', '王建国'],
  ['note', null],
  ['idNumber', '*******9701'],
  ['helper', '李明 149900********1212'],
  ['wages.migrant', 12.5],
  ['loan', 500],
  ['area', 3.5],
  ['workers', 0],
  ['stopped', '是'],
  ['willing', '否'],
  ['wages.other', null],
] as const)('%s 那一格说的是 %j', (field, value) => {
  expect(cellValue(row, field)).toBe(value);
});
