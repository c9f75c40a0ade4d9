import { describe, expect, it } from 'vitest';
import { flagsFor } from '../../src/cli/engine.js';

describe('what V8 is told', () => {
  it.each([
    [
      '11.3.244.8-node.38',
      [
        '--interrupt-budget=400000',
        '--no-parallel-scavenge',
        '--max-inlined-bytecode-size=150',
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
