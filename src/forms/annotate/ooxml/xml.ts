import {
  DOMParser,
  type Document,
  type Element,
  type Node,
  onErrorStopParsing,
  ParseError,
  XMLSerializer,
} from '@xmldom/xmldom';
import { cellText } from '../../../xlsx/text.js';

/** A workbook whose parts cannot be edited faithfully: a new one is made of its cells. */
export class NotEditable extends Error {}

/**
 * The most tags of a part: a tree needs a thousand times as many bytes, and the program recurses as
 * deep as it nests.
 */
const MOST_TAGS = 500_000;
const DEEPEST = 200;

/** Tells whether there are too many tags, by counting `<`, which no attribute can contain. */
function isBeyondLimits(text: string): boolean {
  let tags = 0;
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    tags += 1;
    const next = text[at + 1];
    if (next === '/') depth -= 1;
    else if (next !== '!' && next !== '?' && text[text.indexOf('>', at) - 1] !== '/') depth += 1;
    if (tags > MOST_TAGS || depth > DEEPEST) return true;
  }
  return false;
}

export function parseXml(text: string): Document {
  if (text.includes('<!DOCTYPE')) throw new NotEditable('doctype');
  if (isBeyondLimits(text)) throw new NotEditable('elements');
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml');
  } catch (error) {
    if (error instanceof ParseError) throw new NotEditable(error.message);
    throw error;
  }
}

/**
 * A tree as text. A carriage return that is left after parsing was a reference and must be one
 * again.
 */
export const xmlText = (node: Node): string =>
  new XMLSerializer().serializeToString(node).replaceAll('\r', '&#13;');

export function rootOf(document: Document): Element {
  if (document.documentElement === null) throw new NotEditable('no root');
  return document.documentElement;
}

export const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

/** The child elements of that local name, whatever their prefix; all where none is given. */
export function childrenOf(parent: Node, local?: string): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isElement(node) && (local === undefined || node.localName === local)) found.push(node);
  }
  return found;
}

export const childOf = (parent: Node, local: string): Element | undefined =>
  childrenOf(parent, local)[0];

/** A part of a workbook that it cannot be edited without. */
export function neededIn(parent: Node, local: string): Element {
  const found = childOf(parent, local);
  if (found === undefined) throw new NotEditable(local);
  return found;
}

/** All elements of that local name below a node, in their order. */
export function descendantsOf(parent: Node, local: string): Element[] {
  return childrenOf(parent).flatMap((child) => [
    ...(child.localName === local ? [child] : []),
    ...descendantsOf(child, local),
  ]);
}

/** The document that an element of it stands in. */
export function documentOf(element: Element): Document {
  if (element.ownerDocument === null) throw new NotEditable('no document');
  return element.ownerDocument;
}

type Values = Readonly<Record<string, string | number>>;

/** A new element in its parent's namespace and with its prefix, not yet in the tree. */
export function make(parent: Element, local: string, values: Values = {}, text = ''): Element {
  const document = documentOf(parent);
  const name = parent.prefix ? `${parent.prefix}:${local}` : local;
  const element = document.createElementNS(parent.namespaceURI, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
  if (text !== '') element.appendChild(document.createTextNode(text));
  return element;
}

export function append(parent: Element, local: string, values: Values = {}, text = ''): Element {
  const element = make(parent, local, values, text);
  parent.appendChild(element);
  return element;
}

/** Puts an element where the schema's sequence wants it; names that are not in it stay in front. */
export function insertInOrder(parent: Element, element: Element, order: readonly string[]): void {
  const place = order.indexOf(element.localName ?? '');
  const next = childrenOf(parent).find((child) => order.indexOf(nameInOrder(child)) > place);
  parent.insertBefore(element, next ?? null);
}

/**
 * The name by which an element is put in order; a wrapper for newer programs
 * (`mc:AlternateContent`) counts as its content.
 */
function nameInOrder(element: Element): string {
  if (element.localName !== 'AlternateContent') return element.localName ?? '';
  const content = childrenOf(element).flatMap((choice) => childrenOf(choice))[0];
  return content?.localName ?? '';
}

export const remove = (node: Node): void => {
  node.parentNode?.removeChild(node);
};

/** Adds an element `t` that keeps its white space. */
export function appendText(parent: Element, text: string): Element {
  return append(parent, 't', { 'xml:space': 'preserve' }, cellText(text));
}
