import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseFolder, PAPERLESS, runHere, temporaryFolder } from './run.js';

/** A working folder with the fixtures of both years. */
function workingFolder(): string {
  const folder = temporaryFolder();
  for (const year of ['上年', '本年']) {
    cpSync(join(caseFolder('../../fixtures'), year), join(folder, year), { recursive: true });
  }
  return folder;
}

const analyze = (folder: string, ...more: readonly string[]) =>
  runHere(
    folder,
    ...['analyze', '--prior', '上年', '--current', '本年', '--out', '结果', '--quiet'],
    ...PAPERLESS,
    ...more,
  );

const findings = (folder: string): { code: string; file: string; message: string }[] =>
  readFileSync(join(folder, '结果/data/findings.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('一个坏文件不挡住其他文件', () => {
  it.each([
    ['截断的压缩包.xlsx', 'file.unreadable', (good: Uint8Array) => good.subarray(0, 2000)],
    ['空文件.xls', 'file.unreadable', () => new Uint8Array()],
    ['网页.xls', 'file.unreadable', () => Buffer.from('<html><body>没有表</body></html>')],
    ['图片.xlsx', 'file.unreadable', () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['没有表头.csv', 'file.noTable', () => Buffer.from('今天,天气\n很,好\n')],
  ])('%s:说明文件和原因,其余照常写出', async (name, code, make) => {
    const folder = workingFolder();
    const good = readFileSync(join(folder, '本年/北张村.xlsx'));
    writeFileSync(join(folder, '本年', name), make(good));
    const ended = await analyze(folder);
    expect(ended.code).toBe(code === 'file.noTable' ? 1 : 3);
    expect(existsSync(join(folder, '结果/北张乡汇总.xlsx'))).toBe(true);
    expect(findings(folder)).toContainEqual(
      expect.objectContaining({ code, file: `本年/${name}`, message: expect.any(String) }),
    );
  });
});

describe('不能做的事说清楚', () => {
  it('户主的名字当成了行政村:不写出几千本工作簿,退出码 3', async () => {
    const folder = workingFolder();
    const rows = Array.from({ length: 2001 }, (_, n) => `${n},王${n},王${n},3,9000`);
    const text = `户编号,户主姓名,行政村,家庭人口数,务工收入\n${rows.join('\n')}\n`;
    writeFileSync(join(folder, '本年/北张村.csv'), text);
    const { code, err } = await analyze(folder);
    expect(code).toBe(3);
    expect(err).toContain('zengshou columns');
    expect(existsSync(join(folder, '结果'))).toBe(false);
  });

  it('文件夹不存在:退出码 3', async () => {
    const { code, err } = await runHere(
      temporaryFolder(),
      ...['analyze', '--prior', '没有', '--current', '没有', '--out', '结果'],
    );
    expect(code).toBe(3);
    expect(err).toContain('没有');
    expect(err).toContain('办法');
  });

  it('政策文件写错一项:退出码 2,说出行、项和可写的值', async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, 'p.yaml'), 'tolerance:\n  ammount: 5\n');
    const { code, err } = await analyze(folder, '--policy', 'p.yaml');
    expect(code).toBe(2);
    expect(err).toContain('tolerance.ammount');
    expect(err).toContain('amount');
  });

  it('结果文件夹里是别人的东西:不动它,退出码 3', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, '结果'));
    writeFileSync(join(folder, '结果/我的.txt'), '重要');
    expect((await analyze(folder)).code).toBe(3);
    expect(readFileSync(join(folder, '结果/我的.txt'), 'utf8')).toBe('重要');
  });

  it('两年口径不一致时拒绝比较:退出码 2,说出两个期间', async () => {
    const folder = workingFolder();
    const periods = ['--prior-period', '2021-01..2021-12', '--current-period', '2022-01..2022-09'];
    const { code, err } = await analyze(folder, ...periods);
    expect(code).toBe(2);
    expect(err).toContain('2021-01..2021-12');
    expect(err).toContain('2022-01..2022-09');
  });

  it('再跑一次整体替换上次的结果', async () => {
    const folder = workingFolder();
    expect((await analyze(folder)).code).toBe(0);
    expect((await analyze(folder)).code).toBe(0);
    expect(existsSync(join(folder, '结果/data/manifest.json'))).toBe(true);
  });
});

describe('单户说明', () => {
  it('按户编号说明一户,证件号码隐去', async () => {
    const folder = caseFolder('township-a');
    const { code, out } = await runHere(
      folder,
      ...['explain', '14990090002', '--prior', '上年', '--current', '本年'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
    );
    expect(code).toBe(0);
    expect(out).toContain('邱斌');
    expect(out).toContain('务工减收');
    expect(out).toContain('✗');
    expect(out).not.toMatch(/149900\d{11}[\dX]/);
  });
});
