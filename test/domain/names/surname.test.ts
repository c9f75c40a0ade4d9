import { describe, expect, it } from 'vitest';
import { surnameOnly } from '../../../src/domain/names/surname.js';

describe('只写姓', () => {
  it.each([
    ['王小明', '王某'],
    ['王明', '王某'],
    ['诸葛小明', '诸葛某'],
    ['诸葛亮', '诸葛某'],
    ['诸葛', '诸某'],
    ['诸小明', '诸某'],
    ['𠮷小明', '𠮷某'],
    ['', '某'],
    [null, null],
  ])('%s → %s', (name, shown) => {
    expect(surnameOnly(name)).toBe(shown);
  });
});
