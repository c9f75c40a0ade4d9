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
    clean: '无问题占比',
    file: '文件',
    older: '以前报送的文件',
  },
  states: { delivered: '已报', late: '迟报', missing: '未报' },
  total: '合计',
  due: (day: string): string => `报送截止 ${day}`,
  unread: (file: string): string => `${file} 里没有能读的收入明细表，不算报送`,
  counts: (delivered: number, late: number, missing: number): string =>
    `已报 ${delivered}，迟报 ${late}，未报 ${missing}`,
  note: '报送日期是文件最后修改的日期；同村同期间报送几次的，以最新的一份为准。',
};

export type StatusWords = typeof status;
