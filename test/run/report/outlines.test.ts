import { describe, expect, it } from 'vitest';
import { outlining } from '../../../src/run/report/outlines.js';

const picture = (...texts: readonly string[]): string =>
  `<svg width="9">${texts.map((text, n) => `<text x="${text.length}" transform="translate(${n})" fill="#333">${text}</text>`).join('')}</svg>`;

/** What the library makes of it: each text a path that names it, marks as paths. */
function outline(svg: string): string {
  drawn.push(svg);
  return svg
    .replace(/<rect[^>]*fill="(#010203)"[^>]*>/gu, '<path fill="$1" d="M 0 0"/>')
    .replace(/<text [^>]*>([^<]*)<\/text>/gu, '<path d="$1"/>');
}
const drawn: string[] = [];

describe('图上的字换成笔画', () => {
  it('各图里同样的字只画一次，各在各的地方', () => {
    drawn.length = 0;
    const pictures = [picture('武村', '上年'), picture('上年', '$&村', '上年')];
    const outlined = outlining(pictures, outline);
    expect(pictures.map(outlined)).toEqual([
      '<svg width="9"><g transform="translate(0)"><path d="武村"/></g><g transform="translate(1)"><path d="上年"/></g></svg>',
      '<svg width="9"><g transform="translate(0)"><path d="上年"/></g><g transform="translate(1)"><path d="$&村"/></g><g transform="translate(2)"><path d="上年"/></g></svg>',
    ]);
    expect(drawn).toHaveLength(1);
    expect(drawn[0]?.match(/<text /gu)).toHaveLength(3);
  });

  it('没有字的图照旧', () => {
    expect(outlining(['<svg></svg>'], outline)('<svg></svg>')).toBe('<svg></svg>');
  });
});
