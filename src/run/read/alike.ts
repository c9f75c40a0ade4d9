import type { TextField } from '../../domain/household.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import { oneOfEach } from '../one-of-each.js';
import type { FileReading } from './read-file.js';

/** Texts that are the same in many rows. */
export const REPEATED: readonly TextField[] = [
  ...(['county', 'township', 'village', 'hamlet', 'type', 'monitored', 'welfare'] as const),
  ...(['helper', 'disaster'] as const),
];

/** The most different texts that are kept; more are no words of a form any more. */
const MOST_KEPT = 100_000;

type Alike = (reading: FileReading) => FileReading;

/**
 * Makes one object of the headers that the tables of a run have alike, which are 25 KB each. Each
 * file was read for itself, perhaps by another thread.
 */
export function alikeHeaders(): Alike {
  const ofText = oneOfEach(MOST_KEPT);
  /** Those of a form are mostly one list already, whose text need not be made again. */
  const known = new WeakMap<object, object>();
  const one = <Value extends object>(value: Value): Value => {
    const same = known.get(value) ?? ofText(JSON.stringify(value), value);
    known.set(value, same);
    return same as Value;
  };
  const alike = (table: DetailTable): DetailTable => {
    const { head, header } = table;
    // The head is changed in place, because the households of the table hold it and nobody else
    // does yet.
    Object.assign(head, { columns: one(head.columns) });
    return { ...table, header: one(header) };
  };
  return (reading) => ({ ...reading, tables: reading.tables.map(alike) });
}

/** The same of the words that stand in row after row, where the rows stay in memory. */
export function alikeWords(): Alike {
  const one = oneOfEach(MOST_KEPT);
  return (reading) => {
    for (const { households } of reading.tables) {
      for (const { texts } of households) {
        const words: Record<TextField, string | null> = texts;
        for (const field of REPEATED) {
          const text = words[field];
          if (text !== null) words[field] = one(text, text);
        }
      }
    }
    return reading;
  };
}
