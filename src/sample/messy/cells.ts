import type { FieldKey } from '../../domain/catalog.js';
import { columnsRead, isMoney } from '../../domain/fields.js';
import type { Random } from '../random.js';
import type { Row } from '../truth/row.js';
import type { DraftCell } from '../write/draft.js';
import type { SampleColumn } from './columns.js';
import type { Dress } from './dress.js';

const COUNTS: ReadonlySet<FieldKey> = new Set(columnsRead('count'));

const NOTHING = ['—', '-', '/', '无', '空', '○', '0'] as const;

const fullWidth = (text: string): string =>
  text.replace(/[\d.]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

const grouped = (amount: number, mark: string): string => {
  const [whole = '', fraction] = String(amount).split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, mark);
  return fraction === undefined ? marked : `${marked}.${fraction}`;
};

/** The ways in which people write an amount that is not simply a number. */
const WAYS: readonly ((amount: number) => string)[] = [
  (amount) => String(amount),
  (amount) => grouped(amount, ','),
  (amount) => grouped(amount, ','),
  (amount) => `¥${grouped(amount, ',')}`,
  (amount) => `${amount}元`,
  (amount) => fullWidth(String(amount)),
  (amount) => ` ${amount} `,
];

function moneyCell(fen: number, column: SampleColumn, neat: boolean, random: Random): DraftCell {
  const amount = fen / column.fenPerUnit;
  if (neat) return amount;
  if (fen === 0) return random.chance(0.25) ? random.pick(NOTHING) : 0;
  if (!random.chance(0.08)) return amount;
  // 元 behind an amount and thousands marks belong to amounts in yuan.
  return column.fenPerUnit === 100 ? random.pick(WAYS)(amount) : String(amount);
}

const SUFFIX = /村$/;

function textCell(field: FieldKey, value: string, dress: Dress): DraftCell {
  if (field === 'village') return value.replace(SUFFIX, dress.villageColumn ?? '村');
  if (field === 'id' && dress.idAsNumber) return Number(value);
  if (field === 'idNumber' && dress.wrapped) return `="${value}"`;
  return value;
}

/** One cell as this village writes it; the total columns stay plain numbers, as forms compute them. */
export function writeCell(
  row: Row,
  column: SampleColumn,
  dress: Dress,
  neat: boolean,
  random: Random,
): DraftCell {
  const { field } = column;
  if (field === 'serial') return null;
  const value = row.get(field);
  if (value === undefined) return null;
  if (typeof value === 'string') return textCell(field, value, dress);
  if (typeof value !== 'number') return value;
  if (isMoney(field)) {
    return moneyCell(value, column, neat || field.startsWith('total.'), random);
  }
  return !neat && COUNTS.has(field) && random.chance(0.03) ? String(value) : value;
}
