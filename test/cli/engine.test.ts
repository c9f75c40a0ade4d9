import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { flagsFor } from '../../src/cli/engine.js';

describe('what V8 is told', () => {
  it.each([
    [
      '11.3.244.8-node.38',
      [
        '--interrupt-budget=400000',
        '--no-parallel-scavenge',
        '--max-inlined-bytecode-size-cumulative=300',
        '--heap-growing-percent=60',
        '--semi-space-growth-factor=1',
        '--semi-space-growth-factor=2',
      ],
    ],
    ['12.4.254.21-node.33', ['--heap-growing-percent=60']],
    ['13.6.233.10-node.28', ['--heap-growing-percent=60']],
    ['14.1.146.11-node.14', []],
    ['113.0', []],
  ])('%s is told only what it knows', (version, flags) => {
    expect(flagsFor(version)).toEqual(flags);
  });
});

/** V8's own values. */
const OTHERWISE: Readonly<Record<string, string>> = {
  '--interrupt-budget=400000': '--interrupt-budget=135168',
  '--no-parallel-scavenge': '--parallel-scavenge',
  '--max-inlined-bytecode-size-cumulative=300': '--max-inlined-bytecode-size-cumulative=920',
  '--heap-growing-percent=60': '--heap-growing-percent=0',
};

/** Changes flags all the time while functions that take others in are compiled for good. */
const CHANGING = `
  const { setFlagsFromString } = require('node:v8');
  const [seconds, ...flags] = process.argv.slice(1);
  const body = (steps) => Array.from({ length: steps }, (_, n) => 't=(t*' + (n + 3) + '+y)%' + (1000 + n) + ';').join('');
  const end = Date.now() + seconds * 1000;
  for (let round = 0; Date.now() < end; round += 1) {
    const taken = [4, 8, 12, 16, 24, 30].map((steps) => Function('x', 'y', 'let t=x;' + body(steps) + 'return t;//' + round));
    const taking = Function('f', 'let t=0;const [a,b,c,d,e,g]=f;for(let i=0;i<3000;i++){t+=a(i,t)+b(i,t)+c(i,t);t+=d(i,t)+e(i,t)+g(i,t);}return t;//' + round);
    for (let time = 0; time < 40; time += 1) {
      for (const flag of flags) setFlagsFromString(flag.split(' ')[time % 2]);
      taking(taken);
    }
  }`;

/** How a process ends in which these flags change between two values. */
const endOf = (flags: readonly string[], seconds: number) => {
  const { status, signal } = spawnSync(process.execPath, [
    '-e',
    CHANGING,
    String(seconds),
    ...flags,
  ]);
  return signal ?? status;
};

describe.runIf(process.versions.v8.startsWith('11.'))(
  'what V8 11 is told while it compiles',
  () => {
    it('none of it ends the process', () => {
      const told = flagsFor(process.versions.v8).filter((flag) => !flag.startsWith('--semi-space'));
      const flags = told.map((flag) => `${flag} ${OTHERWISE[flag]}`);
      expect(endOf(flags, 5)).toBe(0);
    });

    it('a limit of what is taken in does', () => {
      const flag = '--max-inlined-bytecode-size';
      expect(endOf([`${flag}=150 ${flag}=460`], 60)).not.toBe(0);
    });
  },
);
