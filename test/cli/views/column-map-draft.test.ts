import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textMapsOf } from '../../../src/cli/options/column-map.js';
import { nameGroups } from '../../../src/cli/views/column-map-book.js';
import { columnMapDraft } from '../../../src/cli/views/column-map-draft.js';
import { columnsOfSheet } from '../../../src/intake/header/columns.js';
import { type ColumnMap, mapKey } from '../../../src/intake/header/names.js';
import { suggester } from '../../../src/intake/header/near.js';
import type { Cell } from '../../../src/intake/sheet.js';
import { type Lang, sentences } from '../../../src/locales/index.js';
import type { FileColumns } from '../../../src/run/check/columns.js';
import { undecidedIn } from '../../../src/run/check/undecided.js';
import { folderWith } from '../../files/temporary.js';
import { HEADER, type Row, sheet } from '../../sheets.js';

const fileOf = (file: string, rows: readonly Row[], map: ColumnMap = new Map()): FileColumns => ({
  file,
  format: 'xlsx',
  tables: columnsOfSheet(sheet(rows, { name: '收入' }), map, suggester()),
  cards: 0,
  labels: [],
  namesOnCards: [],
  skipped: [],
  findings: [],
});

const draftOf = (
  files: readonly FileColumns[],
  existing: string | null = null,
  lang: Lang = 'zh',
) =>
  columnMapDraft(
    { name: 'columns.yaml', files, undecided: undecidedIn(files), existing },
    sentences(lang).columns,
  );

const mapsOf = (text: string) => {
  const folder = folderWith({ 'columns.yaml': text });
  return textMapsOf(join(folder, 'columns.yaml'), folder).columns;
};

/** What a clerk does: takes the `#` away, and writes 不读 where nothing is proposed. */
const filled = (draft: string): string =>
  draft.replace(/^( *)#(?=[^ \n])(.*)$/gm, (_, indent, line) =>
    line.endsWith(':') ? `${indent}${line} 不读` : `${indent}${line}`,
  );

const household = (...cells: readonly Cell[]): Row => ['1', '王建国', 3, 1, ...cells];

