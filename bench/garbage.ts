/**
 * What a run allocates, and which functions do: that decides how long a large township takes, and
 * unlike times it is the same on a busy machine.
 *
 *   npm run build
 *   node scripts/run.js bench/garbage.ts [VILLAGES] [HOUSEHOLDS]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Inputs } from './inputs.js';

const [villages = 60, households = 300] = process.argv.slice(2).map(Number);
const LISTED = 30;
const MEGABYTE = 1e6;
/** One in so many bytes is looked at. */
const INTERVAL = 65_536;

/** Runs in the program's process: whatever it allocates counts, also what is collected at once. */
const probe = (to: string): string =>
  `data:text/javascript,${encodeURIComponent(`
import { Session } from 'node:inspector';
import { writeFileSync } from 'node:fs';
const session = new Session();
session.connect();
session.post('HeapProfiler.startSampling', {
  samplingInterval: ${INTERVAL},
  includeObjectsCollectedByMajorGC: true,
  includeObjectsCollectedByMinorGC: true,
});
process.on('exit', () =>
  session.post('HeapProfiler.stopSampling', (_, { profile }) =>
    writeFileSync(${JSON.stringify(to)}, JSON.stringify(profile.head))));
`)}`;

interface Node {
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly selfSize: number;
  readonly children: readonly Node[];
}

/** Bytes by function, those of built-in ones told apart. */
function sizes(node: Node, known = new Map<string, number>()): ReadonlyMap<string, number> {
  const { functionName, url } = node.callFrame;
  const name = `${functionName || '(anonymous)'} ${url === '' ? '(V8)' : basename(url)}`;
  known.set(name, (known.get(name) ?? 0) + node.selfSize);
  for (const child of node.children) sizes(child, known);
  return known;
}

const inputs = new Inputs();
try {
  const folder = await inputs.of({ villages, households }, 'clean');
  const told = join(inputs.root, 'garbage.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['--import', probe(told), resolve('bin/zengshou.js'), 'analyze', '--jobs', '1', '--quiet'],
      ...['--prior', '上年', '--current', '本年', '--township', '北张乡', '--out', '结果'],
      ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
      ...['--without', '逐项对比', '--without', '报告.html', '--without', '研判报告.docx'],
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status === null || status > 1) throw new Error(stderr);
  const all = [...sizes(JSON.parse(readFileSync(told, 'utf8')))].sort(([, a], [, b]) => b - a);
  const total = all.reduce((sum, [, size]) => sum + size, 0);
  const ofEach = total / villages / households / 1000;
  console.log(`${(total / MEGABYTE).toFixed(0)} MB, ${ofEach.toFixed(1)} KB a household`);
  for (const [name, size] of all.slice(0, LISTED)) {
    console.log(`${(size / MEGABYTE).toFixed(1).padStart(8)} MB  ${name}`);
  }
} finally {
  inputs.remove();
}
