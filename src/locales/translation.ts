/** The shape of another language's words: every text and sentence that the Chinese ones have. */
export type Translation<Words> = Words extends string
  ? string
  : Words extends (...args: infer Values) => string
    ? (...args: Values) => string
    : { readonly [Key in keyof Words]: Translation<Words[Key]> };
