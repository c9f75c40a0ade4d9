import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readOnDemand } from './child.js';
import { CORPUS } from './corpus.js';
import type { Recipe } from './recipe.js';
import { type Report, readCorpus } from './run.js';

/**
 * Reads the malformed and exotic files, each in bounds of time and memory, or writes them to look at:
 *
 *   npm run corpus -- [--json] [--annotate] [--unlimited] [--heap MB] [NAME…]
 *   npm run corpus -- --write FOLDER NAME…
 *
 * A NAME stands for all files whose names contain it.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'string' },
    json: { type: 'boolean', default: false },
    unlimited: { type: 'boolean', default: false },
    heap: { type: 'string' },
    annotate: { type: 'boolean', default: false },
  },
});

const chosen = CORPUS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)),
);

async function write(recipes: readonly Recipe[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const { name, make } of recipes) {
    const path = join(folder, name.replaceAll('/', '-'));
    writeFileSync(path, await make());
    process.stdout.write(`${path}\n`);
  }
}

async function read(recipes: readonly Recipe[]): Promise<void> {
  const { json, unlimited, heap, annotate } = values;
  const reports: Report[] = [];
  const tell = (report: Report): void => {
    reports.push(report);
    if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else if (report.complaint !== null) {
      process.stdout.write(`${report.name}: ${report.complaint}\n`);
    }
  };
  const options = { unlimited, annotate, ...(heap === undefined ? {} : { heap: Number(heap) }) };
  await readCorpus(recipes, fileURLToPath(import.meta.url), tell, options);
  if (!json) process.stdout.write(summary(reports));
  process.exitCode = reports.every(({ complaint }) => complaint === null) ? 0 : 1;
}

function summary(reports: readonly Report[]): string {
  const most = (of: (report: Report) => number | null): string => {
    const [first] = reports.toSorted((a, b) => (of(b) ?? 0) - (of(a) ?? 0));
    return first === undefined ? '-' : `${of(first)?.toFixed(1)} (${first.name})`;
  };
  const bad = reports.filter(({ complaint }) => complaint !== null).length;
  return [
    `${reports.length} files, ${bad} not as they are to be`,
    `most seconds: ${most(({ seconds }) => seconds)}`,
    `most megabytes: ${most(({ megabytes }) => megabytes)}`,
    '',
  ].join('\n');
}

if (positionals[0] === 'child') readOnDemand();
else if (values.write !== undefined) await write(chosen, values.write);
else await read(chosen);
