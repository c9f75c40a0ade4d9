/**
 * How fast and how large the program is, each row a ratio: against a pandas script that does less
 * (bench/peer), against bare Node, or of a small township to a large one. Needs the built program.
 *
 *   npm run bench -- [--rows xlsx10,version,…] [--runs 5] [--growth 10,400,300]
 *     [--memory 100,10000,30] [--python /usr/bin/python3] [--record]
 *
 * `--growth` and `--memory` name the fewer villages, the more, and the households of each.
 * `--record` puts the table at the end of bench/history.md.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { recorded, tableOf } from './history.js';
import { Inputs, type Size } from './inputs.js';
import { ROWS, type Row } from './rows.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: Object.keys(ROWS).join(',') },
    runs: { type: 'string', default: '5' },
    growth: { type: 'string', default: '10,400,300' },
    memory: { type: 'string', default: '100,10000,30' },
    python: { type: 'string', default: '/usr/bin/python3' },
    record: { type: 'boolean', default: false },
  },
});

function sizes(text: string): readonly [Size, Size] {
  const [fewer = 1, more = 1, households = 1] = text.split(',').map(Number);
  return [
    { villages: fewer, households },
    { villages: more, households },
  ];
}

function peerPython(command: string): string | null {
  const { status } = spawnSync(command, ['-c', 'import pandas, openpyxl, xlsxwriter']);
  return status === 0 ? command : null;
}

const runs = Number(values.runs);
const bench = {
  inputs: new Inputs(),
  runs,
  python: peerPython(values.python),
  growth: sizes(values.growth),
  memory: sizes(values.memory),
};
const rows: Row[] = [];
try {
  for (const name of values.rows.split(',')) {
    const measure = ROWS[name];
    if (measure === undefined) throw new Error(`no row ${name}; there are: ${Object.keys(ROWS)}`);
    const row = await measure(bench);
    rows.push(row);
    console.error(`${name}: ${Object.values(row).join(' | ')}`);
  }
} finally {
  bench.inputs.remove();
}
console.log(tableOf(rows));

if (values.record) {
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  const [{ model = '' } = {}, ...others] = cpus();
  writeFileSync(
    'bench/history.md',
    recorded(
      readFileSync('bench/history.md', 'utf8'),
      {
        day: new Date().toISOString().slice(0, 10),
        commit: commit.trim(),
        machine: `${model.trim()}, ${others.length + 1} cores, Node ${process.versions.node}`,
        runs,
      },
      rows,
    ),
  );
}
