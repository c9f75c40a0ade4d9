import { Tinypool } from 'tinypool';
import { type ReportTask, writeReport } from '../run/analyze/report.js';
import { analyseVillage, type VillageOutcome, type VillageTask } from '../run/analyze/village.js';
import { type FileReading, type ReadTask, readInput } from '../run/read/read-file.js';
import type { WrittenPaper } from '../run/report/papers.js';

/** What a worker thread exports to the crew; large buffers move to it instead of being copied. */
export const read = async (task: ReadTask): Promise<FileReading> => {
  const reading = await readInput(task);
  const rows = reading.tables.flatMap(({ households, totals }) => [...households, ...totals]);
  return moving(reading, new Set(rows.map(({ numbers }) => numbers.buffer)));
};

export const analyse = async (task: VillageTask): Promise<VillageOutcome> => {
  const outcome = await analyseVillage(task);
  const bytes = [outcome.lines, ...outcome.workbooks];
  return moving(outcome, new Set(bytes.map(({ buffer }) => buffer)));
};

export const report = async (task: ReportTask): Promise<WrittenPaper[]> => {
  const papers = await writeReport(task);
  return moving(papers, new Set(papers.map(({ bytes }) => bytes.buffer)));
};

/** tinypool unwraps what is moved: the crew sees the value itself. */
function moving<Value>(value: Value, buffers: ReadonlySet<ArrayBufferLike>): Value {
  const moved = {
    [Tinypool.valueSymbol]: value,
    [Tinypool.transferableSymbol]: [...buffers],
  };
  return Tinypool.move(moved as unknown as Parameters<typeof Tinypool.move>[0]) as Value;
}
