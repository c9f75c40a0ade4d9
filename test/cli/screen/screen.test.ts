import { afterEach, describe, expect, it, vi } from 'vitest';
import { openScreen } from '../../../src/cli/screen/screen.js';
import { working } from '../../../src/cli/screen/stages.js';
import { fitted, widthOnScreen } from '../../../src/cli/screen/width.js';
import { shellFor } from '../shell.js';

const ESCAPE = '\u001b';

const screenOf = (
  setting: Parameters<typeof shellFor>[1] = {},
  argv: string[] = [],
  quiet = false,
) => {
  const shell = shellFor(argv, setting);
  return { ...shell, ...openScreen({ quiet }, shell) };
};

describe('a table on screen', () => {
  it('has straight edges with Chinese, figures and marks in it', () => {
    const text = screenOf().table({
      head: ['村', '户数', '人均增长'],
      rows: [
        ['北张村', '12', '▼ 3.10%'],
        ['南武涝村(新)', '1,204', '22.00%'],
      ],
      align: ['left', 'right', 'right'],
    });
    const widths = text.split('\n').map(widthOnScreen);
    expect(new Set(widths).size).toBe(1);
    expect(text).toContain('│    12 │');
    expect(text).not.toContain(ESCAPE);
  });
});

describe('the room of a table', () => {
  const widthIn = (setting: Parameters<typeof shellFor>[1]): number => {
    const table = { head: ['村', '说明'], text: [0, 1], rows: [['北张村', '收'.repeat(100)]] };
    return Math.max(...screenOf(setting).table(table).split('\n').map(widthOnScreen));
  };

  it.each([
    ['of the terminal', { columns: 60 }, 60],
    ['of the terminal, whatever the variable says', { columns: 60, env: { COLUMNS: '90' } }, 60],
    ['of the variable in a pipe', { env: { COLUMNS: '90' } }, 90],
    ['of 80 where nothing says it', { env: { COLUMNS: '90000' } }, 80],
  ])('%s', (_, setting, room) => {
    const width = widthIn(setting);
    expect(width).toBeLessThanOrEqual(room);
    expect(width).toBeGreaterThan(room - 2);
  });
});

describe('colour', () => {
  it.each([
    ['on a terminal', { columns: 80 }, [], true],
    ['not in a pipe', {}, [], false],
    ['not with --no-color', { columns: 80 }, ['analyze', '--no-color'], false],
    ['not with NO_COLOR', { columns: 80, env: { NO_COLOR: '1' } }, [], false],
    ['with an empty NO_COLOR', { columns: 80, env: { NO_COLOR: '' } }, [], true],
    ['not in CI', { columns: 80, env: { CI: 'true' } }, [], false],
    ['not on a dumb terminal', { columns: 80, env: { TERM: 'dumb' } }, [], false],
  ])('%s', (_, setting, argv, coloured) => {
    const text = screenOf(setting, argv).paint.red('▼');
    expect(text.includes(ESCAPE)).toBe(coloured);
    expect(text).toContain('▼');
  });
});

