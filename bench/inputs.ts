import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { COLUMNS, type FieldKey, ITEMS, labelOf } from '../src/domain/catalog.js';
import { isMoney } from '../src/domain/fields.js';
import { yuan } from '../src/domain/money.js';
import { makeTownship, townshipTruth } from '../src/sample/township.js';

export interface Size {
  readonly villages: number;
  readonly households: number;
  /** Another township of this size. */
  readonly seed?: number;
}

const SEED = 7;
const FIELDS: readonly FieldKey[] = [...COLUMNS, ...ITEMS].map(({ key }) => key);

/** Folders with made-up townships, each made once and removed at the end. */
export class Inputs {
  readonly root = mkdtempSync(join(tmpdir(), 'zengshou-bench-'));
  private readonly made = new Map<string, Promise<string>>();

  /** The folder of a township in a style, made when it is first asked for. */
  of(size: Size, style: 'clean' | 'messy' | 'csv'): Promise<string> {
    const name = `${style}-${size.villages}-${size.households}-${size.seed ?? SEED}`;
    const folder = this.made.get(name) ?? this.make(join(this.root, name), size, style);
    this.made.set(name, folder);
    return folder;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private async make(folder: string, size: Size, style: 'clean' | 'messy' | 'csv') {
    const files = style === 'csv' ? csvFiles(size) : makeTownship({ seed: SEED, ...size, style });
    for await (const { path, bytes } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return folder;
  }
}

function* csvFiles(size: Size): Generator<{ readonly path: string; readonly bytes: string }> {
  for (const village of townshipTruth({ seed: SEED, ...size })) {
    for (const [year, folder] of [
      ['prior', '上年'],
      ['current', '本年'],
    ] as const) {
      const rows = village[year].map((row) =>
        FIELDS.map((field) => {
          const value = row.get(field);
          return typeof value === 'number' && isMoney(field) ? yuan(value) : value;
        }),
      );
      const bytes = stringify([FIELDS.map(labelOf), ...rows]);
      yield { path: `${folder}/${village.name}.csv`, bytes };
    }
  }
}
