import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { open, partsOf } from '../../reports/read.js';
import { countyWith, zengshou } from '../county.js';

const TOWN = '文水县/北张乡';
const PERIODS = ['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'];
const ANALYZE = [
  ...['analyze', '--prior', `${TOWN}/上年`, '--current', `${TOWN}/本年`, '--township', '北张乡'],
  ...[...PERIODS, '--out', '结果', '--jobs', '1', '--quiet'],
];
const ROLLUP = ['rollup', '结果', '--name', '文水县', '--out', '汇总', '--quiet'];

async function docxOf(text: string): Promise<Uint8Array> {
  return await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}

/** A township's tables, with a county's own document that is right and one with a wrong name. */
async function folderOf(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = countyWith([TOWN], more);
  writeFileSync(join(folder, '样式.docx'), await docxOf('县里的：{乡镇}减收{减收户数}户'));
  writeFileSync(join(folder, '错的.docx'), await docxOf('{减收户}'));
  return folder;
}

const documentIn = async (folder: string): Promise<string> => {
  const parts = await partsOf(readFileSync(join(folder, '研判报告.docx')));
  return (parts.get('word/document.xml') ?? '').replace(/<[^>]*>/g, '');
};
const firstSheet = (path: string): string | undefined => open(readFileSync(path)).SheetNames[0];
const optionsOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'data/manifest.json'), 'utf8')).options;

