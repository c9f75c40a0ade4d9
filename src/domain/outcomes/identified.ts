/** By what a household is known in every list. */
export interface IdentifiedHousehold {
  readonly village: string;
  readonly township: string;
  readonly id: string | null;
  readonly head: string | null;
  /** Unmasked inside the program; the writers mask it. */
  readonly idNumber: string | null;
}

/** A household, and what its form says of the support that it is due. */
export interface SupportedHousehold extends IdentifiedHousehold {
  readonly type: string | null;
  /** 监测对象类别, where the risk is not cleared. */
  readonly monitored: string | null;
  readonly helper: string | null;
}
