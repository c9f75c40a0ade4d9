import { maskWritten } from '../../domain/masking.js';
import { DATA_FILES, QUESTIONS_FILE } from '../../domain/outcomes/files.js';
import { normalisationLines } from '../../intake/cells/normalisations.js';
import { listedLine, loneLine } from '../../results/json.js';
import { previousText } from '../../results/previous.js';
import type { Recorder } from '../recorder.js';
import type { Harvest } from './harvest.js';
import { keyPieces } from './keys.js';
import { piecesOf } from './lines.js';
import type { RunOutcome, RunSettings } from './run-outcome.js';

const encoder = new TextEncoder();

/** Writes what is or was asked about rows without partner, if there is anything. */
export async function writeQuestions(
  { questions }: Harvest,
  { run: { township } }: RunOutcome,
  { reportLang: lang }: RunSettings,
  files: Recorder,
): Promise<void> {
  if (questions.length === 0) return;
  // Loads the library only when it is needed.
  const { matchesWorkbook } = await import('../../forms/matches/write.js');
  files.write(QUESTIONS_FILE, await matchesWorkbook(questions, { lang, township }));
}

/**
 * Writes the keys that a rollup needs and lets go of them. Definition: docs/definitions/levels.md.
 */
export function writeKeys({ keys, place }: Harvest, files: Recorder): void {
  files.append(DATA_FILES.keys, new Uint8Array());
  for (const piece of keyPieces(keys.splice(0), place)) files.append(DATA_FILES.keys, piece);
}

/** Writes what was read otherwise than it was written. Definition: docs/definitions/intake.md. */
export function writeNormalisations({ normalisations, staying }: Harvest, files: Recorder): void {
  const told = (text: string): string => maskWritten(text, staying);
  files.append(DATA_FILES.normalisations, new Uint8Array());
  for (const { file, sheet, lines } of normalisations.splice(0)) {
    const begin = `${JSON.stringify({ file, sheet }).slice(0, -1)},`;
    for (const text of normalisationLines(lines.take(), begin, told)) {
      files.append(DATA_FILES.normalisations, encoder.encode(text));
    }
  }
}

/** Writes a line for each, as they come. */
export function writeLines<One>(
  name: string,
  all: Iterable<One>,
  lineOf: (one: One) => string,
  files: Recorder,
): void {
  const lines = function* (): Generator<string> {
    for (const one of all) yield `${lineOf(one)}\n`;
  };
  for (const piece of piecesOf(lines())) files.append(name, piece);
}

/** Writes the lists that are read again when the reports are made again. */
export function writeLists(
  { alone, listed, previous }: RunOutcome,
  { unmasked }: RunSettings,
  files: Recorder,
): void {
  writeLines(DATA_FILES.listed, listed, (one) => listedLine(one, unmasked), files);
  writeLines(DATA_FILES.alone, alone, (one) => loneLine(one, unmasked), files);
  if (previous !== null) {
    files.write(DATA_FILES.previous, encoder.encode(previousText(previous)));
  }
}
