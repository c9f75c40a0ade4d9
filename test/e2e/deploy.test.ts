import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contents, runHere, temporaryFolder, zengshou } from './run.js';

const PROGRAM = `${process.execPath} ${resolve('bin/zengshou.js')}`;
const EPOCH = '1669248000';

const answers = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const PARALLEL = answers('parallel', '--version');
const SSHD = PARALLEL && answers('which', 'sshd');
const SLURM = answers('scontrol', 'ping');
for (const [has, what] of [
  [PARALLEL, 'GNU parallel is not installed'],
  [SSHD, 'sshd is not installed'],
  [SLURM, 'no Slurm controller answers'],
] as const) {
  if (!has) process.stderr.write(`skipped in test/e2e/deploy.test.ts: ${what}\n`);
}

/** A made-up county with its plan. */
async function county(): Promise<string> {
  const folder = temporaryFolder();
  await runHere(
    folder,
    ...['sample', '--townships', '4', '--villages', '1', '--households', '6'],
    ...['--style', 'csv', '--out', '县', '--quiet'],
  );
  const root = join(folder, '县');
  expect((await runHere(root, 'plan', '.', '--out', 'plan.jsonl')).code).toBe(0);
  return root;
}

let alone: Record<string, string> | null = null;

/** What one process makes of such a county: the same each time. */
async function madeAlone(): Promise<Record<string, string>> {
  if (alone !== null) return alone;
  const root = await county();
  for (const n of [1, 2, 3, 4]) {
    zengshou(root, 'analyze', '--unit', `plan.jsonl:${n}`, '--out', '一台', '--quiet');
  }
  zengshou(root, 'rollup', '--plan', 'plan.jsonl', '一台', '--out', '一台汇总', '--quiet');
  alone = withoutManifest(join(root, '一台汇总'));
  return alone;
}

const withoutManifest = (folder: string) => {
  const { '/data/manifest.json': manifest, ...rest } = contents(folder);
  expect(manifest).toBeDefined();
  return rest;
};

const launch = (root: string, script: string, env: object, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(resolve('deploy', script), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ZENGSHOU: PROGRAM, SOURCE_DATE_EPOCH: EPOCH, LANG: 'C.UTF-8', ...env },
  });
  return { code: status, out: stdout, err: stderr };
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A ssh server of the test's own on the loopback address; what ssh needs to reach it. */
async function sshServer(folder: string): Promise<string> {
  const port = await freePort();
  for (const key of ['host', 'user']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, key)]);
  }
  writeFileSync(join(folder, 'authorized'), readFileSync(join(folder, 'user.pub')), {
    mode: 0o600,
  });
  chmodSync(folder, 0o700);
  mkdirSync('/run/sshd', { recursive: true });
  const options = {
    ...{ Port: String(port), ListenAddress: '127.0.0.1', HostKey: join(folder, 'host') },
    ...{ AuthorizedKeysFile: join(folder, 'authorized'), StrictModes: 'no', PidFile: 'none' },
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const sshd: ChildProcess = spawn('/usr/sbin/sshd', ['-D', '-f', '/dev/null', ...flags], {
    stdio: 'ignore',
  });
  onTestFinished(() => void sshd.kill());
  const ssh = `ssh -F /dev/null -p ${port} -i ${join(folder, 'user')} -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR`;
  const [program = '', ...args] = ssh.split(' ');
  for (let tries = 0; tries < 100; tries += 1) {
    if (answers(program, ...args, '127.0.0.1', 'true')) return ssh;
    await wait(100);
  }
  throw new Error('the ssh server does not answer');
}

