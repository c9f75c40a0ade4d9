import { parseAst } from 'vitest/node';

/** One small change of a source file that a test should notice. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The lines that change, before and after, with single blanks: what names the mutant in lists. */
  readonly was: string;
  readonly now: string;
  /** The whole file with the change. */
  readonly code: string;
}

/** A node of the syntax tree (ESTree, with TypeScript's nodes beside it). */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** The text between two offsets, and what stands there instead. */
type Edit = readonly [start: number, end: number, text: string];

type Mutator = (node: Node, code: string) => readonly Edit[];

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';

const nodeIn = (node: Node, part: string): Node => {
  const found = node[part];
  if (!isNode(found)) throw new TypeError(`${node.type} has no ${part}`);
  return found;
};

const listIn = (node: Node, part: string): readonly Node[] => (node[part] as Node[]) ?? [];

const textOf = ({ start, end }: Node, code: string): string => code.slice(start, end);

const instead = ({ start, end }: Node, text: string): Edit => [start, end, text];

/** Bounds move by one step, equality turns round, sums become differences. */
const OTHER_OPERATOR: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
  '??=': '=',
};

const OTHER_METHOD: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['max', 'min'],
  ['min', 'max'],
]);

/** Calls whose result is much like what they are called on. */
const LEFT_OUT = new Set(['filter', 'sort', 'slice']);
/** Calls whose result is much like their argument. */
const ROUNDED = new Set(['abs', 'round', 'floor']);

function operator(node: Node, code: string): readonly Edit[] {
  const own = String(node.operator);
  const other = OTHER_OPERATOR[own];
  if (other === undefined) return [];
  const at = code.indexOf(own, nodeIn(node, 'left').end);
  return [[at, at + own.length, other]];
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '===', '!==']);

/** The expression is surely a truth value. */
function isCondition(node: Node): boolean {
  if (node.type === 'BinaryExpression') return COMPARISONS.has(String(node.operator));
  if (node.type === 'LogicalExpression') return node.operator !== '??';
  return node.type === 'UnaryExpression' && node.operator === '!';
}

const bothAnswers = (node: Node): readonly Edit[] => [
  instead(node, 'true'),
  instead(node, 'false'),
];

const answers = (node: Node, part: string): readonly Edit[] => {
  const value = node[part];
  return isNode(value) && isCondition(value) ? bothAnswers(value) : [];
};

/** A loop is only left out: one that never ends shows nothing but patience. */
const loop: Mutator = ({ test }) => (isNode(test) ? [instead(test, 'false')] : []);

/** Each side alone: the other one has to matter. */
const logical: Mutator = (node, code) => {
  const sides = [nodeIn(node, 'left'), nodeIn(node, 'right')];
  if (node.operator === '??') return sides.map((side) => instead(node, textOf(side, code)));
  const negated = sides
    .filter(({ type }) => type === 'CallExpression')
    .map((side) => instead(side, `!${textOf(side, code)}`));
  const alone = sides.map((side) => instead(node, textOf(side, code)));
  return [...operator(node, code), ...alone, ...negated];
};

const literal: Mutator = (node) => {
  const { value } = node;
  if (typeof value === 'boolean') return [instead(node, String(!value))];
  if (typeof value !== 'number') return [];
  return [value - 1, value + 1].map((near) => instead(node, near < 0 ? `(${near})` : `${near}`));
};

/** Without each of its elements in turn. */
const list: Mutator = (node) => {
  const elements = listIn(node, 'elements').filter((element) => element !== null);
  return elements.map((element, n): Edit => {
    const next = elements[n + 1];
    if (next !== undefined) return [element.start, next.start, ''];
    return [elements[n - 1]?.end ?? element.start, element.end, ''];
  });
};

const call: Mutator = (node, code) => {
  const callee = nodeIn(node, 'callee');
  if (callee.type !== 'MemberExpression' || callee.computed === true) return [];
  const property = nodeIn(callee, 'property');
  const name = textOf(property, code);
  const other = OTHER_METHOD.get(name);
  if (other !== undefined) return [instead(property, other)];
  const object = nodeIn(callee, 'object');
  if (LEFT_OUT.has(name)) return [instead(node, textOf(object, code))];
  const [argument] = listIn(node, 'arguments');
  const rounds = argument !== undefined && textOf(object, code) === 'Math' && ROUNDED.has(name);
  return rounds ? [instead(node, textOf(argument, code))] : [];
};

const MUTATORS: Readonly<Record<string, Mutator>> = {
  BinaryExpression: operator,
  AssignmentExpression: operator,
  LogicalExpression: logical,
  UnaryExpression: (node, code) =>
    node.operator === '!' ? [instead(node, textOf(nodeIn(node, 'argument'), code))] : [],
  Literal: literal,
  ArrayExpression: list,
  CallExpression: call,
  // An early return is left out where its condition is never true.
  IfStatement: (node) => bothAnswers(nodeIn(node, 'test')),
  ConditionalExpression: (node) => bothAnswers(nodeIn(node, 'test')),
  WhileStatement: loop,
  ForStatement: loop,
  ArrowFunctionExpression: (node) => answers(node, 'body'),
  ReturnStatement: (node) => answers(node, 'argument'),
  ExpressionStatement: (node) => [instead(node, ';')],
};

/** TypeScript's nodes that hold an expression; all others are types, which are gone when it runs. */
const HOLDERS = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

function* nodesIn(node: Node): Generator<Node> {
  if (node.type === 'ImportDeclaration') return;
  if (node.type.startsWith('TS')) {
    if (HOLDERS.has(node.type)) yield* nodesIn(nodeIn(node, 'expression'));
    return;
  }
  yield node;
  for (const [name, part] of Object.entries(node)) {
    if (name === 'update') continue; // a loop's step: without it, it never ends
    for (const child of Array.isArray(part) ? part : [part]) {
      if (isNode(child)) yield* nodesIn(child);
    }
  }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function mutantOf(file: string, code: string, [start, end, text]: Edit): Mutant {
  const from = code.lastIndexOf('\n', start - 1) + 1;
  const after = code.indexOf('\n', end);
  const to = after === -1 ? code.length : after;
  return {
    file,
    line: code.slice(0, start).split('\n').length,
    was: oneLine(code.slice(from, to)),
    now: oneLine(code.slice(from, start) + text + code.slice(end, to)),
    code: code.slice(0, start) + text + code.slice(end),
  };
}

/** Every mutant of a source file, in the order of the text, none twice. */
export function mutantsOf(file: string, code: string): readonly Mutant[] {
  const edits = [...nodesIn(parseAst(code, { lang: 'ts' }) as unknown as Node)].flatMap(
    (node) => MUTATORS[node.type]?.(node, code) ?? [],
  );
  const mutants = new Map<string, Mutant>();
  for (const edit of edits.toSorted(([a], [b]) => a - b)) {
    const mutant = mutantOf(file, code, edit);
    if (!mutants.has(mutant.code)) mutants.set(mutant.code, mutant);
  }
  return [...mutants.values()];
}
