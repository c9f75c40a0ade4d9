import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../src/files/sha256.js';
import { sharedFolder } from '../../e2e/run.js';
import { folderWith } from '../../files/temporary.js';
import { analyzeMonth, run } from '../months.js';

/** Every verb that reads results against everything that may be wrong with them. */
const ROWS = [
  { id: '14990000001', head: '赵一', wages: 9000 },
  { id: '14990000002', head: '钱二', wages: 8000 },
];
const YEARS = { prior: ROWS, current: ROWS };

/** `X` is the folder that something is wrong with. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  'analyze --previous': [
    ...['analyze', '--prior', '上年', '--current', '本年', '--township', '北张乡', '--jobs', '1'],
    ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-01'],
    ...['--basis', 'to-date', '--policy', '政策.yaml', '--previous', 'X', '--out', '新'],
  ],
  report: ['report', 'X', '--out', '新'],
  cards: ['cards', 'X', '--out', '新'],
  ledger: ['ledger', 'X', '--out', '新'],
  trend: ['trend', 'X', '--out', '新'],
  rollup: ['rollup', 'X', '--name', '县', '--out', '新'],
  seasonality: ['seasonality', 'X', '结果/2022-09', '--out', '新.yaml'],
  'backtest --to-date': [
    ...['backtest', '--to-date', 'X', '--final', '结果/2022-09', '--out', '新.yaml'],
  ],
  'backtest --final': [
    ...['backtest', '--to-date', '结果/2021-12', '--final', 'X', '--out', '新.yaml'],
  ],
};

interface Fault {
  /** Makes it of results that nothing is wrong with. */
  readonly make: (folder: string) => void;
  readonly exit: number;
  readonly says: string;
  readonly todo: string;
  /** Verbs that read such results all the same. */
  readonly read?: readonly string[];
  /** Verbs that are given others beside them, and pass them over. */
  readonly passedBy?: readonly string[];
}

const MANIFEST = 'data/manifest.json';
const inManifest = (path: string, change: (text: string) => string): void =>
  writeFileSync(join(path, MANIFEST), change(readFileSync(join(path, MANIFEST), 'utf8')));

const AGAIN = '重新复制整个文件夹，或重新运行 zengshou analyze';

