import { describe, expect, it } from 'vitest';
import { checkRows } from '../../../src/forms/ledger/check.js';
import { HEADERS, LEDGER_COLUMNS, type LedgerColumn } from '../../../src/forms/ledger/layout.js';
import { readLedger } from '../../../src/forms/ledger/read.js';
import type { FilledSheet } from '../../../src/forms/sheet/cells.js';
import type { Cell } from '../../../src/intake/sheet.js';

type Cells = Partial<Record<LedgerColumn, Cell>>;

const GOOD: Cells = {
  key: '14990010001',
  head: '王建国',
  village: '北张村',
  warning: '黄色预警',
  fall: 1200,
  shortfall: 3000,
  family: '种植业帮扶',
};

const sheetOf = (rows: readonly Cells[], columns = LEDGER_COLUMNS): FilledSheet => ({
  name: '帮扶台账',
  rows: [
    ['北张村帮扶台账'],
    ['乡镇：北张乡　　行政村:北张村　　单位：元'],
    [],
    columns.map((column) => HEADERS[column]),
    ...rows.map((row) => columns.map((column) => row[column] ?? null)),
  ],
});

const read = (...rows: readonly Cells[]) => readLedger('台账.xlsx', { sheets: [sheetOf(rows)] });
const codesOf = (...rows: readonly Cells[]) =>
  read(...rows.map((row) => ({ ...GOOD, ...row }))).findings.map(({ code }) => code);

describe('读台账', () => {
  it('填写正确的一行没有问题', () => {
    const { rows, findings } = read({
      ...GOOD,
      measure: '种植业帮扶',
      planned: 3000.5,
      deadline: 44_926,
      progress: '已完成',
      actual: 0,
      helper: '李明',
    });
    expect(findings).toEqual([]);
    expect(rows[0]?.entry).toEqual({
      measure: 'crops',
      planned: 300_050,
      helper: '李明',
      deadline: '2022-12-31',
      progress: 'done',
      actual: 0,
    });
  });

  it.each([
    ['没有识别码', { key: null, measure: '联络帮扶' }, ['ledger.missingKey']],
    ['选项不在列表中', { measure: '种树' }, ['ledger.unknownChoice']],
    ['进度不在列表中', { measure: '联络帮扶', progress: '快了' }, ['ledger.unknownChoice']],
    ['金额是文字', { measure: '联络帮扶', planned: '三千' }, ['ledger.notAmount']],
    ['金额是文本数字', { measure: '联络帮扶', planned: '3,000元' }, ['ledger.amountText']],
    ['金额小于0', { measure: '联络帮扶', actual: -1 }, ['ledger.notAmount']],
    ['时限是文字', { measure: '联络帮扶', deadline: '年底前' }, ['ledger.notDate']],
    ['时限是文本日期', { measure: '联络帮扶', deadline: '2022年12月31日' }, ['ledger.dateText']],
    ['时限是没有的日子', { measure: '联络帮扶', deadline: '2022-02-30' }, ['ledger.notDate']],
    ['时限是八位数', { measure: '联络帮扶', deadline: 20_221_231 }, ['ledger.notDate']],
    ['别村的行', { village: '南张村', measure: '联络帮扶' }, ['ledger.otherVillage']],
    ['建议措施认不出', { family: '养鱼', measure: '联络帮扶' }, ['ledger.unknownFamily']],
    ['填了预计增收没选措施', { planned: 100 }, ['ledger.planWithoutMeasure']],
    ['暂不采取而填了预计增收', { measure: '暂不采取', planned: 1 }, ['ledger.planWithoutMeasure']],
    ['暂不采取', { measure: '暂不采取', note: '外出' }, []],
    ['没有填写', {}, []],
  ] as const)('%s', (_, cells, codes) => {
    expect(codesOf(cells)).toEqual(codes);
  });

  it('问题说出文件、表、单元格、户', () => {
    const { findings } = read(GOOD, { ...GOOD, family: '养殖业帮扶', measure: '养鱼' });
    expect(findings[0]).toMatchObject({
      file: '台账.xlsx',
      sheet: '帮扶台账',
      row: 6,
      cell: 'N6',
      household: '14990010001',
      value: '养鱼',
    });
  });

  it('问题里不露出证件号码', () => {
    const { findings } = read({ ...GOOD, measure: '149900197003070018' });
    expect(JSON.stringify(findings)).not.toContain('19700307');
  });

  it('不是台账的文件、删掉的列', () => {
    expect(
      readLedger('表.xlsx', { sheets: [{ name: 'Sheet1', rows: [['户主姓名', '收入']] }] }),
    ).toMatchObject({
      rows: [],
      findings: [{ code: 'ledger.notLedger', file: '表.xlsx' }],
    });
    const without = LEDGER_COLUMNS.filter((column) => column !== 'actual');
    const { rows, findings } = readLedger('台账.xlsx', { sheets: [sheetOf([GOOD], without)] });
    expect(rows).toHaveLength(1);
    expect(findings).toMatchObject([
      { code: 'ledger.missingColumn', params: { columns: '实际增收(元)' } },
    ]);
  });

  it('列换了位置、表头加了行,照样读', () => {
    const turned = [...LEDGER_COLUMNS].reverse();
    const { rows } = sheetOf([{ ...GOOD, measure: '联络帮扶' }], turned);
    const reading = readLedger('台账.xlsx', { sheets: [{ name: 'a', rows: [['说明'], ...rows] }] });
    expect(reading.rows[0]).toMatchObject({ family: 'crops', entry: { measure: 'liaison' } });
  });

  it('没有识别码的行按村和户主找到同一户', () => {
    const { rows } = read(GOOD, { ...GOOD, key: null, family: '联络帮扶', measure: '联络帮扶' });
    expect(rows.map(({ household }) => household.key)).toEqual(['14990010001', '14990010001']);
  });

  it('表下的合计和附注不是户', () => {
    expect(read(GOOD, { key: '合计', fall: 1200 }, { key: '填表人:' }).rows).toHaveLength(1);
  });
});

