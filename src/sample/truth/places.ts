/** The real villages of 北张乡; what is told of them here is made up. */
const FIRST_VILLAGES = [
  '北张村',
  '南张村',
  '苏家堡村',
  '郑家庄村',
  '南武涝村',
  '北武涝村',
  '西宜亭村',
  '东宜亭村',
  '上河头村',
  '武村',
] as const;

const CLANS = [...'乔段常贺白任孟康石范薛侯郝史雷葛温牛祁樊岳阎褚闫靳解药冀渠弓'];
const LANDS = [
  ...['家沟', '家坪', '家峪', '家塔', '家湾', '家圪垛', '家岭', '家垣', '家庄', '家堡', '家寨'],
  ...['家山', '家崖', '家河', '家营', '家社', '家洼', '家梁', '家会', '家舍', '家窑', '家沿'],
  ...['家渠', '家桥', '家畔', '家店', '家楼', '家泉', '家滩', '家墕', '家曲', '家都', '家里'],
  '家窊',
];

export const COUNTY = '文水县';
export const TOWNSHIP = '北张乡';

/** As many names as can be told apart: those of a clan and its land, then parts of such villages. */
export const MOST_VILLAGES = 10_000;
const NAMES_OF_CLANS = 1000;
const PARTS = [...'东西南北上下前后新'];

/** Village number from 0: first those of 北张乡, then invented ones, all different. */
export function villageName(village: number): string {
  const known = FIRST_VILLAGES[village];
  if (known !== undefined) return known;
  const part = PARTS[Math.floor(village / NAMES_OF_CLANS) - 1] ?? '';
  const invented = (village % NAMES_OF_CLANS) - (part === '' ? FIRST_VILLAGES.length : 0);
  const clan = CLANS[invented % CLANS.length] ?? '';
  const land = Math.floor(invented / CLANS.length) + (invented % CLANS.length);
  return `${part}${clan}${LANDS[land % LANDS.length] ?? ''}村`;
}
