import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnMapsOf } from '../../../src/cli/options/column-map.js';
import { COLUMNS, ITEMS, labelOf } from '../../../src/domain/catalog.js';
import { ExpectedFailure } from '../../../src/domain/findings/failure.js';
import type { Cell } from '../../../src/intake/sheet.js';
import type { DetailTable } from '../../../src/intake/table/detail-table.js';
import { sayFinding } from '../../../src/locales/finding.js';
import { findings as zh } from '../../../src/locales/zh/findings.js';
import { folderWith } from '../../files/temporary.js';
import { sheet, tableOf } from '../../sheets.js';

const mapsOf = (text: string) => {
  const folder = folderWith({ 'columns.yaml': text });
  return columnMapsOf(join(folder, 'columns.yaml'), folder);
};

const mapOf = async (text: string, file = '本年/北张村.xlsx') =>
  Object.fromEntries((await mapsOf(text)).columns(file));

async function refusal(text: string): Promise<unknown> {
  try {
    return await mapsOf(text);
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error;
    return { code: error.code, exit: error.exitCode, ...error.params };
  }
}

describe('列对照表', () => {
  it('右边写名称、代码或不读', async () => {
    const map = await mapOf('columns:\n  打零工: 务工收入\n  种地: business.crops\n  房号: 不读\n');
    expect(map).toEqual({ 打零工: 'wages.migrant', 种地: 'business.crops', 房号: null });
  });

  it('只有注释的什么也不说', async () => {
    expect(await mapOf('# 无\ncolumns:\n  #打零工: 务工收入\nfiles:\n')).toEqual({});
    expect(
      await mapOf('files:\n  - match: 北张*\n    columns:\n      #打零工: 务工收入\n'),
    ).toEqual({});
  });

  const files = [
    'columns: { 其他: 其他财产性收入 }',
    'files:',
    '  - match: 北张*.xlsx',
    '    columns: { 其他: 其他工资性收入 }',
    '  - match: [上年/**, 本年/武村.csv]',
    '    columns: { 其他: 不读 }',
  ].join('\n');

  it.each([
    ['本年/南张村.xlsx', 'property.other'],
    ['本年/北张村.xlsx', 'wages.other'],
    ['上年/北张村.xlsx', null],
    ['上年/旧/南张村.xls', null],
    ['本年/武村.csv', null],
    ['上年/旧/武村.csv', null],
    ['武村.csv', 'property.other'],
  ])('对 %s 用写明的通配符,写在后面的优先', async (file, field) => {
    expect(await mapOf(files, file)).toEqual({ 其他: field });
  });

  it('不读、不问、单位写在 columns 旁边,也可以只管几个文件', async () => {
    const { columns, forms } = await mapsOf(
      [
        '不读: [房号, 备注栏]',
        '不问: [物价补贴]',
        'files:',
        '  - match: 北张*',
        '    不问: [wages.villagePost, 物价补贴]',
        '    单位: 万元',
      ].join('\n'),
    );
    expect(Object.fromEntries(columns('本年/武村.csv'))).toEqual({ 房号: null, 备注栏: null });
    expect(forms('本年/武村.csv')).toEqual({
      unit: null,
      notAsked: ['transfers.price'],
      perPerson: [],
    });
    expect(forms('本年/北张村.xlsx')).toEqual({
      unit: '万元',
      notAsked: ['transfers.price', 'wages.villagePost'],
      perPerson: [],
    });
    expect(await refusal('不问: [工资性收入]')).toMatchObject({ code: 'config.invalid', exit: 2 });
    expect(await refusal('单位: 角')).toMatchObject({ code: 'config.invalid', exit: 2 });
  });

  it('perPerson 写项目的名称或代码,不能是合计', async () => {
    const { forms } = await mapsOf('perPerson: [务工收入, transfers.pension]\n');
    expect(forms('a.xlsx').perPerson).toEqual(['wages.migrant', 'transfers.pension']);
    expect(await refusal('perPerson: [工资性收入]')).toMatchObject({
      code: 'config.invalid',
      exit: 2,
    });
    expect(await refusal('perPerson: [total.wages]')).toMatchObject({
      code: 'config.invalid',
      exit: 2,
    });
  });

  it('叫 __proto__ 的表头也是表头', async () => {
    const map = (await mapsOf('columns:\n  __proto__: 不读\n')).columns('a.xlsx');
    expect([...map]).toEqual([['__proto__', null]]);
    expect(await refusal('columns:\n  __proto__: 打零工\n')).toMatchObject({
      code: 'config.invalid',
    });
  });

  it.each([
    ['columns:\n  打零工: 打工收入\n', { key: 'columns.打零工', nearest: '务工收入', line: 2 }],
    ['columns:\n  打零工:\n', { key: 'columns.打零工', value: null }],
    ['files:\n  - match: []\n', { key: 'files.0.match' }],
    ['files:\n  - columns: {}\n', { key: 'files.0.match' }],
    ['colums:\n  a: 不读\n', { key: 'colums', nearest: 'columns' }],
  ])('%j 有错,说明在哪里', async (text, problem) => {
    expect(await refusal(text)).toMatchObject({ exit: 2, problems: [problem] });
  });
});

describe('members.differs 提出的写法,对照表都认', () => {
  const NUMBERS = ['149900197001010017', '149900197001010025'];
  const persons = (header: string): DetailTable => {
    const columns = ['户编号', '家庭人口数', '务工收入', '与户主关系', '姓名', '证件号码'];
    const row = (n: number): Cell[] => [
      '1',
      2,
      5000,
      n === 0 ? '户主' : '配偶',
      `人${n}`,
      NUMBERS[n] ?? null,
    ];
    const at = columns.indexOf(header);
    const own = [1, 2].map((value, n) => {
      const cells = row(n);
      return at === -1 ? [...cells, value] : cells.map((cell, c) => (c === at ? value : cell));
    });
    return tableOf(sheet([at === -1 ? [...columns, header] : columns, ...own]));
  };
  const adviceOf = (label: string): string => {
    const found = persons(label)
      .rejected.flatMap(({ reasons }) => reasons)
      .find(({ code }) => code === 'members.differs');
    return found === undefined ? '' : sayFinding(zh, found).suggestion;
  };

  it.each(ITEMS.map(({ label }) => label))('%s 按人填的可以相加', async (label) => {
    const [proposal = ''] = /perPerson: \[.+?\]/u.exec(adviceOf(label)) ?? [];
    const { forms } = await mapsOf(proposal);
    expect(forms('a.xlsx').perPerson.map(labelOf)).toEqual([label]);
  });

  it.each([
    '家庭人口数',
    ...COLUMNS.filter(({ group }) => group === 'total' || group === 'outside').map(
      ({ label }) => label,
    ),
  ])('%s 不能相加,不叫人写对照表不认的', (label) => {
    const advice = adviceOf(label);
    expect(advice).toContain('户主一行');
    expect(advice).not.toContain('perPerson');
  });
});
