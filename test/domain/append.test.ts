import { expect, it } from 'vitest';
import { append } from '../../src/domain/append.js';

it('lists begin with their first value and keep the order', () => {
  const lists = new Map<string, number[]>();
  append(lists, 'a', 1);
  append(lists, 'b', 2);
  append(lists, 'a', 3);
  expect([...lists]).toEqual([
    ['a', [1, 3]],
    ['b', [2]],
  ]);
});
