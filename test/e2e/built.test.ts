import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runHere, temporaryFolder, zengshou } from './run.js';

const FIXTURES = resolve('fixtures');
const PERIODS = [
  ...['--prior-period', '2020-10..2021-09'],
  ...['--current-period', '2021-10..2022-09'],
];
const ANALYZE = [
  ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡', ...PERIODS],
  ...['--out', '结果', '--previous', 'none'],
];
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const withTables = (): string => {
  const folder = temporaryFolder();
  for (const name of ['上年', '本年', '有错']) {
    cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
  }
  return folder;
};

/** Every file below a folder; of a workbook each part; the version as the build has it. */
function contents(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const keep = (name: string, bytes: Uint8Array): void => {
    found[name] = Buffer.from(bytes).toString('latin1').replaceAll(ZENGSHOU_VERSION, version);
  };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    const bytes = readFileSync(path);
    if (!name.endsWith('.xlsx')) keep(name, bytes);
    else
      for (const [part, inside] of Object.entries(unzipSync(bytes)))
        keep(`${name}!${part}`, inside);
  }
  // The manifest names the digests of workbooks, which say the version.
  for (const [name, text] of Object.entries(found)) {
    if (name.endsWith('manifest.json')) found[name] = text.replace(/"[0-9a-f]{64}"/g, '""');
  }
  return found;
}

/** What the built program writes and says of the fixtures, with the threads that it takes by itself. */
let made: ReturnType<typeof analyzed> | null = null;
const built = (): ReturnType<typeof analyzed> => {
  made ??= analyzed();
  return made;
};

function analyzed(...jobs: readonly string[]) {
  const folder = withTables();
  const ended = zengshou(folder, ...ANALYZE, '--lang', 'zh', ...jobs);
  return { folder, ended, found: contents(join(folder, '结果')) };
}

describe('构建出来的程序与源码逐个模块运行的结果一样', () => {
  it('分析:屏幕、数据文件、工作簿的每一部分', async () => {
    const { folder: ours, ended, found } = built();
    const theirs = withTables();
    const plain = await runHere(theirs, ...ANALYZE, '--lang', 'zh', '--no-color');
    expect(ended).toEqual({ ...plain, out: plain.out.replace(theirs, ours) });
    expect(Object.keys(found).length).toBeGreaterThan(50);
    expect(found).toEqual(contents(join(theirs, '结果')));
  });

  it.each([
    ['校验有错的表', ['validate', '有错', '--against', '上年', ...PERIODS, '--lang', 'en']],
    ['列对应', ['columns', '上年', '本年', '--lang', 'zh']],
    ['规则', ['rules', '--lang', 'zh']],
    ['帮助', ['--help', '--lang', 'zh']],
    ['不认得的动作', ['analyse', '--lang', 'en']],
    ['没有动作的选项:每个动作都要装入', ['--out', '结果', '--lang', 'zh']],
  ])('%s', async (_, args) => {
    const folder = withTables();
    const built = zengshou(folder, ...args, '--no-color');
    expect(built).toEqual(await runHere(folder, ...args, '--no-color'));
  });

  it.each([
    ['虚构乡镇', ['sample', '--villages', '2', '--households', '12']],
    [
      '采集表',
      ['template', '--from', '上年', '--township', '北张乡', '--period', '2021-10..2022-09'],
    ],
  ])('由 exceljs 写的:%s', async (_, args) => {
    const [ours, theirs] = [withTables(), withTables()];
    const words = [...args, '--out', '写出', '--lang', 'zh', '--no-color'];
    expect(zengshou(ours, ...words)).toEqual(await runHere(theirs, ...words));
    const found = contents(join(ours, '写出'));
    expect(Object.keys(found).length).toBeGreaterThan(10);
    expect(found).toEqual(contents(join(theirs, '写出')));
  });

  it('版本不经过程序也说得一样', async () => {
    const { out } = await runHere('/', '--version');
    const said = out.replace(ZENGSHOU_VERSION, version);
    expect(zengshou('/', '--version').out).toBe(said);
    expect(zengshou('/', '--version', '--lang', 'en').out).toBe(said);
  });
});

