import { type ReportTask, writeReport } from './analyze/report.js';
import { villageOutcome } from './analyze/village.js';
import type { VillageOutcome, VillageTask } from './analyze/village-task.js';
import { type TakePart, writePart } from './books.js';
import type { OpenTask, PackedInput } from './read/open-input.js';
import { type FileReading, type ReadTask, readInput } from './read/read-file.js';
import type { WholePaper } from './report/alike.js';
import { type GroupTask, type HarvestedGroup, harvestGroup } from './shelf/group.js';
import type { GroupsRun } from './shelf/groups-run.js';

/** What is done with files and villages. */
export interface Work {
  read(task: ReadTask): Promise<FileReading>;
  /** What groups of tables come to. */
  harvest(groups: readonly GroupTask[], run: GroupsRun): Promise<HarvestedGroup[]>;
  analyse(task: VillageTask): Promise<VillageOutcome>;
  report(task: ReportTask): Promise<WholePaper[]>;
  /** A sheet of a workbook that has been worked out, by a thread that writes others itself. */
  write: TakePart;
}

/** What a helper does for this thread with little of the program. */
export interface Help {
  /** The sheets of a file, of which this thread makes tables. */
  open(task: OpenTask): Promise<PackedInput>;
  /** A sheet of a workbook that this thread has worked out. */
  writeSheet: TakePart;
  /** Loads the rest of the program, so that the first order that takes it is not kept waiting. */
  prepare(task: null): Promise<void>;
}

/** Everything that a thread can be told to do. */
export type Orders = Work & Help;

/** The same on every thread. */
export const WORK: Work = {
  read: readInput,
  harvest: async (groups, run) => groups.map((group) => harvestGroup(group, run)),
  analyse: villageOutcome,
  report: (task) => writeReport(task),
  write: writePart,
};
