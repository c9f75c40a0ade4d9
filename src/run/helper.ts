import type { WriteBook } from '../xlsx/write/plain.js';
import { writeReport } from './analyze/report.js';
import { analyseVillage } from './analyze/village.js';
import { buffersOf, writingBy } from './books.js';
import type { Crew } from './crew.js';
import { isText, unpackedInput } from './read/open-input.js';
import { type ReadTask, readOpened } from './read/read-file.js';
import { type Hire, Thread } from './threads.js';

/** How many files the helper has to open at a time; their results wait in memory. */
const AHEAD = 4;
/** How many files are begun at a time, so that this thread has a text to open while it waits. */
const FILES = 8;

/** Whoever waits for the helper is told by it. */
const nothing = (): void => undefined;

/** The memory of all threads for what dies young. */
export interface YoungMemory {
  /** Has it stay as it is. */
  keep(): void;
  letGrow(): void;
}

/**
 * A crew with a second thread, which opens files before this one needs them, and later writes
 * workbooks, page and document while this one goes on with what comes next: neither needs the code
 * of the other.
 */
export function helped(
  crew: Crew,
  isWorth: (tasks: number) => boolean,
  hire: Hire,
  { keep, letGrow }: YoungMemory,
): Crew {
  let helper: Thread | null = null;
  let hasOpened = false;
  const ended: Promise<void>[] = [];
  const inTurn = atMost(AHEAD);
  return {
    get jobs() {
      return crew.jobs;
    },
    get files() {
      return helper === null ? crew.files : FILES;
    },
    get isAlone() {
      return helper !== null || crew.isAlone;
    },
    expect: (tasks) => {
      const isHelped = isWorth(tasks);
      if (!isHelped && helper !== null) {
        // The files held more villages than was thought: several threads do all of it.
        ended.push(helper.end());
        helper = null;
        letGrow();
      }
      crew.expect(tasks);
      if (isHelped) helper ??= new Thread(hire, nothing, nothing);
    },
    expectPapers: () => void helper?.order('prepare', null).catch(nothing),
    read: async (task) => {
      if (helper === null || isOpenedHere(task, helper)) return await crew.read(task);
      const by = helper;
      const { input, limits } = task;
      const opened = await inTurn(() => by.order('open', { input, limits }));
      // Both threads have loaded what it takes to read files.
      if (!hasOpened) keep();
      hasOpened = true;
      return readOpened(task, unpackedInput(opened));
    },
    harvest: (task, common) => crew.harvest(task, common),
    analyse: async (task) =>
      helper === null ? crew.analyse(task) : analyseVillage(task, writingOn(helper)),
    report: (task) => {
      if (helper === null) return crew.report(task);
      return task.part === 'workbooks'
        ? writeReport(task, writingOn(helper))
        : helper.order('report', task);
    },
    dismiss: async () => {
      await Promise.all([crew.dismiss(), helper?.end(), ...ended]);
    },
  };
}

/** Writes workbooks by the helper. */
const writingOn = (helper: Thread): WriteBook =>
  writingBy((part) => helper.order('writeSheet', part, buffersOf(part)));

/** A busy helper leaves texts to this thread. */
const isOpenedHere = ({ input }: ReadTask, helper: Thread): boolean =>
  isText(input.name) && helper.waiting > 0;

type InTurn = <Result>(begin: () => Promise<Result>) => Promise<Result>;

/** Begins what it is given, no more than so many at a time. */
function atMost(most: number): InTurn {
  let begun = 0;
  const waiting: (() => void)[] = [];
  return async (begin) => {
    if (begun < most) begun += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await begin();
    } finally {
      const next = waiting.shift();
      if (next === undefined) begun -= 1;
      else next();
    }
  };
}
