import { afterEach, describe, expect, it } from 'vitest';
import { type Crew, together } from '../../src/run/crew.js';
import type { Hire } from '../../src/run/threads.js';
import type { Work } from '../../src/run/work.js';
import { nowhere, worker } from './worker-file.js';

const crews: Crew[] = [];
afterEach(async () => {
  for (const crew of crews.splice(0)) await crew.dismiss();
});

const work = {
  read: (task: number) => Promise.resolve(`here ${task}`),
  analyse: () => Promise.reject(new Error('here')),
} as unknown as Work;

function crewOf(hire: Hire, here = work): Crew {
  const crew = together((tasks) => (tasks < 30 ? 0 : 1), hire, here);
  crews.push(crew);
  return crew;
}

/** Work that keeps this thread busy until it is let go of. */
function busy() {
  let free: () => void = () => undefined;
  const freed = new Promise<void>((resolve) => {
    free = resolve;
  });
  const here: Work = { ...work, read: (task) => freed.then(() => work.read(task)) };
  return { here, free };
}

const read = (crew: Crew, tasks: readonly number[]) =>
  Promise.all(tasks.map((task) => crew.read(task as never) as Promise<unknown>));
const TASKS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('few tasks', () => {
  it('are done on this thread, one at a time; the file of the others is not even looked for', async () => {
    const crew = crewOf(nowhere);
    crew.expect(29);
    expect(crew.jobs).toBe(1);
    expect(await read(crew, TASKS)).toEqual(TASKS.map((task) => `here ${task}`));
    await expect(crew.analyse({} as never)).rejects.toThrow('here');
  });
});

describe('many tasks', () => {
  it('threads end when they are dismissed, and whoever dismisses them again waits for it', async () => {
    const crew = crewOf(worker('port.postMessage({ id, value: "there " + task })'));
    crew.expect(30);
    const both = [crew.dismiss(), crew.dismiss()];
    expect(await Promise.all(both)).toEqual([undefined, undefined]);
    expect(await crew.dismiss()).toBeUndefined();
  });

  it('are done by this thread and the others', async () => {
    const { here, free } = busy();
    const crew = crewOf(worker('port.postMessage({ id, value: "there " + task })'), here);
    crew.expect(30);
    expect(crew.jobs).toBe(3);
    const [first, ...rest] = TASKS.map((task) => crew.read(task as never) as Promise<unknown>);
    expect(await Promise.all(rest)).toEqual(TASKS.slice(1).map((task) => `there ${task}`));
    free();
    expect(await first).toBe('here 1');
  });

  it('what they have in common goes to each thread once', async () => {
    const crew = crewOf(worker('port.postMessage({ id, value: common })'), busy().here);
    crew.expect(30);
    void crew.read(0 as never);
    const harvest = (common: object) => crew.harvest([], common as never) as Promise<unknown>;
    const [one, other] = [{ one: 1 }, { other: 2 }];
    const told = await Promise.all([
      harvest(one),
      harvest(one),
      crew.read(1 as never),
      harvest(one),
      harvest(other),
    ]);
    expect(told).toEqual([one, undefined, undefined, undefined, other]);
  });

  it('do not wait for a thread that has not started', async () => {
    const crew = crewOf(worker('', ''));
    crew.expect(30);
    expect(await read(crew, TASKS)).toEqual(TASKS.map((task) => `here ${task}`));
  });

  it('an error of a task is that task’s alone', async () => {
    const { here, free } = busy();
    const crew = crewOf(worker('port.postMessage({ id, error: new Error("no " + task) })'), here);
    crew.expect(30);
    const [one, ...rest] = TASKS.map((task) => crew.read(task as never));
    const [two, three] = await Promise.allSettled(rest);
    free();
    expect(await one).toBe('here 1');
    expect(two).toMatchObject({ status: 'rejected', reason: { message: 'no 2' } });
    expect(three).toMatchObject({ status: 'rejected', reason: { message: 'no 3' } });
  });
});

describe('a thread that is lost fails at once whatever waits', () => {
  const failing: readonly (readonly [string, () => Hire])[] = [
    ['a file that is not there', () => nowhere],
    ['a file that throws', () => worker('', '', 'throw new Error("broken");')],
    ['a thread that ends before it has started', () => worker('', 'process.exit(3);')],
    ['a thread that cannot load the program', () => worker('', 'throw new Error("broken");')],
    ['a thread that ends', () => worker('process.exit(3)')],
    ['a thread that throws in between', () => worker('throw new Error("in between")')],
  ];
  it.each(failing)('%s', async (_, hire) => {
    const crew = crewOf(hire(), busy().here);
    crew.expect(30);
    const [, ...waiting] = TASKS.map((task) => crew.read(task as never));
    const results = await Promise.allSettled(waiting);
    expect(results.map(({ status }) => status)).toEqual(waiting.map(() => 'rejected'));
    // And from then on nothing is taken any more.
    await expect(crew.read(9 as never)).rejects.toThrow();
  });
});
