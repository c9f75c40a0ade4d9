import type { Area, Areas } from './areas.js';
import type { YearWord } from './years.js';

/** Blocks of years that stand beside one another. */
const MOST_YEARS_BESIDE = 8;

/** What labels stand under: groups to their left and headings above them. */
export class Groups {
  private readonly groups = new Set<Area>();
  /** Groups whose merges are lost, by the column to their right. */
  private readonly open = new Map<number, Area>();
  /** The latest groups that name a year. */
  private readonly ofYears: Area[] = [];
  private heading: Area | null = null;
  private yearHeading: YearWord | null = null;

  constructor(private readonly areas: Areas) {}

  /** A blank row ends groups that have no merge to say how far they reach. */
  endBlank(): void {
    this.open.clear();
  }

  /** Ends the groups in whose own column something stands. */
  endUnder(inRow: readonly Area[]): void {
    for (const column of this.open.keys()) {
      if (inRow.some(({ left, right }) => left < column && column <= right + 1)) {
        this.open.delete(column);
      }
    }
  }

  add(area: Area): void {
    this.groups.add(area);
    if (area.bottom === area.top) this.open.set(area.right + 1, area);
    if (area.kind.year === null) return;
    this.ofYears.push(area);
    if (this.ofYears.length > MOST_YEARS_BESIDE) this.ofYears.shift();
  }

  /**
   * Takes a text alone in its row as a heading; only the name of a category says anything about
   * labels.
   */
  setHeading(area: Area, { isCategory }: { readonly isCategory: boolean }): void {
    this.heading = isCategory ? area : null;
    this.yearHeading = area.kind.year ?? this.yearHeading;
  }

  /** The group to the left, else that of a lost merge, else the heading above. */
  upperOf({ top, left }: Area): Area | null {
    const beside = this.areas.at(top, left - 1);
    if (beside !== undefined && this.groups.has(beside)) return beside;
    return this.open.get(left) ?? this.heading;
  }

  /** The year of the block: a group to the left, or the last heading that names one. */
  yearOf({ top, left }: Area): YearWord | null {
    const group = this.ofYears.findLast(
      (one) => one.right < left && (one.bottom >= top || this.open.get(one.right + 1) === one),
    );
    return group?.kind.year ?? this.yearHeading;
  }
}
