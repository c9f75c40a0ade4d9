/** The sheet 列对照: what is read back is Chinese, whatever language the hints have. */
export const MAP_SHEET = '列对照';
/** The names that may be chosen there. */
export const NAMES_SHEET = '名称';

export type MapColumn = 'header' | 'means' | 'files' | 'nearest' | 'values' | 'place';

/** The headers in their order. */
export const HEADERS: Readonly<Record<MapColumn, string>> = {
  header: '表头',
  means: '读作',
  files: '只对这些文件',
  nearest: '最接近的名称',
  values: '下面的内容',
  place: '在哪里',
};

export const COLUMNS = Object.keys(HEADERS) as readonly MapColumn[];

export const WIDTHS: Readonly<Record<MapColumn, number>> = {
  header: 24,
  means: 22,
  files: 26,
  nearest: 24,
  values: 24,
  place: 36,
};

/** Separates the patterns of files in a cell. */
export const PATTERN_SEPARATOR = '\n';

/** A header and what a clerk says it is. */
export interface MapRow {
  readonly header: string;
  /** A label or key of a field, or 不读; null where nobody has said. */
  readonly means: string | null;
  /** The patterns of files that it holds for; empty for all files. */
  readonly files: readonly string[];
}
