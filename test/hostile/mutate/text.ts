import type { Random } from '../../../src/sample/random.js';

const INSERTED: readonly string[] = [
  '"',
  '""',
  ',',
  '\t',
  ';',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\ufeff',
  '\u0000',
  '="',
  "'",
  ' ',
  '　',
  '\u200b',
  '__proto__',
  '149900198001011233',
  '1.49900198001011E+17',
  '9'.repeat(400),
  '1E400',
  '-',
  '合计',
  '万元',
  '村',
  '填报单位:',
  '2022年1-9月',
  '户主姓名',
  '=cmd|calc!A1',
];

type Change = (text: string, at: number, random: Random) => string;

const lines =
  (change: (all: string[], at: number, random: Random) => void): Change =>
  (text, _, random) => {
    const all = text.split('\n');
    change(all, random.whole(0, all.length - 1), random);
    return all.join('\n');
  };

const CHANGES: readonly Change[] = [
  (text, at, random) => text.slice(0, at) + random.pick(INSERTED) + text.slice(at),
  (text, at, random) => text.slice(0, at) + random.pick(INSERTED) + text.slice(at),
  (text, at, random) => text.slice(0, at) + text.slice(at + random.whole(1, 20)),
  (text, at) => text.slice(0, at),
  (text, at, random) => text.slice(0, at) + random.pick(INSERTED) + text.slice(at + 1),
  lines((all, at) => void all.splice(at, 1)),
  lines((all, at) => void all.splice(at, 0, all[at] ?? '')),
  lines((all, at, random) => {
    const other = random.whole(0, all.length - 1);
    [all[at], all[other]] = [all[other] ?? '', all[at] ?? ''];
  }),
];

/** One to three changes of characters and lines. */
export function mutateText(text: string, random: Random): string {
  let changed = text;
  for (let left = random.whole(1, 3); left > 0; left -= 1) {
    changed = random.pick(CHANGES)(changed, random.whole(0, changed.length), random);
  }
  return changed;
}
