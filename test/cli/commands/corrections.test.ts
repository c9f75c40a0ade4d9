import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/cli/program.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

async function run(folder: string, ...argv: string[]) {
  const shell = shellFor(argv, { folder });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

const HEAD =
  '户编号,户主姓名,家庭人口数,务工收入,生产经营性收入,生产经营性支出,财产性收入,转移性收入';
const TABLE = [
  HEAD,
  '1,王一,3,约三千,0,0,0,0',
  '2,李二,,8000,0,0,0,0',
  '3,刘三,3,#REF!,0,0,0,0',
  '4,赵四,3,-50,0,0,0,0',
  '5,钱五,3,5000,0,0,0,0',
  '5,钱五,3,5600,0,0,0,0',
  '6,孙六,3,七千,八千,0,0,0',
  '',
].join('\n');
const CORRECTIONS = '行政村,户,年度,栏目,原值,新值,更正人,原因';
const tell = (...rows: readonly string[]) =>
  [CORRECTIONS, ...rows.map((row) => `,${row},王助理,已核对原始凭证`), ''].join('\n');

const found = async (corrections: string, table = TABLE) => {
  const folder = folderWith({ '本年/北张村.csv': table, '更正.csv': corrections });
  const argv = ['validate', '本年', '--corrections', '更正.csv', '--format', 'json'];
  const { files, findings } = JSON.parse((await run(folder, ...argv)).out);
  const [{ rows }] = files;
  return {
    rows,
    codes: findings
      .filter(({ severity }: { severity: string }) => severity === 'error')
      .map(({ code, household }: { code: string; household: string }) => `${code} ${household}`),
  };
};

describe('更正使整行不能采用的一格', () => {
  it('约三千、缺人口、#REF!、负数：改好的行照样采用，别的错误都没有了', async () => {
    const { rows, codes } = await found(
      tell(
        '1,本年,务工收入,约三千,3000',
        '2,本年,家庭人口数,,3',
        '3,本年,务工收入,#REF!,6000',
        '4,本年,务工收入,-50,50',
        '5,本年,采用的行,2,第7行',
        '6,本年,务工收入,七千,7000',
        '6,本年,生产经营性收入,八千,8000',
      ),
    );
    expect(codes).toEqual([]);
    expect(rows).toMatchObject({ household: 6, copy: 1, rejected: 0 });
  });

  it('一行有两格错，只改一格的仍不采用，另一格照样报', async () => {
    const { codes } = await found(tell('6,本年,务工收入,七千,7000'));
    expect(codes).toContain('intake.notNumber 6');
    expect(codes).not.toContain('intake.notNumber 1 1');
    expect(codes.filter((one: string) => one.endsWith(' 6'))).toHaveLength(1);
  });

  it('原值不在了的不采用：空白不等于约三千，别的字也不等于', async () => {
    for (const old of ['', '三千', '3000']) {
      const { codes, rows } = await found(tell(`1,本年,务工收入,${old},3000`));
      expect(codes).toContain('correction.oldValueGone 1');
      expect(rows.rejected).toBe(7);
    }
  });

  it('新值不能使整行不能采用', async () => {
    for (const [field, old, now] of [
      ['务工收入', '约三千', '-1'],
      ['务工收入', '约三千', '约四千'],
    ]) {
      const { codes } = await found(tell(`1,本年,${field},${old},${now}`));
      expect(codes).toContain('correction.unusable 1');
    }
    expect((await found(tell('2,本年,家庭人口数,,31'))).codes).toContain('correction.unusable 2');
    expect((await found(tell('2,本年,家庭人口数,,30'))).codes).not.toContain(
      'household.population 2',
    );
  });

  it('重复的行：写明共有几行、采用哪一行；几行变了、没有那一行的不采用', async () => {
    expect((await found(tell('5,本年,采用的行,2,北张村.csv!6'))).codes).not.toContain(
      'key.duplicate 5',
    );
    expect((await found(tell('5,本年,采用的行,3,6'))).codes).toContain('correction.oldValueGone 5');
    expect((await found(tell('5,本年,采用的行,2,9'))).codes).toContain('correction.unusable 5');
    expect((await found(tell('1,本年,采用的行,1,2'))).codes).toContain(
      'correction.unknownHousehold 1',
    );
  });

  it('采用了哪一行，金额就是那一行的；写进结果的更正和“说明”', async () => {
    const table = (rows: readonly string[]) => [HEAD, ...rows, ''].join('\n');
    const folder = folderWith({
      '上年/北张村.csv': table(['1,王一,3,3500,0,0,0,0', '5,钱五,3,5500,0,0,0,0']),
      '本年/北张村.csv': TABLE,
      '更正.csv': tell('1,本年,务工收入,约三千,3000', '5,本年,采用的行,2,7'),
    });
    await run(
      folder,
      'analyze',
      ...['--prior', '上年', '--current', '本年', '--township', '北张乡', '--out', '结果'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
      ...['--corrections', '更正.csv', '--quiet'],
    );
    const data = (file: string) => readFileSync(join(folder, '结果/data', file), 'utf8');
    const households = data('households.jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      households.map(({ id, income }) => [id, income.prior.wages, income.current.wages]),
    ).toEqual([
      ['1', 3500, 3000],
      ['5', 5500, 5600],
    ]);
    expect(JSON.parse(data('manifest.json')).corrections).toMatchObject([
      {
        household: '1',
        field: 'wages.migrant',
        old: '约三千',
        new: 3000,
        place: '本年/北张村.csv!D2',
      },
      { household: '5', field: 'countedRow', old: 2, new: '本年/北张村.csv!7' },
    ]);
  });
});