describe('工作簿和研判报告的样子：几个命令一样', () => {
  it('analyze 照样式写研判报告，各工作簿前有封面，和 report 写的一字节不差', async () => {
    const folder = await folderOf();
    const looks = ['--profile', 'accessible', '--template', '样式.docx'];
    expect((await zengshou(folder, ...ANALYZE, ...looks)).code).toBe(0);
    expect((await zengshou(folder, 'report', '结果', '--out', '报告', ...looks)).code).toBe(0);
    expect(await documentIn(join(folder, '结果'))).toMatch(/^县里的：北张乡减收\d+户$/u);
    const files = ['研判报告.docx', '北张乡汇总.xlsx', '分村/北张甲村.xlsx'];
    for (const file of files) {
      const [own, again] = ['结果', '报告'].map((out) => readFileSync(join(folder, out, file)));
      expect([file, own?.equals(again ?? new Uint8Array())]).toEqual([file, true]);
    }
    for (const file of files.slice(1))
      expect([file, firstSheet(join(folder, '结果', file))]).toEqual([file, '封面']);
    const { profile, template } = optionsOf(join(folder, '结果'));
    expect(optionsOf(join(folder, '报告'))).toMatchObject({ profile: 'accessible', template });
    expect([profile, template]).toEqual(['accessible', expect.any(String)]);
    const plain = await zengshou(folder, 'report', '结果', '--out', '平常');
    expect([plain.code, firstSheet(join(folder, '平常/北张乡汇总.xlsx'))]).toEqual([0, '说明']);
    expect(optionsOf(join(folder, '平常'))).not.toHaveProperty('profile');
  }, 60_000);

  it('rollup 也是；汇总的结果没有工作簿，report 拒绝 --profile', async () => {
    const folder = await folderOf();
    expect((await zengshou(folder, ...ANALYZE)).code).toBe(0);
    const looks = ['--profile', 'accessible', '--template', '样式.docx'];
    expect((await zengshou(folder, ...ROLLUP, ...looks)).code).toBe(0);
    expect(firstSheet(join(folder, '汇总/文水县汇总.xlsx'))).toBe('封面');
    expect(await documentIn(join(folder, '汇总'))).toMatch(/^县里的：文水县减收\d+户$/u);
    expect(optionsOf(join(folder, '汇总'))).toMatchObject({ profile: 'accessible' });
    const refused = await zengshou(folder, 'report', '汇总', '--out', '再', ...looks);
    expect([refused.code, existsSync(join(folder, '再'))]).toEqual([2, false]);
    expect(refused.err).toContain('汇总 是汇总的结果');
  }, 60_000);

  it('zengshou.yaml 里的 profile:、template: 一样，命令里的优先', async () => {
    const yaml = [
      'township: 北张乡',
      `prior: { files: ["${TOWN}/上年"], period: 2020-10..2021-09 }`,
      `current: { files: ["${TOWN}/本年"], period: 2021-10..2022-09 }`,
      'out: 结果',
      'profile: accessible',
      'template: 样式.docx',
      '',
    ].join('\n');
    const folder = await folderOf({ 'zengshou.yaml': yaml });
    expect((await zengshou(folder, 'analyze', '--quiet', '--jobs', '1')).code).toBe(0);
    expect((await zengshou(folder, ...ROLLUP)).code).toBe(0);
    expect((await zengshou(folder, 'report', '结果', '--out', '报告')).code).toBe(0);
    for (const [out, name] of [
      ['结果', '北张乡'],
      ['汇总', '文水县'],
      ['报告', '北张乡'],
    ] as const) {
      expect([out, firstSheet(join(folder, out, `${name}汇总.xlsx`))]).toEqual([out, '封面']);
      expect(await documentIn(join(folder, out))).toContain(`县里的：${name}`);
    }
    const usual = ['--profile', 'standard', '--out', '平常', '--quiet', '--jobs', '1'];
    expect((await zengshou(folder, 'analyze', ...usual)).code).toBe(0);
    expect(firstSheet(join(folder, '平常/北张乡汇总.xlsx'))).toBe('说明');
    writeFileSync(join(folder, 'zengshou.yaml'), yaml.replace('accessible', '无障碍'));
    const wrong = await zengshou(folder, 'analyze');
    expect([wrong.code, wrong.err.includes('profile')]).toEqual([2, true]);
  }, 60_000);

  it('各单元照上面文件夹的 zengshou.yaml；样式改过的重做，没改的不做', async () => {
    const folder = await folderOf();
    const yaml = readFileSync(join(folder, 'zengshou.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'zengshou.yaml'),
      `${yaml}profile: accessible\ntemplate: 样式.docx\n`,
    );
    expect((await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl')).code).toBe(0);
    mkdirSync(join(folder, '另处'));
    const unit = ['analyze', '--unit', '../plan.jsonl:1', '--out', '../单元', '--jobs', '1'];
    const out = join(folder, '单元', TOWN);
    expect((await zengshou(join(folder, '另处'), ...unit)).code).toBe(0);
    expect(await documentIn(out)).toContain('县里的：北张乡');
    expect(firstSheet(join(out, '北张乡汇总.xlsx'))).toBe('封面');
    expect((await zengshou(join(folder, '另处'), ...unit)).err).toContain('结果照旧');
    writeFileSync(join(folder, '样式.docx'), await docxOf('新的：{乡镇}'));
    expect((await zengshou(join(folder, '另处'), ...unit)).code).toBe(0);
    expect(await documentIn(out)).toBe('新的：北张乡');
  }, 60_000);

  it.each([
    ['名称写错', '错的.docx', 2, '{减收户}（是不是 {减收户数}？）'],
    ['没有这个文件', '没有.docx', 3, '没有.docx'],
  ])('%s：读表之前就说，什么也不写', async (_name, template, code, said) => {
    const folder = await folderOf();
    // Tables that cannot be read would be told first, were they read.
    writeFileSync(join(folder, `${TOWN}/本年/b.xlsx`), 'PK');
    const run = await zengshou(folder, ...ANALYZE, '--template', template);
    expect([run.code, run.err.includes(said), run.err.includes('b.xlsx')]).toEqual([
      code,
      true,
      false,
    ]);
    expect(existsSync(join(folder, '结果'))).toBe(false);
    const put = await zengshou(folder, ...ROLLUP, '--template', template);
    expect([put.code, put.err.includes(said)]).toEqual([code, true]);
  });

  it.each([
    [['--audience', 'public', '--profile', 'accessible'], '给 public 的报告里没有工作簿'],
    [['--audience', 'public', '--template', '样式.docx'], '给 public 的报告里没有研判报告'],
    [['--audience', 'village', '--template', '样式.docx'], '给 village 的报告里没有研判报告'],
    [['--without', '研判报告.docx', '--template', '样式.docx'], '--without 不要研判报告'],
    [['--like', '旧'], '给 township 的报告里没有要保密的格子'],
  ])('%j：要的是不写的东西，analyze、report 都说用不上，什么也不写', async (asked, said) => {
    const folder = await folderOf();
    for (const argv of [ANALYZE, ['report', '无此结果', '--out', '结果']]) {
      const run = await zengshou(folder, ...argv, ...asked);
      expect([run.code, run.err.includes(`用不上：${said}`)]).toEqual([2, true]);
      expect(existsSync(join(folder, '结果'))).toBe(false);
    }
  });

  it('给村的报告没有图；zengshou.yaml 里的样子不拦公开的报告', async () => {
    const folder = await folderOf();
    expect((await zengshou(folder, ...ANALYZE)).code).toBe(0);
    const report = ['report', '结果', '--out', '报告'];
    const figures = await zengshou(folder, ...report, '--figures', '--audience', 'village');
    expect([figures.code, figures.err.includes('--figures 用不上')]).toEqual([2, true]);
    writeFileSync(join(folder, 'zengshou.yaml'), 'profile: accessible\ntemplate: 样式.docx\n');
    expect((await zengshou(folder, ...report, '--audience', 'public')).code).toBe(0);
  }, 60_000);
});
