import { describe, expect, it } from 'vitest';
import { ByteText } from '../../../src/domain/byte-text.js';
import {
  amountAt,
  FLAG,
  type LinePlan,
  linePlan,
  NUMBER,
  TEXT,
  YUAN,
} from '../../../src/results/lines/line-plan.js';
import { type LineWriter, lineWriter } from '../../../src/results/lines/line-writer.js';

function lineOf(plan: LinePlan, tell: (line: LineWriter) => void): string {
  const line = lineWriter();
  line.begin(plan, 2);
  tell(line);
  const written = new ByteText();
  line.end(written);
  return Buffer.from(written.written).toString();
}

describe('按样子写一行', () => {
  const plan = linePlan(
    { a: amountAt(1), b: [TEXT, { c: YUAN }], d: FLAG, e: NUMBER, f: amountAt(0) },
    2,
  );

  it('值按次序放进去，有自己位置的取那里的数，空白的金额是 0，别的是 null', () => {
    const line = lineOf(plan, (to) => {
      to.hold(Float64Array.of(Number.NaN, 5), 0);
      to.text('甲"乙');
      to.number(-12_340);
      to.flag(false);
      to.number(null);
    });
    expect(line).toBe('{"a":0.05,"b":["甲\\"乙",{"c":-123.4}],"d":false,"e":null,"f":0}');
  });

  it('地方不够的文字由 JavaScript 写，下一行不受影响', () => {
    const long = '长'.repeat(20_000);
    const texts = linePlan([TEXT, TEXT, TEXT], 2);
    for (const all of [
      [long, long, null],
      ['甲', 'x'.repeat(65_527), '乙'],
      ['x'.repeat(65_534), null, '[]'],
      ['甲', null, '乙'],
    ]) {
      const line = lineOf(texts, (to) => {
        for (const text of all) to.text(text);
      });
      expect(line).toBe(JSON.stringify(all));
    }
  });

  it('没有一项的列表是空的', () => {
    const lists = linePlan([TEXT, TEXT], 2);
    const line = lineOf(lists, (to) => {
      to.list([], String);
      to.list([1, 2], (n) => ({ n }));
    });
    expect(line).toBe('[[],[{"n":1},{"n":2}]]');
  });

  it('样子比地方大就不写，原来的样子照样能用', () => {
    const short = linePlan([NUMBER], 2);
    const one = (to: LineWriter): void => to.number(1);
    for (const shape of [
      Array.from({ length: 600 }, () => NUMBER),
      Array.from({ length: 511 }, () => NUMBER),
      [NUMBER, 'x'.repeat(20_000)],
    ]) {
      expect(lineOf(short, one)).toBe('[1]');
      expect(() => lineOf(linePlan(shape, 2), one)).toThrow(RangeError);
    }
    expect(lineOf(short, one)).toBe('[1]');
  });

  it('写到一半停下的一行，什么也不留给下一行', () => {
    const line = lineWriter();
    line.begin(linePlan([TEXT, TEXT], 2), 2);
    line.text('长'.repeat(30_000));
    expect(
      lineOf(linePlan([NUMBER, NUMBER], 2), (to) => {
        to.number(1e21);
        to.number(2);
      }),
    ).toBe('[1e+21,2]');
  });
});
