import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HouseholdBrief } from '../../../src/reports/report.js';
import { areMadeHere } from '../../../src/run/analyze/write.js';
import { Lists } from '../../../src/run/lists/lists.js';
import { Shelf } from '../../../src/run/shelf/shelf.js';
import { folderWith } from '../../files/temporary.js';
import { crew, filesWritten, ownResultsIn, writeInto } from '../results-folder.js';

describe('写结果', () => {
  it('每个村的工作簿一做好就写出，不留到最后', async () => {
    const events: string[] = [];
    const output = {
      path: '结果',
      place: () => '',
      write: (name: string) => events.push(name),
      append: () => undefined,
      commit: () => ({ kept: [], replacedOther: false }),
      discard: () => undefined,
    };
    await writeInto(output, (name) => events.push(name));
    const villages = ['北张村', '南张村', '苏家堡村'];
    expect(events.slice(0, 6).toSorted()).toEqual(
      [...villages, ...villages.map((name) => `分村/${name}.xlsx`)].toSorted(),
    );
    for (const n of [0, 2, 4]) expect(events[n]).toBe(`分村/${events[n + 1]}.xlsx`);
  });

  it('工作簿还在别处写的时候，后面三个村先分析，各户的行当即写出', async () => {
    const waiting: (() => void)[] = [];
    const analysed: string[] = [];
    const here = crew();
    const late = {
      ...here,
      analyse: async (task: Parameters<typeof here.analyse>[0]) => {
        const village = await here.analyse(task);
        analysed.push(village.name);
        const written = new Promise<void>((resolve) => void waiting.push(resolve));
        // The last village's workbook frees the others, the first of them last.
        if (analysed.length === 3) for (const free of waiting.toReversed()) free();
        return { ...village, workbooks: written.then(() => village.workbooks) };
      },
    };
    const shelf = () => new Shelf(() => null);
    const lists = () => new Lists(() => null);
    const delayed = await filesWritten('fixtures', shelf(), lists(), late);
    expect(analysed).toEqual(['北张村', '南张村', '苏家堡村']);
    expect(delayed).toEqual(await filesWritten('fixtures', shelf()));
  });

  it('一个村的工作簿没能写成:这次运行失败', async () => {
    const here = crew();
    const failing = {
      ...here,
      analyse: async (task: Parameters<typeof here.analyse>[0]) => ({
        ...(await here.analyse(task)),
        workbooks: Promise.reject(new Error(`no workbook of ${task.name}`)),
      }),
    };
    const results = filesWritten('fixtures', new Shelf(() => null), new Lists(() => null), failing);
    await expect(results).rejects.toThrow('no workbook of 北张村');
  });

  it('表里一户也没有:各户的文件照样写出,是空的', async () => {
    const table = '户编号,户主姓名,家庭人口数,务工收入\n';
    const folder = folderWith({ '上年/北张村.csv': table, '本年/北张村.csv': table });
    await ownResultsIn(folder);
    const lines = (name: string) => readFileSync(join(folder, '结果/data', name), 'utf8');
    expect([lines('households.jsonl'), lines('keys.jsonl')]).toEqual(['', '']);
  });

  it('名单不长的报告送给别的线程写，长的就在这里写：不在内存里放两份', () => {
    expect(areMadeHere({ households: [], groups: [] })).toBe(false);
    const lists = new Lists((file) => join(folderWith({}), file), 0);
    const households = lists.begin<HouseholdBrief>(0);
    households.push(JSON.parse('{}') as HouseholdBrief);
    expect(areMadeHere({ households: households.list, groups: [] })).toBe(true);
    lists.close();
  });
});
