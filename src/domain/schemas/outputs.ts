import * as z from 'zod';
import { whenUsed } from './when-used.js';

/** How every manifest names the files of its folder: paths relative to it, with `/`. */
export const outputsSchema = whenUsed(() =>
  z.array(z.object({ path: z.string(), sha256: z.string() })),
);
