/** What becomes of a household between the two years. */
const SPECIAL_ROLES = [
  'down',
  'flat',
  'upWithLoss',
  'gone',
  'new',
  'moved',
  'matchedByIdNumber',
  'matchedByName',
  'headChanged',
  'notSurveyed',
] as const;

export type Role = (typeof SPECIAL_ROLES)[number] | 'up';

/** Shares of last year's households; the rest rises. */
export type Shares = Readonly<Record<(typeof SPECIAL_ROLES)[number], number>>;

/** As a township looks: most rise, a fifth falls, a few come, go, move or are not reached. */
export const USUAL_SHARES: Shares = {
  down: 0.2,
  flat: 0.07,
  upWithLoss: 0.05,
  gone: 0.005,
  new: 0.01,
  moved: 0.007,
  matchedByIdNumber: 0.007,
  matchedByName: 0.007,
  headChanged: 0.01,
  notSurveyed: 0.0034,
};

interface Sizes {
  readonly villages: number;
  readonly households: number;
  readonly shares: Shares;
}

/**
 * How many households of a village a share makes, counted through all villages, so that no village
 * rounds by itself.
 */
const quota = ({ households }: Sizes, village: number, share: number): number =>
  Math.floor((village + 1) * households * share + 1e-9) -
  Math.floor(village * households * share + 1e-9);

/** The roles of one village's households; who is new comes on top of last year's. */
export function allot(sizes: Sizes, village: number): Role[] {
  const { villages, households, shares } = sizes;
  const last = village === villages - 1;
  const counts = SPECIAL_ROLES.map((role) =>
    role === 'moved' && last ? 0 : quota(sizes, village, shares[role]),
  );
  const roles = SPECIAL_ROLES.flatMap((role, place) => Array<Role>(counts[place] ?? 0).fill(role));
  const newcomers = roles.filter((role) => role === 'new').length;
  const rest = Math.max(0, households + newcomers - roles.length);
  return [...roles, ...Array<Role>(rest).fill('up')];
}
