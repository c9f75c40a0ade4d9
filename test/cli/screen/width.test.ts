import { describe, expect, it } from 'vitest';
import { harmless } from '../../../src/cli/screen/width.js';

describe('what a terminal shows and does not obey', () => {
  it('control characters, and those that turn the direction of a text', () => {
    expect(harmless('甲\u001b[2J\u202e乙\u2066')).toBe('甲\\u001b[2J\\u202e乙\\u2066');
  });

  it('colours, line breaks and tabs of the screen stay', () => {
    expect(harmless('\u001b[31m甲\u001b[39m\n\t乙')).toBe('\u001b[31m甲\u001b[39m\n\t乙');
  });

  it('JSON stays the same JSON', () => {
    const data = { name: '甲\u202e乙' };
    expect(JSON.parse(harmless(JSON.stringify(data)))).toEqual(data);
  });
});
