import { undirected } from '../../domain/names/typed-name.js';

/** A piece of HTML; texts become one by `html` only, which escapes them. */
export class Html {
  constructor(readonly text: string) {}
}

export type Inner = Html | string | number | null | readonly Inner[];

/** What stands between tags, or between the double quotes of an attribute. */
const escaped = (text: string): string =>
  undirected(text).replace(/[&<>"]/gu, (character) => `&#${character.charCodeAt(0)};`);

const plain = (inner: Inner): string => {
  if (inner === null) return '';
  if (inner instanceof Html) return inner.text;
  if (typeof inner === 'string') return escaped(inner);
  return typeof inner === 'number' ? String(inner) : inner.map(plain).join('');
};

/** HTML of a template; whatever is put in is escaped, unless it is HTML already. */
export const html = (parts: TemplateStringsArray, ...inner: readonly Inner[]): Html =>
  new Html(parts.map((part, n) => part + plain(inner[n] ?? null)).join(''));

/** Data for a script of the page: no tag can end in it. */
export const json = (data: unknown): Html =>
  new Html(undirected(JSON.stringify(data)).replaceAll('<', '\\u003c'));
