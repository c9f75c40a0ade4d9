import { spawnSync } from 'node:child_process';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './run.js';

/** The day and the state of a file that was saved at half past midnight, Beijing time. */
function stateAt(machine: string, settings: string | null): unknown[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '本年'));
  const path = join(folder, '本年/武村.csv');
  writeFileSync(path, '户编号,户主姓名,家庭人口数,务工收入\n1,王建国,3,5000\n');
  const saved = new Date('2022-10-15T16:30:00Z');
  utimesSync(path, saved, saved);
  if (settings !== null) writeFileSync(join(folder, 'zengshou.yaml'), settings);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('bin/zengshou.js'), 'status', '本年', '--due', '2022-10-15', '--json'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, TZ: machine, LANG: 'zh_CN.UTF-8' } },
  );
  if (stdout === '') return [stderr];
  const [village] = JSON.parse(stdout).villages;
  return [village.day, village.state];
}

describe('截止日按北京时间算，不按电脑的时区', () => {
  it.each(['UTC', 'America/New_York', 'Pacific/Auckland'])('电脑在 %s', (machine) => {
    expect(stateAt(machine, null)).toEqual(['2022-10-16', 'late']);
  });

  it('zengshou.yaml 里写了 timeZone 的，按它算', () => {
    expect(stateAt('Asia/Shanghai', 'timeZone: UTC\n')).toEqual(['2022-10-15', 'delivered']);
  });

  it('没有的时区：说应当怎么写', () => {
    const [said] = stateAt('UTC', 'timeZone: 北京时间\n');
    expect(said).toContain('timeZone 不能是 北京时间；应为：时区名称，如 Asia/Shanghai');
  });
});
