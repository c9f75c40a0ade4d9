import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { COLUMNS, ITEMS, labelOf } from '../../src/domain/catalog.js';

/** A table of docs/definitions as records of text. */
const definition = (name: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../docs/definitions/${name}`, import.meta.url)), {
    columns: true,
  });

const flag = (is: boolean) => (is ? 'yes' : '');

describe('the catalogue is the definition', () => {
  it('items agree with items.csv, field by field and in its order', () => {
    expect(
      ITEMS.map(({ key, label, category, kind, subsidy, assisted, once, synonyms }) => ({
        key,
        label,
        category,
        kind,
        subsidy: flag(subsidy),
        assisted: flag(assisted),
        once: flag(once),
        synonyms: synonyms.join('|'),
      })),
    ).toEqual(definition('items.csv'));
  });

  it('columns agree with columns.csv, field by field and in its order', () => {
    expect(
      COLUMNS.map(({ key, label, group, type, unit, values, synonyms }) => ({
        key,
        label,
        group,
        type,
        unit,
        values: values.join('|'),
        synonyms: synonyms.join('|'),
      })),
    ).toEqual(definition('columns.csv'));
  });

  it('no key stands for two fields', () => {
    const keys = [...ITEMS, ...COLUMNS].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('no label or synonym names two items', () => {
    const words = ITEMS.flatMap(({ label, synonyms }) => [label, ...synonyms]);
    expect(words.filter((word, n) => words.indexOf(word) !== n)).toEqual([]);
  });

  it('no label or synonym names two columns', () => {
    const words = COLUMNS.flatMap(({ label, synonyms }) => [label, ...synonyms]);
    expect(words.filter((word, n) => words.indexOf(word) !== n)).toEqual([]);
  });

  it('every item belongs to the section its key begins with, costs to business', () => {
    for (const { key, section, category, kind } of ITEMS) {
      expect(key.startsWith(`${section}.`)).toBe(true);
      expect(category).toBe(section === 'costs' ? 'business' : section);
      expect(kind).toBe(section === 'costs' ? 'cost' : 'income');
    }
  });

  it('every field has its Chinese label', () => {
    expect(labelOf('transfers.dibao')).toBe('低保金');
    expect(labelOf('population')).toBe('家庭人口数');
  });
});
