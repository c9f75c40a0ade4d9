import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inSources } from '../../../src/cli/screen/places.js';
import { folderWith } from '../../files/temporary.js';

/** Column 5 of line 1 is line 1, column 1 of `src/a.ts`, column 5 of line 2 its line 3, column 3. */
const MAP = {
  version: 3,
  names: [],
  sources: ['../src/a.ts'],
  mappings: 'IAAA;IAEE',
};

const bundles = () =>
  pathToFileURL(
    `${folderWith({ 'program.cjs.map': JSON.stringify(MAP), 'worker.cjs.map': '{' })}/`,
  );

describe('where a fault was', () => {
  it.each([
    ['at ab (program.cjs:1:5)', 'at src/a.ts:1:1'],
    ['at program.cjs:2:5', 'at src/a.ts:3:3'],
    ['at async ab (program.cjs:2:9)', 'at async src/a.ts:3:3'],
    ['at new C (program.cjs:1:5)', 'at src/a.ts:1:1'],
    [
      'at Array.map (<anonymous>)\n    at x (program.cjs:1:5)',
      'at Array.map (<anonymous>)\n    at src/a.ts:1:1',
    ],
  ])('%s is told by its place in the sources', (stack, told) => {
    expect(inSources(stack, bundles())).toBe(told);
  });

  it.each([
    ['without a map', 'at ab (zod.cjs:1:1)'],
    ['with a damaged map', 'at ab (worker.cjs:1:1)'],
    ['before everything that is mapped', 'at ab (program.cjs:1:1)'],
    ["of Node's own", 'at new Script (node:vm:84:7)'],
    ['that is none', 'TypeError: a is not a function'],
  ])('a place %s stays as it is', (_, stack) => {
    expect(inSources(stack, bundles())).toBe(stack);
  });
});
