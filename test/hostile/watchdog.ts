import { Worker } from 'node:worker_threads';

/** What a process says before it ends itself, so that whoever started it knows why. */
export const HANGS = 'the file takes too long';

/**
 * Runs in a thread of its own: a file that hangs leaves no turn to the one that reads it. Time is
 * the processor's, on all threads, so that a busy machine is not taken for a hang.
 */
const WATCH = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const started = new Float64Array(workerData.started);
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
setInterval(() => {
  if (started[0] === 0 || used() - started[0] < workerData.seconds) return;
  writeSync(2, workerData.says);
  process.kill(process.pid, 'SIGKILL');
}, 100);
`;

export interface Watchdog {
  /** From now on it counts. */
  begin(): void;
  end(): void;
}

/** Ends this process when a file takes more of the processor's time than that. */
export function watchdog(seconds: number): Watchdog {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  const started = new Float64Array(shared);
  new Worker(WATCH, { eval: true, workerData: { started: shared, seconds, says: HANGS } }).unref();
  return {
    begin() {
      const { user, system } = process.cpuUsage();
      started[0] = (user + system) / 1e6;
    },
    end() {
      started[0] = 0;
    },
  };
}
