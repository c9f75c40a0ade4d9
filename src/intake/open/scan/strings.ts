import { XmlReader } from '../markup/xml.js';
import { SharedStringsSink } from '../xlsx/shared-strings.js';
import { textOf } from '../xlsx/values.js';
import { behindTag } from './head.js';
import { scanner } from './scanner.js';
import { Unusual, type Whole } from './unusual.js';

const GREATER = 0x3e;
const LIST_END = '</sst>';

/**
 * The shared strings in XML by the scanner.
 *
 * @throws {Unusual} where programs do not write so.
 */
export const scannedStrings = (whole: Whole): readonly string[] => {
  const { name, bytes, budget } = whole;
  const from = bytes.indexOf(GREATER, behindTag(bytes, '<sst')) + 1;
  const sink = new SharedStringsSink(budget);
  const reader = new XmlReader(name, budget, sink);
  reader.writeAll(bytes.subarray(0, from));
  if (reader.depth !== 1) throw new Unusual();
  const strings: string[] = [];
  const scanning = scanner();
  const behind = scanning.scanStrings(whole, from, () => {
    budget.spend('cells', scanning.taken);
    for (const text of scanning.texts()) {
      budget.check('cellLength', text.length);
      strings.push(textOf(text));
    }
  });
  reader.writeAll(bytes.subarray(behind - LIST_END.length));
  reader.end();
  return strings;
};
