import { soundsOf } from './sounds.js';

/** The longest name that is read aloud; only hostile cells hold longer ones. */
const LONGEST_NAME = 30;
/** A name of many characters that each read in several ways has too many readings to hold them all. */
const MOST_READINGS = 32;

/**
 * How a name may be read, without tones: whoever types by sound picks the wrong one of several
 * characters. 曾 reads ceng and zeng: a name with such a character has several readings.
 */
export function readingsOf(name: string): string[] {
  let readings = [''];
  for (const character of name.slice(0, LONGEST_NAME)) {
    const own = soundsOf(character);
    readings = readings
      .flatMap((begun) => own.map((reading) => `${begun} ${reading}`))
      .slice(0, MOST_READINGS);
  }
  return readings;
}
