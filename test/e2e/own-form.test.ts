import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { PAPERLESS, runHere, temporaryFolder } from './run.js';

/** Groups over their columns, as every province has them and as this county calls them. */
const STANDARD = {
  groups: [
    '户编号',
    '户主姓名',
    '家庭人口数',
    '工资性收入',
    '生产经营性收入',
    '生产经营性支出',
    '转移性收入',
    '家庭纯收入',
    '联系电话',
  ],
  leaves: [
    '务工收入',
    '其他工资性收入',
    '种植业收入',
    '养殖业收入',
    '种植业支出',
    '养殖业支出',
    '低保金',
    '其他转移性收入',
  ],
};
const OWN = {
  groups: [
    '农户代码',
    '当家人',
    '几口人',
    '挣工资的(元)',
    '卖了的',
    '本钱',
    '公家给的',
    '一年净剩',
    '手机',
  ],
  leaves: ['外头打工', '杂项', '庄稼', '牲口', '庄稼', '牲口', '吃低保', '杂项'],
};

/** Where a group stands; each of the middle four is over two columns. */
const PLACES = [1, 2, 3, 4, 6, 8, 10, 12, 13] as const;

const money = (year: number, n: number) => [
  12_000 - year * 700 * n,
  300 * n,
  8000 + 500 * n,
  n % 2 === 0 ? 2600 : 0,
  2000 + year * 150,
  n % 2 === 0 ? 900.5 : 0,
  n === 3 ? 2400 * (1 - year) : 0,
  60 * n,
];

function householdOf(year: number, village: number, n: number): (string | number)[] {
  const amounts = money(year, n);
  const net = amounts.reduce(
    (sum, amount, at) => sum + (at === 4 || at === 5 ? -amount : amount),
    0,
  );
  const names = ['王建国', '李桂花', '张秀英', '赵铁柱'];
  return [
    `14990010${village}${n}`,
    names[n % 4] ?? '',
    (n % 5) + 1,
    ...amounts,
    net,
    `1380000000${n}`,
  ];
}

/** A workbook of a village: two rows of header with merges, then its households. */
async function writeVillage(path: string, words: typeof STANDARD, year: number, village: number) {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('收入');
  const period = year === 0 ? '2020年10月至2021年9月' : '2021年10月至2022年9月';
  sheet.getCell('A1').value = `${village === 1 ? '北张村' : '南张村'}${period}收入登记表`;
  sheet.mergeCells('A1:M1');
  for (const [n, place] of PLACES.entries()) {
    sheet.getCell(2, place).value = words.groups[n] ?? null;
    if (n >= 3 && n <= 6) sheet.mergeCells(2, place, 2, place + 1);
    else sheet.mergeCells(2, place, 3, place);
  }
  for (const [n, leaf] of words.leaves.entries()) sheet.getCell(3, 4 + n).value = leaf;
  for (let n = 0; n < 8; n += 1) sheet.addRow(householdOf(year, village, n));
  sheet.addRow(['合计']);
  await book.xlsx.writeFile(path);
}

async function township(words: typeof STANDARD): Promise<string> {
  const folder = temporaryFolder();
  for (const [year, name] of ['上年', '本年'].entries()) {
    mkdirSync(join(folder, name));
    await writeVillage(join(folder, name, '北张村.xlsx'), words, year, 1);
    await writeVillage(join(folder, name, '南张村(改).xlsx'), words, year, 2);
  }
  return folder;
}

const analyze = (folder: string, ...more: readonly string[]) =>
  runHere(
    folder,
    ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡', '--out', '结果'],
    ...PAPERLESS,
    ...more,
  );

const results = (folder: string) =>
  ['households.jsonl', 'summary.json'].map((name) =>
    readFileSync(join(folder, '结果/data', name), 'utf8'),
  );

/** What a clerk does with the map that was written: takes a `#` away and says what a header is. */
function fillIn(map: string, answers: Readonly<Record<string, string>>): string {
  return map
    .split('\n')
    .map((line) => {
      const [, indent, header] = /^( *)#([^ :]+):/.exec(line) ?? [];
      const answer = header === undefined ? undefined : answers[header];
      return answer === undefined ? line : `${indent}${header}: ${answer}`;
    })
    .join('\n');
}

const ANSWERS = {
  农户代码: '户编号',
  当家人: '户主姓名',
  几口人: '家庭人口数',
  外头打工: '务工收入',
  '挣工资的(元)/杂项': '其他工资性收入',
  '卖了的/庄稼': '种植业收入',
  '卖了的/牲口': 'business.livestock',
  '本钱/庄稼': '种植业支出',
  '本钱/牲口': 'costs.livestock',
  吃低保: '低保金',
  '公家给的/杂项': '其他转移性收入',
  一年净剩: '家庭纯收入',
  手机: '不读',
};

describe('县里自己的表,不改程序也读得对', () => {
  it('写出对照表,填好,结果与标准表头的同样数据一字不差', async () => {
    const [standard, own] = [await township(STANDARD), await township(OWN)];
    const { code } = await analyze(standard);
    expect(code).toBe(1);
    expect((await analyze(own)).code).toBe(3);

    const asked = await runHere(own, 'columns', '上年', '本年', '--out', '列对照表.yaml');
    expect(asked.code).toBe(1);
    expect(asked.out).toContain('没有认出明细表；第 2～3 行最像表头，还缺：户编号');
    expect(asked.out).not.toMatch(/王建国|1380000/);

    const path = join(own, '列对照表.yaml');
    const map = readFileSync(path, 'utf8');
    expect((await analyze(own, '--columns', '列对照表.yaml')).code).toBe(3);
    writeFileSync(path, fillIn(map, ANSWERS));
    const checked = await runHere(own, 'columns', '上年', '本年', '--columns', '列对照表.yaml');
    expect(checked.code).toBe(0);
    expect(checked.out).toContain('4 张明细表，表头全部认得');

    expect((await analyze(own, '--columns', '列对照表.yaml')).code).toBe(code);
    expect(results(own)).toEqual(results(standard));
  });

  it('同一个表头在某些文件里是别的意思:写在 files: 下面', async () => {
    const [standard, own] = [
      await township({ ...STANDARD, groups: STANDARD.groups.with(7, '年总收入') }),
      await township(OWN),
    ];
    for (const year of [0, 1]) {
      const name = ['上年', '本年'][year] ?? '';
      await writeVillage(join(standard, name, '北张村.xlsx'), STANDARD, year, 1);
    }
    await runHere(own, 'columns', '上年', '本年', '--out', 'columns.yaml', '--quiet');
    const path = join(own, 'columns.yaml');
    const byFile =
      'files:\n  - match: 南张村\\(改\\).xlsx\n    columns:\n      一年净剩: 年总收入\n';
    writeFileSync(path, `${fillIn(readFileSync(path, 'utf8'), ANSWERS)}\n${byFile}`);
    writeFileSync(join(own, 'zengshou.yaml'), 'columns: columns.yaml\n');
    expect((await analyze(standard)).code).toBe(1);
    expect((await analyze(own)).code).toBe(1);
    expect(results(own)).toEqual(results(standard));
  });
});
