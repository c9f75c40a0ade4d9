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

/** How many villages can be named differently: by a clan and its land, then as parts of those. */
export const MOST_VILLAGES = 10_000;
const NAMES_OF_CLANS = 1000;
const PARTS = [...'东西南北上下前后新'];

/** Village number from 0: first those of 北张乡, then invented ones, all different. */
export function sampleVillage(village: number): string {
  const known = FIRST_VILLAGES[village];
  if (known !== undefined) return known;
  const part = PARTS[Math.floor(village / NAMES_OF_CLANS) - 1] ?? '';
  const invented = (village % NAMES_OF_CLANS) - (part === '' ? FIRST_VILLAGES.length : 0);
  const clan = CLANS[invented % CLANS.length] ?? '';
  const land = Math.floor(invented / CLANS.length) + (invented % CLANS.length);
  return `${part}${clan}${LANDS[land % LANDS.length] ?? ''}村`;
}

/** Where a township lies among all that are made together. */
export interface SamplePlace {
  readonly county: string;
  readonly township: string;
  /** From 0. */
  readonly number: number;
  /** How many share the ID numbers out among them. */
  readonly of: number;
}

export const ONLY_PLACE: SamplePlace = { county: COUNTY, township: TOWNSHIP, number: 0, of: 1 };

const FRONTS = [...'云石清平安和永长宁新兴同昌丰德高广临汾河沁阳武孝介灵霍吉乡蒲隰翼襄洪泽陵黎壶'];
const BACKS = [
  ...'山川水泉阳阴城原岭沟台关桥源溪湖峰林州宁平安康兴隆和顺义信仁泰裕丰盛华昌庆祥瑞福禄寿',
];

/** More of them than a country has counties, and more than a county has townships. */
const PAIRS = FRONTS.length * BACKS.length;
export const MOST_OF_A_KIND = 2 * PAIRS;

function invented(number: number): string {
  const pair = number % PAIRS;
  const back = BACKS[Math.floor(pair / FRONTS.length)] ?? '';
  return `${number < PAIRS ? '' : '新'}${FRONTS[pair % FRONTS.length] ?? ''}${back}`;
}

/** From 0: the real one, then invented ones, all different. */
const countyName = (county: number): string => (county === 0 ? COUNTY : `${invented(county)}县`);
const townshipName = (township: number): string =>
  township === 0 ? TOWNSHIP : `${invented(township)}${township % 3 === 0 ? '镇' : '乡'}`;

/** Years of birth are so many that more than these numbers are there, a third of them free. */
const NUMBERS = 2_500_000;

/** Every township of these counties; `households` of each, for the ID numbers. */
export function* samplePlaces(
  { counties, townships }: { readonly counties: number; readonly townships: number },
  households: number,
): Generator<SamplePlace> {
  const of = Math.max(1, Math.min(counties * townships, Math.floor(NUMBERS / households)));
  for (let county = 0; county < counties; county += 1) {
    for (let township = 0; township < townships; township += 1) {
      yield {
        county: countyName(county),
        township: townshipName(township),
        number: county * townships + township,
        of,
      };
    }
  }
}

/** What a township's 户编号 begin with: never as long as an ID number. */
export const idPrefix = (township: number): string =>
  township === 0 ? '149900' : `9${String(township).padStart(5, '0')}`;
