import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { ExpectedFailure } from '../../domain/findings/failure.js';
import { YEARS, type Year } from '../../domain/household.js';
import { byCodePoint } from '../../domain/names/order.js';
import { DATA_FILES } from '../../domain/outcomes/files.js';
import { type FoundInputs, lookForInputs } from '../../files/inputs.js';
import { fileKey, isPassedOver } from '../../files/names.js';
import { shownPath } from '../../files/shown-names.js';
import type { PlanUnit } from '../../results/plan.js';
import type { UnitsPattern } from './pattern.js';

export interface PlanSettings {
  /** The folder of all units. */
  readonly root: string;
  readonly pattern: UnitsPattern;
  /** The county of all units, where the pattern names none. */
  readonly county: string | null;
  /** Patterns of files that no unit reads, relative to the root. */
  readonly exclude: readonly string[];
  /** The policy of units that have none of their own; null for none. */
  readonly policy: string | null;
  /** The folder of the plan, to which paths are relative. */
  readonly planFolder: string;
  /** The working folder, for names in messages. */
  readonly folder: string;
}

export interface FoundUnits {
  /** The units by name, in code-point order. */
  readonly units: readonly PlanUnit[];
  /** Units that lack the files of a year, or of both. */
  readonly lacking: readonly { readonly unit: string; readonly years: readonly Year[] }[];
  /** Folders of townships without a folder of any year. */
  readonly empty: readonly string[];
  readonly skipped: FoundInputs['skipped'];
}

const YEAR_FOLDERS = { prior: ['上年', 'prior'], current: ['本年', 'current'] } as const;
/** A folder that holds the files of a year. */
export const isYearFolder = (name: string): boolean =>
  YEARS.some((year) => YEAR_FOLDERS[year].some((one) => one === name));

const POLICY_FILE = 'policy.yaml';
/** The part of a location that stands for the folder of a year. */
const YEAR = '{year}';

interface Place {
  readonly path: string;
  readonly county: string | null;
  readonly township: string | null;
  readonly year: Year | null;
  /** The folder above those of the years, once it is known that it is the unit's own. */
  readonly own: string | null;
  /** The place of a unit, the same for both years. */
  readonly location: string;
}

interface Unit {
  readonly name: string;
  readonly township: string;
  readonly county: string | null;
  readonly location: string;
  own: string | null;
  readonly folders: Record<Year, string[]>;
}

/** The units under a folder. Definition: docs/definitions/units.md. */
export function findUnits(settings: PlanSettings): FoundUnits {
  const { root, pattern } = settings;
  const empty: string[] = [];
  let places: Place[] = [
    {
      path: root,
      county: null,
      township: null,
      year: null,
      own: null,
      location: '',
    },
  ];
  for (const folder of pattern.folders) {
    places = places.flatMap((place) => {
      const inside = within(place, folder);
      if (folder.kind === 'year' && inside.length === 0 && isForgotten(place))
        empty.push(shownPath(place.path, settings.folder));
      return inside;
    });
  }
  const skipped = new Map<string, FoundInputs['skipped'][number]>();
  const lacking: FoundUnits['lacking'][number][] = [];
  const units: PlanUnit[] = [];
  for (const unit of unitsOf(places, settings)) {
    const files = {
      prior: filesOf(unit.folders.prior, settings, skipped),
      current: filesOf(unit.folders.current, settings, skipped),
    };
    const years = YEARS.filter((year) => files[year].length === 0);
    if (years.length > 0) lacking.push({ unit: unit.name, years });
    else units.push(planned(unit, files, settings));
  }
  return { units, lacking, empty, skipped: [...skipped.values()] };
}

