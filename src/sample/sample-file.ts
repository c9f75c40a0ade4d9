/** A file of a made-up township. */
export interface SampleFile {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
