import { clearLine, cursorTo } from 'node:readline';
import { Chalk, type ChalkInstance } from 'chalk';
import { maskWritten } from '../../domain/masking.js';
import { type Lang, type Sentences, sentences } from '../../locales/index.js';
import { COLUMNS } from './help.js';
import { screenLanguage } from './language.js';
import type { Shell, Stream } from './shell.js';
import { type TableText, tableText } from './table.js';
import { fitted, harmless, widthOnScreen } from './width.js';

/** Progress of a stage: a step for each file. */
interface Progress {
  step(name: string): void;
  /** Takes the bar away. */
  end(): void;
}

export interface Screen {
  readonly lang: Lang;
  readonly words: Sentences;
  readonly paint: ChalkInstance;
  /** Prints results, to stdout. */
  print(text: string): void;
  /** Prints messages to stderr, but none with `--quiet`. */
  note(text: string): void;
  /** Prints to stderr what must be known even with `--quiet`. */
  warn(text: string): void;
  /** A table as text that fits the screen, aligned also with Chinese in it. */
  table(table: TableText): string;
  progress(stage: string, total: number): Progress;
  /** What is being done, on a terminal, until the function that it gives is called. */
  stage(stage: string): () => void;
}

/** A screen that keeps what it is given until it may be shown. */
export function heldBack(screen: Screen): { readonly screen: Screen; show(): void } {
  const told: (() => void)[] = [];
  return {
    screen: {
      ...screen,
      print: (text) => void told.push(() => screen.print(text)),
      note: (text) => void told.push(() => screen.note(text)),
      warn: (text) => void told.push(() => screen.warn(text)),
    },
    show: () => {
      for (const tell of told) tell();
    },
  };
}

interface ScreenOptions {
  readonly quiet?: boolean;
  /** The project file of a folder above, which counts here. */
  readonly projectAbove?: string | null;
}

export function openScreen(
  { quiet = false, projectAbove = null }: ScreenOptions,
  { argv, env, stdout, stderr }: Omit<Shell, 'folder'>,
): Screen {
  const lang = screenLanguage(argv, env);
  const words = sentences(lang);
  if (projectAbove !== null && !quiet) {
    stderr.write(`${harmless(words.screen.projectAbove(projectAbove))}\n`);
  }
  const silent: Progress = { step: () => undefined, end: () => undefined };
  return {
    lang,
    words,
    paint: new Chalk({ level: isLive(stdout, env) && wantsColour(argv, env) ? 1 : 0 }),
    print: (text) => void stdout.write(`${harmless(text)}\n`),
    note: (text) => void (quiet || stderr.write(`${harmless(text)}\n`)),
    warn: (text) => void stderr.write(`${harmless(text)}\n`),
    table: (table) => tableText(table, roomOf(stdout, env), words.screen.table),
    stage(stage) {
      if (quiet || !isLive(stderr, env)) return () => undefined;
      clear(stderr);
      stderr.write(`${stage}…`);
      return () => clear(stderr);
    },
    progress(stage, total) {
      if (quiet) return silent;
      return isLive(stderr, env) ? bar(stage, total, stderr) : lines(stage, total, stderr);
    },
  };
}

/** The width of the screen: that of the terminal, in a pipe that of the variable COLUMNS. */
function roomOf({ columns }: Stream, { COLUMNS: said }: Environment): number {
  if (columns !== undefined && columns > 0) return columns;
  return /^[1-9]\d{1,3}$/.test(said ?? '') ? Number(said) : COLUMNS;
}

type Environment = Shell['env'];

/**
 * Tells whether colours are wanted; any text in NO_COLOR that is not empty switches them off
 * (https://no-color.org).
 */
const wantsColour = (argv: readonly string[], env: Environment): boolean =>
  !env.NO_COLOR && !argv.includes('--no-color');

/** Tells whether a person sits before a terminal; scripts read neither colours nor bars. */
const isLive = (stream: Stream, env: Environment): boolean =>
  stream.isTTY === true && !env.CI && env.TERM !== 'dumb';

/** The widest name in a line of progress, since files may lie deep in folders. */
const WIDEST_NAME = 240;

/** While files are read, nobody knows yet which long numbers in their names are 户编号. */
const told = (name: string): string => harmless(maskWritten(name));

/** Progress as plain lines, for files and scripts that keep what they read. */
function lines(stage: string, total: number, stream: Stream): Progress {
  let done = 0;
  return {
    step(name) {
      done += 1;
      stream.write(`${stage} ${done}/${total} ${fitted(told(name), WIDEST_NAME)}\n`);
    },
    end: () => undefined,
  };
}

const BAR_WIDTH = 24;
/** How often the bar is drawn: often enough to look alive, seldom enough to cost nothing. */
const REDRAW_MS = 60;

/** Takes away the line that the cursor is on. */
function clear(stream: Stream): void {
  cursorTo(stream, 0);
  clearLine(stream, 0);
}

/** Progress as one line that is drawn again and again, at first before anything is done. */
function bar(stage: string, total: number, stream: Stream): Progress {
  let done = 0;
  let drawn = 0;
  const draw = (name: string): void => {
    const full = Math.round((BAR_WIDTH * Math.min(done, total)) / Math.max(total, 1));
    const filled = '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
    const start = `${stage} ${filled} ${done}/${total} `;
    const room = (stream.columns ?? COLUMNS) - 1 - widthOnScreen(start);
    clear(stream);
    stream.write(start + fitted(told(name), room));
  };
  draw('');
  return {
    step(name) {
      done += 1;
      const now = Date.now();
      if (now - drawn < REDRAW_MS && done < total) return;
      drawn = now;
      draw(name);
    },
    end: () => clear(stream),
  };
}