describe('V8 的代码缓存', () => {
  const dist = resolve('dist');
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.cjs'));

  it('每个文件只有 ASCII:按别的编码读,正则表达式里的汉字就会认错而不报错', () => {
    expect(bundles.length).toBeGreaterThan(5);
    for (const name of bundles) {
      expect(
        readFileSync(join(dist, name)).every((byte) => byte < 0x80),
        name,
      ).toBe(true);
    }
  });

  /** The program with a code cache of its own, elsewhere. */
  function copied(change: (cache: string) => void): string {
    const folder = temporaryFolder();
    cpSync('bin', join(folder, 'bin'), { recursive: true });
    cpSync(dist, join(folder, 'dist'), { recursive: true });
    const [engine = ''] = readdirSync(join(dist, 'cache'));
    change(join(folder, 'dist/cache', engine, 'validate'));
    return join(folder, 'bin/zengshou.js');
  }

  const validated = (program: string) =>
    spawnSync(process.execPath, [program, 'validate', '有错', ...PERIODS, '--no-color'], {
      cwd: FIXTURES,
      encoding: 'utf8',
    });

  it('没有、被截断、是别的 Node 的:结果不变,也不多说一句', () => {
    const { status, stdout, stderr } = validated(resolve('bin/zengshou.js'));
    const same = { status, stdout, stderr };
    const broken = [
      (cache: string) => rmSync(cache, { recursive: true }),
      (cache: string) => writeFileSync(join(cache, 'program.bin'), 'x'),
      (cache: string) => {
        const bytes = readFileSync(join(cache, 'program.bin'));
        // The digest of V8's version.
        bytes.fill(0, 4, 8);
        writeFileSync(join(cache, 'program.bin'), bytes);
      },
    ];
    expect(status).toBe(1);
    for (const change of broken) expect(validated(copied(change))).toMatchObject(same);
  });

  it('别的 Node 的不用:V8 版本相同的两个 Node,一个用了另一个的代码会崩溃', () => {
    const names = readdirSync(join(dist, 'cache'));
    const { version: node, platform, arch } = process;
    expect(names).toEqual([expect.stringMatching(`^${node}-${platform}-${arch}-\\d+$`)]);
  });

  /** The bundles of a profile whose caches V8 refuses where Node was started with some options. */
  const refused = (options: readonly string[], ...words: readonly string[]): unknown => {
    const program = [...options, 'scripts/run.js', 'test/e2e/refused-caches.ts', ...words];
    const { stdout, stderr } = spawnSync(process.execPath, program, {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  };

  it.each([
    ['start 的', 'start', 'program'],
    ['validate 的', 'validate', 'program', 'e965-xlsx'],
    ['analyze 的', 'analyze', 'program', 'worker', 'zip.js-zip.js'],
    ['最先装入的就是说过话之后的', 'analyze', 'program'],
  ])('构建用的 Node 自己接受它们,对 V8 说过话之后也一样:%s', (_, ...words) => {
    expect(refused([], ...words)).toEqual([]);
  });

  it('运行的人自己对 V8 说过话时,由 V8 决定', () => {
    const options = ['--max-semi-space-size=16'];
    expect(refused(options, 'analyze', 'program', 'worker')).toEqual(['program.bin', 'worker.bin']);
  });
});

describe('线程多少都一样', () => {
  it('--jobs 不写、2、3 的结果与一个线程的逐字节相同', () => {
    const one = analyzed('--jobs', '1');
    expect(one.ended.code).toBe(0);
    const others = [built(), analyzed('--jobs', '2'), analyzed('--jobs', '3')];
    for (const { ended, found } of others) {
      expect(ended.code).toBe(0);
      expect(found).toEqual(one.found);
    }
  });
});
