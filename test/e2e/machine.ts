import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './run.js';

/** `/dev/full`, `ulimit`, numbered processes. */
export const linux = process.platform === 'linux';

const mount = (...args: readonly string[]): boolean => spawnSync('mount', [...args]).status === 0;

/** Whether this machine lets the tests have disks of their own: asked once. */
export const superuser = linux && process.getuid?.() === 0 && canMount();

function canMount(): boolean {
  const made = spawnSync('sh', [
    '-c',
    'd=$(mktemp -d) && mount -t tmpfs -o size=16k none "$d" && umount "$d" && rmdir "$d"',
  ]);
  return made.status === 0;
}

/** A disk of its own of so many kilobytes; taken away afterwards, whatever happens. */
export function withSmallDisk(
  kilobytes: number,
  act: (disk: string) => void,
  ...options: readonly string[]
): void {
  const disk = join(temporaryFolder(), '小盘');
  mkdirSync(disk);
  if (!mount('-t', 'tmpfs', '-o', [`size=${kilobytes}k`, ...options].join(','), 'none', disk)) {
    throw new Error('no disk of its own');
  }
  try {
    act(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
}
