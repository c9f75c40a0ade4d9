import { ITEMS, type ItemKey } from '../../domain/catalog.js';

/**
 * Groups of items: forms have a column of their own for some of them, mostly as a subtotal beside
 * its parts. Definition: docs/definitions/intake.md, "Reading".
 */
export interface ItemGroup {
  readonly label: string;
  readonly synonyms: readonly string[];
  /** What the group has besides its parts counts as this item. */
  readonly own: ItemKey;
  readonly items: readonly ItemKey[];
  /** Its label names its own item too: only the figures say which of the two a column is. */
  readonly namesItem: boolean;
}

const ECOLOGY: readonly ItemKey[] = [
  'transfers.farmland',
  'transfers.forest',
  'transfers.grassland',
  'transfers.ecologyOther',
];

/** Transfers that forms ask for by themselves, outside the group of the other ones. */
const ASKED_ALONE: ReadonlySet<ItemKey> = new Set([
  'transfers.familyPlanning',
  'transfers.dibao',
  'transfers.tekun',
  'transfers.pension',
  ...ECOLOGY,
]);

export const ITEM_GROUPS: readonly ItemGroup[] = [
  {
    label: '生态补偿金',
    synonyms: [],
    own: 'transfers.ecologyOther',
    items: ECOLOGY,
    namesItem: false,
  },
  {
    label: '公益岗收入',
    synonyms: ['公益岗'],
    own: 'wages.sectorPost',
    items: ['wages.sectorPost', 'wages.townPost', 'wages.villagePost'],
    namesItem: false,
  },
  {
    label: '其他转移性收入',
    synonyms: ['其它转移性收入', '其他转移性', '其它转移性'],
    own: 'transfers.other',
    items: ITEMS.filter(({ key, section }) => section === 'transfers' && !ASKED_ALONE.has(key)).map(
      ({ key }) => key,
    ),
    namesItem: true,
  },
];
