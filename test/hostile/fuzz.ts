import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readOnDemand } from './child.js';
import { fuzzParts } from './fuzz-parts.js';
import { HONEST_FORMATS, type HonestFormat, honest, honestCards } from './honest.js';
import { mutant } from './mutants.js';
import { Reader, type Reading } from './reader.js';
import { complaint } from './recipe.js';

/**
 * Feeds the readers with damaged files, from the bytes to the findings, until the time is over or
 * so many of each kind are read:
 *
 *   npm run fuzz -- [--seconds N | --rounds N] [--parts N] [--seed S] [--out FOLDER]
 *
 * A file with which something is wrong is made smaller and kept; the same seed makes it again.
 * Then a million damaged sheets, or as many as said, are read by the scanner and by the parser.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string' },
    parts: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'fuzz-found' },
  },
});

/** So many files are read twice: the same bytes give the same reading. */
const TWICE = 16;
/** Tries at making a file smaller. */
const MOST_TRIES = 60;

/** What is damaged: the table in every format, and cards. */
interface Subject {
  readonly name: string;
  readonly format: HonestFormat;
  readonly make: () => Promise<Uint8Array>;
}

const SUBJECTS: readonly Subject[] = [
  ...HONEST_FORMATS.map((format) => ({ name: format, format, make: () => honest(format) })),
  ...(['xlsx', 'csv'] as const).map((format) => ({
    name: `cards-${format}`,
    format,
    make: () => honestCards(format),
  })),
];

interface Tried {
  read: number;
  refused: number;
  wrong: number;
}

class Fuzzer {
  readonly tried = new Map<string, Tried>();
  private readonly reader = new Reader(fileURLToPath(import.meta.url));
  private readonly folder = mkdtempSync(join(tmpdir(), 'zengshou-fuzz-'));

  /** A round reads one file of each subject. */
  async run(isOver: (rounds: number) => boolean, firstSeed: number, out: string): Promise<void> {
    for (let rounds = 0; !isOver(rounds); rounds += 1) {
      for (const subject of SUBJECTS) {
        if (isOver(rounds)) break;
        await this.one(subject, firstSeed + rounds, out);
      }
    }
  }

  stop(): void {
    this.reader.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async one({ name, format, make }: Subject, seed: number, out: string): Promise<void> {
    const bytes = await mutant(await make(), format, seed);
    const reading = await this.read(bytes);
    const wrong = faultOf(reading) ?? (await this.unlike(bytes, reading, seed));
    const tried = this.tried.get(name) ?? { read: 0, refused: 0, wrong: 0 };
    this.tried.set(name, tried);
    if (wrong !== null) {
      tried.wrong += 1;
      mkdirSync(out, { recursive: true });
      const path = join(out, `${name}-${seed}`);
      writeFileSync(path, await this.smaller(bytes));
      process.stdout.write(`${path}: ${wrong}\n`);
    } else if ('outcome' in reading && reading.outcome?.kind === 'read') tried.read += 1;
    else tried.refused += 1;
  }

  private read(bytes: Uint8Array): Promise<Reading> {
    const path = join(this.folder, 'file');
    writeFileSync(path, bytes);
    return this.reader.ask({ path });
  }

  /** What differs when the same file is read again; null where nothing does. */
  private async unlike(bytes: Uint8Array, first: Reading, seed: number): Promise<string | null> {
    if (seed % TWICE !== 0 || 'died' in first) return null;
    const second = await this.read(bytes);
    if ('died' in second) return 'died when it was read again';
    const [once, again] = [JSON.stringify(first.outcome), JSON.stringify(second.outcome)];
    return once === again ? null : `reads ${once}, then ${again}`;
  }

  /** Leaves out halves, quarters and so on as long as something stays wrong. */
  private async smaller(bytes: Uint8Array): Promise<Uint8Array> {
    let least = bytes;
    let tries = 0;
    for (let size = least.length >> 1; size > 0 && tries < MOST_TRIES; size >>= 1) {
      for (let at = 0; at < least.length && tries < MOST_TRIES; tries += 1) {
        const without = new Uint8Array([...least.subarray(0, at), ...least.subarray(at + size)]);
        if (faultOf(await this.read(without)) === null) at += size;
        else least = without;
      }
    }
    return least;
  }
}

const WIDEST_NAME = Math.max(...SUBJECTS.map(({ name }) => name.length));

const faultOf = (reading: Reading): string | null =>
  complaint({ name: '', make: () => new Uint8Array(), ends: 'sound' }, reading, '');

function ending(started: number): (rounds: number) => boolean {
  const { rounds: most, seconds } = values;
  if (most !== undefined) return (rounds) => rounds >= Number(most);
  const until = started + Number(seconds) * 1000;
  return () => Date.now() >= until;
}

async function fuzz(): Promise<void> {
  const started = Date.now();
  const fuzzer = new Fuzzer();
  try {
    await fuzzer.run(ending(started), Number(values.seed), values.out);
  } finally {
    fuzzer.stop();
  }
  let all = 0;
  let wrong = 0;
  for (const [name, tried] of fuzzer.tried) {
    const count = tried.read + tried.refused + tried.wrong;
    all += count;
    wrong += tried.wrong;
    const of = `${count} files: ${tried.read} read, ${tried.refused} refused, ${tried.wrong} wrong`;
    process.stdout.write(`${name.padEnd(WIDEST_NAME)} ${of}\n`);
  }
  const seconds = (Date.now() - started) / 1000;
  process.stdout.write(`${all} files, ${(all / seconds).toFixed(1)} a second, ${wrong} wrong\n`);
  const compared = fuzzParts(Number(values.parts), Number(values.seed));
  const { parts, scanned, wrong: unlike } = compared;
  const of = `${scanned} scanned, ${unlike.length} unlike the parser ${unlike.slice(0, 9).join(', ')}`;
  process.stdout.write(`${parts} parts: ${of}\n`);
  process.exitCode = wrong + unlike.length > 0 ? 1 : 0;
}

if (positionals[0] === 'child') readOnDemand();
else await fuzz();
