import type { RowAccount } from '../../domain/account.js';
import type { TableHead } from '../../domain/household.js';
import { withShownId } from '../../domain/masking.js';
import type { ListedHousehold } from '../../domain/outcomes/listed.js';
import type { MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gathered.js';
import { type KeyOfRow, villageKeys } from './keys.js';
import { countiesIn } from './place.js';
import { villageRows } from './village-rows.js';
import type { VillageRows } from './village-task.js';

/** What matched tables come to; the rows of its villages as they are, or as they wait. */
export interface Harvested<Villages = readonly VillageRows[], Keys = readonly KeyOfRow[]> {
  readonly accounts: ReadonlyMap<TableHead, RowAccount>;
  /** The townships of the current year's households. */
  readonly townships: ReadonlySet<string>;
  readonly counties: ReadonlySet<string>;
  /** The villages of one name, one for each township that has one. */
  readonly villages: readonly {
    readonly name: string;
    /** The townships, in the order of their rows. */
    readonly townships: readonly string[];
    /** How many households each has, compared or listed. */
    readonly sizes: readonly number[];
    readonly listed: readonly ListedHousehold[];
    readonly rows: Villages;
  }[];
  readonly keys: readonly {
    readonly village: string;
    readonly township: string;
    readonly rows: Keys;
  }[];
}

export const harvested = (
  { batch, matching, unmasked }: Pick<Gathered, 'batch' | 'matching' | 'unmasked'>,
  mergeKey: MergeKey | null,
): Harvested => ({
  accounts: batch.accounts,
  townships: new Set(batch.current.households.map(({ township }) => township)),
  counties: new Set(countiesIn(batch)),
  villages: Array.from(villageRows(batch, matching), ([name, rows]) => ({
    name,
    townships: rows.map(({ township }) => township),
    sizes: rows.map(({ pairs, listed }) => pairs.length + listed.length),
    listed: rows.flatMap(({ listed }) => listed.map((one) => withShownId(one, unmasked))),
    rows,
  })),
  keys: villageKeys({ batch, matching }, mergeKey),
});

/** The same with its rows put somewhere, or taken from there. */
export const withRows = <Villages, Keys, OtherVillages, OtherKeys>(
  { villages, keys, ...rest }: Harvested<Villages, Keys>,
  put: {
    readonly villages: (rows: Villages) => OtherVillages;
    readonly keys: (rows: Keys) => OtherKeys;
  },
): Harvested<OtherVillages, OtherKeys> => ({
  ...rest,
  villages: villages.map((village) => ({ ...village, rows: put.villages(village.rows) })),
  keys: keys.map((village) => ({ ...village, rows: put.keys(village.rows) })),
});
