import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOfFirstPage, fitsOnePage, paperFor } from '../../../src/xlsx/write/paper.js';

const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
/** Inches between the margins. */
const ROOM = { A4: 10.89, A3: 15.74 };

describe('the paper of a sheet', () => {
  it('is A4 as long as texts have seven points, then A3, then several pages', () => {
    const paperOf = (width: number) => paperFor(Array(10).fill(width / 10), 2, MARGINS);
    expect(paperOf(186)).toEqual({ paper: 'A4', pagesAcross: 1 });
    expect(paperOf(187)).toEqual({ paper: 'A3', pagesAcross: 1 });
    expect(paperOf(269)).toEqual({ paper: 'A3', pagesAcross: 1 });
    expect(paperOf(270)).toEqual({ paper: 'A3', pagesAcross: 2 });
  });

  it('never makes texts of ten points smaller than seven', () => {
    const width = fc.integer({ min: 3, max: 60 });
    fc.assert(
      fc.property(fc.array(width, { minLength: 1, maxLength: 80 }), fc.nat(4), (widths, first) => {
        const repeated = Math.min(first, widths.length - 1);
        const { paper, pagesAcross } = paperFor(widths, repeated, MARGINS);
        // What the widest page holds where columns are laid on pages from left to right.
        const page = (ROOM[paper] * 96) / 8 / 0.7;
        const left = widths.slice(0, repeated).reduce((sum, one) => sum + one, 0);
        let pages = 1;
        let used = left;
        for (const one of widths.slice(repeated)) {
          if (used + one > page && used > left) {
            pages += 1;
            used = left;
          }
          used += one;
        }
        expect(pages).toBeLessThanOrEqual(pagesAcross);
      }),
      // Wide columns behind wide ones that every page repeats.
      { examples: [[[47, 56, 56, 35, 8, 16, 52, 24], 4]] },
    );
  });

  it('of several pages across has its title on the columns of the first one', () => {
    const columnsOf = (columns: number) => {
      const widths = Array<number>(columns).fill(15);
      const paper = paperFor(widths, 2, MARGINS);
      return [paper.pagesAcross, columnsOfFirstPage(widths, paper, 2, MARGINS)];
    };
    // What A3 holds in the size of the screen, 188 figures.
    expect(columnsOf(20)).toEqual([2, 12]);
    // 30 figures on every page and a quarter of the others, with a tenth of room.
    expect(columnsOf(62)).toEqual([4, 15]);
    expect(columnsOf(2)).toEqual([1, 2]);
  });

  it('is one page where all of it stays readable', () => {
    expect(fitsOnePage(737, 'A4', MARGINS)).toBe(true);
    expect(fitsOnePage(738, 'A4', MARGINS)).toBe(false);
    expect(fitsOnePage(1089, 'A3', MARGINS)).toBe(true);
    expect(fitsOnePage(1090, 'A3', MARGINS)).toBe(false);
  });
});
