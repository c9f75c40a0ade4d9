import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/intake/sheet.js';
import type { Crew } from '../../src/run/crew.js';
import { helped } from '../../src/run/helper.js';
import type { ReadTask } from '../../src/run/read/read-file.js';
import type { Hire } from '../../src/run/threads.js';
import { alone, type Work } from './alone.js';
import { nowhere, worker } from './worker-file.js';

const crews: Crew[] = [];
afterEach(async () => {
  for (const crew of crews.splice(0)) await crew.dismiss();
});

const here = {
  read: () => Promise.resolve('read here'),
  analyse: () => Promise.resolve({ name: 'analysed here', workbooks: [] }),
  report: () => Promise.resolve('reported here'),
} as unknown as Work;

/** What has been told of young memory since the last test. */
const told: string[] = [];
const young = { keep: () => void told.push('keep'), letGrow: () => void told.push('grow') };
beforeEach(() => {
  told.length = 0;
});

function crewOf(hire: Hire, tasks: number): Crew {
  const crew = helped(alone(here), (many) => many >= 2, hire, young);
  crews.push(crew);
  crew.expect(tasks);
  return crew;
}

/** What a sheet without hidden parts says besides its cells. */
const REST = "name: '本年', hidden: false, merges: [], hiddenRows: [], hiddenColumns: []";

const taskOf = (name: string): ReadTask => ({
  input: { path: `/${name}`, name, year: 'current' },
  columns: new Map(),
  limits: DEFAULT_LIMITS,
});

const page = (crew: Crew): Promise<unknown> => crew.report({ part: 'others' } as never);

describe('a helper', () => {
  it('is not even looked for where it is not worth it', async () => {
    const crew = crewOf(nowhere, 1);
    expect([crew.jobs, await page(crew)]).toEqual([1, 'reported here']);
    const { name, workbooks } = await crew.analyse({} as never);
    expect([name, await workbooks]).toEqual(['analysed here', []]);
  });

  it('writes what is no workbook', async () => {
    const crew = crewOf(worker('port.postMessage({ id, value: "there" })'), 2);
    expect(await page(crew)).toBe('there');
  });

  it('opens files, of which tables are made here', async () => {
    const numbers = 'kinds: Uint8Array.of(2, 2), values: Int32Array.of(0, 1)';
    const cells = `{ ${numbers}, texts: ['甲', '乙'], others: [] }`;
    const sheet = `{ ${REST}, lengths: Uint32Array.of(2), cells: ${cells} }`;
    const value = `{ sha256: 'ab', format: 'xlsx', sheets: [${sheet}] }`;
    const crew = crewOf(worker(`port.postMessage({ id, value: ${value} })`), 2);
    expect(await crew.read(taskOf('北张村.xlsx'))).toMatchObject({
      input: { name: '北张村.xlsx' },
      sha256: 'ab',
      skipped: [{ file: '北张村.xlsx', sheet: '本年', rows: 1 }],
      faults: [{ code: 'file.noTable' }],
    });
  });

  it('of a file that cannot be opened it gives the finding', async () => {
    const fault = { code: 'file.unreadable', file: '北张村.xlsx', params: { reason: 'zip' } };
    const value = JSON.stringify({ sha256: 'ab', fault });
    const crew = crewOf(worker(`port.postMessage({ id, value: ${value} })`), 2);
    expect(await crew.read(taskOf('北张村.xlsx'))).toMatchObject({ tables: [], faults: [fault] });
  });

  it('leaves a text to this thread while it has another file to open, no sooner', async () => {
    const value = '{ sha256: null, fault: { code: "opened there" } }';
    const second = `for (const id of held) port.postMessage({ id, value: ${value} });`;
    const crew = crewOf(
      worker(`held.push(id); if (held.length === 2) ${second}`, '', 'const held = [];'),
      2,
    );
    const names = ['1.csv', '2.csv', '3.xlsx'];
    const read = await Promise.all(names.map((name) => crew.read(taskOf(name))));
    const there = { faults: [{ code: 'opened there' }] };
    expect(read).toMatchObject([there, 'read here', there]);
  });

  it('has no more than four files to open at a time, however many are begun', async () => {
    const told = 'sha256: null, fault: { code: String(held.size) }';
    const open = `setTimeout(() => { port.postMessage({ id, value: { ${told} } }); held.delete(id); }, 5)`;
    const crew = crewOf(worker(`held.add(id); ${open}`, '', 'const held = new Set();'), 2);
    const names = Array.from({ length: crew.files }, (_, n) => `${n}.xlsx`);
    const read = await Promise.all(names.map((name) => crew.read(taskOf(name))));
    const atOnce = read.map(({ faults }) => Number(faults[0]?.code));
    expect([names.length > 4, Math.max(...atOnce)]).toEqual([true, 4]);
  });

  it('goes on with the next file where one fails', async () => {
    const crew = crewOf(worker('port.postMessage({ id, error: new Error("no " + id) })'), 2);
    const names = Array.from({ length: 8 }, (_, n) => `${n}.xlsx`);
    const read = await Promise.allSettled(names.map((name) => crew.read(taskOf(name))));
    expect(read.map(({ status }) => status)).toEqual(names.map(() => 'rejected'));
  });

  it('is given up where more is to do than was thought', async () => {
    const crew = helped(
      alone(here),
      (many) => many >= 2 && many < 30,
      worker('port.postMessage({ id, value: "there" })'),
      young,
    );
    crews.push(crew);
    crew.expect(2);
    expect(await page(crew)).toBe('there');
    crew.expect(30);
    expect([crew.jobs, await page(crew)]).toEqual([1, 'reported here']);
    expect(told).toEqual(['grow']);
  });

  it('has young memory stay as it is once it has opened the first file', async () => {
    const value = '{ sha256: null, fault: { code: "opened there" } }';
    const crew = crewOf(worker(`port.postMessage({ id, value: ${value} })`), 2);
    await page(crew);
    expect(told).toEqual([]);
    for (const name of ['1.xlsx', '2.xlsx']) await crew.read(taskOf(name));
    expect(told).toEqual(['keep']);
  });

  it('tells its errors, and goes on', async () => {
    const crew = crewOf(worker('port.postMessage({ id, error: new Error("no " + id) })'), 2);
    await expect(page(crew)).rejects.toThrow('no 1');
    await expect(page(crew)).rejects.toThrow('no 2');
  });

  it.each([
    ['a file that is not there', () => nowhere],
    ['a thread that ends', () => worker('process.exit(3)')],
  ])('that is lost fails whatever waits for it: %s', async (_, hire) => {
    const crew = crewOf(hire(), 2);
    await expect(page(crew)).rejects.toThrow();
    await expect(page(crew)).rejects.toThrow();
  });
});
