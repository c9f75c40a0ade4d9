import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { hiring, isWorthASecond } from '../../src/cli/second-thread.js';
import { temporaryFolder } from '../e2e/run.js';
import { workerFile } from '../run/worker-file.js';

const threads: Worker[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.terminate()));
});

/** What a thread says to its first order. */
const saidBy = (thread: Worker): Promise<unknown> => {
  threads.push(thread);
  thread.postMessage({});
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
};

describe('a second thread is worth starting before the program is loaded', () => {
  it.each([
    ['where both years are compared', ['analyze', '--out', '结果'], 2, true],
    ['behind the language of the screen', ['--lang', 'en', 'analyze'], 2, true],
    ['not on one core', ['analyze', '--out', '结果'], 1, false],
    ['not for a verb that only reads', ['validate', '本年'], 2, false],
    ['not where the number of threads is said', ['analyze', '--jobs', '2'], 2, false],
    ['nor where it is said with a sign', ['analyze', '--jobs=2'], 2, false],
    ['not for a page of help', ['analyze', '--help'], 2, false],
    ['nor for its short word', ['analyze', '-h'], 2, false],
    ['not without a verb', [], 2, false],
  ])('%s', (_, argv, cores, isWorth) => {
    expect(isWorthASecond(argv, cores)).toBe(isWorth);
  });
});

describe('threads of the program', () => {
  it('are started with the words that the program was started with', async () => {
    const file = workerFile('port.postMessage(process.argv.slice(2));');
    const hire = hiring(file, ['validate', '--quiet']);
    expect(await saidBy(hire())).toEqual(['validate', '--quiet']);
  });

  it.skipIf(availableParallelism() === 1)(
    'the first one is there before it is asked for, and is handed over once',
    async () => {
      const sign = join(temporaryFolder(), 'started');
      const note = `require('node:fs').appendFileSync(${JSON.stringify(sign)}, 'x');`;
      const hire = hiring(workerFile("port.postMessage('there');", '', note), ['analyze']);
      await vi.waitFor(() => expect(existsSync(sign)).toBe(true), { timeout: 60_000 });
      expect(await saidBy(hire())).toBe('there');
      expect(readFileSync(sign, 'utf8')).toBe('x');
      expect(await saidBy(hire())).toBe('there');
      expect(readFileSync(sign, 'utf8')).toBe('xx');
    },
  );

  it('one that failed before it was asked for is started anew, and then tells why', async () => {
    const hire = hiring('/nowhere.cjs', ['analyze']);
    await expect(saidBy(hire())).rejects.toThrow('nowhere');
    await expect(saidBy(hire())).rejects.toThrow('nowhere');
  });
});
