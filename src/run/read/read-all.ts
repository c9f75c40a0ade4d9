import { type Crew, inOrder } from '../crew.js';
import { alikeHeaders, alikeWords } from './alike.js';
import type { ReadSettings } from './gathered.js';
import type { FileReading, InputFile } from './read-file.js';

/**
 * Reads files in their order; `keep` may put away what is not needed before all are read. Without it
 * all rows stay in memory.
 */
export async function readAll(
  { inputs, columns, forms, limits }: ReadSettings,
  crew: Pick<Crew, 'jobs' | 'read' | 'expect'>,
  fileRead: (reading: FileReading) => void,
  keep: (reading: FileReading) => FileReading = alikeWords(),
): Promise<FileReading[]> {
  // As a rule a village has two files, one for each year.
  crew.expect(inputs.length / 2);
  const readings: FileReading[] = [];
  const begin = (input: InputFile) => {
    const { name } = input;
    return crew.read({
      input,
      columns: columns(name),
      ...(forms && { form: forms(name) }),
      limits,
    });
  };
  const alike = alikeHeaders();
  for await (const read of inOrder(inputs, begin, crew)) {
    const reading = alike(read);
    fileRead(reading);
    readings.push(keep(reading));
  }
  return readings;
}
