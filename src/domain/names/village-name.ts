/** A village by its name; with its township where a run covers several. */
export const villageName = (
  { village, township }: { readonly village: string; readonly township: string },
  several: boolean,
): string => (several && township !== '' ? `${township} ${village}` : village);
