import type { Household } from '../../domain/household.js';

/** A row with the village and township it belongs to, as they are printed. */
export interface Placed<Row> {
  readonly row: Row;
  readonly village: string;
  readonly township: string;
}

/** A household in its village. */
export type PlacedHousehold = Placed<Household>;

/** The parts of a row that say where it stands. */
export interface PlacedRow {
  readonly table: Pick<Household['table'], 'file' | 'sheet'>;
  readonly row: number;
}

/** Where a row stands: `本年/北张村.xlsx!Sheet1!7`. */
export const placeText = ({ table: { file, sheet }, row }: PlacedRow): string =>
  [file, ...(sheet === '' ? [] : [sheet]), String(row)].join('!');
