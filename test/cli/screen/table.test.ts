import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TableText, tableText } from '../../../src/cli/screen/table.js';
import { widthOnScreen, wrapped } from '../../../src/cli/screen/width.js';
import { sentences } from '../../../src/locales/index.js';

const { table: words } = sentences('zh').screen;
const drawn = (table: TableText, room: number): string => tableText(table, room, words);
const widest = (text: string): number => Math.max(...text.split('\n').map(widthOnScreen));

const VILLAGES: TableText = {
  head: ['村', '应帮扶户', '已采取措施户', '需弥补', '措施率'],
  align: ['left', 'right', 'right', 'right', 'right'],
  rows: [
    ['北张村', '7', '2', '57,315.70', '28.57%'],
    ['苏家堡村', '9', '0', '60,832.52', '0.00%'],
  ],
  spare: [4, 2],
};

describe('屏幕上的表放得下', () => {
  it('放得下的原样', () => {
    const text = drawn(VILLAGES, 120);
    expect(text).toContain('│ 已采取措施户 │');
    expect(text.split('\n')).toHaveLength(6);
  });

  it('先把表头折成几行，数不折', () => {
    const text = drawn(VILLAGES, 52);
    expect(widest(text)).toBeLessThanOrEqual(52);
    expect(text).not.toContain('已采取措施户');
    for (const value of ['57,315.70', '28.57%', '苏家堡村']) expect(text).toContain(value);
    expect(text).not.toContain('没有列出');
  });

  it('再按次序省去几列，并说省去了哪些', () => {
    const text = drawn(VILLAGES, 44);
    expect(widest(text)).toBeLessThanOrEqual(44);
    expect(text).not.toContain('28.57%');
    expect(text.replaceAll(/\s/gu, '')).toContain('没有列出：措施率。加--json');
    expect(drawn(VILLAGES, 37).replaceAll(/\s/gu, '')).toContain(
      '没有列出：已采取措施户、措施率。',
    );
  });

  it('文字折成几行，长的数再窄也不折', () => {
    const figure = '123456789012345678901234';
    const table = { head: ['村', '数'], rows: [['北张村', figure]], text: [0] };
    expect(drawn(table, 38)).toContain(`│ ${figure} │`);
    expect(drawn(table, 35)).toContain(`数：${figure}`);
    expect(drawn({ ...table, text: [0, 1] }, 35)).toMatch(/│ \d{18,} │/u);
  });

  it('还放不下的，一户一段，什么也不省', () => {
    const text = drawn(VILLAGES, 24);
    expect(text.split('\n').slice(0, 5)).toEqual([
      '北张村',
      '  应帮扶户：7',
      '  已采取措施户：2',
      '  需弥补：57,315.70',
      '  措施率：28.57%',
    ]);
  });

  it('太长的只列前面的，合计照列，说还有几行', () => {
    const rows = Array.from({ length: 61 }, (_, n) => [`第${n}村`, '1', '1', '1.00', '1%']);
    const text = drawn({ ...VILLAGES, rows, foot: [['合计', '61', '61', '61.00', '1%']] }, 120);
    expect(text).toContain('第59村');
    expect(text).not.toContain('第60村');
    expect(text).toContain('合计');
    expect(text).toContain('……另有 1 行，加 --json 全部列出。');
    expect(drawn({ ...VILLAGES, rows: rows.slice(0, 60) }, 120)).not.toContain('另有');
  });

  const word = fc.string({
    unit: fc.constantFrom('村', '户', '因', '素', 'a', 'B', '1', '，', '（', ' '),
    maxLength: 24,
  });

  it('任何内容、任何宽度（40 列起）都不超出', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }).chain((columns) =>
          fc.record({
            head: fc.array(word, { minLength: columns, maxLength: columns }),
            rows: fc.array(fc.array(word, { minLength: columns, maxLength: columns }), {
              maxLength: 4,
            }),
            spare: fc.uniqueArray(fc.integer({ min: 0, max: columns - 1 }), {
              maxLength: columns - 1,
            }),
            text: fc.uniqueArray(fc.integer({ min: 0, max: columns - 1 })),
          }),
        ),
        fc.integer({ min: 40, max: 200 }),
        (table, room) => {
          expect(widest(drawn(table, room))).toBeLessThanOrEqual(room);
        },
      ),
    );
  });
});

describe('折行', () => {
  it('在汉字之间、词之间折，标点不在行首，括号不在行末', () => {
    expect(wrapped('首要因素（户）', 10)).toEqual(['首要因素', '（户）']);
    expect(wrapped('请核对，再填', 6)).toEqual(['请核', '对，再', '填']);
    expect(wrapped('Top factor (households)', 12)).toEqual(['Top factor', '(households)']);
    expect(wrapped('北张村', 6)).toEqual(['北张村']);
    expect(wrapped('duplicate of column B: x', 19)).toEqual(['duplicate of column', 'B: x']);
  });

  it('一个字也不丢', () => {
    const text = fc.string({
      unit: fc.constantFrom('村', 'a', '，', ' ', '（', '1'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (long, room) => {
        const lines = wrapped(long, room);
        expect(lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
        for (const line of lines) expect(widthOnScreen(line)).toBeLessThanOrEqual(room);
      }),
    );
  });
});
