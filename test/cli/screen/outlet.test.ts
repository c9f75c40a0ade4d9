import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { messageStream, resultStream } from '../../../src/cli/screen/outlet.js';
import { ExpectedFailure } from '../../../src/domain/findings/failure.js';

/** As Node tells it of a call that the system has refused. */
const refusal = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'write' });

/** A stream that takes nothing. */
function refusing(error: Error): PassThrough {
  const stream = new PassThrough();
  stream.write = () => {
    throw error;
  };
  return stream;
}

const NO_FILE = -1;

describe('what cannot be written out', () => {
  it('results on a full disk: the run says so', () => {
    const stream = resultStream(refusing(refusal('ENOSPC')), NO_FILE);
    expect(() => stream.write('结果')).toThrow(
      new ExpectedFailure('output.printed', { reason: 'full' }),
    );
  });

  it('results that nobody reads to the end are no failure', () => {
    expect(resultStream(refusing(refusal('EPIPE')), NO_FILE).write('结果')).toBe(false);
  });

  it('what is not about the disk stays what it is', () => {
    const mistake = new Error('a mistake of the program');
    for (const stream of [resultStream, messageStream]) {
      expect(() => stream(refusing(mistake), NO_FILE).write('结果')).toThrow(mistake);
    }
  });

  it('messages that cannot be written change nothing', () => {
    expect(messageStream(refusing(refusal('ENOSPC')), NO_FILE).write('说明')).toBe(false);
  });
});
