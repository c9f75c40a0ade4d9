/** For whom a report is written. Definition: docs/definitions/audiences.md. */
const AUDIENCES = ['village', 'township', 'county', 'public'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Who may see whole ID numbers where a run is asked for them. */
export const mayUnmask = (audience: Audience): boolean =>
  audience === 'village' || audience === 'township';
