import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type Crew, together } from '../../src/run/crew.js';
import type { Work } from '../../src/run/work.js';
import { worker } from './worker-file.js';

const crews: Crew[] = [];
afterEach(async () => {
  for (const crew of crews.splice(0)) await crew.dismiss();
});

const work = {
  read: (task: number) => Promise.resolve(`here ${task}`),
  analyse: () => Promise.reject(new Error('here')),
} as unknown as Work;

function crewOf(worker: URL, others = 1): Crew {
  const crew = together((tasks) => (tasks < 30 ? 0 : others), worker, work);
  crews.push(crew);
  return crew;
}

const read = (crew: Crew, tasks: readonly number[]) =>
  Promise.all(tasks.map((task) => crew.read(task as never) as Promise<unknown>));
const TASKS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('few tasks', () => {
  it('are done on this thread, one at a time; the file of the others is not even looked for', async () => {
    const crew = crewOf(pathToFileURL('/nowhere.cjs'));
    crew.expect(29);
    expect(crew.jobs).toBe(1);
    expect(await read(crew, TASKS)).toEqual(TASKS.map((task) => `here ${task}`));
    await expect(crew.analyse({} as never)).rejects.toThrow('here');
  });
});

describe('many tasks', () => {
  it('are done by this thread and the others', async () => {
    const crew = crewOf(worker('port.postMessage({ id, value: "there " + task })'));
    crew.expect(30);
    expect(crew.jobs).toBe(3);
    const results = (await read(crew, TASKS)) as string[];
    expect(results.map((text) => text.slice(-1))).toEqual(TASKS.map(String));
    expect(results).toContain('here 3');
    expect(results).toContain('there 1');
  });

  it('an error of a task is that task’s alone', async () => {
    const crew = crewOf(worker('port.postMessage({ id, error: new Error("no " + task) })'));
    crew.expect(30);
    const [one, two, three] = await Promise.allSettled(
      TASKS.map((task) => crew.read(task as never)),
    );
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'no 1' } });
    expect(two).toMatchObject({ status: 'rejected', reason: { message: 'no 2' } });
    expect(three).toMatchObject({ status: 'fulfilled' });
  });
});

describe('a thread that is lost fails at once whatever waits', () => {
  const failing: readonly (readonly [string, () => URL])[] = [
    ['a file that is not there', () => pathToFileURL('/nowhere.cjs')],
    ['a file that throws', () => worker('}); throw new Error("broken"); ({')],
    ['a thread that ends', () => worker('process.exit(3)')],
    ['a thread that throws in between', () => worker('throw new Error("in between")')],
  ];
  it.each(failing)('%s', async (_, file) => {
    const crew = crewOf(file());
    crew.expect(30);
    const results = await Promise.allSettled(TASKS.map((task) => crew.read(task as never)));
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    // And from then on nothing is taken any more.
    await expect(crew.read(9 as never)).rejects.toThrow();
  });
});
