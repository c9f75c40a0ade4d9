import * as z from 'zod';
import { writtenDay } from '../day.js';
import { allowing } from '../findings/config-problem.js';
import { whenUsed } from './when-used.js';

/** A day in a file of settings. */
export const daySchema = whenUsed(() =>
  z
    .custom<string>(
      (value) => typeof value === 'string' && writtenDay(value) !== null,
      allowing({ kind: 'date' }),
    )
    .transform((text) => writtenDay(text) ?? text),
);
