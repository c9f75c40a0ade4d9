/** The words of `zengshou status`: on screen and in its workbook. */
export const status = {
  title: '收入明细表报送进度',
  sheet: '报送进度',
  columns: {
    village: '行政村',
    state: '状态',
    period: '期间',
    day: '报送日期',
    version: '第几次',
    expected: '应报户',
    filled: '已填',
    blank: '未填',
    rejected: '未采用',
    errors: '错误',
    warnings: '警告',
    clean: '无问题',
    file: '文件',
    older: '以前报送的文件',
    ignored: '不算报送的文件',
    missing: '还缺的月份',
    twice: '重复的月份',
  },
  states: { delivered: '已报', late: '迟报', partly: '未报齐', blank: '空表', missing: '未报' },
  total: '合计',
  due: (day: string): string => `报送截止 ${day}`,
  /** `village` and `period` are null where they are not known. */
  ignored: {
    unreadable: (file: string, village: string | null): string =>
      `${file}${village === null ? '' : `（${village}）`} 不算报送`,
    otherPeriod: (file: string, village: string | null, period: string | null): string =>
      `${file}（${village ?? ''}）的表题期间是 ${period ?? ''}，不是本次的期间，不算报送`,
    blank: (file: string, village: string | null): string =>
      `${file}（${village ?? ''}）一个数也没有填，不算报送`,
  },
  unexpected: (villages: string): string =>
    `名册里没有：${villages}。请核对村名；名册里的村写成别的名字的，会显示为未报`,
  rosterUnread: (file: string): string => `名册 ${file} 读不出，里面的村不在下表中`,
  /** Which parts of the year have come; `missing` and `twice` are empty where all is well. */
  parts: (village: string, came: string, missing: string, twice: string): string =>
    [
      `${village} 分期报送，已到 ${came || '无'}`,
      ...(missing === '' ? [] : [`还缺 ${missing}`]),
      ...(twice === '' ? [] : [`${twice} 重复`]),
      ...(missing === '' && twice === '' ? ['齐全'] : []),
    ].join('，'),
  partsSheet: '分期报送',
  partsTitle: '分期报送的各期',
  counts: (
    delivered: number,
    late: number,
    partly: number,
    blank: number,
    missing: number,
  ): string =>
    `已报 ${delivered}，迟报 ${late}${partly === 0 ? '' : `，未报齐 ${partly}`}，空表 ${blank}，未报 ${missing}`,
  partsNote:
    '分期报送的村只列一行：已填是填得最少的一期的户数，未填、未采用是最多的一期，错误和警告是各期之和；缺月或月份重复的是未报齐。',
  note: '空表是一个数也没有填的表，不算报送。报送日期是文件最后修改的日期；同村全年表报送几次的，以最新的一份为准（户不同的几份合起来算一次）；分期报送的同一期报了两次是月份重复，要去掉一份。是否迟报看第一次填了数的一份。',
};

export type StatusWords = typeof status;
