import { sha256Of } from '../../src/files/sha256.js';

/** The manifest of results that hold these files (name and text). */
export const manifestOf = (files: Readonly<Record<string, string>>): string =>
  JSON.stringify({
    tool: 'zengshou',
    outputs: Object.entries(files).map(([path, text]) => ({
      path,
      sha256: sha256Of(new TextEncoder().encode(text)),
    })),
  });
