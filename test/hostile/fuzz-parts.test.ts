import { expect, it } from 'vitest';
import { fuzzParts } from './fuzz-parts.js';

it('改坏的工作表和共享文本一万份:扫描器读出的和解析器一样,不然就留给它', () => {
  const { scanned, wrong } = fuzzParts(10_000, 1);
  expect(wrong).toEqual([]);
  // Neither all refused, nor all left as they were.
  expect(scanned).toBeGreaterThan(1000);
  expect(scanned).toBeLessThan(9000);
});
