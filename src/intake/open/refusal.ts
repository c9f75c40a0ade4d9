import type { FindingParams } from '../../domain/findings/params.js';
import { UnreadableFile, type UnreadableReason } from '../sheet.js';

/** The file is no table, or a broken one. */
export const unreadable = (
  reason: UnreadableReason,
  where: Omit<FindingParams<'file.unreadable'>, 'reason'> = {},
): UnreadableFile => new UnreadableFile('file.unreadable', { reason, ...where });

/** A part of a workbook is no well-formed XML or contradicts itself. */
export const brokenXml = (part: string): UnreadableFile => unreadable('xml', { part });

export const encrypted = (): UnreadableFile => new UnreadableFile('file.encrypted', {});
