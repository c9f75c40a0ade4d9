/** What each physical row of a detail table is. Definition: docs/definitions/intake.md. */
export const ROW_KINDS = [
  'title',
  'header',
  'blank',
  'total',
  'note',
  'household',
  'member',
  'copy',
  'rejected',
] as const;
type RowKind = (typeof ROW_KINDS)[number];

/** How many rows of each kind a sheet has; they add up to the rows read. */
export type RowAccount = Record<RowKind, number>;

/** A checked file: what its rows are, and how much is wrong. Definition: docs/definitions/checks.md. */
export interface CheckedFile {
  readonly path: string;
  readonly rows: RowAccount;
  readonly errors: number;
  readonly warnings: number;
}

export const emptyAccount = (): RowAccount => ({
  title: 0,
  header: 0,
  blank: 0,
  total: 0,
  note: 0,
  household: 0,
  member: 0,
  copy: 0,
  rejected: 0,
});

export const addedUp = (one: RowAccount, other: RowAccount): RowAccount =>
  Object.fromEntries(ROW_KINDS.map((kind) => [kind, one[kind] + other[kind]])) as RowAccount;
