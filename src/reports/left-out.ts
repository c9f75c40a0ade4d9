import { labelOf } from '../domain/catalog.js';
import type { Context } from './context.js';

/**
 * What the column map leaves out (不问, 不读), as every report says it: its money is in no figure.
 * Definition: docs/definitions/intake.md, "Reading".
 */
export const leftOut = ({
  run: { notAsked = [], notRead = [] },
  words: { about },
}: Pick<Context, 'run' | 'words'>): string[] => [
  ...(notAsked.length > 0 ? [about.notAsked(notAsked.map(labelOf))] : []),
  ...(notRead.length > 0 ? [about.notRead(notRead)] : []),
];
