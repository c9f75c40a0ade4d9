import { describe, expect, it } from 'vitest';
import { cellText, storable } from '../../src/xlsx/text.js';

describe('what a cell can hold', () => {
  it('nothing that turns the direction of a text', () => {
    expect(storable('甲\u202e乙\u2066丙\u200f丁\u061c')).toBe('甲乙丙丁');
  });

  it('nothing that XML cannot hold, and no half of a character', () => {
    expect(storable('甲\u0000\ud800乙\uffff\t\r\n丙')).toBe('甲乙\t\n丙');
  });

  it('what spreadsheets would decode stays as it is written', () => {
    expect(cellText('_x0041_')).toBe('_x005F_x0041_');
  });
});
