import type { Finding } from '../src/domain/findings/finding.js';

/** The values of a finding, whatever its code. */
export const paramsOf = ({ params }: Finding): Readonly<Record<string, unknown>> => ({ ...params });
