import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/domain/period.js';
import type { RunSettings } from '../../../src/run/analyze/run-outcome.js';
import { type Crew, together } from '../../../src/run/crew.js';
import { Shelf } from '../../../src/run/shelf/shelf.js';
import type { Hire } from '../../../src/run/threads.js';
import { WORK, type Work } from '../../../src/run/work.js';
import { makeTownship } from '../../../src/sample/township.js';
import { policyWith } from '../../policies.js';
import { alone, elsewhere } from '../alone.js';
import { filesWritten, harvestIn, settingsFor } from '../results-folder.js';
import { worker } from '../worker-file.js';

const folder = mkdtempSync(join(tmpdir(), 'zengshou-groups-'));
const ROWS = join(folder, 'rows');
const SAMPLE = join(folder, 'sample');

let inMemory: Awaited<ReturnType<typeof filesWritten>>;

beforeAll(async () => {
  const size = { villages: 8, households: 70, seed: 6, style: 'messy' as const };
  for await (const { path, bytes } of makeTownship(size)) {
    mkdirSync(dirname(join(SAMPLE, path)), { recursive: true });
    writeFileSync(join(SAMPLE, path), bytes);
  }
  inMemory = await filesWritten(SAMPLE, new Shelf(() => null));
});
const crews: Crew[] = [];
afterAll(async () => {
  for (const crew of crews) await crew.dismiss();
  rmSync(folder, { recursive: true, force: true });
});

/** The threads of the built program, and this one. */
const built: Hire = () => new Worker(resolve('dist/start.cjs'));

function crewOf(others: number, hire = built, here: Work = WORK): Crew {
  const crew = together(() => others, hire, here);
  crews.push(crew);
  return crew;
}

describe('groups of tables, looked at by several threads', () => {
  it.each([0, 1, 2])(
    '%i besides this one: the files are those of rows in memory',
    async (others) => {
      const shelf = new Shelf(() => ROWS, 0);
      const files = await filesWritten(SAMPLE, shelf, undefined, crewOf(others));
      expect(shelf.isLaidDown).toBe(true);
      shelf.close();
      expect([...files.keys()].filter((name) => files.get(name) !== inMemory.get(name))).toEqual(
        [],
      );
      expect(files.size).toBe(inMemory.size);
    },
    120_000,
  );

  it('mere totals are refused as if all tables were looked at together', async () => {
    const at = join(folder, 'totals');
    for (const year of ['上年', '本年']) {
      mkdirSync(join(at, year), { recursive: true });
      for (const n of [1, 2]) {
        // Only the second village has the second column.
        const [column, cell] = n === 1 ? ['', ''] : [',转移性收入', ',60'];
        const rows = [7, 8].map((id) => `${n}${id},王${n}${id},3,500${cell}`);
        const header = `户编号,户主姓名,家庭人口数,工资性收入${column}`;
        writeFileSync(join(at, year, `第${n}村.csv`), `${[header, ...rows].join('\n')}\n`);
      }
    }
    const policy = policyWith({ monthShares: { default: 'even' } });
    const settings: RunSettings = {
      ...settingsFor(policy, at),
      basis: 'to-date',
      periods: { prior: parsePeriod('2020-10..2021-09'), current: parsePeriod('2021-10..2022-03') },
    };
    for (const crew of [alone, elsewhere]) {
      const shelf = new Shelf(() => ROWS, 0);
      const run = harvestIn(at, shelf, crew(WORK), settings);
      await expect(run).rejects.toMatchObject({
        code: 'period.mereTotals',
        params: {
          totals:
            '工资性收入（上年/第1村.csv!2）、工资性收入（本年/第1村.csv!2）、转移性收入（上年/第2村.csv!2）、转移性收入（本年/第2村.csv!2）',
        },
      });
      shelf.close();
    }
  });

  it('a thread that is lost fails the run at once', async () => {
    const crew = crewOf(1, worker('process.exit(3)'), {
      ...WORK,
      // Takes as long as the other thread lives.
      harvest: async (groups, run) => {
        await crew.analyse({} as never).catch(() => undefined);
        return WORK.harvest(groups, run);
      },
    });
    const shelf = new Shelf(() => ROWS, 0);
    const run = harvestIn(SAMPLE, shelf, { ...crew, jobs: 3, read: WORK.read });
    await expect(run).rejects.toThrow('a thread ended with 3');
    shelf.close();
  });
});
