import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byCodePoint } from '../../src/domain/names/order.js';
import { closingLine, compareRun, differences } from '../cases/compare.js';
import {
  analyzeCase,
  caseFolder,
  contents,
  PAPERLESS,
  sharedFolder,
  temporaryFolder,
} from './run.js';

interface SheetAccount {
  readonly sheet: string;
  readonly rows?: Record<string, number>;
  readonly skipped?: number;
}

/** The account of every row as the manifest has it, in the form of the case's `rows.json`. */
function accountOf(out: string): Record<string, Record<string, Record<string, number>>> {
  const manifest = JSON.parse(readFileSync(join(out, 'data/manifest.json'), 'utf8')) as {
    inputs: { path: string; sheets: SheetAccount[] }[];
  };
  const counted = ({ rows, skipped }: SheetAccount): Record<string, number> =>
    rows === undefined
      ? { skipped: skipped ?? 0 }
      : Object.fromEntries(Object.entries(rows).filter(([, count]) => count > 0));
  return Object.fromEntries(
    manifest.inputs.map(({ path, sheets }) => [
      path,
      Object.fromEntries(sheets.map((sheet) => [sheet.sheet, counted(sheet)])),
    ]),
  );
}

/** How many pairs of one 户编号 were set aside in each village, in the form of `findings.json`. */
const renumberedIn = (out: string) =>
  readFileSync(join(out, 'data/findings.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { code: string; village: string; value: number })
    .filter(({ code }) => code === 'match.renumbered')
    .map(({ village, code, value }) => ({ village, code, pairs: value }))
    .sort((a, b) => byCodePoint(a.village, b.village));

const shared = sharedFolder();

/** The results of a case under the default policy; the first who asks makes them. */
const resultsOf = (name: string): string => {
  const out = join(shared, name);
  if (!existsSync(out)) expect(analyzeCase(name, out).code).toBe(1);
  return out;
};

describe.each(['township-a', 'township-a-messy'])('%s', (name) => {
  it('每一户、每个数都与应得结果一致,每一行都有去向', () => {
    const out = resultsOf(name);
    const expected = join(caseFolder(name), 'expected');
    const comparison = compareRun(expected, join(out, 'data'));
    expect(differences(comparison)).toEqual([]);
    expect(closingLine(comparison)).toContain('agree');
    const rows = JSON.parse(readFileSync(join(expected, 'rows.json'), 'utf8'));
    expect(accountOf(out)).toEqual(rows);
    const findings = JSON.parse(readFileSync(join(expected, 'findings.json'), 'utf8')) as {
      code: string;
    }[];
    expect(renumberedIn(out)).toEqual(findings.filter(({ code }) => code === 'match.renumbered'));
  });

  it('监测线 6,500 元时也一致', () => {
    const folder = temporaryFolder();
    const policy = join(folder, '政策.yaml');
    writeFileSync(policy, 'monitoringLine: 6500\n');
    const out = join(folder, '结果');
    expect(analyzeCase(name, out, '--policy', policy, ...PAPERLESS).code).toBe(1);
    const expected = join(caseFolder(name), 'expected/with-line-6500');
    expect(differences(compareRun(expected, join(out, 'data')))).toEqual([]);
  });
});

describe('结果文件', () => {
  it('同样的输入产生完全相同的文件,用一个线程还是几个都一样', () => {
    const other = join(temporaryFolder(), '结果');
    analyzeCase('township-a-messy', other, '--jobs', '1');
    const first = contents(resultsOf('township-a-messy'));
    expect(Object.keys(first).filter((path) => path.endsWith('.xlsx'))).toHaveLength(12);
    expect(contents(other)).toEqual(first);
  });

  it('证件号码在数据和工作簿之外的文字里都是隐去的', () => {
    const out = resultsOf('township-a');
    for (const file of readdirSync(join(out, 'data'))) {
      expect(readFileSync(join(out, 'data', file), 'utf8'), file).not.toMatch(/149900\d{11}[\dX]/);
    }
  });

  it('--strict 有错误时什么也不写出,退出码 1', () => {
    const folder = temporaryFolder();
    const { code, err } = analyzeCase('township-a', join(folder, '结果'), '--strict');
    expect(code).toBe(1);
    expect(err).toMatch(/错误/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
