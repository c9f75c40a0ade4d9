/** What may stand in an option or in a key of a configuration file. */
export type Allowed =
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | {
      readonly kind: 'number';
      readonly least: number | null;
      readonly most: number | null;
      readonly whole: boolean;
    }
  | {
      readonly kind: 'list';
      readonly least: number | null;
      readonly most: number | null;
    }
  | { readonly kind: 'decimals'; readonly most: number }
  /** Months of this period. */
  | { readonly kind: 'within'; readonly period: string }
  /** A rule of the schema that has no sentence of its own. */
  | { readonly kind: 'rule'; readonly rule: string }
  | {
      readonly kind:
        | 'text'
        | 'yesno'
        | 'mapping'
        | 'date'
        | 'period'
        | 'timeZone'
        | 'files'
        /** Of the disk, not standard output. */
        | 'folder'
        | 'file'
        | 'placeholders'
        | 'units'
        | 'unit'
        | 'rising'
        | 'addsUpToOne'
        | 'itemTwice'
        | 'notBelowMin'
        | 'notBelowLow'
        | 'notBeforeFrom'
        | 'staysError';
    };

export type ConfigProblemKind =
  | 'syntax'
  | 'duplicateKey'
  | 'alias'
  | 'fullWidthColon'
  | 'notMapping'
  | 'unknownKey'
  | 'missingKey'
  | 'notAllowed'
  /** No problem of its own: its value says how many more there are. */
  | 'more';

/** What is wrong in a configuration file, and where. */
export interface ConfigProblem {
  readonly problem: ConfigProblemKind;
  /** From 1; null where no line can be named. */
  readonly line: number | null;
  /** `tolerance.rate`; empty for the file as a whole. */
  readonly key: string;
  /** What the file says, shortened. */
  readonly value: string | null;
  readonly allowed: Allowed | null;
  /** The known key that was probably meant. */
  readonly nearest: string | null;
}

/** What a rule of a schema allows, as the rule itself tells it. */
export const allowing = (allowed: Allowed): { readonly params: { readonly allowed: Allowed } } => ({
  params: { allowed },
});
