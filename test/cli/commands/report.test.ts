import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { sha256Of } from '../../../src/files/sha256.js';
import { folderWith } from '../../files/temporary.js';
import { open, partsOf } from '../../reports/read.js';
import { ownResultsIn, resultsIn } from '../../run/results-folder.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: readonly string[]) {
  const shell = shellFor(['report', ...argv], { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** The sums of the files below a folder, but for `data/`. */
const sumsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('data'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), sha256Of(readFileSync(path))]),
  );

/** Everything that stands in the files below a folder, workbooks unpacked; not what names the files. */
async function textsIn(folder: string): Promise<[string, string][]> {
  const texts: [string, string][] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'manifest.json') continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    if (!entry.name.endsWith('.xlsx')) texts.push([entry.name, bytes.toString('utf8')]);
    else for (const [part, text] of await partsOf(bytes)) texts.push([part, text]);
  }
  return texts;
}

const linesIn = (folder: string, file: string): Record<string, unknown>[] =>
  readFileSync(join(folder, '结果/data', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('zengshou report', () => {
  it('只凭结果数据写出的报告和分析时写的一字节不差', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const { code } = await run(folder, '结果', '--out', '报告');
    expect(code).toBe(0);
    expect(sumsIn(join(folder, '报告'))).toEqual(sumsIn(join(folder, '结果')));
    const parts = await partsOf(readFileSync(join(folder, '报告/北张乡汇总.xlsx')));
    const targets = [...parts].flatMap(([name, text]) =>
      name.includes('worksheets/_rels') ? [...text.matchAll(/Target="([^"]+)" TargetMode/gu)] : [],
    );
    const linked = targets.map(([, target = '']) => decodeURIComponent(target));
    expect(linked.length).toBeGreaterThan(1);
    expect(linked.filter((path) => !existsSync(join(folder, '报告', path)))).toEqual([]);
  });

  it('--without 不写的表：分析时没有要的，重写时也没有；另可再去掉', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const argv = ['结果', '--out', '报告', '--without', '逐项对比', '--without', 'Brackets'];
    expect((await run(folder, ...argv)).code).toBe(0);
    const village = readdirSync(join(folder, '报告/分村'))[0] ?? '';
    const names = (path: string) => open(readFileSync(join(folder, path))).SheetNames;
    expect(names(`结果/分村/${village}`)).toContain('逐项对比');
    expect(names(`报告/分村/${village}`)).not.toContain('逐项对比');
    expect(names('报告/北张乡汇总.xlsx')).not.toContain('收入分档');
    const wrong = await run(folder, '结果', '--out', '别的', '--without', '说明');
    expect([wrong.code, wrong.err.includes('--without 不能是“说明”')]).toEqual([2, true]);
  });

  it('--without 网页或文档：那个文件不写，别的照写', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const argv = ['结果', '--out', '报告', '--without', '研判报告.docx'];
    expect((await run(folder, ...argv)).code).toBe(0);
    const { '/研判报告.docx': document, ...others } = sumsIn(join(folder, '结果'));
    expect(document).toBeTypeOf('string');
    expect(sumsIn(join(folder, '报告'))).toEqual(others);
  });

  it('分析时没有写网页和一张表的：重写时有网页，还是没有那张表', async () => {
    const tables = (wages: number) =>
      `户编号,户主姓名,家庭人口数,工资性收入,生产经营性收入,财产性收入,转移性收入\n1,王建国,3,${wages},0,0,0\n`;
    const folder = folderWith({ '上年/北张村.csv': tables(9000), '本年/北张村.csv': tables(8000) });
    const analyze = shellFor(
      [
        ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡'],
        ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
        ...['--without', '报告.html', '--without', '收入分档', '--out', '结果'],
      ],
      { folder },
    );
    expect(await runProgram(analyze)).toBe(0);
    expect((await run(folder, '结果', '--out', '报告')).code).toBe(0);
    const { '/报告.html': page, ...others } = sumsIn(join(folder, '报告'));
    expect(page).toBeTypeOf('string');
    expect(others).toEqual(sumsIn(join(folder, '结果')));
    const book = open(readFileSync(join(folder, '报告/北张乡汇总.xlsx')));
    expect(book.SheetNames).not.toContain('收入分档');
  });

  it('可换成英文：句子由数据里的代码另说', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    expect((await run(folder, '结果', '--out', 'en', '--report-lang', 'en')).code).toBe(0);
    const book = open(readFileSync(join(folder, 'en', '北张乡汇总.xlsx')));
    expect(book.SheetNames[0]).toBe('About');
  });

  it('给县里和公开的文件，每一个字节里都没有姓名、证件号码、文件和填报的文字', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const heads = linesIn(folder, 'households.jsonl').map(({ head }) => String(head));
    const known = new Set(heads.filter((head) => head.length > 1));
    for (const audience of ['county', 'public']) {
      const { code } = await run(folder, '结果', '--out', audience, '--audience', audience);
      expect(code).toBe(0);
      for (const [name, text] of await textsIn(join(folder, audience))) {
        expect([name, [...known].filter((head) => text.includes(head))]).toEqual([name, []]);
        expect([name, /\d{6}\*+\d{3}|\.xlsx!|\.csv!|Sheet1/u.exec(text)]).toEqual([name, null]);
      }
    }
    const county = open(readFileSync(join(folder, 'county', '北张乡汇总.xlsx')));
    expect(county.SheetNames).toEqual([
      '说明',
      '分村汇总',
      '因素×村',
      '收入构成',
      '收入分档',
      '红橙预警户',
    ]);
    const files = readdirSync(join(folder, 'public/公开'), { recursive: true });
    expect(files.sort()).toEqual(['data', 'data/groups.jsonl', 'data/summary.json', '报告.html']);
    expect(existsSync(join(folder, 'county/分村'))).toBe(false);
  });

  it('--profile accessible：村、乡镇、县的工作簿都有封面，manifest 记着；别的名称拒绝', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const argv = ['结果', '--out', '读屏', '--profile', 'accessible'];
    expect((await run(folder, ...argv)).code).toBe(0);
    const village = readdirSync(join(folder, '读屏/分村'))[0] ?? '';
    for (const file of ['北张乡汇总.xlsx', `分村/${village}`]) {
      expect(open(readFileSync(join(folder, '读屏', file))).SheetNames[0]).toBe('封面');
    }
    const manifest = JSON.parse(readFileSync(join(folder, '读屏/data/manifest.json'), 'utf8'));
    expect(manifest.options.profile).toBe('accessible');
    const county = [...argv, '--audience', 'county'];
    expect((await run(folder, ...county)).code).toBe(0);
    expect(open(readFileSync(join(folder, '读屏/北张乡汇总.xlsx'))).SheetNames[0]).toBe('封面');
    const wrong = await run(folder, '结果', '--out', '别的', '--profile', '无障碍');
    expect([wrong.code, wrong.err.includes('accessible')]).toEqual([2, true]);
  });

  it('--figures 把网页的图写成 SVG 和 PNG：各群组两张，重写一字节不差，公开的只在公开里', async () => {
    const folder = folderWith();
    // A picture takes most of a second: of one village and the township there are enough.
    cpSync('fixtures/上年/南张村.csv', join(folder, '上年/南张村.csv'));
    cpSync('fixtures/本年/南张村.xlsx', join(folder, '本年/南张村.xlsx'));
    await ownResultsIn(folder);
    expect((await run(folder, '结果', '--out', '报告', '--figures')).code).toBe(0);
    expect((await run(folder, '结果', '--out', '再', '--figures')).code).toBe(0);
    expect(sumsIn(join(folder, '报告'))).toEqual(sumsIn(join(folder, '再')));
    const page = readFileSync(join(folder, '报告/报告.html'), 'utf8');
    const names = readdirSync(join(folder, '报告/图'));
    const svgs = names.filter((name) => name.endsWith('.svg'));
    expect(svgs.length).toBe(4);
    expect(svgs.length).toBe(page.match(/<svg class="chart"/g)?.length);
    expect(names.filter((name) => name.endsWith('.png')).length).toBe(svgs.length);
    const png = readFileSync(join(folder, '报告/图/北张乡 各项收入.png'));
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16)]).toEqual(['PNG', 1920]);
    const plain = await run(folder, '结果', '--out', '公', '--figures', '--audience', 'public');
    expect(plain.code).toBe(0);
    expect(readdirSync(join(folder, '公'), { recursive: true })).not.toContain('图');
    const shown = readFileSync(join(folder, '公/公开/报告.html'), 'utf8');
    for (const name of readdirSync(join(folder, '公/公开/图'))) {
      if (!name.endsWith('.svg')) continue;
      const svg = readFileSync(join(folder, '公/公开/图', name), 'utf8');
      const figures = svg.match(/(?<=>)[\d,]+(?:\.\d\d)?(?=<\/text>)/g) ?? [];
      expect([name, figures.filter((figure) => !shown.includes(`>${figure}<`))]).toEqual([
        name,
        [],
      ]);
    }
  });

  it('整号的结果，不加 --unmasked 写出的报告里也没有整号', async () => {
    const number = '149900198004259330';
    const table = (wages: number) =>
      `行政村,户编号,户主姓名,户主证件号码,家庭人口数,务工收入\n甲村,${number},王建国,${number},3,${wages}\n`;
    const folder = folderWith({ '上年.csv': table(30_000), '本年.csv': table(9000) });
    const argv = ['analyze', '--prior', '上年.csv', '--current', '本年.csv', '--out', '结果'];
    const periods = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
    const shell = shellFor(
      [...argv, ...periods, '--township', '北张乡', '--unmasked', '--quiet', '--jobs', '1'],
      { folder },
    );
    expect(await runProgram(shell)).toBeLessThan(2);
    const texts = async (out: string) =>
      (await textsIn(join(folder, out))).filter(([, text]) => text.includes(number)).length;
    for (const [out, ...more] of [
      ['masked'],
      ['county', '--audience', 'county'],
      ['whole', '--unmasked'],
    ]) {
      expect((await run(folder, '结果', '--out', String(out), ...more)).code).toBe(0);
    }
    expect([await texts('masked'), await texts('county')]).toEqual([0, 0]);
    expect(await texts('whole')).toBeGreaterThan(0);
  });

  it('改动过的结果、没有的整号、给县里看的整号都拒绝', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const masked = await run(folder, '结果', '--out', '报告', '--unmasked');
    expect([masked.code, masked.err.includes('遮盖')]).toEqual([2, true]);
    for (const audience of ['county', 'public']) {
      const refused = await run(folder, '结果', '--out', 'a', '--unmasked', '--audience', audience);
      expect([refused.code, refused.err.includes('--unmasked')]).toEqual([2, true]);
    }
    writeFileSync(join(folder, '结果/data/listed.jsonl'), '');
    const changed = await run(folder, '结果', '--out', '报告');
    expect([changed.code, changed.err.includes('listed.jsonl')]).toEqual([3, true]);
  });

  it('--like 写没有公开过的结果，说没有公开过的数据；写公开过的，或其中的 公开，都行', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const published = ['结果', '--audience', 'public', '--out'];
    const { code, err } = await run(folder, ...published, '甲', '--like', '结果');
    expect([code, err.includes('没有公开过的数据')]).toEqual([2, true]);
    expect((await run(folder, ...published, '甲')).code).toBe(0);
    expect((await run(folder, ...published, '乙', '--like', '甲')).code).toBe(0);
    expect((await run(folder, ...published, '丙', '--like', '甲/公开')).code).toBe(0);
  });

  it('--template 把县里的样式填成研判报告；docs/document.md 列的名称都认得', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const names = Array.from(
      readFileSync('docs/document.md', 'utf8').matchAll(/^\| (`\{.*`) \|/gm),
      ([, all]) => (all ?? '').replaceAll('`', ''),
    );
    expect(names.join('')).toContain('{#各村}');
    const children = names.map((text) => new Paragraph(text));
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    writeFileSync(join(folder, '样式.docx'), bytes);
    const { code } = await run(folder, '结果', '--out', '报告', '--template', '样式.docx');
    expect(code).toBe(0);
    const filled = await partsOf(readFileSync(join(folder, '报告/研判报告.docx')));
    const text = (filled.get('word/document.xml') ?? '').replace(/<[^>]*>/g, '');
    expect(text).toContain('北张乡');
    expect(text).not.toMatch(/[{}]|undefined/);
  });

  it('--template 里的名称写错：说出最像的，什么也不写', async () => {
    const folder = folderWith();
    await resultsIn(folder);
    const children = [new Paragraph('{减收户}')];
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    writeFileSync(join(folder, '样式.docx'), bytes);
    const wrong = await run(folder, '结果', '--out', '报告', '--template', '样式.docx');
    expect([wrong.code, wrong.err.includes('{减收户}（是不是 {减收户数}？）')]).toEqual([2, true]);
    expect(readdirSync(folder)).not.toContain('报告');
    const none = await run(folder, '结果', '--out', '报告', '--template', '没有.docx');
    expect([none.code, none.err.includes('没有.docx')]).toEqual([3, true]);
  });
});