describe('写出的列对照表', () => {
  const files = [
    fileOf('上年/北张村.xlsx', [[...HEADER, '务工收人', '门牌', '户主'], household(2, 'x', 3)]),
    fileOf('本年/北张村.xlsx', [[...HEADER, '门牌', '零花'], household('x', 3000)]),
  ];
  const draft = draftOf(files);

  it('认不出的表头是可以去掉 # 的一行,上面写明在哪里、是什么、最接近什么', () => {
    expect(draft.slice(draft.indexOf('\ncolumns:'))).toBe(`
columns:
  # 上年/北张村.xlsx / 收入 / F1 等 2 处，文字 2，没有相近的名称
  #门牌:

files:
  - match: 上年/北张村.xlsx
    columns:
      # 上年/北张村.xlsx / 收入 / E1，数字 1（1 位），最接近：务工收入 0.75，D 列已是
      #务工收人:
      # 上年/北张村.xlsx / 收入 / G1，与 B 列重复：户主姓名；不用这一列的，去掉 #
      #户主: 不读
  - match: 本年/北张村.xlsx
    columns:
      # 本年/北张村.xlsx / 收入 / F1，数字 1（4 位），没有相近的名称
      #零花:
`);
  });

  it('写出来就能用,什么也不说;没有证件号码和姓名', () => {
    expect([...mapsOf(draft)('上年/北张村.xlsx')]).toEqual([]);
    expect(draft).not.toContain('王建国');
  });

  it('去掉 # 就是对照表,只管写明的文件', () => {
    const maps = mapsOf(filled(draft));
    expect(Object.fromEntries(maps('上年/北张村.xlsx'))).toEqual({
      门牌: null,
      务工收人: null,
      户主: null,
    });
    expect(Object.fromEntries(maps('本年/北张村.xlsx'))).toEqual({ 门牌: null, 零花: null });
    expect(Object.fromEntries(maps('本年/武村.xlsx'))).toEqual({ 门牌: null });
  });

  it('可以写的名称都列在上面,两种语言都有说明', () => {
    for (const name of ['家庭人口数', '赡养费', '人均纯收入', '备注'])
      expect(draft).toContain(name);
    const words = sentences('zh').columns;
    for (const { group, names } of nameGroups(words))
      expect(draft).toContain(words.map.named(group, names.join('、')));
    expect(draft).toMatch(/^# 列对照表/);
    expect(draftOf(files, null, 'en')).toMatch(/^# Column map/);
    expect([...mapsOf(draftOf(files, null, 'en'))('a')]).toEqual([]);
  });

  it('全部认得的,写明没有要写的', () => {
    const text = draftOf([fileOf('a.xlsx', [HEADER, household()])]);
    expect(text).toContain('没有要写明的');
    expect([...mapsOf(text)('a.xlsx')]).toEqual([]);
  });

  it('不成表的,写明还缺什么;最接近的名称写在右边,只是提示', () => {
    const own: Row = ['户编号', '户主姓名', '家里人口', '务工收入'];
    const text = draftOf([fileOf('a.xlsx', [own, household()])]);
    expect(text).toContain('a.xlsx / 收入（表头在第 1 行）还缺：家庭人口数');
    expect(text).toContain('\n  #家里人口: 家庭人口数\n');
  });
});

describe('在已有的对照表上接着写', () => {
  const rows = (...own: readonly string[]): readonly Row[] => [
    [...HEADER, ...own],
    household(1, 2),
  ];
  const first = draftOf([fileOf('a.xlsx', rows('打工钱', '房号'))]);

  it('已经定的、留着没定的和注释都在,只添新的', () => {
    const decided = `# 王主任定的\n${first.replace('#打工钱:', '打工钱: 务工收入 # 问过').replace(/务工收入 #/, '其他工资性收入 #')}`;
    const maps = mapsOf(decided);
    const files = [fileOf('a.xlsx', rows('打工钱', '房号', '果树'), maps('a.xlsx'))];
    const next = draftOf(files, decided);
    expect(next).toContain('# 王主任定的');
    expect(next).toContain('  打工钱: 其他工资性收入 # 问过\n');
    expect(next.match(/#房号:/g)).toHaveLength(1);
    expect(next).toContain('  #果树:');
    expect(Object.fromEntries(mapsOf(next)('a.xlsx'))).toEqual({ 打工钱: 'wages.other' });
  });

  it('什么也没有填的,接着写一字不少', () => {
    const files = [
      fileOf('a.xlsx', rows('打工钱', '房号')),
      fileOf('b.xlsx', rows('打工钱', '果树')),
    ];
    const draft = draftOf(files);
    expect(draftOf(files, draft)).toBe(draft);
    const more = [...files, fileOf('c.xlsx', rows('打工钱', '池塘'))];
    const next = draftOf(more, draft);
    for (const name of ['打工钱', '房号', '果树', '池塘']) {
      expect(next.split(`#${name}:`), name).toHaveLength(2);
    }
    expect([...mapsOf(next)('a.xlsx')]).toEqual([]);
    expect(mapsOf(filled(next))('c.xlsx').has('池塘')).toBe(true);
    expect(mapsOf(filled(next))('a.xlsx').has('池塘')).toBe(false);
  });

  it.each([
    ['columns: { 打工钱: 其他工资性收入 }\n'],
    ['files: [{ match: a.xlsx, columns: { 打工钱: 其他工资性收入 } }]\n'],
    ['x: &own { 打工钱: 其他工资性收入 }\n'.replace('x: &own', 'columns: &own')],
    ['{ columns: { 打工钱: 其他工资性收入 } }\n'],
    ['# 无\n'],
    [''],
  ])('写法不同的 %j 也接得上', (existing) => {
    const maps = mapsOf(existing);
    const files = [
      fileOf('a.xlsx', rows('打工钱', '房号'), maps('a.xlsx')),
      fileOf('b.xlsx', rows('打工钱', '果树'), maps('b.xlsx')),
    ];
    const next = draftOf(files, existing);
    expect([...mapsOf(next)('a.xlsx')]).toEqual([...maps('a.xlsx')]);
    expect(mapsOf(filled(next))('a.xlsx').get('房号')).toBeNull();
    expect(mapsOf(filled(next))('b.xlsx').get('果树')).toBeNull();
    expect(mapsOf(filled(next))('a.xlsx').has('果树')).toBe(false);
  });
});

describe('任何表头都写得进去', () => {
  const header = fc.oneof(
    fc.constantFrom(
      '__proto__',
      'constructor',
      '<<',
      '务工\n收人',
      '打工: 钱',
      '#房号',
      '- 果树',
      '是',
      '~',
    ),
    fc.string({
      unit: fc.constantFrom(...'收入打工/:#-?\'"[]{}&*!|>%@`,\\~ \n\t元(）　0.e'),
      maxLength: 12,
    }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.string({ unit: 'binary', minLength: 150, maxLength: 210 }),
  );

  it('去掉 # 后,对照表认得每一个可以写的表头;不去掉就什么也不说', () => {
    fc.assert(
      fc.property(
        fc.array(header, { maxLength: 5 }),
        fc.array(header, { maxLength: 3 }),
        (one, other) => {
          const files = [
            fileOf('上年/北张村(改).xlsx', [[...HEADER, ...one], household(1, 2, 3, 4, 5)]),
            fileOf('本年/北张村.xlsx', [[...HEADER, ...one, ...other], household(1, 2, 3)]),
          ];
          const draft = draftOf(files);
          expect([...mapsOf(draft)('本年/北张村.xlsx')]).toEqual([]);
          const map = mapsOf(filled(draft))('本年/北张村.xlsx');
          for (const { name } of undecidedIn(files).flatMap(({ headers }) => headers)) {
            if (name !== null && name.length < 100) expect(map.has(mapKey(name))).toBe(true);
          }
          // Read with it, the tables have nothing left to ask.
          const again = files.map(({ file }, n) =>
            fileOf(
              file,
              [[...HEADER, ...one, ...(n === 0 ? [] : other)], household(1)],
              mapsOf(filled(draft))(file),
            ),
          );
          const left = undecidedIn(again).flatMap(({ headers }) => headers);
          expect(
            left.filter(({ name, header: text }) => name !== null && text.length < 80),
          ).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
