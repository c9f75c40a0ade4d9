import { spawn } from 'node:child_process';

/** What a process took. */
export interface Run {
  readonly seconds: number;
  /** Of all threads. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Says what the process used, threads included. */
const USED = `data:text/javascript,process.on("exit",()=>{
  const {maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();
  process.stderr.write("used "+maxRSS+" "+(userCPUTime+systemCPUTime))})`.replaceAll('\n', '');

/** Starts a script as a user does; what it prints is thrown away. */
export function run(script: string, args: readonly string[], cwd: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', USED, script, ...args], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      const [, peak, cpu] = /used (\d+) (\d+)/.exec(said) ?? [];
      if (code === null || code > 1) fail(new Error(said));
      else {
        done({
          seconds: (performance.now() - start) / 1000,
          cpu: Number(cpu) / 1e6,
          megabytes: Number(peak) / 1024,
        });
      }
    });
  });
}
