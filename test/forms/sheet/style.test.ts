import { describe, expect, it } from 'vitest';
import { clearStyleOf, styleOf } from '../../../src/forms/sheet/style.js';

describe('a text of a list that is filled', () => {
  it('stands clear of the amount before it, and looks as it does elsewhere', () => {
    for (const look of ['lockedText', 'text'] as const) {
      const { alignment, ...style } = styleOf(look);
      const clear = clearStyleOf(look, 'lockedMoney');
      expect(clear).toEqual({ ...style, alignment: { ...alignment, indent: 1 } });
      // A workbook knows a style's number by its object.
      expect(clearStyleOf(look, 'money')).toBe(clear);
    }
  });

  it('has its own style beside everything else', () => {
    expect(clearStyleOf('lockedText', 'lockedText')).toBeNull();
    expect(clearStyleOf('lockedText', undefined)).toBeNull();
    expect(clearStyleOf('choice', 'money')).toBeNull();
  });
});
