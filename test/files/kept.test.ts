import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editedFile, editedFiles } from '../../src/files/edited.js';
import { keepEdited, keptBeside, keptFolders, keptOfUnit } from '../../src/files/kept.js';
import { manifestOf } from './results.js';
import { folderWith } from './temporary.js';

const WRITTEN = { '分村/北张村.xlsx': '北', '分村/武村.xlsx': '武', '汇总.xlsx': '总' };

/** Results as they were written, but for what somebody has changed. */
function resultsWith(changed: Readonly<Record<string, string>>, summary = '{}'): string {
  const all = Object.entries({ ...WRITTEN, ...changed });
  return folderWith(
    Object.fromEntries([
      ...all.map(([name, text]) => [`结果/${name}`, text]),
      ['结果/data/manifest.json', manifestOf(WRITTEN)],
      ['结果/data/summary.json', summary],
    ]),
  );
}

const periodIn = (period: string) => ({ period, sha256: '' });
const periodOf = (current: unknown) => JSON.stringify({ periods: { current } });

function keptIn(folder: string) {
  return keepEdited(join(folder, '结果'), join(folder, '改过的'));
}

describe('what somebody has changed in results', () => {
  it('is found by its sum, file by file', () => {
    const results = join(resultsWith({ '分村/武村.xlsx': '核实', '汇总.xlsx': '改' }), '结果');
    expect(editedFiles(results)).toEqual(['分村/武村.xlsx', '汇总.xlsx']);
    expect(editedFile(results)).toBe('分村/武村.xlsx');
    expect(editedFile(results, '汇总.xlsx')).toBe('汇总.xlsx');
    expect(editedFile(results, '分村/北张村.xlsx')).toBeNull();
  });

  it('is not what has gone or has become a folder, but what cannot be read may be', () => {
    const gone = manifestOf({ 没有: 'x', '文件/下面': 'x', 夹: 'x', 环: 'x' });
    const folder = folderWith({ 文件: '', 'data/manifest.json': gone });
    mkdirSync(join(folder, '夹'));
    expect(editedFiles(folder)).toEqual([]);
    const long = '长'.repeat(300);
    writeFileSync(join(folder, 'data/manifest.json'), manifestOf({ [long]: 'x' }));
    expect(editedFiles(folder)).toEqual([long]);
  });

  it('is nothing in a file, an empty folder or a folder of somebody else', () => {
    const folder = folderWith({ 文件: '', '别人/x': '' });
    mkdirSync(join(folder, '空'));
    for (const name of ['文件', '空', '别人', '没有']) {
      expect(editedFiles(join(folder, name))).toEqual([]);
    }
  });
});

