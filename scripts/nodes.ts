/**
 * Runs the tests on the other versions of Node that are supported: `npm run test:nodes`, or
 * `npm run test:nodes -- --smoke` for the few of `.ci/run` (docs/testing.md). Each version comes
 * from the npm registry into a cache outside the tree and stays there.
 * Ends with 0 where the tests pass on each; a version that could not be fetched because the registry
 * cannot be reached is named as skipped, one that could not be fetched otherwise is a failure.
 */
import { spawnSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchNode, type NodeVersion } from './nodes/fetch.js';

/** As package.json promises: the oldest, and the later ones with long-term support. */
const VERSIONS: readonly NodeVersion[] = ['20.19', '22', '24'];

/** As `npm test`. */
const ALL = ['--exclude', 'test/{hostile,e2e/office}/**'];

/** The program as a user starts it, refusals with their reasons, and runs from end to end. */
const SMOKE = [
  'test/e2e/demo.test.ts',
  'test/e2e/bad-input.test.ts',
  'test/intake/open/limits.test.ts',
];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { smoke: { type: 'boolean', default: false } },
});

const wanted = positionals.length === 0 ? VERSIONS : positionals;
const ended = wanted.filter((version) => version !== ownVersion()).map(testOn);
process.exitCode = ended.includes('failed') ? 1 : 0;

/** The tests run on it anyhow. */
function ownVersion(): NodeVersion | undefined {
  return VERSIONS.find((version) => process.versions.node.startsWith(`${version}.`));
}

function testOn(version: NodeVersion): 'passed' | 'failed' | 'skipped' {
  console.log(`\n== Node ${version}`);
  const fetched = fetchNode(version);
  if ('unreachable' in fetched) {
    console.log(`SKIPPED: the registry cannot be reached (${fetched.unreachable})`);
    return 'skipped';
  }
  if ('failure' in fetched) {
    console.error(`FAILED: Node ${version} could not be fetched: ${fetched.failure}`);
    return 'failed';
  }
  const { node } = fetched;
  console.log(`${node} ${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
  const runs = [
    ['scripts/build.js'],
    ['node_modules/vitest/vitest.mjs', 'run', ...(options.smoke ? SMOKE : ALL)],
  ];
  return runs.every((args) => succeeds(node, args)) ? 'passed' : 'failed';
}

function succeeds(node: string, args: readonly string[]): boolean {
  // What a test starts by name is this version as well.
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(node, args, { stdio: 'inherit', env: { ...process.env, PATH } });
  return status === 0;
}