const FAULTS: Readonly<Record<string, Fault>> = {
  没有这个文件夹: {
    make: (path) => rmSync(path, { recursive: true }),
    exit: 3,
    says: 'X 读不出来',
    todo: '',
  },
  别的文件夹: {
    make: (path) => rmSync(join(path, 'data'), { recursive: true }),
    exit: 3,
    says: 'X 不是 zengshou 的结果文件夹',
    todo: '先运行 zengshou analyze',
  },
  没有清单: {
    make: (path) => rmSync(join(path, MANIFEST)),
    exit: 3,
    says: 'X 里没有 data/manifest.json',
    todo: AGAIN,
  },
  清单只有一半: {
    make: (path) => inManifest(path, (text) => text.slice(0, text.length / 2)),
    exit: 3,
    says: 'X 里没有 data/manifest.json，或只有一部分',
    todo: AGAIN,
  },
  别的程序的清单: {
    make: (path) => inManifest(path, () => '{"tool":"别的"}'),
    exit: 3,
    says: 'X 不是 zengshou 的结果文件夹',
    todo: '',
  },
  改过的清单: {
    make: (path) => inManifest(path, (text) => text.replace('"outputs"', '"files"')),
    exit: 3,
    says: 'X 里的 data/manifest.json 和写出时不一样',
    todo: AGAIN,
  },
  以后的数据格式: {
    make: (path) => inManifest(path, (text) => text.replace('"format": 1', '"format": 2')),
    exit: 2,
    says: 'X 是 zengshou 0.0.0-test 的结果，数据格式是第 2 版的，这个版本不能读',
    todo: '用这个版本重新运行 zengshou analyze。',
  },
  以前的数据格式: {
    make: (path) => inManifest(path, (text) => text.replace('"format": 1,', '')),
    exit: 2,
    says: 'X 是 zengshou 0.0.0-test 的结果，数据格式是以前的，这个版本不能读',
    todo: '用这个版本重新运行 zengshou analyze。',
    read: ['ledger'],
  },
  别的版本写的同一种数据格式: {
    make: (path) => inManifest(path, (text) => text.replace('"0.0.0-test"', '"9.9.9"')),
    exit: 0,
    says: '',
    todo: '',
    read: Object.keys(VERBS),
  },
  各组改动过: {
    make: (path) => appendFileSync(join(path, 'data/groups.jsonl'), '\n'),
    exit: 3,
    says: 'X 里的 data/groups.jsonl 和写出时不一样',
    todo: AGAIN,
    // Nothing of it goes into them.
    read: ['ledger'],
  },
  缺各户: {
    make: (path) => rmSync(join(path, 'data/households.jsonl')),
    exit: 3,
    says: 'X 里没有 data/households.jsonl',
    todo: AGAIN,
    // Whoever may not keep households still adds up counts.
    read: ['rollup'],
  },
  缺总表: {
    make: (path) => rmSync(join(path, 'data/summary.json')),
    exit: 3,
    says: 'X 里没有 data/summary.json',
    todo: AGAIN,
  },
  清单里也没有各组: {
    make: (path) => {
      rmSync(join(path, 'data/groups.jsonl'));
      inManifest(path, (text) => text.replace('data/groups.jsonl', 'data/other.jsonl'));
    },
    exit: 3,
    says: 'X 里没有 data/groups.jsonl',
    todo: AGAIN,
    read: ['ledger'],
  },
  一行是别的样子: {
    make: (path) => {
      const file = join(path, 'data/households.jsonl');
      const before = readFileSync(file);
      writeFileSync(file, before.toString('utf8').replaceAll('"village"', '"hamlet"'));
      inManifest(path, (text) => text.replace(sha256Of(before), sha256Of(readFileSync(file))));
    },
    exit: 2,
    says: 'X 是 zengshou 0.0.0-test 的结果，数据格式是第 1 版的，这个版本不能读',
    todo: '重新运行 zengshou analyze。',
    // It asks only who is red or orange.
    read: ['rollup'],
  },
  汇总的结果: {
    make: (path) => cpSync(join(whole, '县'), path, { recursive: true, force: true }),
    exit: 2,
    says: 'X 是 zengshou rollup 写出的，只有各组的数，没有各户',
    todo: '这里写 zengshou analyze 的结果文件夹。',
    read: ['rollup', 'trend', 'report'],
    passedBy: ['seasonality'],
  },
  各月对比: {
    make: (path) => cpSync(join(whole, '对比'), path, { recursive: true, force: true }),
    exit: 2,
    says: 'X 是 zengshou trend 写出的',
    todo: '这里写 zengshou analyze',
    passedBy: ['seasonality'],
  },
  台账: {
    make: (path) => cpSync(join(whole, '台账'), path, { recursive: true, force: true }),
    exit: 2,
    says: 'X 是 zengshou ledger 写出的',
    todo: '这里写 zengshou analyze',
    passedBy: ['seasonality'],
  },
};

const whole = sharedFolder();

beforeAll(async () => {
  writeFileSync(join(whole, '政策.yaml'), 'monthShares: { default: even }\n');
  const toDate = ['--prior-period', '2020-10..2021-09', '--basis', 'to-date'];
  for (const month of [1, 2]) {
    await analyzeMonth(whole, month, YEARS, ...toDate, '--policy', '政策.yaml');
  }
  await analyzeMonth(whole, 11, YEARS, '--policy', '政策.yaml');
  await run(whole, 'rollup', '结果/2021-12', '--name', '县', '--out', '县', '--quiet');
  await run(whole, 'trend', '结果/2021-11', '结果/2021-12', '--out', '对比', '--quiet');
  await run(whole, 'ledger', '结果/2021-12', '--out', '台账', '--quiet');
  expect(readdirSync(whole).sort()).toEqual(
    ['县', '台账', '对比', '政策.yaml', '上年', '本年', '结果'].sort(),
  );
});

/** A folder with sound results as `X`. */
function withResults(verb: string): string {
  const folder = folderWith();
  const month = verb === 'backtest --final' ? '2022-09' : '2021-12';
  // Only X is changed.
  for (const name of readdirSync(whole)) symlinkSync(join(whole, name), join(folder, name));
  cpSync(join(whole, '结果', month, 'data'), join(folder, 'X/data'), { recursive: true });
  return folder;
}

