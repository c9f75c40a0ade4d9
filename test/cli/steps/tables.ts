import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withResults } from './usage.js';
import { LAST, TABLES, THIS, table, world, YEARS } from './world.js';

const analyze = (...argv: readonly string[]) => ['analyze', ...YEARS, '--out', '结果', ...argv];
const PART = '2021年10月至2022年3月';

/** The steps of what is said of tables, of lists that come with them, and of where results go. */
export const tableSteps = {
  'period.missing': async () => {
    const { refused, does } = world({ '上年/北张村.csv': table(''), '本年/北张村.csv': table('') });
    await refused(/用 --prior-period、--current-period 指定/u, ...analyze());
    const periods = ['--prior-period', '2020-10..2021-09', '--current-period'];
    await does(...analyze(...periods, '2021年10月至2022年9月'));
  },
  'period.several': async () => {
    const { refused, does, folder } = world({
      ...TABLES,
      '本年/武村.csv': table('2022年1月至2022年12月').replaceAll('北张村', '武村'),
    });
    await refused(/本年各表的表题写了不同的期间/u, ...analyze());
    await does(...analyze('--current-period', '2021-10..2022-09'));
    rmSync(join(folder, '本年/武村.csv'));
    await does(...analyze());
  },
  'period.notComparable': async () => {
    const { refused, does, write } = world();
    const years = ['--out', '结果', '--jobs', '1'];
    await refused(/两年好像放反了/u, 'analyze', '--prior', '本年', '--current', '上年', ...years);
    await does(...analyze());
    write({ '本年/北张村.csv': table(PART) });
    await refused(/加 --basis to-date/u, ...analyze());
    write({ '政策.yaml': 'monthShares: {default: even}\n' });
    await does(...analyze('--basis', 'to-date', '--policy', '政策.yaml'));
    write({ '本年/北张村.csv': table(THIS) });
    await refused(
      /去掉 --basis to-date/u,
      ...analyze('--basis', 'to-date', '--policy', '政策.yaml'),
    );
    await does(...analyze('--policy', '政策.yaml'));
  },
  'period.noShares': async () => {
    const { refused, does, write } = world({ ...TABLES, '本年/北张村.csv': table(PART) });
    const said = await refused(/缺少各月比例/u, ...analyze('--basis', 'to-date'));
    const [, shares = ''] = /写 (monthShares: \{.+?\})/u.exec(said) ?? [];
    write({ '政策.yaml': `${shares}\n` });
    await does(...analyze('--basis', 'to-date', '--policy', '政策.yaml'));
  },
  'period.mereTotals': async () => {
    const totals = (period: string) => table(period).replace('务工收入', '工资性收入');
    const { refused, does, write } = world({
      '上年/北张村.csv': totals(LAST),
      '本年/北张村.csv': totals(PART),
      '政策.yaml': 'monthShares: {default: even}\n',
    });
    const argv = analyze('--basis', 'to-date', '--policy', '政策.yaml');
    await refused(/只有合计、没有分项/u, ...argv);
    write({ '上年/北张村.csv': table(LAST), '本年/北张村.csv': table(PART) });
    await does(...argv);
  },
  'run.noTables': 'next-steps.test.ts',
  'explain.nobody': async () => {
    const { refused, does } = world();
    await refused(/没有找到“张三”/u, 'explain', '张三', ...YEARS);
    await does('explain', '建国', ...YEARS);
  },
  'strict.findings': async () => {
    const wrong = table(THIS).replace('9000', '约三千');
    const { refused, does, write } = world({ ...TABLES, '本年/北张村.csv': wrong });
    await refused(/按 --strict 没有写出/u, ...analyze('--strict'));
    await does(...analyze());
    write({ '本年/北张村.csv': table(THIS) });
    await does(...analyze('--strict'));
  },
  'columns.noTable': async () => {
    const { refused, does } = world();
    await does('columns', '本年', '--out', '对照表.xlsx');
    await does('status', '本年', '--out', '进度.xlsx');
    await refused(/不是列对照表/u, ...analyze('--columns', '进度.xlsx'));
    await does(...analyze('--columns', '对照表.xlsx'));
  },
  'accept.noTable': async () => {
    const { refused, does } = world();
    await does('status', '本年', '--out', '进度.xlsx');
    await refused(/不是签认表/u, ...analyze('--accept', '进度.xlsx'));
    await does('validate', '本年', '--annotate', '退回');
    await does('validate', '退回', '--explained', '签认.xlsx');
    await does(...analyze('--accept', '签认.xlsx'));
  },
  'accept.tooMany': 'a hundred thousand signatures',
  'corrections.noTable': async () => {
    const { refused, does, write } = world();
    const said = await refused(/不是更正表/u, ...analyze('--corrections', '本年/北张村.csv'));
    const [, header = ''] = /表头为：(.+?)（/u.exec(said) ?? [];
    write({
      '更正.csv': `${header.replaceAll('、', ',')}\n北张村,14990010003,本年,务工收入,9500,9600,李文书,核实\n`,
    });
    await does(...analyze('--corrections', '更正.csv'));
  },
  'matches.noTable': '../commands/matches.test.ts',
  'input.unreadable': async () => {
    const { refused, does } = world();
    await refused(/检查名称和位置/u, 'validate', '本年/北漳村.csv');
    await does('validate', '本年/北张村.csv');
  },
  'input.refused': async () => {
    const { refused, does, write } = world();
    write({ '确认.xlsx': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]) });
    await refused(/按上面的说明/u, ...analyze('--accept', '确认.xlsx'));
    await does('validate', '本年', '--annotate', '退回');
    await does('validate', '退回', '--explained', '签认.xlsx');
    await does(...analyze('--accept', '签认.xlsx'));
  },
  'input.emptyFolder': async () => {
    const { refused, does, write, folder } = world();
    mkdirSync(join(folder, '收回'));
    await refused(/里没有文件/u, 'validate', '收回');
    write({ '收回/北张村.csv': table(THIS) });
    await does('validate', '收回');
  },
  'input.noMatch': async () => {
    const { refused, does } = world();
    await refused(/没有文件符合/u, 'validate', '本年/*.xlsx');
    await does('validate', '本年/*.csv');
  },
  'input.inResults': 'next-steps.test.ts',
  'input.onlySkipped': async () => {
    const { refused, does, write } = world();
    write({ '收回/北张村.pdf': '%PDF-1.4' });
    await refused(/没有可读的文件/u, 'validate', '收回');
    write({ '收回/北张村.csv': table(THIS) });
    await does('validate', '收回');
  },
  'input.tooMany': 'twenty thousand files',
  'input.tooManyVillages': 'four thousand villages',
  'ledger.unread': async () => {
    const { refused, does, folder } = await withResults();
    await does('ledger', '结果', '--out', '台账/一');
    const [name = ''] = readdirSync(join(folder, '台账/一')).filter((one) => one.endsWith('.xlsx'));
    renameSync(join(folder, '台账/一', name), join(folder, '好的.xlsx'));
    writeFileSync(join(folder, '台账/一', name), 'PK\u0003\u0004');
    await refused(/没有写出新的台账/u, 'ledger', '结果', '--from', '台账/一', '--out', '台账/二');
    renameSync(join(folder, '好的.xlsx'), join(folder, '台账/一', name));
    await does('ledger', '结果', '--from', '台账/一', '--out', '台账/二');
  },
  'output.notOurs': 'next-steps.test.ts',
  'output.foreignFile': async () => {
    const { refused, does, write, folder } = await withResults();
    write({ '结果/核实.docx': 'x' });
    await refused(/有后来放进去的文件/u, ...analyze());
    renameSync(join(folder, '结果/核实.docx'), join(folder, '核实.docx'));
    await does(...analyze());
  },
  'output.atResults': async () => {
    const { refused, does } = await withResults();
    await refused(/不能再写到这里/u, 'report', '结果', '--out', '结果');
    await refused(/一个在另一个里面/u, 'report', '结果', '--out', '结果/报告');
    await does('report', '结果', '--out', '报告');
  },
  'output.holdsInput': async () => {
    const { refused, does, write } = world();
    await does(...analyze());
    write({ '结果/本年/北张村.csv': table(THIS) });
    const argv = ['analyze', '--prior', '上年', '--current', '结果/本年/北张村.csv', '--jobs', '1'];
    await refused(/在放结果的文件夹|在结果文件夹/u, ...argv, '--out', '结果');
    await does(...argv.with(4, '本年'), '--out', '另一份');
  },
  'output.amongInputs': async () => {
    const { refused, does } = world();
    await refused(/当作村里交来的表再读一遍/u, 'validate', '本年', '--annotate', '本年/退回');
    await does('validate', '本年', '--annotate', '退回');
  },
  'output.edited': '../commands/ledger.test.ts',
  'output.answered': '../commands/matches.test.ts',
  'output.exists': async () => {
    const { refused, does } = world();
    await does('status', '本年', '--out', '进度.xlsx');
    await refused(/已经有 进度.xlsx/u, 'status', '本年', '--out', '进度.xlsx');
    await does('status', '本年', '--out', '进度2.xlsx');
  },
  'output.overtaken': '../../files/attempt.test.ts',
  'output.printed': '../screen/outlet.test.ts',
  'output.notWritable': 'next-steps.test.ts',
  'disk.refused': '../../files/disk.test.ts',
} as const;
