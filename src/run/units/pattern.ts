import picomatch from 'picomatch';
import { isDynamicPattern } from 'tinyglobby';

/**
 * Where the files of units lie beneath a folder: `{county}/{township}/{prior|current}/*`.
 * Definition: docs/definitions/units.md.
 */
export interface UnitsPattern {
  /** Folder by folder, down to the last placeholder. */
  readonly folders: readonly UnitFolder[];
  /** The files beneath. */
  readonly files: string;
}

type UnitFolder =
  | { readonly kind: 'county' | 'township' | 'year' }
  | { readonly kind: 'named'; readonly fits: (name: string) => boolean };

const PLACEHOLDERS = {
  '{county}': 'county',
  '{township}': 'township',
  '{prior|current}': 'year',
} as const;

const isPlaceholder = (part: string): part is keyof typeof PLACEHOLDERS => part in PLACEHOLDERS;

/** null where the text is no such pattern: every placeholder is a whole folder and stands once. */
export function unitsPattern(text: string): UnitsPattern | null {
  const parts = text.split('/').filter((part) => part !== '.');
  const last = parts.findLastIndex(isPlaceholder);
  const folders = parts.slice(0, last + 1);
  const counts = (name: keyof typeof PLACEHOLDERS): number =>
    folders.filter((part) => part === name).length;
  const isWhole =
    counts('{township}') === 1 && counts('{prior|current}') === 1 && counts('{county}') <= 1;
  const others = parts.filter((part) => !isPlaceholder(part));
  if (!isWhole || others.some((part) => part === '' || part === '..' || /[{}]/u.test(part)))
    return null;
  // A star of folders would give a unit several names.
  if (folders.includes('**')) return null;
  return {
    folders: folders.map((part) =>
      isPlaceholder(part) ? { kind: PLACEHOLDERS[part] } : { kind: 'named', fits: fitting(part) },
    ),
    files: parts.slice(last + 1).join('/') || '.',
  };
}

const fitting = (part: string): ((name: string) => boolean) =>
  isDynamicPattern(part) ? picomatch(part) : (name) => name === part;
