import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

type Card = readonly (readonly (string | number | null)[])[];

/** A workbook with a card on each sheet. */
async function workbook(cards: Readonly<Record<string, Card>>): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(cards)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder, env: { SOURCE_DATE_EPOCH: '1664500000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const card = (head: string, persons: number | string, prior: number, current: number): Card => [
  ['填报单位:北张村'],
  ['户主姓名', head, '家庭人口数', persons],
  ['项目', '2021年1-9月', '2022年1-9月'],
  ['务工收入', prior, current],
  ['生产经营性收入', 0, 0],
  ['生产经营性支出', 0, 0],
  ['财产性收入', 0, 0],
  ['低保金', 3000, null],
];

describe('明白卡从头到尾', () => {
  it('同一个文件作两年的表:各读各的栏,每个格都说得出', async () => {
    const folder = folderWith();
    const cards = { 张三: card('张三', 3, 20_000, 12_000), 李四: card('李四', 2, 9000, 9900) };
    writeFileSync(join(folder, '卡.xlsx'), await workbook(cards));
    const { code } = await run(
      folder,
      ...['analyze', '--prior', '卡.xlsx', '--current', '卡.xlsx', '--township', '北张乡'],
      ...['--out', '结果', '--quiet', '--jobs', '1'],
    );
    expect(code).toBe(0);
    const [first] = readFileSync(join(folder, '结果/data/households.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ head }) => head === '张三');
    expect(first).toMatchObject({ village: '北张村', matchedBy: 'name' });
    const text = JSON.stringify(first);
    expect(text).toContain('卡.xlsx!张三!C4');
    expect(text).toContain('卡.xlsx!张三!B4');
    const findings = readFileSync(join(folder, '结果/data/findings.jsonl'), 'utf8')
      .trim()
      .split('\n');
    expect(new Set(findings).size).toBe(findings.length);
  });

  it('工作表用身份证号命名,哪里都不露出来,标注副本照样标得上', async () => {
    const folder = folderWith();
    const id = '149900199001011234';
    writeFileSync(join(folder, '北张村.xlsx'), await workbook({ [id]: card('张三', 'x', 1, 2) }));
    const args = ['validate', '北张村.xlsx', '--annotate', '退回', '--format'];
    const { out, err } = await run(folder, ...args, 'json');
    expect(out).toContain('149900********1234');
    expect(out + err).not.toContain(id);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '退回/北张村.xlsx'));
    expect(book.getWorksheet(id)?.getCell('D2').note).toBeDefined();
  });

  it('三百张卡缺的栏目,各说一次', async () => {
    const folder = folderWith();
    const cards = Object.fromEntries(
      Array.from({ length: 300 }, (_, n): [string, Card] => [
        `户${n}`,
        [
          ['户主姓名', `户${n}`, '家庭人口数', 2],
          ['务工收入', 9000 + n, '打零工', 5],
        ],
      ]),
    );
    writeFileSync(join(folder, '北张村.xlsx'), await workbook(cards));
    const { out } = await run(folder, 'validate', '北张村.xlsx', '--jobs', '1');
    expect(out.split('\n').length).toBeLessThan(80);
    expect(out).toContain('共 300 张卡');
    expect(out).toContain('300 张明白卡上没有“财产性收入”');
    expect(out).toContain('300 张表缺');
  });

  it('写错标签的卡说出来;标注副本标在格上;报送进度按户数', async () => {
    const folder = folderWith();
    const cards = {
      张三: card('张三', 3, 20_000, 12_000),
      李四: card('李四', '两口', 9000, 9900),
      王五: [['户主性名', '王五', '家庭人口数', 2], ...card('王五', 2, 1, 1).slice(2)],
    };
    writeFileSync(join(folder, '北张村.xlsx'), await workbook(cards));
    const checked = await run(
      folder,
      ...['validate', '北张村.xlsx', '--format', 'json', '--annotate', '退回'],
    );
    const { findings } = JSON.parse(checked.out);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'intake.notACard', sheet: '王五' }),
        expect.objectContaining({
          code: 'household.population',
          sheet: '李四',
          cell: 'D2',
          row: 2,
        }),
      ]),
    );
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(folder, '退回/北张村.xlsx'));
    expect(book.getWorksheet('李四')?.getCell('D2').note).toBeDefined();
    expect(book.getWorksheet('张三')?.getCell('D2').note).toBeUndefined();
    const { out } = await run(folder, 'status', '北张村.xlsx', '--json');
    expect(JSON.parse(out).villages).toMatchObject([
      { village: '北张村', filled: 1, rejected: 1, clean: 0.5 },
    ]);
  });
});
