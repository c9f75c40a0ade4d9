import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { swollen } from '../hostile/bombs.js';
import { rawZip } from '../hostile/zip.js';
import { linux, superuser, withSmallDisk } from './machine.js';
import { analyzeCase, caseFolder, temporaryFolder, zengshou } from './run.js';

/** A command line as a shell runs it; `zengshou` is the built program. */
function shell(folder: string, line: string) {
  const program = `${process.execPath} ${resolve('bin/zengshou.js')}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line.replace('zengshou', program)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8', NO_COLOR: '1' },
  });
  return { code: status, out: stdout, err: stderr };
}

const BUG = '这是程序的问题';

describe('写不出去的屏幕', () => {
  it
    .skipIf(!linux)
    .each([
      ['zengshou rules > /dev/full'],
      ['zengshou rules --format json > /dev/full'],
      ['zengshou --help > /dev/full'],
    ])('%s：退出码 3，说磁盘已满', (line) => {
    const { code, err } = shell(temporaryFolder(), line);
    expect(err).toContain('磁盘已满');
    expect(err).not.toContain(BUG);
    expect(code).toBe(3);
  });

  it.skipIf(!superuser)('磁盘在中途写满：不会只写前一半还说做完了', () =>
    withSmallDisk(16, (disk) => {
      const { code, err } = shell(disk, 'zengshou rules --format json > 规则.json');
      expect(err).toContain('磁盘已满');
      expect(code).toBe(3);
    }),
  );

  it.skipIf(!linux)('说明写不出去，结果照样完整', () => {
    const folder = temporaryFolder();
    const { code, out } = shell(folder, 'zengshou rules --format json 2> /dev/full');
    expect(JSON.parse(out)).not.toEqual([]);
    expect(code).toBe(0);
    expect(shell(folder, 'zengshou analyse 2> /dev/full').code).toBe(2);
  });

  it.skipIf(!linux)('读的人来得慢，也一字不少', () => {
    const folder = temporaryFolder();
    const rows = Array.from({ length: 400 }, (_, n) => `武村,${n},王建国,3,约${n}`);
    const head = '行政村,户编号,户主姓名,家庭人口数,务工收入';
    writeFileSync(join(folder, '武村.csv'), [head, ...rows].join('\n'));
    // More than a pipe holds.
    const { out } = shell(folder, 'zengshou validate 武村.csv --json | { sleep 1; cat; }');
    expect(out.length).toBeGreaterThan(2 ** 16);
    expect(JSON.parse(out)).toHaveProperty('findings');
  });

  it('读的人先走了，不算错', () => {
    expect(shell(temporaryFolder(), 'zengshou rules --format json | head -c 1').err).toBe('');
  });
});

describe('打不开的位置', () => {
  it('--out 是一个指向自己的链接', () => {
    const folder = temporaryFolder();
    symlinkSync('结果', join(folder, '结果'));
    const { code, err } = analyzeCase('township-a', join(folder, '结果'));
    expect(err).toContain('是一个指向自己的链接');
    expect(err).not.toContain(BUG);
    expect(code).toBe(3);
  });

  it.skipIf(!linux).each([22, 24, 60, 90, 110])('至多同时打开 %i 个文件：一句话', (most) => {
    const folder = temporaryFolder();
    const tables = caseFolder('township-a/本年');
    const line = `ulimit -n ${most}; zengshou validate ${tables} --quiet --jobs 4`;
    const { code, err } = shell(folder, line);
    expect(err).not.toContain(BUG);
    expect(err).not.toMatch(/^\s+at /m);
    if (code !== 3) expect([0, 1]).toContain(code);
    else expect(err).toContain('同时打开的文件太多');
  });
});

describe('不是表格的确认清单', () => {
  const bomb = () =>
    rawZip([
      swollen('[Content_Types].xml', '<Types>', '<Default/>', 40_000_000, '</Types>'),
      swollen('xl/workbook.xml', '<workbook>', '<sheet/>', 40_000_000, '</workbook>'),
    ]);

  it.each(['--accept', '--matches', '--corrections'])('%s 是炸弹：说太大', (option) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '签认.xlsx'), bomb());
    writeFileSync(
      join(folder, '武村.csv'),
      '户编号,户主姓名,家庭人口数,务工收入\n1,王建国,3,5000\n',
    );
    const { code, err } = zengshou(folder, 'validate', '武村.csv', option, '签认.xlsx');
    expect(err).toMatch(/太大|超过/);
    expect(err).toContain('签认.xlsx 读不出来');
    expect(err).not.toContain('不是签认表');
    expect(code).toBe(3);
  });
});

describe('zengshou init', () => {
  it.skipIf(!superuser)('磁盘写满：什么也不留下，原来的还在', () =>
    withSmallDisk(8, (disk) => {
      writeFileSync(join(disk, '我的.txt'), '重要');
      for (const dir of ['.', '新的/文件夹']) {
        const { code, err } = zengshou(disk, 'init', dir);
        expect(err).toContain('磁盘已满');
        expect(code).toBe(3);
      }
      expect(existsSync(join(disk, '新的'))).toBe(false);
      for (const name of ['zengshou.yaml', 'policy.yaml', '上年', '本年', '台账']) {
        expect(existsSync(join(disk, name))).toBe(false);
      }
      expect(readFileSync(join(disk, '我的.txt'), 'utf8')).toBe('重要');
    }),
  );

  it.skipIf(!superuser)('磁盘只读：说只读', () =>
    withSmallDisk(
      64,
      (disk) => {
        const { code, err } = zengshou(disk, 'init', '新的');
        expect(err).toContain('磁盘只读');
        expect(code).toBe(3);
      },
      'ro',
    ),
  );
});

describe('程序自己的错', () => {
  it('报的是源代码里的位置，不是构建出来的文件里的', () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'broken.cjs'),
      'Array.prototype.toSorted = () => { throw new TypeError("broken"); };',
    );
    const table = '行政村,户编号,户主姓名,家庭人口数,务工收入\n武村,1,王建国,3,100\n';
    for (const year of ['上年', '本年']) writeFileSync(join(folder, `${year}.csv`), table);
    const line =
      'zengshou analyze --prior 上年.csv --current 本年.csv --township 北张乡 --out 结果';
    const periods = '--prior-period 2020-10..2021-09 --current-period 2021-10..2022-09';
    const { code, err } = shell(folder, `NODE_OPTIONS=--require=./broken.cjs ${line} ${periods}`);
    expect(err).toContain(BUG);
    expect(err).toContain('TypeError: broken');
    expect(err).toMatch(/ at src\/[\w/-]+\.ts:\d+:\d+/);
    expect(err).not.toMatch(/\.cjs:\d+:\d+(?<!broken\.cjs:\d+:\d+)/);
    expect(code).toBe(70);
  });
});
