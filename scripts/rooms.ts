/** Writes the import rules of `scripts/house/rooms.ts` into biome.json. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withRooms } from './house/rooms.js';

const path = 'biome.json';
writeFileSync(
  path,
  `${JSON.stringify(withRooms(JSON.parse(readFileSync(path, 'utf8'))), null, 2)}\n`,
);
