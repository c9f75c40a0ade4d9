import { readFile } from 'node:fs/promises';

/**
 * What SheetJS does for every record of an .xls and nobody has any use for. It deletes two properties
 * of each cell, of which V8 then makes a dictionary: five times the memory, and slow ever after. And
 * it copies each record before it is read, though nearly all lie in one piece.
 */
const CHANGES = [
  ['delete line.ixfe; delete line.XF;', ''],
  ['var b = (bconcat(bufs)/*:any*/);', 'var b = bufs.length === 1 ? d : bconcat(bufs);'],
];

/** The library without it; a library that reads otherwise is not built silently as it is. */
export function lighter(text) {
  return CHANGES.reduce((changed, [before, after]) => {
    const [start, end, ...more] = changed.split(before);
    if (end === undefined || more.length > 0) throw new Error(`not once in the library: ${before}`);
    return start + after + end;
  }, text);
}

/** Puts the lighter library into bundles; the notice of licences says that it is changed. */
export const lighterXls = {
  name: 'lighter-xls',
  setup(build) {
    build.onLoad({ filter: /@e965[/\\]xlsx[/\\]xlsx\.mjs$/ }, async ({ path }) => ({
      contents: lighter(await readFile(path, 'utf8')),
    }));
  },
};
