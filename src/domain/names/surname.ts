/**
 * A name as those may see it who need not know who it is: the surname and 某.
 * Definition: docs/definitions/audiences.md.
 */
const COMPOUND: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 南宫 闻人 赫连 澹台 钟离 ' +
    '轩辕 呼延 万俟 申屠 濮阳 独孤 淳于 单于 太史 公羊 公冶 宗政 仲孙 鲜于 闾丘 司空 司寇 亓官 巫马 公西 ' +
    '颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 段干 百里 东郭 南门 羊舌 微生 梁丘 左丘 西门 第五 南荣 ' +
    '东里 即墨 纳兰 太叔 子车'
  ).split(' '),
);

/** `王小明` → `王某`; a surname of two characters stands only in names of three or more. */
export function surnameOnly(name: string | null): string | null {
  if (name === null) return null;
  const characters = Array.from(name);
  const two = characters.slice(0, 2).join('');
  return `${characters.length > 2 && COMPOUND.has(two) ? two : (characters[0] ?? '')}某`;
}
