import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asNobody, temporaryFolder } from './run.js';

const TABLE = '户编号,户主姓名,家庭人口数,务工收入\n1,王建国,3,5000\n';

/** A folder that everybody may enter, with a table and a file that nobody may read. */
function folderWithout(permission: string): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, '北张村.csv'), TABLE);
  writeFileSync(join(folder, permission), TABLE);
  chmodSync(join(folder, permission), 0o000);
  return folder;
}

describe('没有权限的文件不是“不是表格”', () => {
  it('收入明细表', () => {
    const folder = folderWithout('南张村.csv');
    const { code, out } = asNobody(folder, 'validate', '南张村.csv', '--format', 'csv');
    expect(code).toBe(3);
    expect(out).toContain('文件无法读取：没有权限。');
    expect(out).toContain('请先关闭');
  });

  it.each([
    ['--policy', 2],
    ['--columns', 2],
    ['--accept', 2],
    ['--matches', 3],
    ['--corrections', 3],
  ])('%s', (option, exit) => {
    const folder = folderWithout('名单.yaml');
    const { code, err } = asNobody(folder, 'validate', '北张村.csv', option, '名单.yaml');
    expect(err).toContain('名单.yaml 读不出来：没有权限');
    expect(err).toContain('请先关闭');
    expect(code).toBe(exit);
  });

  it('台账', () => {
    const folder = folderWithout('台账.xlsx');
    const { code, out } = asNobody(folder, 'track', '台账.xlsx');
    expect(code).toBe(3);
    expect(out).toContain('没有权限');
  });
});
