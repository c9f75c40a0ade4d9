import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/run/crew.js';
import { alone, type Work } from './alone.js';

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
}

/** A task that is done when it is told to be. */
function tasks(count: number) {
  const begun: number[] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const promises = Array.from(
    { length: count },
    (_, n) =>
      new Promise<number>((resolve, reject) => {
        ends[n] = { resolve: () => resolve(n * 10), reject };
      }),
  );
  const begin = (n: number): Promise<number> => {
    begun.push(n);
    return promises[n] as Promise<number>;
  };
  return { begun, ends, begin, numbers: promises.keys() };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('几件事同时做,结果按次序交出', () => {
  it('后开始的先做完,也等前面的', async () => {
    const { ends, begin, numbers } = tasks(4);
    const results = all(inOrder(numbers, begin, { jobs: 2 }));
    for (const n of [3, 1, 0, 2]) ends[n]?.resolve();
    expect(await results).toEqual([0, 10, 20, 30]);
  });

  it('独自做时一件做完才开始下一件', async () => {
    const { begun, ends, begin, numbers } = tasks(3);
    const results = all(inOrder(numbers, begin, { jobs: 1 }));
    await settled();
    expect(begun).toEqual([0]);
    ends[0]?.resolve();
    await settled();
    expect(begun).toEqual([0, 1]);
    ends[1]?.resolve();
    ends[2]?.resolve();
    expect(await results).toEqual([0, 10, 20]);
  });

  it('没有做完的不超过人手加一,够各人接着做', async () => {
    const { begun, ends, begin, numbers } = tasks(20);
    const results = all(inOrder(numbers, begin, { jobs: 3 }));
    await settled();
    expect(begun).toHaveLength(4);
    for (const n of [1, 2, 3]) ends[n]?.resolve();
    await settled();
    expect(begun).toHaveLength(4);
    ends[0]?.resolve();
    await settled();
    expect(begun).toHaveLength(8);
    for (const end of ends) end.resolve();
    expect(await results).toHaveLength(20);
  });

  it('任务表按需取用,不一次取完', async () => {
    const { ends, begin } = tasks(5);
    let taken = 0;
    function* source() {
      for (let n = 0; n < 5; n += 1) {
        taken += 1;
        yield n;
      }
    }
    const results = inOrder(source(), begin, { jobs: 1 });
    for (const end of ends) end.resolve();
    await results.next();
    expect(taken).toBe(1);
    await results.return(undefined);
    expect(taken).toBe(1);
  });

  it('一件失败:在轮到它时失败,前面的照样交出,后面的失败不成为无人处理的错误', async () => {
    const { ends, begin, numbers } = tasks(4);
    const results = inOrder(numbers, begin, { jobs: 4 });
    ends[0]?.resolve();
    ends[1]?.reject(new Error('第二件'));
    ends[2]?.resolve();
    ends[3]?.reject(new Error('第四件'));
    expect((await results.next()).value).toBe(0);
    await expect(results.next()).rejects.toThrow('第二件');
    expect((await results.next()).done).toBe(true);
  });

  it('没有任务就没有结果', async () => {
    expect(await all(inOrder([], () => Promise.resolve(1), { jobs: 2 }))).toEqual([]);
  });

  it('不论人手多少、快慢如何,结果与任务同序', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(3), { maxLength: 15 }),
        fc.integer({ min: 1, max: 5 }),
        async (delays, jobs) => {
          const begin = async (n: number): Promise<number> => {
            for (let turn = 0; turn < (delays[n] ?? 0); turn += 1) await settled();
            return n;
          };
          const results = await all(inOrder(delays.keys(), begin, { jobs }));
          expect(results).toEqual([...delays.keys()]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('独自一人:一件一件地做,散伙时没有要收的', async () => {
  const work = {
    read: (task: unknown) => Promise.resolve(task),
  } as unknown as Work;
  const crew = alone(work);
  expect(crew.jobs).toBe(1);
  expect(crew.read).toBe(work.read);
  expect(await crew.dismiss()).toBeUndefined();
});
