import type { Crew } from '../crew.js';
import { alikeWords } from '../read/alike.js';
import { gatherRead } from '../read/gather.js';
import type { GatherSettings } from '../read/gathered.js';
import { readEach } from '../read/read-all.js';
import type { FileReading } from '../read/read-file.js';
import { harvestParts, partsOf } from '../shelf/harvest-parts.js';
import type { Shelf } from '../shelf/shelf.js';
import { KeptTables } from '../shelf/tables.js';
import { type Harvest, type HarvestSettings, harvest } from './harvest.js';

/**
 * Reads and matches both years of a run. Where its rows are so many that they wait on the disk, only
 * tables that belong together are looked at together; the outcome is the same.
 */
export async function harvestRun(
  settings: GatherSettings & HarvestSettings,
  crew: Crew,
  fileRead: (reading: FileReading) => void,
  shelf: Shelf,
): Promise<Harvest> {
  const kept = new KeptTables(shelf);
  const alike = alikeWords();
  await readEach(settings, crew, (reading) => {
    fileRead(reading);
    kept.keep(shelf.isLaidDown ? reading : alike(reading));
  });
  const parts = shelf.isLaidDown ? partsOf(kept.readings, settings, kept) : null;
  if (parts !== null) return await harvestParts(parts, settings, crew, shelf);
  return harvest(await gatherRead(kept.whole(), settings), settings, shelf);
}
