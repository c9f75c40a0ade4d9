import type { Area, Areas } from './areas.js';
import { isMember, isOfAMember } from './words.js';

/**
 * Finds the list of a household's members on a card. The members are not read, and their names do
 * not begin another card.
 */
export class MemberLists {
  /** The column of their names, and the last row of the group that they stand in. */
  private list: { readonly column: number; readonly bottom: number } | null = null;

  constructor(
    private readonly areas: Areas,
    private readonly isKnown: (area: Area) => boolean,
  ) {}

  /** The row belongs to a list; rows are asked one after the other. */
  has(row: number, inRow: readonly Area[]): boolean {
    if (this.list !== null && this.goesOn(row, this.list)) return true;
    this.list = this.begins(row, inRow);
    return this.list !== null;
  }

  private goesOn(row: number, { column, bottom }: NonNullable<MemberLists['list']>): boolean {
    const name = this.areas.at(row, column);
    if (row <= bottom) return true;
    return name?.kind.isWords === true && !this.isKnown(name);
  }

  /** `姓名 | 性别 | 年龄 | 与户主关系`, perhaps beside the name of the group. */
  private begins(row: number, inRow: readonly Area[]): MemberLists['list'] {
    const at = inRow.findIndex(({ kind }) => isMember(kind.name));
    const [member, next] = [inRow[at], inRow[at + 1]];
    if (member === undefined || next?.left !== member.right + 1) return null;
    const isList =
      (isOfAMember(next.kind.name) || this.isKnown(next)) &&
      inRow.some(({ kind }) => isOfAMember(kind.name)) &&
      inRow.every(({ kind }) => kind.isWords);
    if (!isList) return null;
    const group = this.areas.at(row, member.left - 1);
    return { column: member.left, bottom: group?.bottom ?? row };
  }
}
