/** For whom a report is written. Definition: docs/definitions/audiences.md. */
export const AUDIENCES = ['village', 'township', 'county', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Who may see whole ID numbers where a run is asked for them. */
export const mayUnmask = (audience: Audience): boolean =>
  audience === 'village' || audience === 'township';

/** Villages' own workbooks leave the township for the village alone. */
export const hasVillages = (audience: Audience): boolean => mayUnmask(audience);
