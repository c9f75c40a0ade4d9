import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Trial, Verdict } from './tester.js';

export type Outcome = 'killed' | 'timedOut' | 'survived';

/** On top of the patience for a trial. */
const FOR_EACH_MUTANT = 5_000;

/** Beyond this many mutants a process holds much that nobody asks for again. */
const MOST_MUTANTS = 200;

/** A process that tests mutants; one that is stuck is replaced. */
export class Tester {
  private child: ChildProcess | null = null;
  private tested = 0;

  constructor(
    private readonly script: string,
    private readonly flags: readonly string[],
    /** In milliseconds, far more than the tests take: what needs longer is stuck in a loop. */
    private readonly patience: number,
  ) {}

  async outcomesOf(trial: Trial): Promise<readonly Outcome[]> {
    const verdict = await this.ask(trial);
    if (verdict !== null) return verdict.map((killed) => (killed ? 'killed' : 'survived'));
    if (trial.codes.length === 1) return ['timedOut'];
    // Which one it was shows when each is asked alone.
    const outcomes: Outcome[] = [];
    for (const code of trial.codes) {
      outcomes.push(...(await this.outcomesOf({ ...trial, codes: [code] })));
    }
    return outcomes;
  }

  /** null where no answer comes. */
  private async ask(trial: Trial): Promise<Verdict | null> {
    if (this.tested > MOST_MUTANTS) this.dismiss();
    const child = await this.ready();
    this.tested += trial.codes.length;
    const patience = AbortSignal.timeout(this.patience + FOR_EACH_MUTANT * trial.codes.length);
    const answer = once(child, 'message', { signal: patience });
    child.send(trial);
    try {
      const [verdict] = (await answer) as [Verdict];
      return verdict;
    } catch (error) {
      if (!patience.aborted) throw error;
      this.dismiss();
      return null;
    }
  }

  private async ready(): Promise<ChildProcess> {
    if (this.child !== null) return this.child;
    const child = fork(this.script, this.flags, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(child, 'message');
    this.child = child;
    return child;
  }

  dismiss(): void {
    this.child?.kill('SIGKILL');
    this.child = null;
    this.tested = 0;
  }
}
