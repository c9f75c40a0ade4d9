import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Question } from './child.js';
import { HANGS } from './watchdog.js';

/** What became of a file: an answer, or the end of the process that read it. */
export type Reading =
  | Answer
  | { readonly died: 'hang' | 'memory' | 'crash'; readonly said: string };

/** A process is used again until it has read so many files or grown so far. */
const MOST_FILES = 40;
const LARGE_MB = 400;
const SAID = 2000;

function diedOf(said: string): 'hang' | 'memory' | 'crash' {
  if (said.includes(HANGS)) return 'hang';
  return /heap out of memory|Allocation failed/.test(said) ? 'memory' : 'crash';
}

/** Reads files one after the other in a process of its own, which may die of them. */
export class Reader {
  private child: ChildProcess | null = null;
  private read = 0;
  private said = '';

  /** `program` is a script that calls `readOnDemand` when it is told `child`. */
  constructor(
    private readonly program: string,
    /** Of Node, such as a limit of the heap. */
    private readonly flags: readonly string[] = [],
  ) {}

  ask(question: Question): Promise<Reading> {
    const child = this.child ?? this.start();
    this.read += 1;
    return new Promise((resolve) => {
      const end = (reading: Reading): void => {
        child.removeAllListeners('message').removeAllListeners('exit');
        if ('died' in reading || reading.megabytes > LARGE_MB || this.read >= MOST_FILES)
          this.stop();
        resolve(reading);
      };
      child.once('message', (answer) => end(answer as Answer));
      child.once('exit', () => {
        end({ died: diedOf(this.said), said: this.said });
      });
      child.send(question);
    });
  }

  stop(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = null;
    this.read = 0;
  }

  private start(): ChildProcess {
    this.said = '';
    const child = fork(this.program, ['child'], {
      execArgv: [...this.flags],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said = (this.said + text).slice(-SAID);
    });
    this.child = child;
    return child;
  }
}
