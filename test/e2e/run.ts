import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { shellFor } from '../cli/shell.js';

const PROGRAM = resolve('bin/zengshou.js');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a user does, in a folder. */
export function zengshou(folder: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: { ...process.env, LANG: 'zh_CN.UTF-8', NO_COLOR: '1', SOURCE_DATE_EPOCH: '1669248000' },
  });
  return { code: status, out: stdout, err: stderr };
}

/**
 * The same in this process, from the sources (test/e2e/built.test.ts holds both against each other):
 * where a test needs many runs, starting the program takes most of their time.
 */
export async function runHere(folder: string, ...args: readonly string[]): Promise<Ended> {
  const shell = shellFor(args, { folder, env: { SOURCE_DATE_EPOCH: '1669248000' } });
  const code = await runProgram(shell);
  return { code, out: shell.out(), err: shell.err() };
}

/** Page and document take a third of a run; what is not about them does without. */
export const PAPERLESS = ['--without', '报告.html', '--without', '研判报告.docx'] as const;

/** Nobody's right to read is taken from the superuser. */
export const NOBODY: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The built program as somebody without special rights. */
export function asNobody(folder: string, ...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(nodeForNobody(), [PROGRAM, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
    ...NOBODY,
  });
  return { code: status, out: stdout, err: stderr };
}

/** This Node; a copy where it lies in a folder of the superuser alone, as scripts/nodes/fetch.ts's. */
function nodeForNobody(): string {
  const { error } = spawnSync(process.execPath, ['--version'], NOBODY);
  if (error === undefined) return process.execPath;
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const copy = join(folder, 'node');
  copyFileSync(process.execPath, copy);
  return copy;
}

/** A folder that is gone when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-e2e-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that all tests of a file share, gone when they have ended. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const caseFolder = (name: string): string => resolve('test/cases', name);

/** The call by which townships are compared with others. */
export const analyzeCase = (name: string, out: string, ...more: readonly string[]): Ended =>
  zengshou(
    caseFolder(name),
    'analyze',
    ...['--prior', '上年', '--current', '本年'],
    ...['--prior-period', '2020-10..2021-09', '--current-period', '2021-10..2022-09'],
    ...['--township', '北张乡', '--out', out, '--quiet'],
    ...more,
  );

/** Every file below a folder with its bytes, by path. */
export const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  );
