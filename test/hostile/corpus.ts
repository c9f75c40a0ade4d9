import type { Recipe } from './recipe.js';
import { BIFF } from './recipes/biff.js';
import { COPIES } from './recipes/copies.js';
import { LYING_ZIPS } from './recipes/lying-zips.js';
import { MARKUP } from './recipes/markup.js';
import { MUTANTS } from './recipes/mutants.js';
import { TABLES } from './recipes/tables.js';
import { TEXTS } from './recipes/texts.js';
import { VARIANTS } from './recipes/variants.js';

/** Every malformed and exotic file, by name. */
export const CORPUS: readonly Recipe[] = [
  ...MUTANTS,
  ...VARIANTS,
  ...LYING_ZIPS,
  ...BIFF,
  ...TABLES,
  ...MARKUP,
  ...TEXTS,
  ...COPIES,
];
