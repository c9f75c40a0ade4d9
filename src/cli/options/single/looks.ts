import { resolve } from 'node:path';
import { ExpectedFailure } from '../../../domain/findings/failure.js';
import { maskWithin } from '../../../domain/masking.js';
import { readFile } from '../../../files/read.js';
import { sha256Of } from '../../../files/sha256.js';
import { shownPath } from '../../../files/shown-names.js';
import type { Profile } from '../../../reports/report.js';
import type { DocumentTemplate } from '../../../run/report/alike.js';
import type { Project } from '../project.js';

interface LooksFlags {
  readonly profile?: Profile;
  readonly template?: string;
}

/** What reports look like: options first, then the project file. */
export const looksOf = (
  { profile, template }: LooksFlags,
  project: Pick<Project, 'profile' | 'template'>,
): Pick<Project, 'profile' | 'template'> => ({
  profile: profile ?? project.profile,
  template: template ?? project.template,
});

const MOST_BYTES = 20 * 2 ** 20;

/**
 * A county's own document, held against the names that can be filled in before anything is done;
 * null where none is given.
 *
 * @throws {ExpectedFailure} `input.unreadable`, `document.unreadable`, `document.names`,
 *   `document.tags`
 */
export async function templateAt(
  path: string | null,
  folder: string,
): Promise<DocumentTemplate | null> {
  if (path === null) return null;
  const template = read(path, folder);
  // Loads the library only when it is needed.
  const { checkDocument } = await import('../../../run/report/alike.js');
  await checkDocument(template);
  return template;
}

/** Which document it is, for the manifest. */
export const templateSum = (path: string, folder: string): string =>
  sha256Of(read(path, folder).bytes);

function read(path: string, folder: string): DocumentTemplate {
  const whole = resolve(folder, path);
  const reading = readFile(whole, MOST_BYTES);
  const name = maskWithin(shownPath(whole, folder));
  if ('bytes' in reading) return { path: name, bytes: reading.bytes };
  throw new ExpectedFailure('input.unreadable', { path: name, reason: reading.reason });
}
