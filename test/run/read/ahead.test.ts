import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/intake/sheet.js';
import { FilesAhead } from '../../../src/run/read/ahead.js';
import { openPacked } from '../../../src/run/read/open-input.js';
import { temporaryFolder } from '../../e2e/run.js';

let folder = '';
const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const task = (path: string, name = '上年/村.csv') => ({
  input: { path, name },
  limits: DEFAULT_LIMITS,
});

beforeEach(() => {
  folder = temporaryFolder();
});

describe('files that are opened ahead', () => {
  it('are given as they were opened, once', async () => {
    const path = put('村.csv', '户编号,户主\n1,王建国\n');
    const ahead = new FilesAhead();
    await ahead.open([path]);
    const expected = await openPacked(task(path));
    rmSync(path);
    expect(await ahead.take(task(path))).toEqual(expected);
    expect(await ahead.take(task(path))).toMatchObject({ fault: { file: '上年/村.csv' } });
  });

  it('are opened for whoever asks while they are being opened', async () => {
    const path = put('村.csv', '户编号,户主\n1,王建国\n');
    const ahead = new FilesAhead();
    const opening = ahead.open([path]);
    const opened = ahead.take(task(path));
    await opening;
    expect(await opened).toEqual(await openPacked(task(path)));
  });

  it('are no more once somebody asks for anything', async () => {
    const [first, second] = [put('甲.csv', '一\n'), put('乙.csv', '二\n')];
    const ahead = new FilesAhead();
    const opening = ahead.open([first, second]);
    ahead.stop();
    await opening;
    // What was not opened ahead is read when it is asked for.
    put('甲.csv', '三\n');
    put('乙.csv', '四\n');
    const textOf = async (path: string) => {
      const opened = await ahead.take(task(path));
      return 'fault' in opened ? null : opened.sheets[0]?.cells.texts;
    };
    expect(await textOf(first)).toEqual(['一']);
    expect(await textOf(second)).toEqual(['四']);
  });

  it('cannot be opened: whoever asks is told of it by the name that he knows', async () => {
    const path = put('村.xlsx', 'PK\u0003\u0004');
    const ahead = new FilesAhead();
    await ahead.open([path, join(folder, '没有.xlsx')]);
    expect(await ahead.take(task(path, '上年/村.xlsx'))).toMatchObject({
      fault: { file: '上年/村.xlsx' },
    });
    expect(await ahead.take(task(join(folder, '没有.xlsx'), '没有.xlsx'))).toMatchObject({
      sha256: null,
      fault: { file: '没有.xlsx' },
    });
  });

  it('are opened anew by other limits, and where the bytes came another way', async () => {
    const path = put('村.csv', '户编号,户主\n1,王建国\n');
    const ahead = new FilesAhead();
    await ahead.open([path]);
    const small = { ...task(path), limits: { ...DEFAULT_LIMITS, fileBytes: 3 } };
    expect(await ahead.take(small)).toMatchObject({ fault: { code: 'file.tooLarge' } });
    const other = new FilesAhead();
    await other.open([path]);
    const received = { bytes: new TextEncoder().encode('送来\n') };
    const opened = await other.take({
      input: { path, name: '-', received },
      limits: DEFAULT_LIMITS,
    });
    expect('fault' in opened ? null : opened.sheets[0]?.cells.texts).toEqual(['送来']);
  });
});
