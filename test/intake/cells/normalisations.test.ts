import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskWritten } from '../../../src/domain/masking.js';
import { Normalisations, normalisationLines } from '../../../src/intake/cells/normalisations.js';
import type { Cell, Sheet } from '../../../src/intake/sheet.js';
import { normalisationsIn } from '../../normalisations.js';
import { HEADER, merges, person, type Row, read } from '../../sheets.js';

const notes = (rows: readonly Row[], parts: Partial<Sheet> = {}) =>
  [...normalisationsIn(read(rows, parts).normalisations)].map(
    ({ cell, was, readAs }) => [cell, was, readAs] as const,
  );

const ofAmount = (cell: Cell) => notes([HEADER, person('1', '王建国', cell)]);

describe('读成与写的不同的格', () => {
  it.each<[Cell, string]>([
    ['1,200元', '1200'],
    ['(300)', '-300'],
    ['3万', '30000'],
    ['—', '0'],
  ])('金额 %s 读作 %s', (cell, readAs) => {
    expect(ofAmount(cell)).toEqual([['D2', cell, readAs]]);
  });

  it.each<[Cell]>([[1200], ['1200'], ['1200.50'], [0], [null], [''], [' '], ['看不懂']])(
    '%j 没有改动,不记',
    (cell) => {
      expect(ofAmount(cell)).toEqual([]);
    },
  );

  it('姓名里的空白、户编号里的全角数字', () => {
    expect(notes([HEADER, person('１2', '王 建国', 1)])).toEqual([
      ['A2', '１2', '12'],
      ['B2', '王 建国', '王建国'],
    ]);
  });

  it('包在 ="…" 里的文字和数', () => {
    expect(notes([HEADER, person('="001"', '="王 建国"', '="1200"')])).toEqual([
      ['A2', '="001"', '001'],
      ['B2', '="王 建国"', '王建国'],
      ['D2', '="1200"', '1200'],
    ]);
  });

  it('包着的空白就是空白,不记', () => {
    expect(ofAmount('=""')).toEqual([]);
  });

  it('计数格里的横线读作空白', () => {
    const rows: Row[] = [
      [...HEADER, '劳动力人数'],
      [...person('1', '王', 1), '—'],
    ];
    expect(notes(rows)).toEqual([['E2', '—', null]]);
  });

  it('万元的列只在表头记一次', () => {
    const rows: Row[] = [[...HEADER.slice(0, 3), '务工收入(万元)'], person('1', '王', 1)];
    expect(notes([...rows, person('2', '李', 2)])).toEqual([
      ['D1', '务工收入(万元) 万元', '务工收入(万元) 元'],
    ]);
  });

  it('合并的村名只在它所在的格记一次', () => {
    const rows: Row[] = [
      ['行政村', ...HEADER],
      ['北张 村', ...person('1', '王', 1)],
      [null, ...person('2', '李', 2)],
    ];
    expect(notes(rows, merges('A2:A3'))).toEqual([['A2', '北张 村', '北张村']]);
  });
});

describe('记下的不泄露身份证号', () => {
  const header: Row = [...HEADER, '身份证号', '备注'];

  it('身份证号掩去中间,丢了位数的读作空白', () => {
    const rows = [
      header,
      [...person('1', '王', 1), ' 14990019900101123x'],
      [...person('2', '李', 1), '1.49900199001011E+17'],
    ];
    expect(notes(rows)).toEqual([
      ['E2', ' 14990*********123x', '149900********123X'],
      ['E3', '1.4990**********E+17', null],
    ]);
  });

  it('包在 ="…" 里的身份证号照样掩去中间', () => {
    const wrapped = [header, [...person('1', '王', 1), '="149900199001011234"']];
    expect(notes(wrapped)).toEqual([['E2', '="149900********1234"', '149900********1234']]);
    const misplaced = [header, [...person('="149900199001011234"', '王', 1)]];
    expect(notes(misplaced)).toEqual([['A2', '="149900********1234"', '149900********1234']]);
  });

  it('备注里隔着空白的身份证号也掩去', () => {
    const [note] = notes([
      header,
      [...person('1', '王', 1), null, ' 子 149900 19900101 123X '],
    ]).filter(([cell]) => cell === 'F2');
    expect(note?.[1]).toBe(' 子 149900********123X ');
    expect(note?.[2]).not.toContain('19900101');
  });
});

describe('记下的文字', () => {
  it('任何文字都原样取回,至多八十个字符', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replace(/[\dXx]/g, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.option(text))), (pairs) => {
        const kept = new Normalisations();
        pairs.forEach(([was, readAs], n) => {
          kept.add({ row: n + 1, column: 0 }, was, readAs);
        });
        expect([...normalisationsIn(kept.lines())]).toEqual(
          pairs.map(([was, readAs], n) => ({
            cell: `A${n + 1}`,
            was: was.slice(0, 80),
            readAs: readAs?.slice(0, 80) ?? null,
          })),
        );
      }),
    );
  });

  it('写出的行与逐条写成 JSON 一样,可能要掩去的文字才去掩', () => {
    const text = fc.oneof(
      fc.constantFrom('—', '1,200', '13835812345', '户1383581234512', '１３８３５８１２３４５'),
      fc.string({ unit: 'binary' }),
    );
    const staying = new Set(['1383581234512']);
    const told = (one: string) => maskWritten(one, staying);
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.option(text))), (pairs) => {
        const kept = new Normalisations();
        pairs.forEach(([was, readAs], n) => {
          kept.add({ row: n + 1, column: 27 }, was, readAs);
        });
        const lines = kept.lines();
        expect([...normalisationLines(lines, '{"file":"甲.csv",', told)].join('')).toBe(
          [...normalisationsIn(lines)]
            .map(({ cell, was, readAs }) => ({
              file: '甲.csv',
              cell,
              was: told(was),
              readAs: readAs === null ? null : told(readAs),
            }))
            .map((one) => `${JSON.stringify(one)}\n`)
            .join(''),
        );
      }),
    );
  });

  it('多得要分几次读的行一条不少', () => {
    const kept = new Normalisations();
    const many = 5_000;
    for (let n = 0; n < many; n += 1) kept.add({ row: n + 1, column: 0 }, `${n}元`, String(n));
    const lines = kept.lines();
    expect([...normalisationsIn(lines)].map(({ was }) => was)).toEqual(
      Array.from({ length: many }, (_, n) => `${n}元`),
    );
    const pieces = [...normalisationLines(lines, '{', (text) => text)];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('').split('\n')).toHaveLength(many + 1);
  });
});
