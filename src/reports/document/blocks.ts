import type { DocumentWords } from '../../locales/zh/document.js';
import type { Context } from '../context.js';

export interface DocumentContext extends Context {
  readonly document: DocumentWords;
}

/** What a document consists of, before it is a file: every figure is already text. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Stands over cases. */
  | { readonly kind: 'subheading'; readonly text: string }
  | DocumentTable;

export interface DocumentTable {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

interface TableColumn {
  readonly header: string;
  /** Of the text's width, in percent; those of a table make 100. */
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

/** Sentences of one paragraph; what is empty is not said. */
export const text = (...sentences: readonly string[]): Block[] => {
  const said = sentences.filter((sentence) => sentence !== '').join('');
  return said === '' ? [] : [{ kind: 'text', text: said }];
};