describe.skipIf(!PARALLEL)('deploy/parallel.sh', () => {
  it('on this machine: every file of the rollup as one process makes it; again: nothing is done twice', async () => {
    const root = await county();
    const first = launch(root, 'parallel.sh', {}, 'plan.jsonl', '结果', '汇总', '--', '--quiet');
    expect([first.code, first.out]).toEqual([0, '']);
    expect(withoutManifest(join(root, '汇总'))).toEqual(await madeAlone());
    const before = contents(join(root, '结果'));
    const again = launch(
      root,
      'parallel.sh',
      // A shell and a locale that know no more than they must, as a cron job has them.
      { SOURCE_DATE_EPOCH: '1', SHELL: '/bin/sh', LC_ALL: 'C' },
      'plan.jsonl',
      '结果',
      '汇总',
    );
    expect(again.code).toBe(0);
    // The time in the manifests would tell a unit that was done again.
    expect(contents(join(root, '结果'))).toEqual(before);
    expect(readFileSync(join(root, '结果.joblog'), 'utf8').trim().split('\n')).toHaveLength(5);
  });

  it('a unit that fails for good: the others are done, the rollup refuses and names it', async () => {
    const root = await county();
    writeFileSync(join(root, '文水县/北张乡/policy.yaml'), 'target: x\n');
    zengshou(root, 'plan', '.', '--out', 'plan.jsonl');
    const { code, err } = launch(
      root,
      'parallel.sh',
      { RETRIES: '2' },
      'plan.jsonl',
      '结果',
      '汇总',
    );
    expect([code, err]).toEqual([2, expect.stringContaining('文水县/北张乡')]);
    writeFileSync(join(root, '文水县/北张乡/policy.yaml'), 'target: 0.05\n');
    const partial = zengshou(
      root,
      'rollup',
      '--plan',
      'plan.jsonl',
      '结果',
      '--out',
      '汇总',
      '--partial',
      '--json',
    );
    expect(JSON.parse(partial.out).units).toEqual({ done: 3, of: 4 });
  });

  it.skipIf(!SSHD)('over ssh to the loopback address, with one machine that is off', async () => {
    const root = await county();
    const ssh = await sshServer(temporaryFolder());
    writeFileSync(join(root, 'hosts'), '2/127.0.0.1\n1/127.0.0.9\n');
    const env = {
      ZENGSHOU_SSH: `${ssh} -o ConnectTimeout=5`,
      ZENGSHOU: `env LANG=C.UTF-8 ${PROGRAM}`,
    };
    const { code, err } = launch(
      root,
      'parallel.sh',
      env,
      'plan.jsonl',
      '结果',
      '汇总',
      'hosts',
      '--',
      '--quiet',
    );
    expect([code, err]).toEqual([0, expect.any(String)]);
    expect(withoutManifest(join(root, '汇总'))).toEqual(await madeAlone());
    expect(readFileSync(join(root, '结果.joblog'), 'utf8')).toContain('127.0.0.1');
  });
});

/** Once the rollup, which waits for the units, is no longer queued. */
async function ended(numbers: string): Promise<void> {
  const last = numbers.trim().split(' ').at(-1) ?? '';
  for (let tries = 0; tries < 600; tries += 1) {
    const { stdout } = spawnSync('squeue', ['-h', '-j', last, '-o', '%T'], { encoding: 'utf8' });
    if (!/\w/u.test(stdout)) return;
    await wait(500);
  }
}

describe.skipIf(!SLURM)('deploy/slurm.sh', () => {
  it('as an array in chunks, and the rollup after it', async () => {
    const root = await county();
    const { code, out } = launch(
      root,
      'slurm.sh',
      { CHUNK: '2', LC_ALL: 'C' },
      'plan.jsonl',
      '结果',
      '汇总',
    );
    expect(code).toBe(0);
    await ended(out);
    expect(withoutManifest(join(root, '汇总'))).toEqual(await madeAlone());
  });

  it('a unit that fails for good: the others are done, the rollup refuses and names it', async () => {
    const root = await county();
    writeFileSync(join(root, '文水县/北张乡/policy.yaml'), 'target: x\n');
    zengshou(root, 'plan', '.', '--out', 'plan.jsonl');
    await ended(launch(root, 'slurm.sh', {}, 'plan.jsonl', '结果', '汇总').out);
    expect(readFileSync(join(root, '结果.logs/rollup.log'), 'utf8')).toContain(
      '文水县/北张乡：没有结果',
    );
    expect(readdirSync(join(root, '结果/文水县'))).toHaveLength(3);
  });
});
