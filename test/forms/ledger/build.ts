import fc from 'fast-check';
import { MEASURE_KEYS } from '../../../src/domain/measure.js';
import type { FilledCells } from '../../../src/domain/outcomes/ledger.js';
import type { RecordedHousehold } from '../../../src/domain/outcomes/recorded.js';
import { parsePeriod } from '../../../src/domain/period.js';
import { type LedgerReading, readLedger } from '../../../src/forms/ledger/read.js';
import type { VillageLedger } from '../../../src/forms/ledger/rows.js';
import { ledgerWorkbook } from '../../../src/forms/ledger/write.js';
import { unwrapped } from '../../../src/intake/cells/values.js';
import { openFile } from '../../../src/intake/open/index.js';

/** A declining household of 北张村, for which crops and work are proposed, with what is given. */
export const recorded = (parts: Partial<RecordedHousehold> = {}): RecordedHousehold => ({
  village: '北张村',
  township: '北张乡',
  id: '14990010001',
  head: '王建国',
  idNumber: '149900********0018',
  monitored: null,
  helper: null,
  trend: 'down',
  netChange: -120_000,
  target: { met: false, shortfall: 300_000 },
  warning: 'yellow',
  factors: [{ key: 'business', causes: ['scale'], primary: true, verify: false, items: [] }],
  measures: [
    { key: 'crops', reason: '种植或林果收入减少', questions: ['需核实：是否有发展意愿'] },
    { key: 'work', reason: '务工收入减少', questions: [] },
  ],
  assistanceStopped: false,
  ...parts,
});

/** It neither falls nor misses the target. */
export const WELL: Partial<RecordedHousehold> = {
  trend: 'up',
  netChange: 500_000,
  target: { met: true, shortfall: 0 },
  warning: 'none',
  factors: [],
  measures: [],
};

const period = (text: string) => {
  const found = parsePeriod(text);
  if (found === null) throw new TypeError(text);
  return found;
};

export const OPTIONS = {
  lang: 'zh',
  township: '北张乡',
  periods: {
    prior: period('2020-10..2021-09'),
    current: period('2021-10..2022-09'),
    basis: 'same-period',
  },
} as const;

/** Written as a workbook and read back from its bytes. */
export async function readBack(
  ledger: VillageLedger,
  file = `${ledger.village}.xlsx`,
): Promise<LedgerReading> {
  const { sheets } = await openFile(file, await ledgerWorkbook(ledger, OPTIONS));
  return readLedger(file, { sheets });
}

/** What stands for another text by definition: an escape of XML, an apostrophe before digits. */
const standsForAnother = (text: string): boolean =>
  /_x[0-9A-Fa-f]{4}_/.test(text) || unwrapped(text) !== text;

/** What people type, right or wrong: no white space at the ends, nothing that XML cannot hold. */
const typed = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, '')
      .trim(),
  )
  .map((text) => (text === '' || standsForAnother(text) ? null : text));
const amount = fc.oneof(
  fc.integer({ min: 0, max: 99_999_99 }).map((fen) => fen / 100),
  typed,
  fc.constant(null),
);

export const anyCells: fc.Arbitrary<FilledCells> = fc.record({
  measure: fc.oneof(fc.constantFrom(null, '种植业帮扶', '其他帮扶', '暂不采取', '种植'), typed),
  content: typed,
  planned: amount,
  helper: fc.constantFrom(null, '李明', '赵强'),
  deadline: fc.oneof(fc.integer({ min: 44_000, max: 46_000 }), fc.constantFrom(null, '年底前')),
  progress: fc.constantFrom(null, '未开始', '进行中', '已完成', '快了'),
  actual: amount,
  note: typed,
});

const VILLAGES = ['北张村', '南张村'];
const HEADS = ['王建国', '李秀英', '张伟', null];

/** Households whose keys are of every kind, some alike. */
export const anyHousehold: fc.Arbitrary<RecordedHousehold> = fc
  .record({
    village: fc.constantFrom(...VILLAGES),
    id: fc.constantFrom(null, '1', '2', '3', '149900197003070018'),
    head: fc.constantFrom(...HEADS),
    idNumber: fc.constantFrom(null, '149900********0018', '149900********002X'),
    trend: fc.constantFrom('up' as const, 'down' as const, 'flat' as const),
    netChange: fc.integer({ min: -2_000_000, max: 2_000_000 }),
    target: fc.record({
      met: fc.constantFrom(true, false, null),
      shortfall: fc.integer({ min: 0, max: 900_000 }),
    }),
    measures: fc
      .subarray([...MEASURE_KEYS])
      .map((keys) => keys.map((key) => ({ key, reason: '理由', questions: [] }))),
    helper: fc.constantFrom(null, '王芳'),
  })
  .map((parts) => recorded({ ...parts, factors: [] }));
