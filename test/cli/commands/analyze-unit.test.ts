import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { countyWith, townshipFiles, zengshou } from '../county.js';
import { shellFor } from '../shell.js';
import { filesIn, PERIODS } from '../tables.js';

const PLACE = '文水县/北张乡';

const unit = (folder: string, named = `plan.jsonl:${PLACE}`, ...more: readonly string[]) =>
  zengshou(folder, 'analyze', '--unit', named, '--out', '结果', '--jobs', '1', ...more);

async function planned(...places: readonly string[]): Promise<string> {
  const folder = countyWith(places.length > 0 ? places : [PLACE]);
  expect((await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet')).code).toBe(0);
  return folder;
}

/** When each file was made and changed: no run has touched what is the same. */
const states = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { ino, mtimeMs, ctimeMs } = statSync(join(folder, name));
      return [name, ino, mtimeMs, ctimeMs];
    });

const namesIn = (folder: string) => readdirSync(folder).sort();

/** A unit done on a day, with the acceptances of the county's file. */
async function unitOn(folder: string, day: string) {
  const argv = ['analyze', '--unit', `plan.jsonl:${PLACE}`, '--out', '结果', '--jobs', '1'];
  const env = { SOURCE_DATE_EPOCH: String(Date.parse(`${day}T08:00:00Z`) / 1000) };
  const shell = shellFor([...argv, '--accept', '确认.yaml'], { folder, env });
  const code = await runProgram(shell);
  return { code, err: shell.err() };
}

