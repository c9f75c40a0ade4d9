import { maskWithin } from '../masking.js';

/** Characters that turn the direction of what follows: `甲.exe` could stand there as `甲exe.`. */
const STEERING = /\p{Bidi_Control}/gu;

/** A text without what turns its direction. */
export const undirected = (text: string): string => text.replace(STEERING, '');

/** A place's name that somebody typed as an option, as it stands in every output. */
export const typedName = (name: string): string => maskWithin(undirected(name));
