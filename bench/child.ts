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

/**
 * Programs are measured as they start on any machine: what this one tells Node beside (options, more
 * certificates, which take half as long to read as Node takes to start) is no time of theirs.
 */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')),
);

interface Ended {
  readonly seconds: number;
  readonly code: number | null;
  readonly said: string;
}

function ended(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ seconds: (performance.now() - start) / 1000, code, said }));
  });
}

/** The seconds of a command from its start to its end; findings (1) are no failure. */
export async function secondsOf(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<number> {
  const { seconds, code, said } = await ended(command, args, cwd);
  if (code === null || code > 1) throw new Error(said);
  return seconds;
}

/** Starts a script as a user does; what it prints is thrown away. */
export async function run(script: string, args: readonly string[], cwd: string): Promise<Run> {
  const command = ['--import', USED, script, ...args];
  const { seconds, code, said } = await ended(process.execPath, command, cwd);
  const [, peak, cpu] = /used (\d+) (\d+)/.exec(said) ?? [];
  if (code === null || code > 1) throw new Error(said);
  return { seconds, cpu: Number(cpu) / 1e6, megabytes: Number(peak) / 1024 };
}
