import { describe, expect, it } from 'vitest';
import { typedName, undirected } from '../../../src/domain/names/typed-name.js';

describe('a name that somebody typed', () => {
  it('holds nothing that turns its direction', () => {
    expect(undirected('乡\u202egfd\u2066甲\u061c\u200f')).toBe('乡gfd甲');
    expect(undirected('北张 乡-1')).toBe('北张 乡-1');
  });

  it('has its ID number masked, parted by such characters too', () => {
    expect(typedName('乡149900\u202e19130101\u202c0018')).toBe('乡149900********0018');
  });
});