describe('日期格', () => {
  const filled = (cells: Cells) => {
    const { rows, findings } = read({ ...GOOD, measure: '联络帮扶', ...cells });
    return [rows[0]?.cells.deadline, rows[0]?.entry.deadline, findings.map(({ code }) => code)];
  };

  it('读作序号,不算文本', () => {
    const deadline = (date: string) => filled({ deadline: { date } });
    expect(deadline('2022-12-31')).toEqual([44_926, '2022-12-31', []]);
    expect(deadline('2022-12-31T09:30:00')).toEqual([44_926, '2022-12-31', []]);
    expect(deadline('09:30:00')).toEqual(['09:30:00', null, ['ledger.notDate']]);
    expect(filled({ deadline: '2022-12-31' })).toEqual([
      ...['2022-12-31', '2022-12-31'],
      ['ledger.dateText'],
    ]);
  });

  it('金额格里的日期不是金额', () => {
    expect(filled({ planned: { date: '2022-12-31' } })[2]).toEqual(['ledger.notAmount']);
  });
});

describe('几行之间', () => {
  it('一户一项措施两行:报出第二行,只计第一行', () => {
    const { rows } = read(
      { ...GOOD, measure: '种植业帮扶', planned: 100 },
      { ...GOOD, measure: '种植业帮扶', planned: 200 },
    );
    const checked = checkRows(rows);
    expect(checked.rows.map(({ entry }) => entry.planned)).toEqual([10_000]);
    expect(checked.findings).toMatchObject([
      { code: 'ledger.duplicateRow', row: 6, params: { first: '台账.xlsx!帮扶台账!5' } },
    ]);
  });

  it('一户各行的减收额不同', () => {
    const { rows } = read(GOOD, { ...GOOD, family: '联络帮扶', fall: 1201 });
    expect(checkRows(rows).findings.map(({ code }) => code)).toEqual(['ledger.figuresDiffer']);
  });

  it('“不再需要”的行不计', () => {
    const { rows } = readLedger('台账.xlsx', {
      sheets: [
        sheetOf(
          [{ ...GOOD, cause: '…' }],
          ['key', 'village', 'head', 'family', 'cause', 'measure', 'planned'],
        ),
      ],
    });
    expect(rows[0]?.retired).toBe(true);
    expect(checkRows(rows).rows).toEqual([]);
  });
});
