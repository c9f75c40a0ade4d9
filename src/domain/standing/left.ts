/** What a village writes of a household that is no more: the form asks for it where a row is blank. */
const OF_THE_HOUSEHOLD =
  /迁出|外迁|迁走|搬走|销户|注销|消亡|绝户|并户|并入|合户|自然减少|联系不上|失联/u;
/** Words about one person; they count for the household only where nothing else is written. */
const OF_A_PERSON =
  /^(?:户主|本人|整户|全家|全户)?(?:已|均|都|全部)*(?:死亡|去世|病故|亡故|过世|身故)$/u;
const NOT = /[未没不](?:有|曾)?(?:迁出|外迁|迁走|搬走|销户|注销|并户|并入|合户)/u;

/**
 * Tells whether a note says that the household has gone: one of the form's own choices (整户迁出,
 * 整户死亡销户, 并入他户, 外出联系不上), or a remark such as 已死亡 that says why nothing is filled.
 */
export function saysLeft(note: string | null): boolean {
  if (note === null) return false;
  const text = note.normalize('NFKC').replace(/[\s,，。.;；、:：()（）]+/gu, '');
  return OF_A_PERSON.test(text) || (OF_THE_HOUSEHOLD.test(text) && !NOT.test(text));
}