function within(place: Place, folder: UnitsPattern['folders'][number]): Place[] {
  const { path, location } = place;
  if (folder.kind === 'year') {
    return YEARS.flatMap((year) =>
      YEAR_FOLDERS[year]
        .map((name) => join(path, name))
        .filter(isFolder)
        .map((inside) => ({
          ...place,
          path: inside,
          year,
          own: place.township === null ? null : path,
          location: `${location}/{year}`,
        })),
    );
  }
  const names = readdirSync(path)
    .filter((name) => !isPassedOver(name) && isFolder(join(path, name)))
    .sort(byCodePoint);
  return names
    .filter((name) => folder.kind !== 'named' || folder.fits(name))
    .map((name) => ({
      ...place,
      ...(folder.kind === 'named' ? {} : { [folder.kind]: name }),
      path: join(path, name),
      location: `${location}/${name}`,
    }));
}

/** Folders of townships and counties may be links. */
const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Tells whether nothing has come from a township. Earlier results under the same folder are not
 * townships.
 */
const isForgotten = ({ path, township }: Place): boolean =>
  township !== null && !holdsResults(path, RESULTS_BENEATH) && !isDataOfResults(path);

/** `汇总/data` of an earlier rollup. */
const isDataOfResults = (path: string): boolean =>
  basename(path) === dirname(DATA_FILES.manifest) && holdsResults(dirname(path), 0);

/** `结果/2021-10..2022-09/文水县/北张乡` beside the counties. */
const RESULTS_BENEATH = 2;

const holdsResults = (path: string, depth: number): boolean =>
  existsSync(join(path, DATA_FILES.manifest)) ||
  (depth > 0 &&
    readdirSync(path)
      .map((name) => join(path, name))
      .some((inside) => isFolder(inside) && holdsResults(inside, depth - 1)));

/**
 * The units by name. Two places of one name are refused, as their results would have one folder.
 */
function unitsOf(places: readonly Place[], { county: only, root, folder }: PlanSettings): Unit[] {
  const units = new Map<string, Unit>();
  for (const { path, township, year, own, location, ...place } of places) {
    if (township === null || year === null) continue;
    const county = place.county ?? only;
    const name = county === null ? township : `${county}/${township}`;
    const known = units.get(fileKey(name));
    if (known !== undefined && (known.location !== location || known.name !== name)) {
      const paths = [known.location, location].map((one) =>
        shownPath(join(root, one.replace(YEAR, '')), folder),
      );
      throw new ExpectedFailure('units.sameName', { unit: name, paths });
    }
    const unit = known ?? {
      ...{ name, township, county, location, own },
      folders: { prior: [], current: [] },
    };
    unit.folders[year].push(path);
    units.set(fileKey(name), unit);
  }
  return [...units.values()].sort((a, b) => byCodePoint(a.name, b.name));
}

/** The files as `analyze` finds them; empty where there are none. */
function filesOf(
  folders: readonly string[],
  { pattern, folder: working, root, exclude }: PlanSettings,
  skipped: Map<string, FoundInputs['skipped'][number]>,
): string[] {
  return folders.flatMap((folder) => {
    try {
      const found = lookForInputs([pattern.files], { folder, exclude, excludeFrom: root });
      for (const { name, reason } of found.skipped) {
        const path = join(folder, name);
        skipped.set(path, { name: shownPath(path, working), reason });
      }
      return found.files.map(({ path }) => path);
    } catch (error) {
      if (error instanceof ExpectedFailure && NOTHING.has(error.code)) return [];
      throw error;
    }
  });
}

const NOTHING: ReadonlySet<string> = new Set(['input.emptyFolder', 'input.noMatch']);

function planned(
  { name: unit, township, county, own }: Unit,
  files: Readonly<Record<Year, readonly string[]>>,
  { planFolder, policy }: PlanSettings,
): PlanUnit {
  const written = (path: string): string => relative(planFolder, path).split(sep).join('/');
  const ownPolicy = own === null ? null : join(own, POLICY_FILE);
  const used = ownPolicy !== null && existsSync(ownPolicy) ? ownPolicy : policy;
  const all = [...files.prior, ...files.current];
  return {
    ...{ unit, township, county },
    prior: files.prior.map(written).sort(byCodePoint),
    current: files.current.map(written).sort(byCodePoint),
    policy: used === null ? null : written(used),
    bytes: all.reduce((sum, path) => sum + statSync(path).size, 0),
  };
}
