import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { columnsOfSheet } from '../../../src/intake/header/columns.js';
import { suggester } from '../../../src/intake/header/near.js';
import type { FileColumns } from '../../../src/run/check/columns.js';
import { undecidedIn } from '../../../src/run/check/undecided.js';
import { HEADER, merges, person, type Row, sheet } from '../../sheets.js';

const fileOf = (file: string, header: Row, parts = {}): FileColumns => ({
  file,
  format: 'xlsx',
  tables: columnsOfSheet(
    sheet([header, person('1', '王建国', 1, 2, 3, 4)], { name: '收入', ...parts }),
    new Map(),
    suggester(),
  ),
  cards: 0,
  labels: [],
  namesOnCards: [],
  skipped: [],
  findings: [],
});

const brief = (files: readonly FileColumns[]) =>
  undecidedIn(files).map(({ match, headers }) => [match, headers.map(({ name }) => name)]);

describe('每个认不出的表头只问一次', () => {
  it('各文件都有的不分文件,写法不同的是同一个', () => {
    const files = [
      fileOf('本年/北张村.xlsx', [...HEADER, '打零工']),
      fileOf('本年/南张村.xlsx', [...HEADER, '打 零工(元)']),
    ];
    const [group] = undecidedIn(files);
    expect(group).toMatchObject({
      match: null,
      headers: [
        {
          name: '打零工',
          file: '本年/北张村.xlsx',
          sheet: '收入',
          cell: 'E1',
          places: 2,
          values: { numbers: 2 },
          duplicate: null,
        },
      ],
    });
  });

  it('只有几个文件有的,写明是哪几个;整个文件夹都有的,写文件夹', () => {
    const files = [
      fileOf('上年/北张村.xlsx', [...HEADER, '打零工', '房号']),
      fileOf('上年/南张村.xlsx', [...HEADER, '打零工']),
      fileOf('本年/北张村(改).xlsx', [...HEADER, '房号']),
    ];
    expect(brief(files)).toEqual([
      [['上年/**'], ['打零工']],
      [['上年/北张村.xlsx', '本年/北张村\\(改\\).xlsx'], ['房号']],
    ]);
  });

  it('文件夹里有一个文件没有的,不写文件夹,写各个文件', () => {
    const files = [
      fileOf('上年/北张村.xlsx', [...HEADER, '打零工']),
      fileOf('上年/南张村.xlsx', [...HEADER, '打零工']),
      fileOf('上年/武村.xlsx', HEADER),
      fileOf('本年/北张村.xlsx', HEADER),
    ];
    expect(brief(files)).toEqual([[['上年/北张村.xlsx', '上年/南张村.xlsx'], ['打零工']]]);
  });

  it('只有一个文件有的,写那个文件,哪怕文件夹里没有别的', () => {
    const files = [
      fileOf('上年/全乡.xlsx', [...HEADER, '打零工']),
      fileOf('本年/全乡.xlsx', HEADER),
    ];
    expect(brief(files)).toEqual([[['上年/全乡.xlsx'], ['打零工']]]);
  });

  it('全部认得就没有要问的;读不出的文件不算在内', () => {
    expect(brief([fileOf('a.xlsx', HEADER)])).toEqual([]);
    const unread: FileColumns = { ...fileOf('b.xlsx', HEADER), format: null, tables: [] };
    expect(brief([fileOf('a.xlsx', [...HEADER, '房号']), unread])).toEqual([[null, ['房号']]]);
  });
});

describe('对照表里怎么称呼一个表头', () => {
  it('同名的列在不同的上层之下时,带上层;没有上层的以斜线开头', () => {
    const header: Row = ['户编号', '户主姓名', '家庭人口数', '年总收入', '种地的', null, '杂项'];
    const leaves: Row = [null, null, null, null, '杂项', '本钱', null];
    const files: FileColumns[] = [
      {
        ...fileOf('a.xlsx', HEADER),
        tables: columnsOfSheet(
          sheet([header, leaves, ['1', '王建国', 3, 1, 2, 3, 4]], merges('E1:F1')),
          new Map(),
          suggester(),
        ),
      },
    ];
    expect(brief(files)).toEqual([[null, ['种地的/杂项', '本钱', '/杂项']]]);
  });

  it('认得的列不因为叶子同名而被带走', () => {
    const files = [
      fileOf('a.xlsx', [...HEADER, '其他']),
      {
        ...fileOf('b.xlsx', HEADER),
        tables: columnsOfSheet(
          sheet(
            [
              ['户编号', '户主姓名', '家庭人口数', '工资性收入', null],
              [null, null, null, '务工收入', '其他'],
              person('1', '王建国', 1, 2),
            ],
            merges('D1:E1'),
          ),
          new Map(),
          suggester(),
        ),
      },
    ];
    expect(brief(files)).toEqual([[['a.xlsx'], ['/其他']]]);
  });

  it('含证件号码的表头列出来,但没有名称', () => {
    const [group] = undecidedIn([fileOf('a.xlsx', [...HEADER, '14990019900101123X'])]);
    expect(group?.headers).toMatchObject([{ name: null, header: '149900********123X' }]);
  });
});

describe('重复的列', () => {
  it('名称不同的可以写不读;同名的分不开,不问', () => {
    const files = [fileOf('a.xlsx', [...HEADER, '户主', '户主姓名'])];
    expect(undecidedIn(files)[0]?.headers).toMatchObject([
      { name: '户主', duplicate: { label: '户主姓名', first: 'B' } },
    ]);
  });

  it('只管重复的文件:别的文件里它是唯一的一列', () => {
    const [id, head, population, wages] = HEADER as readonly string[];
    const files = [
      fileOf('a.xlsx', [...HEADER, '户主']),
      fileOf('b.xlsx', [id, '户主', population, wages] as Row),
      fileOf('c.xlsx', [id, head, population, wages] as Row),
    ];
    expect(brief(files)).toEqual([[['a.xlsx'], ['户主']]]);
  });
});

describe('文件名照字面写', () => {
  const patternOf = (one: string, other: string): string => {
    const files = [fileOf(one, [...HEADER, '房号']), fileOf(other, HEADER)];
    return undecidedIn(files)[0]?.match?.[0] ?? '';
  };
  const name = fc
    .string({ unit: fc.constantFrom(...'北村a1()[]{}!+@*?|.,^$ ~#'), minLength: 1, maxLength: 8 })
    .filter((text) => !/^\.*$/.test(text));

  it.each(['', '本年/', '../上年/'])('%s 里的一个文件,写出的通配符只认它', (folder) => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(one !== other);
        const matches = picomatch(patternOf(folder + one, folder + other), {
          basename: folder === '',
        });
        expect([matches(folder + one), matches(folder + other)]).toEqual([true, false]);
      }),
    );
  });

  it('文件名里的反斜线也认得', () => {
    expect(picomatch(patternOf('a\\\\b.csv', 'c.csv'))('a\\\\b.csv')).toBe(true);
  });
});