describe('keeping it', () => {
  it('moves it, and nothing else, into a folder of its period', () => {
    const folder = resultsWith({ '分村/武村.xlsx': '核实' }, periodOf('2021-10..2022-09'));
    const kept = keptIn(folder);
    expect(kept?.folder).toBe(join(folder, '改过的/2021-10..2022-09-1'));
    expect(kept?.files).toEqual(['分村/武村.xlsx']);
    expect(readFileSync(join(folder, '改过的/2021-10..2022-09-1/分村/武村.xlsx'), 'utf8')).toBe(
      '核实',
    );
    expect(readdirSync(join(folder, '改过的/2021-10..2022-09-1'))).toEqual(['分村']);
    expect(readdirSync(join(folder, '结果/分村'))).toEqual(['北张村.xlsx']);
    for (const made of ['改过的', '改过的/2021-10..2022-09-1']) {
      expect(statSync(join(folder, made)).mode & 0o777).toBe(0o700);
    }
  });

  it.each([
    ['no summary', '{'],
    ['a summary without periods', '{}'],
    ['a summary that is null', 'null'],
    ['a period that leads elsewhere', periodOf('../../x')],
    ['a period with more around it', periodOf('x2021-10..2022-09')],
    ['a period with more behind it', periodOf('2021-10..2022-09x')],
  ])('knows no period by %s', (_, summary) => {
    const folder = resultsWith({ '汇总.xlsx': '改' }, summary);
    expect(keptIn(folder)?.folder).toBe(join(folder, '改过的/期间不明-1'));
  });

  it.each([
    ['reports and cards', periodIn('2021-10..2022-09'), '2021-10..2022-09'],
    [
      'months side by side',
      [periodIn('2021-10..2022-06'), periodIn('2021-10..2022-09')],
      '2021-10..2022-09',
    ],
    ['ledgers', { sha256: '' }, '期间不明'],
    ['no months at all', [], '期间不明'],
    ['a period that leads elsewhere', periodIn('../x'), '期间不明'],
  ])('of %s names the period of what they were made of', (_, results, named) => {
    const folder = folderWith({ '结果/汇总.xlsx': '改' });
    const manifest = { ...JSON.parse(manifestOf({ '汇总.xlsx': '总' })), results };
    mkdirSync(join(folder, '结果/data'));
    writeFileSync(join(folder, '结果/data/manifest.json'), JSON.stringify(manifest));
    expect(keptIn(folder)?.folder).toBe(join(folder, `改过的/${named}-1`));
  });

  it('never takes a folder that is there', () => {
    const folder = resultsWith({ '汇总.xlsx': '改' });
    mkdirSync(join(folder, '改过的/期间不明-1'), { recursive: true });
    writeFileSync(join(folder, '改过的/期间不明-2'), '');
    expect(keptIn(folder)?.folder).toBe(join(folder, '改过的/期间不明-3'));
  });

  it('makes nothing where nobody changed anything', () => {
    const folder = resultsWith({});
    expect(keptIn(folder)).toBeNull();
    expect(existsSync(join(folder, '改过的'))).toBe(false);
  });

  it('leaves alone what a manifest names outside the results', () => {
    const folder = folderWith({
      '结果/data/manifest.json': manifestOf({ '../外面.xlsx': 'x' }),
      '外面.xlsx': '别人的',
    });
    expect(keptIn(folder)).toBeNull();
    expect(readFileSync(join(folder, '外面.xlsx'), 'utf8')).toBe('别人的');
  });

  it('can be undone: all lies where it lay', () => {
    const folder = resultsWith({ '分村/武村.xlsx': '核实', '汇总.xlsx': '改' });
    keptIn(folder)?.undo();
    expect(readFileSync(join(folder, '结果/分村/武村.xlsx'), 'utf8')).toBe('核实');
    expect(readFileSync(join(folder, '结果/汇总.xlsx'), 'utf8')).toBe('改');
    expect(readdirSync(join(folder, '改过的'))).toEqual([]);
  });

  it('that fails in the middle undoes itself', () => {
    const folder = resultsWith({ '分村/武村.xlsx': '核实' });
    writeFileSync(
      join(folder, '结果/data/manifest.json'),
      manifestOf({ '分村/武村.xlsx': '武', [`${'长'.repeat(300)}.xlsx`]: 'x' }),
    );
    expect(() => keptIn(folder)).toThrow('ENAMETOOLONG');
    expect(readFileSync(join(folder, '结果/分村/武村.xlsx'), 'utf8')).toBe('核实');
    expect(readdirSync(join(folder, '改过的'))).toEqual([]);
  });

  it('says the disk’s own error where no folder can be made', () => {
    const folder = resultsWith({ '汇总.xlsx': '改' });
    writeFileSync(join(folder, '改过的'), '');
    expect(() => keptIn(folder)).toThrow('EEXIST');
  });
});

describe('the folders of what is kept', () => {
  it('lie beside the results, by unit beneath those of all units', () => {
    expect(keptBeside('/乡/结果')).toBe('/乡/改过的');
    expect(keptOfUnit('/乡/结果', '武村')).toBe('/乡/结果/改过的/武村');
  });

  it('are found by their names; others there are somebody’s own', () => {
    const folder = folderWith();
    const names = ['2021-10..2022-09-1', '期间不明-12', '我的', 'x期间不明-1', '期间不明-1x'];
    for (const name of names) mkdirSync(join(folder, '改过的', name), { recursive: true });
    expect(keptFolders(join(folder, '结果')).sort()).toEqual([
      join(folder, '改过的/2021-10..2022-09-1'),
      join(folder, '改过的/期间不明-12'),
    ]);
  });

  it('are none where there is no such folder', () => {
    const folder = folderWith({ '一/改过的': '' });
    expect(keptFolders(join(folder, '结果'))).toEqual([]);
    expect(keptFolders(join(folder, '一/结果'))).toEqual([]);
  });
});
