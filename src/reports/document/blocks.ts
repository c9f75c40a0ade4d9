import type { Level } from '../../domain/outcomes/level.js';
import type { Listing } from '../../domain/outcomes/listing.js';
import type { DocumentWords } from '../../locales/zh/document.js';
import type { Context } from '../context.js';
import type { HouseholdBrief, TownshipReport } from '../report.js';

export interface DocumentContext extends Context {
  readonly document: DocumentWords;
}

/** What a document is made of: a township's report, or that of results put together. */
export interface DocumentReport
  extends Pick<TownshipReport, 'run' | 'township' | 'villages' | 'declining'> {
  /** The households of the lists; null where the results hold none. */
  readonly households: Listing<HouseholdBrief> | null;
  /** For results put together: the level of the groups that take the place of villages. */
  readonly below?: Level;
  /** Notes that stand with the coverage. */
  readonly notes?: readonly string[];
}

/** What a document consists of, before it is a file: every figure is already text. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** A heading over single cases. */
  | { readonly kind: 'subheading'; readonly text: string }
  | DocumentTable;

export interface DocumentTable {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

interface TableColumn {
  readonly header: string;
  /** The share of the text's width in percent; those of a table make 100. */
  readonly width: number;
  readonly figures?: true;
}

export interface Document {
  readonly place: string;
  readonly title: string;
  readonly periods: readonly string[];
  readonly blocks: readonly Block[];
  /** Lines at the foot: who signs. */
  readonly signature: readonly string[];
}

/** Ends of sentences with a half-width full stop, behind which a blank is needed. */
const NARROW_END = /\.$/u;

/** A paragraph of sentences; empty ones are left out. */
export const text = (...sentences: readonly string[]): Block[] => {
  const said = sentences.reduce((before, next) => {
    const room = next !== '' && NARROW_END.test(before) ? ' ' : '';
    return before + room + next;
  }, '');
  return said === '' ? [] : [{ kind: 'text', text: said }];
};
