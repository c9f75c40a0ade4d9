import { utf8, worksheet, xlsx, zip } from '../../intake/open/parts.js';
import { swollen } from '../bombs.js';
import { honest } from '../honest.js';
import { type Recipe, recipe } from '../recipe.js';
import { rawEntries, rawZip, unpack, withText } from '../zip.js';

/** Sheets and tables of every exotic size and shape, whose XML is in order. */

const SHEET = 'xl/worksheets/sheet1.xml';
const HEADER = ['户编号', '户主姓名', '家庭人口数', '务工收入'];
const PERSON = ['1', '王建国', '3', '12000'];

const inSheet = (change: (text: string) => string) => async (): Promise<Uint8Array> =>
  withText(await honest('xlsx'), SHEET, change);

/** Only made when it is asked for: some have a million lines. */
const csv = (lines: () => readonly (readonly string[])[]) => (): Uint8Array =>
  utf8(
    lines()
      .map(
        (line) => `${line.join(',')}
`,
      )
      .join(''),
  );

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: readonly string[]): string => `<row>${cells.map(cell).join('')}</row>`;
const sheet =
  (rows: string, after = '') =>
  (): Promise<Uint8Array> =>
    xlsx({ sheet: worksheet(rows, after) });

/** A sheet that consists of one row, again and again: too many to be written out. */
const rows = (before: string, one: string, times: number) => async (): Promise<Uint8Array> => {
  const [head = '', tail = ''] = worksheet(before).split('</sheetData>');
  const parts = await unpack(await xlsx({}));
  const entry = swollen(SHEET, head, one, times, `</sheetData>${tail}`);
  return rawZip(rawEntries(parts).map((each) => (each.name === SHEET ? entry : each)));
};

const numbered = (count: number, line: (n: number) => readonly string[]): readonly string[][] =>
  Array.from({ length: count }, (_, n) => [...line(n)]);

const repeated = (text: string, times: number): string[] => Array<string>(times).fill(text);

const long = (text: string, times: number): string => text.repeat(times);

const lastRow = (text: string): string =>
  text.replace('</sheetData>', '<row r="1048576"/></sheetData>');
