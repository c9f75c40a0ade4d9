import { maskWritten, type Staying } from '../domain/masking.js';

/** Data with every text in it as a village may have written it masked. */
export function maskAll<Data>(data: Data, staying?: Staying): Data {
  // Names of files and of households stand in row after row.
  const masked = new Map<string, string>();
  const told = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const known = masked.get(value) ?? maskWritten(value, staying);
      masked.set(value, known);
      return known;
    }
    if (Array.isArray(value)) return value.map(told);
    if (typeof value !== 'object' || value === null) return value;
    const copy: Record<string, unknown> = { ...value };
    for (const key of Object.keys(copy)) copy[key] = told(copy[key]);
    return copy;
  };
  return told(data) as Data;
}
