import type { FieldColumns } from '../../cells/fields.js';
import type { RowDraft } from '../draft.js';
import type { Places } from '../places.js';
import type { HouseholdReader } from '../reader.js';
import type { TableFigures } from './figures.js';
import type { PersonCells } from './person.js';

/** A row of a table of persons: the household's columns and the person's own. */
export interface PersonRow {
  readonly person: PersonCells;
  readonly draft: RowDraft;
}

/** What the rows of a table of persons are read with. */
export interface PersonTable {
  readonly fields: FieldColumns;
  readonly places: Places;
  readonly reader: HouseholdReader;
  readonly figures: TableFigures;
}
