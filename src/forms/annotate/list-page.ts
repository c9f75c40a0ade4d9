import type { Element } from '@xmldom/xmldom';
import { append } from './ooxml/xml.js';

/** The columns, and the rows that stay where they are, 0 for none. */
export function writeFrame(
  root: Element,
  columns: readonly { readonly key: string; readonly width: number }[],
  frozen: number,
): void {
  append(append(root, 'sheetPr'), 'pageSetUpPr', { fitToPage: 1 });
  const view = append(append(root, 'sheetViews'), 'sheetView', { workbookViewId: 0 });
  if (frozen > 0) {
    append(view, 'pane', {
      ySplit: frozen,
      topLeftCell: `A${frozen + 1}`,
      activePane: 'bottomLeft',
      state: 'frozen',
    });
  }
  append(root, 'sheetFormatPr', { defaultRowHeight: 15 });
  const all = append(root, 'cols');
  for (const [index, { key, width }] of columns.entries()) {
    append(all, 'col', {
      min: index + 1,
      max: index + 1,
      width,
      customWidth: 1,
      ...(key === 'format' ? { hidden: 1 } : {}),
    });
  }
}

/** The list is printed across, as wide as the paper. */
export function writePrint(root: Element): void {
  append(root, 'pageMargins', {
    left: 0.5,
    right: 0.5,
    top: 0.6,
    bottom: 0.6,
    header: 0.3,
    footer: 0.3,
  });
  append(root, 'pageSetup', {
    paperSize: 9,
    orientation: 'landscape',
    fitToWidth: 1,
    fitToHeight: 0,
  });
}
