import iconv from 'iconv-lite';
import { createRandom, type Random } from '../../src/sample/random.js';
import { pack } from '../../src/xlsx/pack.js';
import { container, recordsOf, streamOf, workbookIn } from './biff.js';
import type { HonestFormat } from './honest.js';
import { mutateBytes } from './mutate/bytes.js';
import { mutateRecords } from './mutate/records.js';
import { mutateText } from './mutate/text.js';
import { mutateXml } from './mutate/xml.js';
import { partOf, partRecords } from './xlsb.js';
import { unpack } from './zip.js';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name);

/** Changes one part of a zip; the checksums are right again, so that the change is reached. */
export async function withPart(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  change: (part: Uint8Array, name: string) => Uint8Array,
  random: Random,
): Promise<Uint8Array> {
  const parts = await unpack(bytes);
  const names = [...parts.keys()].filter(wanted);
  const name = random.pick(names.length > 0 ? names : [...parts.keys()]);
  parts.set(name, change(parts.get(name) ?? new Uint8Array(), name));
  return pack(parts);
}

/** A part in its own terms: XML by tags, an xlsb part by records, all else by bytes. */
export function mutatePart(part: Uint8Array, name: string, random: Random): Uint8Array {
  if (isXml(name)) return encoder.encode(mutateXml(decoder.decode(part), random));
  if (name.endsWith('.bin') && random.chance(0.7)) {
    return partOf(mutateRecords(partRecords(part), random));
  }
  return mutateBytes(part, random);
}

const inZip = (bytes: Uint8Array, random: Random): Promise<Uint8Array> =>
  withPart(
    bytes,
    () => true,
    (part, name) => mutatePart(part, name, random),
    random,
  );

const mutateStream = (stream: Uint8Array, random: Random): Uint8Array =>
  random.chance(0.7)
    ? streamOf(mutateRecords(recordsOf(stream), random))
    : mutateBytes(stream, random);

/** The stream alone, or put into a container that is whole. */
function inContainer(bytes: Uint8Array, random: Random): Uint8Array {
  const stream = mutateStream(workbookIn(bytes), random);
  return random.chance(0.5) ? stream : container({ Workbook: stream });
}

const asText =
  (encoding: string, mutate: (text: string, random: Random) => string) =>
  (bytes: Uint8Array, random: Random): Uint8Array =>
    new Uint8Array(
      iconv.encode(mutate(iconv.decode(Buffer.from(bytes), encoding), random), encoding),
    );

type Mutate = (bytes: Uint8Array, random: Random) => Uint8Array | Promise<Uint8Array>;

const BY_STRUCTURE: Readonly<Record<HonestFormat, Mutate>> = {
  xlsx: inZip,
  xlsm: inZip,
  xlsb: inZip,
  ods: inZip,
  xls: inContainer,
  xls5: inContainer,
  xls4: mutateStream,
  xls3: mutateStream,
  xls2: mutateStream,
  html: asText('utf8', mutateXml),
  xml2003: asText('utf8', mutateXml),
  csv: asText('utf8', mutateText),
  tsv: asText('utf16le', mutateText),
  gb18030: asText('gb18030', mutateText),
  utf16be: asText('utf16be', mutateText),
};

/** So often the bytes are changed as they lie there, whatever they mean. */
const BLINDLY = 0.2;

/** A file of that format with a few changes, most of them where the format has its joints. */
export function mutant(bytes: Uint8Array, format: HonestFormat, seed: number): Promise<Uint8Array> {
  const random = createRandom(seed);
  const change = random.chance(BLINDLY) ? mutateBytes : BY_STRUCTURE[format];
  return Promise.resolve(change(bytes, random));
}