describe.each(Object.entries(VERBS))('%s 读结果', (verb, argv) => {
  it('好的', async () => {
    const { code, err } = await run(withResults(verb), ...argv);
    expect([code, err.includes('错误：')]).toEqual([0, false]);
  });

  it.each(Object.entries(FAULTS))('%s', async (_fault, fault) => {
    const { make, exit, says, todo, read = [], passedBy = [] } = fault;
    const folder = withResults(verb);
    make(join(folder, 'X'));
    const { code, out, err } = await run(folder, ...argv);
    if (read.includes(verb)) {
      expect([code, err.includes('错误：')]).toEqual([0, false]);
      return;
    }
    expect([code, out]).toEqual([exit, '']);
    if (passedBy.includes(verb)) {
      expect(err).toContain('跳过 X：不是这里要读的结果\n错误：这些结果凑不成一个年度');
      return;
    }
    expect(err).toContain(says);
    expect(err).toContain(`办法：`);
    expect(err).toContain(todo);
    expect(err.match(/错误：/gu)).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.startsWith('新'))).toEqual([]);
  });
});

describe.each(['report', 'cards', 'ledger', 'trend', 'rollup'])('%s 写到读的结果那里', (verb) => {
  it.each([
    ['就是它', 'X', 'X 是要读的结果，不能再写到这里'],
    ['它里面', 'X/新', 'X/新 和结果 X 一个在另一个里面'],
    ['它上面', '.', '和结果 X 一个在另一个里面'],
    ['通过链接', '链/新', '和结果 X 一个在另一个里面'],
  ])('%s：拒绝，读的结果不动', async (_where, out, said) => {
    const folder = withResults(verb);
    symlinkSync(join(folder, 'X'), join(folder, '链'));
    const before = readdirSync(join(folder, 'X'), { recursive: true });
    const name = verb === 'rollup' ? ['--name', '县'] : [];
    const { code, err } = await run(folder, verb, 'X', ...name, '--out', out);
    expect([code, err]).toEqual([3, expect.stringContaining(said)]);
    expect(readdirSync(join(folder, 'X'), { recursive: true })).toEqual(before);
  });
});

it.each([
  ['seasonality', ['X', '别/2022-09']],
  ['backtest', ['--to-date', 'X', '--final', '别/2022-09']],
] as const)('%s 的一个文件不写进任何结果里', async (verb, argv) => {
  const folder = withResults('trend');
  cpSync(join(whole, '结果/2022-09'), join(folder, '别/2022-09'), { recursive: true });
  symlinkSync(join(folder, 'X'), join(folder, '链'));
  const before = readdirSync(folder, { recursive: true });
  for (const [out, shown] of [
    ['X/新.yaml', 'X'],
    ['X/data/深/新.yaml', 'X'],
    ['链/新.yaml', 'X'],
    ['别/2022-09/新.yaml', '别/2022-09'],
  ] as const) {
    const { code, err } = await run(folder, verb, ...argv, '--out', out);
    expect([code, err]).toEqual([
      3,
      expect.stringContaining(`${out} 和结果 ${shown} 一个在另一个里面`),
    ]);
  }
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

it('report 读不了的，说也读 rollup 的结果', async () => {
  const { code, err } = await run(whole, 'report', '对比', '--out', '新');
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('这里写 zengshou analyze 或 zengshou rollup 的结果文件夹'),
  ]);
});

it.each(['rollup', 'trend', 'report'])(
  '%s 读改动过的汇总：说是再汇总，不是再分析',
  async (verb) => {
    const folder = folderWith();
    cpSync(join(whole, '县'), join(folder, 'X'), { recursive: true });
    appendFileSync(join(folder, 'X/data/groups.jsonl'), '\n');
    const name = verb === 'rollup' ? ['--name', '省'] : [];
    const { code, out, err } = await run(folder, verb, 'X', ...name, '--out', '新');
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('X 里的 data/groups.jsonl 和写出时不一样');
    expect(err).toContain('重新运行 zengshou rollup。');
  },
);