describe('progress', () => {
  const run = (setting: Parameters<typeof shellFor>[1], quiet = false) => {
    const screen = screenOf(setting, [], quiet);
    const progress = screen.progress('读取', 2);
    progress.step('本年/北张村.xlsx');
    progress.step('本年/武村.xlsx');
    progress.end();
    expect(screen.out()).toBe('');
    return screen.err();
  };

  it('is a plain line a file where nobody looks', () => {
    expect(run({})).toBe('读取 1/2 本年/北张村.xlsx\n读取 2/2 本年/武村.xlsx\n');
    expect(run({ columns: 80, env: { CI: '1' } })).toContain('1/2 本年/北张村.xlsx\n');
  });

  it('is one line on a terminal, which is gone at the end', () => {
    const text = run({ columns: 80 });
    expect(text).not.toContain('\n');
    expect(text).toContain(`${'█'.repeat(24)} 2/2 本年/武村.xlsx`);
    expect(text.slice(text.lastIndexOf('xlsx') + 4)).toMatch(/^\p{Cc}\[1G\p{Cc}\[2K$/u);
  });

  describe('on a terminal', () => {
    afterEach(() => void vi.useRealTimers());

    it('is drawn again after 60 milliseconds, and for the last file', () => {
      vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] });
      const screen = screenOf({ columns: 80 });
      const progress = screen.progress('读取', 5);
      const after = (milliseconds: number): string => {
        vi.setSystemTime(Date.now() + milliseconds);
        screen.err();
        progress.step('北张村.xlsx');
        return /\d\/5/u.exec(screen.err())?.[0] ?? '';
      };
      expect([0, 59, 1, 1, 1].map(after)).toEqual(['1/5', '', '3/5', '', '5/5']);
    });
  });

  it('is there before the first file is read, on a terminal only', () => {
    const seen = screenOf({ columns: 80 });
    seen.progress('读取', 3);
    expect(seen.err()).toContain(`读取 ${'░'.repeat(24)} 0/3`);
    const piped = screenOf();
    piped.progress('读取', 3);
    expect(piped.err()).toBe('');
  });

  it('says what is done between reading and writing, on a terminal only, and takes it away', async () => {
    const seen = screenOf({ columns: 80 });
    let during = '';
    await working(seen, 'comparing', () => {
      during = seen.err();
    });
    expect(during).toMatch(/比对…$/u);
    expect(seen.err()).toMatch(/^\p{Cc}\[1G\p{Cc}\[2K$/u);
    for (const screen of [screenOf(), screenOf({ columns: 80 }, [], true)]) {
      await working(screen, 'comparing', () => undefined);
      expect(screen.err()).toBe('');
    }
  });

  it('is none with --quiet, nor are there notes', () => {
    expect(run({}, true)).toBe('');
    const screen = screenOf({}, [], true);
    screen.note('说明');
    screen.print('结果');
    expect([screen.err(), screen.out()]).toEqual(['', '结果\n']);
  });
});

describe('what files hold', () => {
  const NAME = `本年/${ESCAPE}]0;x\u0007北\u009b2J\r张${ESCAPE}[31m村\u007f.xlsx`;
  const SHOWN = '本年/\\u001b]0;x\\u0007北\\u009b2J\\u000d张';

  it('does nothing to the terminal, in results, notes and progress', () => {
    const screen = screenOf();
    screen.print(NAME);
    screen.note(NAME);
    screen.progress('读取', 1).step(NAME);
    expect(screen.out()).toContain(`${SHOWN}${ESCAPE}[31m村\\u007f.xlsx\n`);
    expect(screen.err().split(SHOWN)).toHaveLength(3);
    for (const obeyed of ['\u0007', '\u007f', '\u009b', '\r']) {
      expect(screen.out() + screen.err()).not.toContain(obeyed);
    }
  });

  it('is the same JSON as before, with tabs and line breaks where they were', () => {
    const screen = screenOf();
    const json = JSON.stringify({ [NAME]: '\t\n' }, null, '\t');
    screen.print(json);
    expect(JSON.parse(screen.out())).toEqual(JSON.parse(json));
  });

  it('is as much as fits of a name without end', () => {
    const screen = screenOf();
    screen.progress('写出', 1).step(`${'张'.repeat(4000)}村`);
    expect(screen.err()).toMatch(/^写出 1\/1 …张{50,150}村\n$/u);
  });
});

describe('width on screen', () => {
  it.each([
    ['abc', 3],
    ['北张村', 6],
    ['A村1', 4],
    ['\uff081\uff09', 5],
    ['▼—…', 3],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%j is %i', (text, width) => {
    expect(widthOnScreen(text)).toBe(width);
  });

  it('what is too wide loses its beginning', () => {
    expect(fitted('本年/北张村.xlsx', 16)).toBe('本年/北张村.xlsx');
    expect(fitted('本年/北张村.xlsx', 15)).toBe('…年/北张村.xlsx');
    expect(fitted('北张村', 5)).toBe('…张村');
    expect(fitted('北张村', 0)).toBe('');
  });
});
