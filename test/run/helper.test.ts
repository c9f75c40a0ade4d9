import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Crew } from '../../src/run/crew.js';
import { helped } from '../../src/run/helper.js';
import { alone, type Work } from './alone.js';
import { worker } from './worker-file.js';

const crews: Crew[] = [];
afterEach(async () => {
  for (const crew of crews.splice(0)) await crew.dismiss();
});

const here = {
  read: () => Promise.resolve('read here'),
  analyse: () => Promise.resolve('analysed here'),
  report: () => Promise.resolve('reported here'),
} as unknown as Work;

function crewOf(file: URL, tasks: number): Crew {
  const crew = helped(alone(here), (many) => many >= 2, file);
  crews.push(crew);
  crew.expect(tasks);
  return crew;
}

const page = (crew: Crew): Promise<unknown> => crew.report({ part: 'others' } as never);

describe('a helper', () => {
  it('is not even looked for where it is not worth it', async () => {
    const crew = crewOf(pathToFileURL('/nowhere.cjs'), 1);
    expect([crew.jobs, await page(crew)]).toEqual([1, 'reported here']);
    expect(await crew.analyse({} as never)).toBe('analysed here');
  });

  it('writes what is no workbook; tables are read here', async () => {
    const crew = crewOf(worker('port.postMessage({ id, value: "there" })'), 2);
    expect(crew.jobs).toBeGreaterThan(1);
    expect(await Promise.all([page(crew), crew.read({} as never)])).toEqual(['there', 'read here']);
  });

  it('is given up where more is to do than was thought', async () => {
    const crew = helped(
      alone(here),
      (many) => many >= 2 && many < 30,
      worker('port.postMessage({ id, value: "there" })'),
    );
    crews.push(crew);
    crew.expect(2);
    expect(await page(crew)).toBe('there');
    crew.expect(30);
    expect([crew.jobs, await page(crew)]).toEqual([1, 'reported here']);
  });

  it('tells its errors, and goes on', async () => {
    const crew = crewOf(worker('port.postMessage({ id, error: new Error("no " + id) })'), 2);
    await expect(page(crew)).rejects.toThrow('no 1');
    await expect(page(crew)).rejects.toThrow('no 2');
  });

  it.each([
    ['a file that is not there', () => pathToFileURL('/nowhere.cjs')],
    ['a thread that ends', () => worker('process.exit(3)')],
  ])('that is lost fails whatever waits for it: %s', async (_, file) => {
    const crew = crewOf(file(), 2);
    await expect(page(crew)).rejects.toThrow();
    await expect(page(crew)).rejects.toThrow();
  });
});
