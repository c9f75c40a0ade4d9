import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** Every way in which a loop may go, each a function that tells what it came by. */
const SAMPLE = `
interface Row { readonly name: string; readonly amounts: readonly number[] }
const ROWS: readonly Row[] = [{ name: '张', amounts: [1, 2] }, { name: '王', amounts: [3] }];
const numbers = [5, 6, 7, 8];

export const TOLD = {
  plain() { const told: unknown[] = []; for (const row of ROWS) told.push(row.name); return told; },
  nested() {
    const told: unknown[] = [];
    for (const row of ROWS) for (const amount of row.amounts) told.push(row.name, amount);
    return told;
  },
  within() {
    const told: unknown[] = [];
    for (const n of numbers.map((m) => { let sum = 0; for (const o of numbers) sum += o * m; return sum; })) {
      told.push(n);
    }
    return told;
  },
  patterns() {
    const told: unknown[] = [];
    for (const { name, amounts: [first, second = '无'] } of ROWS) told.push(name, first, second);
    return told;
  },
  left() {
    const told: unknown[] = [];
    outer: for (const row of ROWS) {
      for (const amount of row.amounts) {
        if (amount === 2) continue outer;
        if (amount === 3) break outer;
        told.push(amount);
      }
    }
    return told;
  },
  kept() {
    const told: (() => number)[] = [];
    for (let n of numbers) { n += 1; told.push(() => n); }
    return told.map((tell) => tell());
  },
  grown() {
    const list = [1]; const told: unknown[] = [];
    for (const n of list) { told.push(n); if (n < 4) list.push(n + 1); }
    return told;
  },
  shrunk() {
    const list = [1, 2, 3, 4]; const told: unknown[] = [];
    for (const n of list) { told.push(n); list.pop(); }
    return told;
  },
  replaced() {
    let list = [1, 2]; const told: unknown[] = [];
    for (const n of list) { told.push(n); list = [7, 8, 9]; list.push(n); }
    return told;
  },
  yielded() {
    return [...(function* () { for (const { name } of ROWS) { const row = yield name; if (row) return; } })()];
  },
  numbered() {
    const told: unknown[] = [];
    for (const [n, { name }] of ROWS.entries()) told.push(n, name);
    return told;
  },
  others() {
    const told: unknown[] = [];
    for (const letter of '户𠮷') told.push(letter);
    for (const [key, value] of new Map([['a', 1]])) told.push(key, value);
    for (const [key, value] of new Map([['b', 2]]).entries()) told.push(key, value);
    for (const value of new Set([1, 1])) told.push(value);
    for (const code of new Uint8Array([1, 2])) told.push(code);
    for (const odd of ((function* () { yield 9; })())) told.push(odd);
    return told;
  },
};
`;
const CONFIG = {
  compilerOptions: { target: 'ES2023', module: 'NodeNext', strict: true, types: [] },
  include: ['*.ts'],
};

interface Types {
  readonly checker: unknown;
  readonly program: { getSourceFile(path: string): unknown };
  close(): void;
}
interface Build {
  typesOf(config: string): Types;
  withIndexedLoops(checker: unknown, file: unknown): string;
}

/** The build's scripts are run as they stand, without types. */
const { typesOf, withIndexedLoops }: Build = await import(
  new URL('../../scripts/build/loops.js', import.meta.url).href
);

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'zengshou-loops-')));
let told = '';

beforeAll(() => {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
  writeFileSync(join(folder, 'sample.ts'), SAMPLE);
  const types = typesOf(join(folder, 'tsconfig.json'));
  told = withIndexedLoops(types.checker, types.program.getSourceFile(join(folder, 'sample.ts')));
  types.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function results(source: string): Promise<Record<string, unknown>> {
  const { code } = transformSync(source, { loader: 'ts' });
  const address = `data:text/javascript,${encodeURIComponent(code)}`;
  const { TOLD } = (await import(address)) as { TOLD: Record<string, () => unknown> };
  return Object.fromEntries(Object.entries(TOLD).map(([name, tell]) => [name, tell()]));
}

it('loops over arrays come to the same by place, whichever way they go', async () => {
  const before = await results(SAMPLE);
  expect(before).toMatchObject({
    left: [1],
    grown: [1, 2, 3, 4],
    shrunk: [1, 2],
    replaced: [1, 2],
    yielded: ['张', '王'],
    numbered: [0, '张', 1, '王'],
  });
  expect(await results(told)).toEqual(before);
});

it('loops over anything else stay as they are', () => {
  expect(
    told.match(/(?<=for \(const .*) of (.*)(?=\) )/g)?.map((walked) => walked.slice(4)),
  ).toEqual([
    "'户𠮷'",
    "new Map([['a', 1]])",
    "new Map([['b', 2]]).entries()",
    'new Set([1, 1])',
    'new Uint8Array([1, 2])',
    '((function* () { yield 9; })())',
  ]);
  expect(told.match(/for \(let \$place/g)).toHaveLength(14);
});
