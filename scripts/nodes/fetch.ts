import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** `22` is the newest of the major version that the cache has or the registry knows. */
export type NodeVersion = string;

type Fetched =
  | { readonly node: string }
  /** No answer from the registry: whoever works without a network is told so. */
  | { readonly unreachable: string }
  | { readonly failure: string };

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'zengshou', 'node');

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win',
};

/** Errors of npm about the way to the registry, not about what it answers. */
const UNREACHABLE =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ECONNABORTED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED|E50[234])$/;

/** One version of Node, from the cache or the registry. */
export function fetchNode(version: NodeVersion): Fetched {
  const system = SYSTEMS[process.platform];
  if (system === undefined) return { failure: `no package for ${process.platform}` };
  const name = `node-${system}-${process.arch}`;
  const folder = join(CACHE, version);
  const inside = join('node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node');
  if (existsSync(join(folder, inside))) return { node: join(folder, inside) };
  const problem = install(`${name}@${version}`, folder);
  return problem ?? { node: join(folder, inside) };
}

/** Null where all went well. The folder is there as a whole or not at all. */
function install(specification: string, folder: string): Exclude<Fetched, { node: string }> | null {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    // A project of its own, so that npm looks for none further up.
    writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { stdout, status } = spawnSync(
      npm,
      ['install', '--json', '--no-audit', '--no-fund', '--ignore-scripts', specification],
      { cwd: unfinished, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    if (status !== 0) return problemIn(stdout ?? '');
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
    return null;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** What npm says as JSON of why it has ended. */
export function problemIn(said: string): Exclude<Fetched, { node: string }> {
  const { code, summary } = errorIn(said);
  return UNREACHABLE.test(code) ? { unreachable: code } : { failure: `${code} ${summary}`.trim() };
}

function errorIn(said: string): { readonly code: string; readonly summary: string } {
  try {
    const { error } = JSON.parse(said) as { error?: { code?: unknown; summary?: unknown } };
    return { code: String(error?.code ?? ''), summary: String(error?.summary ?? '') };
  } catch {
    return { code: '', summary: said.trim() || 'npm said nothing' };
  }
}
