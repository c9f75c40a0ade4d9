/**
 * A schema that is made when it is first asked for: a run uses few of all that there are, and making
 * one takes longer than reading with it.
 */
export function whenUsed<Schema>(make: () => Schema): () => Schema {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
