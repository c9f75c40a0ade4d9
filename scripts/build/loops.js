import * as is from 'typescript/unstable/ast/is';
import { API, TypeFlags } from 'typescript/unstable/sync';
import { ROOT } from '../esbuild-options.js';

/**
 * Walks arrays by their places where the sources say `for…of`. V8 makes an object for each step of
 * an iterator until it has compiled the loop for good, which in a run of some seconds is late or
 * never: an eighth of all garbage. What is no array by its type is left as it is.
 */
export const indexedLoops = {
  name: 'indexed-loops',
  setup(build) {
    const types = typesOf(`${ROOT}tsconfig.json`);
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = types.program.getSourceFile(path.replaceAll('\\', '/'));
      return file && { contents: withIndexedLoops(types.checker, file), loader: 'ts' };
    });
    build.onDispose(() => types.close());
  },
};

/** The program of a tsconfig.json with its types. */
export function typesOf(config) {
  const api = new API();
  const snapshot = api.updateSnapshot({ openProjects: [config] });
  const { program, checker } = snapshot.getProject(config);
  return { program, checker, close: () => api.close() };
}

/** The text of a source file in which loops over arrays go by place; else as it is. */
export function withIndexedLoops(checker, file) {
  const { text } = file;
  const startOf = (node) => node.getStart(file);
  const edits = [];
  for (const loop of loopsIn(file)) {
    const { expression, statement, initializer } = loop;
    const variable = text.slice(startOf(initializer), initializer.end);
    const walked = walkedArray(checker, expression, variable);
    if (walked === undefined) continue;
    const place = `$place${edits.length}`;
    const array = `$array${edits.length}`;
    edits.push(
      [startOf(loop), startOf(walked.array), `for (let ${place} = 0, ${array} = (`],
      [
        walked.array.end,
        startOf(statement),
        `); ${place} < ${array}.length; ${place} += 1) { ${walked.taken(place, array)}; `,
      ],
      [statement.end, statement.end, ' }'],
    );
  }
  edits.sort(([a], [b]) => a - b);
  return edited(text, edits);
}

/** The loops of a file whose variables are made by them, outer ones first. */
function loopsIn(file) {
  const found = [];
  const visit = (node) => {
    const isLoop = is.isForOfStatement(node) && node.awaitModifier === undefined;
    if (isLoop && is.isVariableDeclarationList(node.initializer)) found.push(node);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

/**
 * What a loop walks, where that is an array, and how it takes what stands at a place:
 * `for (const row of rows)` and `for (const [n, row] of rows.entries())`.
 */
function walkedArray(checker, expression, variable) {
  if (isArray(checker, expression)) {
    return {
      array: expression,
      taken: (place, array) => `${variable} = ${array}[${place}]`,
    };
  }
  const numbered = /^(const|let) \[(\w+), (.+)\]$/s.exec(variable);
  const rows = entriesOf(expression);
  if (numbered === null || rows === undefined || !isArray(checker, rows)) return undefined;
  const [, kind, number, item] = numbered;
  return {
    array: rows,
    taken: (place, array) => `${kind} ${number} = ${place}, ${item} = ${array}[${place}]`,
  };
}

/** `rows` of `rows.entries()`. */
function entriesOf(expression) {
  if (!is.isCallExpression(expression)) return undefined;
  const called = expression.expression;
  if (!is.isPropertyAccessExpression(called) || called.name.text !== 'entries') return undefined;
  return called.expression;
}

function isArray(checker, expression) {
  const type = checker.getTypeAtLocation(expression);
  return (type.flags & TypeFlags.Any) === 0 && checker.isArrayLikeType(type);
}

/** A text with pieces of it replaced, which are given from front to back. */
function edited(text, edits) {
  let done = 0;
  let result = '';
  for (const [start, end, by] of edits) {
    result += text.slice(done, start) + by;
    done = end;
  }
  return result + text.slice(done);
}
