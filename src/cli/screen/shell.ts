import type { Hire } from '../../run/threads.js';

/** Where people read: a stream that may be a terminal. */
export type Stream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** What the program is started with. */
export interface Shell {
  /** The arguments without Node and the program's file. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder the command runs in. */
  readonly folder: string;
  /** The descriptor of what is sent to the program. */
  readonly stdin: number;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Starts the threads of a crew. */
  readonly hire: Hire;
}
