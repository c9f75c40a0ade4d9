import type { Budget } from '../budget.js';
import { type Attributes, ElementSink } from '../markup/element-sink.js';
import { readXml } from '../markup/xml.js';
import type { Archive } from './archive.js';

/** One part of a workbook, and where it is. */
export interface PackagePart {
  readonly archive: Archive;
  readonly name: string;
  readonly budget: Budget;
}

/** One `Relationship` of a package: type without the namespace, target as a part's name. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

class Elements extends ElementSink {
  constructor(private readonly take: (name: string, attributes: Attributes) => void) {
    super();
  }

  protected start(name: string, attributes: Attributes): void {
    this.take(name, attributes);
  }

  protected characters(): void {
    // The parts of a package that are read this way say everything in attributes.
  }

  protected end(): void {
    // As in `readElements`, everything is said in attributes.
  }
}

/** Every element of a part with its attributes. */
export const readElements = (
  archive: Archive,
  part: string,
  budget: Budget,
  take: (name: string, attributes: Attributes) => void,
): Promise<void> => readXml(archive, part, budget, new Elements(take));

/** The part a target names, seen from the folder of its source. */
const resolve = (folder: string, target: string): string => {
  const path = target.startsWith('/') ? target : `${folder}/${target}`;
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const name = steps.join('/');
  try {
    return decodeURI(name);
  } catch {
    return name;
  }
};

/** The relationships of a part, or of the package with ''. External ones are never followed. */
export const relationshipsOf = (
  archive: Archive,
  source: string,
  budget: Budget,
): Promise<readonly Relationship[]> => {
  const slash = source.lastIndexOf('/');
  const folder = slash < 0 ? '' : source.slice(0, slash);
  const part = `${folder}/_rels/${source.slice(slash + 1)}.rels`;
  if (!archive.has(part)) return Promise.resolve([]);
  return archive.known(part, 'relationships', () => relationshipsIn(archive, part, folder, budget));
};

const relationshipsIn = async (
  archive: Archive,
  part: string,
  folder: string,
  budget: Budget,
): Promise<readonly Relationship[]> => {
  const found: Relationship[] = [];
  await readElements(archive, part, budget, (name, attributes) => {
    if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
    budget.check('parts', found.length + 1);
    const type = attributes.get('Type') ?? '';
    found.push({
      id: attributes.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      target: resolve(folder, attributes.get('Target') ?? ''),
    });
  });
  return found;
};

/** The content type of each part by name, and of each extension (`.xml`). */
export const contentTypesOf = async (
  archive: Archive,
  budget: Budget,
): Promise<ReadonlyMap<string, string>> => {
  const types = new Map<string, string>();
  let said = 0;
  await readElements(archive, '[Content_Types].xml', budget, (name, attributes) => {
    const type = attributes.get('ContentType') ?? '';
    said += 1;
    budget.check('parts', said);
    if (name === 'Override') {
      types.set(resolve('', attributes.get('PartName') ?? '').toLowerCase(), type);
    } else if (name === 'Default') {
      types.set(`.${(attributes.get('Extension') ?? '').toLowerCase()}`, type);
    }
  });
  return types;
};

export const contentTypeOf = (types: ReadonlyMap<string, string>, part: string): string => {
  const name = part.toLowerCase();
  return types.get(name) ?? types.get(name.slice(name.lastIndexOf('.'))) ?? '';
};