const merges = (...references: readonly string[]): string =>
  `<mergeCells>${references.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const withMerges = (...references: readonly string[]) =>
  inSheet((text) => text.replace(/<mergeCells.*?<\/mergeCells>/, merges(...references)));

/** As many sheets as may be, each with a header of many names that nobody knows. */
const unknownColumns = (sheets: number, columns: number) => (): Promise<Uint8Array> => {
  const names = Array.from({ length: columns }, (_, n) => `未知收入项目${n}`.repeat(3));
  const header = `${row(...HEADER, ...names)}${row(...PERSON)}`;
  const list = Array.from({ length: sheets }, (_, n) => n);
  const types = list
    .map((n) => `<Relationship Id="r${n}" Type="x/worksheet" Target="s.xml"/>`)
    .join('');
  return zip({
    '[Content_Types].xml':
      '<Types><Override PartName="/b.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    'b.xml': `<workbook><sheets>${list.map((n) => `<sheet name="${n}" id="r${n}"/>`).join('')}</sheets></workbook>`,
    '_rels/b.xml.rels': `<Relationships>${types}</Relationships>`,
    's.xml': worksheet(header),
  });
};

const SIZES: readonly Recipe[] = [
  recipe('sheet/million-rows-three-used', inSheet(lastRow), { ends: 'same' }),
  recipe('sheet/only-XFD1048576', sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), {
    ends: 'read',
    households: 0,
  }),
  recipe(
    'sheet/XFD1048576-below-the-table',
    inSheet((text) =>
      text.replace(
        '</sheetData>',
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      ),
    ),
    { ends: 'sound' },
  ),
  recipe('sheet/XFE1', sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'), {
    ends: 'refused',
    code: 'file.tooLarge',
    params: { limit: 'columns' },
  }),
  recipe('sheet/row-1048577', sheet('<row r="1048577"/>'), {
    ends: 'refused',
    code: 'file.tooLarge',
    params: { limit: 'rows' },
  }),
  recipe('sheet/row-1e9', sheet('<row r="1000000000"/>'), {
    ends: 'refused',
    code: 'file.tooLarge',
  }),
  recipe('sheet/row-0', sheet('<row r="0"/>'), { ends: 'refused' }),
  recipe('sheet/row-nan', sheet('<row r="__proto__"/>'), { ends: 'refused' }),
  recipe('sheet/column-row-swapped', sheet('<row r="1"><c r="1A"><v>1</v></c></row>'), {
    ends: 'refused',
  }),
  recipe('sheet/100000-columns', sheet(`<row>${'<c><v>1</v></c>'.repeat(100_000)}</row>`), {
    ends: 'refused',
    code: 'file.tooLarge',
    params: { limit: 'columns' },
  }),
  recipe(
    'sheet/16384-unknown-columns',
    sheet(row(...HEADER, ...repeated('不知道', 16_380)) + row(...PERSON)),
    { ends: 'read', households: 1 },
  ),
  recipe('sheet/500-sheets-of-unknown-columns', unknownColumns(500, 1000), { ends: 'sound' }),
  recipe('sheet/merge-everything', withMerges('A1:XFD1048576'), { ends: 'sound' }),
  recipe('sheet/merge-everything-many-times', withMerges(...repeated('A1:XFD1048576', 90_000)), {
    ends: 'sound',
  }),
  recipe('sheet/merge-beside-everything', withMerges('A100:XFD1048576'), { ends: 'sound' }),
  recipe(
    'sheet/merge-each-column',
    withMerges(...Array.from({ length: 1000 }, (_, n) => `A${n + 1}:XFD1048576`)),
    { ends: 'sound' },
  ),
  recipe('sheet/merge-backwards', withMerges('B2:A1'), { ends: 'refused' }),
  recipe(
    'sheet/hidden-everything',
    inSheet((text) =>
      text.replace('<sheetData>', '<cols><col min="1" max="16384" hidden="1"/></cols><sheetData>'),
    ),
    { ends: 'same' },
  ),
  recipe(
    'sheet/hidden-by-nonsense',
    inSheet((text) =>
      text.replace('<sheetData>', '<cols><col min="-5" max="1e99" hidden="1"/></cols><sheetData>'),
    ),
    { ends: 'same' },
  ),
  recipe('sheet/many-blank-rows', rows('', '<row/>', 1_000_000), { ends: 'read', households: 0 }),
  recipe(
    'sheet/many-white-rows',
    rows(row(...HEADER) + row(...PERSON), row(' '.repeat(1000)), 45_000),
    { ends: 'read', households: 1 },
  ),
];

const CROWDS: readonly Recipe[] = [
  recipe('table/households-99000', rows(row(...HEADER), row('', '张三', '3', '100'), 99_000), {
    ends: 'sound',
  }),
  recipe('table/households-1000000', rows(row(...HEADER), row('', '张三', '3', '100'), 1_000_000), {
    ends: 'sound',
  }),
  recipe(
    'table/csv-households-99000',
    csv(() => [HEADER, ...numbered(99_000, (n) => [String(n), `户${n}`, '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'table/one-id-99000-times',
    csv(() => [HEADER, ...numbered(99_000, () => ['7', '张三', '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'table/one-name-99000-times',
    csv(() => [HEADER, ...numbered(99_000, () => ['', '张三', '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'table/one-name-of-the-other-year',
    csv(() => [HEADER, ...numbered(99_000, () => ['', '王建国', '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'table/villages-99000',
    csv(() => [
      ['行政村', ...HEADER],
      ...numbered(99_000, (n) => [`第${n}村`, String(n), '张三', '3', '100']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/faults-everywhere',
    csv(() => [
      [...HEADER, ...repeated('务工收入', 30)],
      ...numbered(50_000, (n) => [String(n), '张三', '3', ...repeated('已核实', 31)]),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/faults-in-all-columns',
    csv(() => [
      HEADER.concat([
        '低保金',
        '养老保险金',
        '种植业收入',
        '养殖业收入',
        '土地流转收入',
        '高龄津贴',
        '教育补助',
        '残疾人补贴',
        '优抚金',
        '产业奖补',
      ]),
      ...numbered(80_000, (n) => [String(n), '张三', '3', ...repeated('已核实', 11)]),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/dashes-everywhere',
    csv(() => [
      HEADER.concat([
        '低保金',
        '养老保险金',
        '种植业收入',
        '养殖业收入',
        '土地流转收入',
        '高龄津贴',
        '教育补助',
        '残疾人补贴',
        '优抚金',
        '产业奖补',
      ]),
      ...numbered(99_000, (n) => [String(n), '张三', '3', ...repeated('—', 11)]),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/same-column-16000-times',
    csv(() => [
      [...HEADER, ...repeated('务工收入', 16_000)],
      ...numbered(99_000, (n) => [String(n), '张三', '3', '1']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/same-village-column-16000-times',
    csv(() => [
      [...repeated('行政村', 16_000), ...HEADER],
      ...numbered(200, (n) => [...repeated('', 16_000), String(n), '张三', '3', '1']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/same-key-column-16000-times-million-rows',
    async () =>
      withText(
        await xlsx({
          sheet: worksheet(row(...HEADER, ...repeated('户编号', 16_000)) + row(...PERSON)),
        }),
        SHEET,
        lastRow,
      ),
    { ends: 'sound' },
  ),
  recipe(
    'table/tables-under-one-another',
    csv(() => [
      ...numbered(99_000, (n) =>
        n % 3 === 0 ? [...HEADER, `其他${n}`] : [String(n), '张三', '3', '100'],
      ),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/pages',
    csv(() => [
      ...numbered(99_000, (n) => (n % 2 === 0 ? HEADER : [String(n), '张三', '3', '100'])),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/notes',
    csv(() => [
      HEADER,
      PERSON,
      ...numbered(90_000, () => ['注:以上各户', '均已核实', '无误', '北张村']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/titles',
    csv(() => [
      HEADER,
      PERSON,
      ...numbered(90_000, () => ['北张村2022年1-9月收入明细表', '单位:万元', '北张村', '']),
      [...HEADER, '低保金'],
      [...PERSON, '1'],
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'table/totals',
    csv(() => [HEADER, ...numbered(90_000, () => ['合计', '', '3', '100'])]),
    {
      ends: 'sound',
    },
  ),
];

/** The same rows in both years, so that the two are matched, or near misses are looked for. */
const YEARS: readonly Recipe[] = [
  recipe(
    'years/same-ids',
    csv(() => [HEADER, ...numbered(99_000, (n) => [String(n), `户${n}`, '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'years/one-name',
    csv(() => [HEADER, ...numbered(99_000, () => ['', '张三', '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'years/one-surname',
    csv(() => [
      HEADER,
      ...numbered(99_000, (n) => [
        '',
        `张${String.fromCharCode(0x4e00 + (n % 50))}`,
        String(1 + (n % 6)),
        '100',
      ]),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'years/long-names',
    csv(() => [
      HEADER,
      ...numbered(300, (n) => ['', `${long('张', 30_000)}${n % 150}`, '3', '100']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'years/near-id-numbers',
    csv(() => [
      ['证件号码', ...HEADER],
      ...numbered(99_000, (n) => [
        `14990019800101${String(1000 + (n % 9000))}`,
        '',
        '张三',
        '3',
        '100',
      ]),
    ]),
    { ends: 'sound' },
  ),
].map((one) => ({ ...one, bothYears: true }));

/** Strings of this length and more are told apart by their lengths alone, then one by one. */
const alike = (n: number, length = 16_400): string => `${long('1', length)}${1000 + n}`;
const TOO_MANY_LONG = {
  ends: 'refused',
  code: 'file.tooLarge',
  params: { limit: 'longTexts' },
} as const;
const HALF = 3900;

/** Long texts that differ at their ends only, wherever texts are looked up. */
const ALIKE: readonly Recipe[] = [
  recipe(
    'alike/ids',
    csv(() => [HEADER, ...numbered(2500, (n) => [alike(n), '张三', '3', '100'])]),
    TOO_MANY_LONG,
  ),
  recipe(
    'alike/names',
    csv(() => [HEADER, ...numbered(199, (n) => ['', alike(n), '3', '100'])]),
    { ends: 'read', households: 199 },
  ),
  recipe(
    'alike/names-not-quite-long',
    csv(() => [HEADER, ...numbered(9000, (n) => ['', alike(n, HALF), '3', '100'])]),
    { ends: 'sound' },
  ),
  recipe(
    'alike/names-in-villages-of-townships',
    csv(() => [
      ['乡镇', '行政村', ...HEADER],
      ...numbered(3000, (n) => [alike(0, HALF), alike(0, HALF), '', alike(n, HALF), '3', '100']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'alike/villages',
    csv(() => [
      ['行政村', ...HEADER],
      ...numbered(9000, (n) => [alike(n, HALF), String(n), '张三', '3', '100']),
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'alike/titles',
    csv(() =>
      numbered(12_000, (n) => {
        if (n % 3 === 0) return [alike(n, HALF)];
        return n % 3 === 1 ? [...HEADER, `其他${n}`] : [String(n), '张三', '3', '100'];
      }),
    ),
    { ends: 'sound' },
  ),
].map((one) => ({ ...one, bothYears: true }));

const TEXTS: readonly Recipe[] = [
  recipe(
    'text/header-of-villages',
    csv(() => [[long('村', 32_000)], HEADER, PERSON]),
    {
      ends: 'read',
      households: 1,
    },
  ),
  recipe(
    'text/village-of-villages',
    csv(() => [
      ['行政村', ...HEADER],
      ...numbered(199, (n) => [`${long('村', 30_000)}x`, String(n), '张三', '3', '1']),
    ]),
    { ends: 'read', households: 199 },
  ),
  ...ALIKE,
  recipe(
    'text/title-without-village',
    csv(() => [[long('张', 32_000)], HEADER, PERSON]),
    {
      ends: 'read',
      households: 1,
    },
  ),
  recipe(
    'text/title-of-units',
    csv(() => [[`单位${long(' ', 30_000)}`], HEADER, PERSON]),
    {
      ends: 'read',
      households: 1,
    },
  ),
  recipe(
    'text/title-of-superiors',
    csv(() => [[`填报单位:${long('居乡区', 10_000)}`], HEADER, PERSON]),
    {
      ends: 'read',
      households: 1,
    },
  ),
  recipe(
    'text/titles-between',
    csv(() => [
      HEADER,
      PERSON,
      ...numbered(95, () => [long('北张', 15_000), long('单位 ', 5000), 'x']),
      [...HEADER, '低保金'],
      [...PERSON, '1'],
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'text/colons',
    csv(() => [HEADER, ...numbered(199, () => [`${long(':', 30_000)}x`, '张三', '3', '1'])]),
    { ends: 'sound' },
  ),
  recipe(
    'text/brackets',
    csv(() => [[...HEADER, `务工(${long('元/', 10_000)}`], PERSON]),
    {
      ends: 'read',
      households: 1,
    },
  ),
  recipe(
    'text/figures',
    csv(() => [HEADER, ...numbered(199, (n) => [String(n), '张三', '3', `${long('0', 30_000)}+`])]),
    { ends: 'sound' },
  ),
  recipe(
    'text/exponents',
    csv(() => [
      HEADER,
      ['1', '张三', '3', '1e999999999'],
      ['2', '张三', '3', '1E+308'],
      ['3', '张三', '3', `1${long('0', 300)}`],
    ]),
    { ends: 'read', households: 0, rejected: 3 },
  ),
  recipe(
    'text/one-string-in-every-cell',
    rows(row(...HEADER), `<row>${'<c t="s"><v>0</v></c>'.repeat(4)}</row>`, 400_000),
    { ends: 'sound' },
  ),
  recipe(
    'text/long-string-in-every-cell',
    async () => {
      const bytes = await rows(
        row(...HEADER),
        `<row>${'<c t="s"><v>0</v></c>'.repeat(4)}</row>`,
        400_000,
      )();
      const parts = await unpack(
        await xlsx({ strings: `<sst><si><t>${long('张三', 2000)}</t></si></sst>` }),
      );
      parts.delete(SHEET);
      const sheetEntry = (await unpack(bytes)).get(SHEET);
      if (sheetEntry !== undefined) parts.set(SHEET, sheetEntry);
      return rawZip(rawEntries(parts));
    },
    { ends: 'refused', code: 'file.tooLarge', params: { limit: 'texts' } },
  ),
  recipe(
    'text/names-32000-characters',
    csv(() => [HEADER, ...numbered(199, (n) => [String(n), long('张', 32_000), '99', 'x'])]),
    { ends: 'sound' },
  ),
  recipe(
    'text/cell-32768',
    csv(() => [HEADER, ['1', long('张', 32_768), '3', '1']]),
    {
      ends: 'refused',
      code: 'file.tooLarge',
      params: { limit: 'cellLength' },
    },
  ),
];

const card = (
  n: number,
  ...more: readonly (readonly string[])[]
): readonly (readonly string[])[] => [
  ['户主姓名', `户${n}`, '户编号', String(n)],
  ['家庭人口数', '3', '务工收入', '9000'],
  ...more,
];
const cards = (count: number, of: (n: number) => readonly (readonly string[])[]) =>
  csv(() => Array.from({ length: count }, (_, n) => of(n)).flat());

/** Households with a card each, under one another. */
const CARDS: readonly Recipe[] = [
  recipe('cards/4999', cards(4999, card), { ends: 'read', households: 4999 }),
  recipe('cards/5001', cards(5001, card), {
    ends: 'refused',
    code: 'file.tooLarge',
    params: { limit: 'tables' },
  }),
  recipe(
    'cards/strange-labels',
    cards(4000, (n) =>
      card(n, ...numbered(15, (at) => [`生词${at}`, '1', `生词${n}之${at}`, '2'])),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'cards/one-without-end',
    cards(1, (n) => card(n, ...numbered(90_000, (at) => [`生词${at}`, '1']))),
    { ends: 'sound' },
  ),
  recipe(
    'cards/one-name-again-and-again',
    cards(30_000, () => card(1)),
    { ends: 'sound' },
  ),
  recipe(
    'cards/groups',
    cards(2000, (n) => card(n, ...numbered(20, () => ['工资性收入', '打零工', '3000', '公益岗']))),
    { ends: 'sound' },
  ),
  recipe(
    'cards/lists-of-members',
    cards(4000, (n) =>
      card(
        n,
        ['姓名', '性别', '年龄', '与户主关系'],
        ...numbered(15, () => ['张三', '男', '30', '子']),
      ),
    ),
    { ends: 'sound' },
  ),
  recipe(
    'cards/two-years-beside-one-another',
    cards(4000, (n) => [
      ['户主姓名', `户${n}`, '家庭人口数', '3'],
      ['项目', '上年', '本年', ''],
      ['务工收入', '9000', '8000', ''],
      ['低保金', '1', '2', ''],
    ]),
    { ends: 'sound' },
  ),
  recipe(
    'cards/merges',
    sheet(
      numbered(1000, (n) => card(n).map((cells) => row(...cells)))
        .flat()
        .join(''),
      merges(...numbered(1000, (n) => [`A${2 * n + 1}:A${2 * n + 2}`]).flat()),
    ),
    { ends: 'sound' },
  ),
];

export const TABLES: readonly Recipe[] = [...SIZES, ...CROWDS, ...YEARS, ...CARDS, ...TEXTS];