describe('zengshou analyze --unit', () => {
  it('确认过了有效期，单元就要重做；还在有效期内的不重做', async () => {
    const folder = await planned();
    const accepted = (until: string) =>
      `  - { code: income.jump, household: "12", reason: 属实, who: 李会计, until: ${until} }\n`;
    writeFileSync(
      join(folder, '确认.yaml'),
      `accepted:\n${accepted('2022-10-31')}${accepted('2022-12-31')}`,
    );
    await unitOn(folder, '2022-10-20');
    const before = states(join(folder, '结果'));
    expect((await unitOn(folder, '2022-10-31')).err).toContain('没有再做');
    expect(states(join(folder, '结果'))).toEqual(before);
    expect((await unitOn(folder, '2022-11-01')).err).not.toContain('没有再做');
    const after = states(join(folder, '结果'));
    expect(after).not.toEqual(before);
    expect((await unitOn(folder, '2022-11-02')).err).toContain('没有再做');
    expect(states(join(folder, '结果'))).toEqual(after);
  });

  it('结果和一次普通的分析逐字节相同，旁边什么也不留', async () => {
    const folder = await planned(PLACE, '文水县/南安镇');
    const done = await unit(folder, 'plan.jsonl:2', '--quiet');
    expect([done.code, done.out, done.err]).toEqual([0, '', '']);
    expect(namesIn(join(folder, '结果'))).toEqual(['文水县']);
    expect(namesIn(join(folder, '结果/文水县'))).toEqual(['南安镇']);
    const files = (year: string) => [
      `--${year}`,
      `文水县/南安镇/${year === 'prior' ? '上年' : '本年'}`,
    ];
    await zengshou(
      folder,
      ...['analyze', ...files('prior'), ...files('current'), ...PERIODS, '--jobs', '1', '--quiet'],
      ...['--township', '南安镇', '--county', '文水县', '--out', '照常'],
    );
    const withoutManifest = (results: string) => {
      const { '/data/manifest.json': _manifest, ...rest } = filesIn(join(folder, results));
      return rest;
    };
    expect(withoutManifest('结果/文水县/南安镇')).toEqual(withoutManifest('照常'));
    expect(Object.keys(withoutManifest('照常')).length).toBeGreaterThan(6);
  });

  it('表、政策、选项、版本都没变：说一声，一个文件也不碰，退出码还是那次的', async () => {
    const folder = await planned();
    const [one, other] = ['上年/a.csv', '本年/a.csv'].map((name) => join(folder, PLACE, name));
    const ended = async (code: number) => {
      expect((await unit(folder)).code).toBe(code);
      const before = states(join(folder, '结果'));
      const again = await unit(folder);
      expect([again.code, again.out, again.err]).toEqual([
        code,
        '',
        expect.stringContaining('没有再做'),
      ]);
      const json = await unit(folder, 'plan.jsonl:1', '--json', '--quiet');
      expect(json.code).toBe(code);
      expect(`${json.out.trimEnd()}\n`).toBe(
        readFileSync(join(folder, '结果', PLACE, 'data/summary.json'), 'utf8'),
      );
      expect(states(join(folder, '结果'))).toEqual(before);
    };
    await ended(0);
    const text = readFileSync(other ?? '', 'utf8');
    writeFileSync(other ?? '', text.replace(/,300,/u, ',三百,'));
    await ended(1);
    writeFileSync(one ?? '', readFileSync(one ?? '', 'utf8'));
    writeFileSync(join(folder, PLACE, '本年/坏.xlsx'), 'PK\u0003\u0004坏');
    await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
    await ended(3);
  });

  it('表、政策、期间、选项变了的，整个替换；有人改过的收起来，没变的改过也不动', async () => {
    const folder = await planned();
    const results = join(folder, '结果', PLACE);
    await unit(folder);
    const edited = join(results, '分村/北张甲村.xlsx');
    const changes: readonly (() => readonly string[] | undefined)[] = [
      () =>
        void writeFileSync(
          join(folder, PLACE, '本年/a.csv'),
          townshipFiles(PLACE, 31)[`${PLACE}/本年/a.csv`] ?? '',
        ),
      () =>
        void writeFileSync(
          join(folder, 'zengshou.yaml'),
          readFileSync(join(folder, 'zengshou.yaml'), 'utf8')
            .replaceAll('2020-10', '2020-09')
            .replaceAll('2021-10', '2021-09'),
        ),
      () => ['--report-lang', 'en'],
      () => ['--policy', '政策.yaml'],
    ];
    writeFileSync(join(folder, '政策.yaml'), 'target: 0.05\n');
    let replaced = 0;
    for (const change of changes) {
      const kept = `改过 ${replaced}`;
      writeFileSync(edited, kept);
      const before = states(results);
      expect((await unit(folder)).err).toContain('没有再做');
      expect([states(results), readFileSync(edited, 'utf8')]).toEqual([before, kept]);
      const more = change() ?? [];
      const done = await unit(folder, 'plan.jsonl:1', ...more);
      expect(done.err).toContain('改过的/文水县/北张乡');
      expect(readFileSync(edited, 'utf8')).not.toBe(kept);
      replaced += 1;
      // Undone, so that the next change is the only one.
      await unit(folder);
    }
    const all = filesIn(join(folder, '结果/改过的', PLACE));
    expect(Object.keys(all)).toHaveLength(changes.length);
    expect(Object.keys(all).every((name) => name.endsWith('/分村/北张甲村.xlsx'))).toBe(true);
    expect(namesIn(join(folder, '结果'))).toEqual(['改过的', '文水县']);
    expect(namesIn(join(folder, '结果/文水县'))).toEqual(['北张乡']);
  });

  it('结果里少了文件的，再做一次', async () => {
    const folder = await planned();
    await unit(folder);
    const whole = filesIn(join(folder, '结果', PLACE));
    rmSync(join(folder, '结果', PLACE, 'data/keys.jsonl'));
    expect((await unit(folder)).err).not.toContain('没有再做');
    expect(filesIn(join(folder, '结果', PLACE))).toEqual(whole);
  });

  it('结果不能放在表的文件夹里、上面，或就是它：退出码 2', async () => {
    const folder = await planned(PLACE, '文水县/南安镇');
    symlinkSync(join(folder, '文水县/北张乡/上年'), join(folder, '链接'));
    for (const out of [
      '.',
      '文水县',
      PLACE,
      `${PLACE}/上年`,
      '文水县/南安镇/本年/结果',
      '链接/结果',
    ]) {
      const { code, err } = await zengshou(
        folder,
        'analyze',
        '--unit',
        'plan.jsonl:1',
        '--out',
        out,
      );
      expect([out, code, err]).toEqual([out, 2, expect.stringContaining('结果不能放在')]);
    }
    expect(namesIn(join(folder, PLACE))).toEqual(['上年', '本年']);
    const { code } = await zengshou(
      folder,
      ...['analyze', '--unit', 'plan.jsonl:1', '--out', `${PLACE}/结果`, '--jobs', '1'],
    );
    expect(code).toBe(0);
  });

  it('哪一个单元说不清的：退出码 2', async () => {
    const folder = await planned();
    const refused = async (named: string, said: string, ...more: readonly string[]) => {
      const { code, err } = await unit(folder, named, ...more);
      expect([named, code, err]).toEqual([named, 2, expect.stringContaining(said)]);
    };
    await refused('plan.jsonl:0', '写 1 到 1 的序号');
    await refused('plan.jsonl:2', '写 1 到 1 的序号');
    await refused('plan.jsonl:文水县/北长乡', '是否想写 文水县/北张乡');
    await refused('没有.jsonl:1', '计划文件加冒号');
    await refused('plan.jsonl', '计划文件加冒号');
    await refused('plan.jsonl:1', '--township', '--township', '北张乡');
    const line = readFileSync(join(folder, 'plan.jsonl'), 'utf8');
    for (const [text, said] of [
      ['', '不是 zengshou plan 的计划'],
      [`${line}{}\n`, '第 2 行'],
      [line + line, '分不开'],
      [line.replace('文水县/北张乡', '../北张乡'), '第 1 行'],
    ] as const) {
      writeFileSync(join(folder, 'plan.jsonl'), text);
      await refused('plan.jsonl:1', said);
    }
  });

  it('死在别的机器上的一次，留下的都清掉；还活着的发现晚了一步，用已写出的结果', async () => {
    const folder = await planned();
    const parent = join(folder, '结果/文水县');
    const left = ['.北张乡.zengshou-new-abcdef-42-111111', '.北张乡.zengshou-old-abcdef-42-222222'];
    for (const name of left) {
      mkdirSync(join(parent, name, 'data'), { recursive: true });
      writeFileSync(join(parent, name, 'data/households.jsonl'), '半截');
    }
    const other = '.南安镇.zengshou-new-abcdef-42-333333';
    mkdirSync(join(parent, other), { recursive: true });
    expect((await unit(folder)).code).toBe(0);
    // Another unit's may be alive on the other machine.
    expect(namesIn(parent)).toEqual([other, '北张乡']);
    const whole = filesIn(join(parent, '北张乡'));
    rmSync(join(parent, '北张乡'), { recursive: true });
    const both = await Promise.all([unit(folder), unit(folder)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(namesIn(parent)).toEqual([other, '北张乡']);
    expect(filesIn(join(parent, '北张乡'))).toEqual(whole);
  });

  it('被替换时死掉的：上次的结果放回原处，改过的不丢', async () => {
    const folder = await planned();
    const results = join(folder, '结果', PLACE);
    await unit(folder);
    const edited = join(results, '分村/北张甲村.xlsx');
    writeFileSync(edited, '改过');
    const old = join(folder, '结果/文水县/.北张乡.zengshou-old-abcdef-42-222222');
    // On another machine, so nobody knows whether it is dead.
    renameSync(results, old);
    expect((await unit(folder)).code).toBe(0);
    expect(namesIn(join(folder, '结果/文水县'))).toEqual(['北张乡']);
    const kept = filesIn(join(folder, '结果/改过的', PLACE));
    expect(Object.keys(kept)).toEqual(['/2021-10..2022-09-1/分村/北张甲村.xlsx']);
  });

  it('previous: 说上期的结果在哪里，各单元和自己的比；没有的说一声', async () => {
    const folder = countyWith([PLACE], {});
    const project = readFileSync(join(folder, 'zengshou.yaml'), 'utf8');
    const month = async (prior: string, current: string, out: string, previous = '') => {
      writeFileSync(
        join(folder, 'zengshou.yaml'),
        project.replace('2020-10..2021-09', prior).replace('2021-10..2022-09', current) + previous,
      );
      await zengshou(folder, 'plan', '.', '--out', 'plan.jsonl', '--quiet');
      return await zengshou(
        folder,
        'analyze',
        '--unit',
        'plan.jsonl:1',
        '--out',
        out,
        '--jobs',
        '1',
      );
    };
    await month('2020-10..2020-12', '2021-10..2021-12', '一季');
    const { out } = await month('2020-10..2021-03', '2021-10..2022-03', '二季', 'previous: 一季\n');
    expect(out).toContain('比上期');
    const manifest = JSON.parse(
      readFileSync(join(folder, '二季', PLACE, 'data/manifest.json'), 'utf8'),
    );
    expect(manifest.previous.period).toBe('2021-10..2021-12');
    const without = await month('2020-10..2021-03', '2021-10..2022-03', '三', 'previous: 没有\n');
    expect([without.code, without.err]).toEqual([
      0,
      expect.stringContaining('上期没有这个单元的结果'),
    ]);
  });

  it('在哪个文件夹里运行都找得到设置；out: 也可以写在设置里', async () => {
    const folder = await planned();
    writeFileSync(
      join(folder, 'zengshou.yaml'),
      `${readFileSync(join(folder, 'zengshou.yaml'), 'utf8')}out: 汇/{current}\n`,
    );
    const elsewhere = folderWith();
    const named = `${join(folder, 'plan.jsonl')}:1`;
    const { code } = await zengshou(
      elsewhere,
      'analyze',
      '--unit',
      named,
      '--jobs',
      '1',
      '--quiet',
    );
    expect(code).toBe(0);
    expect(existsSync(join(folder, '汇/2021-10..2022-09', PLACE, 'data/summary.json'))).toBe(true);
    expect(namesIn(elsewhere)).toEqual([]);
  });

  it('--strict 有错误时不留下什么', async () => {
    const folder = await planned();
    const file = join(folder, PLACE, '本年/a.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/,300,/u, ',三百,'));
    expect((await unit(folder, 'plan.jsonl:1', '--strict')).code).toBe(1);
    expect(existsSync(join(folder, '结果'))).toBe(false);
  });
});
