/** A text file that is built into the program. */
declare module '*.yaml' {
  const text: string;
  export default text;
}

/** The version of package.json; set by the build. */
declare const ZENGSHOU_VERSION: string;

/** WebAssembly that the build compiles from the sources beside it. */
declare module '*.wasm' {
  const code: Uint8Array<ArrayBuffer>;
  export default code;
}
