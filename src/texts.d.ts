/** A text file that is built into the program. */
declare module '*.yaml' {
  const text: string;
  export default text;
}

/** The version of package.json; set by the build. */
declare const ZENGSHOU_VERSION: string;
