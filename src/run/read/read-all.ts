import { type Crew, inOrder } from '../crew.js';
import { alikeHeaders, alikeWords } from './alike.js';
import type { ReadSettings } from './gathered.js';
import type { FileReading, InputFile } from './read-file.js';

/** Reads files in their order, whose rows all stay in memory. */
export async function readAll(
  settings: ReadSettings,
  crew: Pick<Crew, 'files' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  const alike = alikeWords();
  await readEach(settings, crew, (reading) => {
    fileRead(reading);
    readings.push(alike(reading));
  });
  return readings;
}

/** Reads files; they come in their order. */
export async function readEach(
  { inputs, columns, forms, limits }: ReadSettings,
  crew: Pick<Crew, 'files' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
): Promise<void> {
  // As a rule a village has two files, one for each year.
  crew.expect(inputs.length / 2);
  const begin = (input: InputFile) => {
    const { name } = input;
    const form = forms && { form: forms(name) };
    return crew.read({ input, columns: columns(name), ...form, limits });
  };
  const alike = alikeHeaders();
  for await (const read of inOrder(inputs, begin, { jobs: crew.files })) fileRead(alike(read));
}
