import { checkCharacter } from '../../domain/identity.js';
import type { Random } from '../random.js';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢',
  ...'蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟',
];
const GIVEN =
  '明华强芳平军杰磊勇超秀兰英梅霞红桂香玉凤珍莲娟静丽艳海涛斌峰飞刚建国福贵生财旺有志双喜来成俊文武宝柱根仓满';

/** A made-up name of two or three characters. */
export function makeName(random: Random): string {
  const first = random.pick([...GIVEN]);
  return random.pick(SURNAMES) + first + (random.chance(0.75) ? random.pick([...GIVEN]) : '');
}

/** No such region exists. */
const REGION = '149900';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Each township takes every n-th number, so that no two townships give the same one. */
interface NumberShare {
  /** From 0. */
  readonly number: number;
  readonly of: number;
}

interface NumberRoom {
  readonly taken: Set<string>;
  readonly share: NumberShare;
}

const DAYS = 28;
const SEQUENCES = 999;

/** The day and the running number of a birth month, moved to the nearest before it of one's own. */
function dayAndNumber(random: Random, { number, of }: NumberShare): string {
  const drawn = (random.whole(1, DAYS) - 1) * SEQUENCES + random.whole(1, SEQUENCES) - 1;
  const own = drawn - (drawn % of) + (number % of);
  const place = own < DAYS * SEQUENCES ? own : own - of;
  return `${twoDigits(1 + Math.floor(place / SEQUENCES))}${sequence(1 + (place % SEQUENCES))}`;
}

const sequence = (number: number): string => String(number).padStart(3, '0');

/** A valid ID number of the region that does not exist; `taken` keeps them all different. */
export function makeIdNumber(
  random: Random,
  bornFrom: number,
  bornTo: number,
  { taken, share }: NumberRoom,
): string {
  for (;;) {
    const month = `${random.whole(bornFrom, bornTo)}${twoDigits(random.whole(1, 12))}`;
    const body = `${REGION}${month}${dayAndNumber(random, share)}`;
    if (taken.has(body)) continue;
    taken.add(body);
    return body + checkCharacter(body);
  }
}
