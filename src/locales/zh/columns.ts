/** The words of `zengshou columns`: on screen and in the column map that it writes. */
export const columns = {
  head: {
    column: '列',
    header: '表头',
    became: '读作',
    nearest: '最接近的名称',
    values: '下面的内容',
  },
  rows: (from: number, to: number): string =>
    from === to ? `表头在第 ${from} 行` : `表头在第 ${from}～${to} 行`,
  likely: (from: number, to: number, lacks: string): string =>
    `没有认出明细表；第 ${from === to ? from : `${from}～${to}`} 行最像表头，还缺：${lacks}`,
  essentials: {
    identity: '户编号、户主姓名或证件号码',
    population: '家庭人口数',
    amount: '至少一个收入、支出或合计',
  },
  counts: {
    all: (count: number): string => `${count} 列`,
    field: (count: number): string => `认得 ${count}`,
    map: (count: number): string => `其中按对照表 ${count}`,
    wan: (count: number): string => `万元 ${count}`,
    unknown: (count: number): string => `认不出 ${count}`,
    duplicate: (count: number): string => `重复 ${count}`,
    leftOut: (count: number): string => `不读 ${count}`,
    serial: (count: number): string => `序号 ${count}`,
    reference: (count: number): string => `对照列 ${count}`,
    subtotal: (count: number): string => `小计 ${count}`,
    note: (count: number): string => `说明 ${count}`,
    notRead: (count: number): string => `不采用 ${count}`,
  },
  by: { map: '列对照表', label: '名称', synonym: '同义名', category: '上层表头' },
  became: {
    unknown: '认不出',
    leftOut: '不读（列对照表）',
    serial: '序号，不读',
    reference: '上年对照，不读',
    subtotal: '小计，与所属各列核对',
    note: '另一列的说明，不读',
    notRead: '与收入无关，不读',
  },
  duplicate: (label: string, first: string): string => `与 ${first} 列重复：${label}`,
  nearest: (name: string, label: string, score: string): string =>
    name === label ? `${label} ${score}` : `${name}（即${label}）${score}`,
  taken: (place: string): string => (/\d/.test(place) ? `${place} 已是` : `${place} 列已是`),
  values: {
    numbers: (count: number): string => `数字 ${count}`,
    digits: (least: number, most: number): string =>
      least === most ? `${least} 位` : `${least}～${most} 位`,
    decimals: '有小数',
    answers: (count: number): string => `是否 ${count}`,
    longNumbers: (count: number): string => `长号码 ${count}`,
    texts: (count: number): string => `文字 ${count}`,
    errors: (count: number): string => `错误值 ${count}`,
    blanks: (count: number): string => `空 ${count}`,
  },
  bracketed: (text: string, inner: string): string => `${text}（${inner}）`,
  joined: (texts: readonly string[]): string => texts.join('，'),
  listed: (texts: readonly string[]): string => texts.join('、'),
  moreColumns: (count: number): string => `另有 ${count} 列没有列在屏幕上，--json 里有全部`,
  cards: (file: string, cards: number): string => `${file}：明白卡 ${cards} 张`,
  skipped: (file: string, sheets: string): string => `${file}：跳过 ${sheets}（不是农户明细表）`,
  moreSheets: (sheets: string, count: number): string => `${sheets} 等 ${count} 张`,
  unnamedSheet: '（无名表）',
  money: (sum: string): string => `${sum} 元没有计入`,
  moneyHint:
    '没有计入的钱：在列对照表里写明是哪一项（“表头: 项目名称”），有意不计的写“不读: [表头]”。',
  unused: (names: string): string => `列对照表里的这些表头，这些文件里都没有：${names}`,
  total: (files: number, tables: number, headers: number): string =>
    `${files} 个文件，${tables} 张明细表${
      headers > 0 ? `；要写明的表头 ${headers} 种` : tables > 0 ? '，表头全部认得' : ''
    }。`,
  hint: '写一份可以填的列对照表：加 --out 对照表.xlsx（或 columns.yaml）。全部各列：加 --all。',
  written: (file: string, headers: number): string =>
    headers === 0
      ? `已写出 ${file}：没有要写明的表头`
      : `已写出 ${file}：${headers} 种表头等您写明，没有去掉 # 的不起作用`,
  writtenBook: (file: string, headers: number): string =>
    headers === 0
      ? `已写出 ${file}：没有要写明的表头`
      : `已写出 ${file}：${headers} 种表头等您在“读作”一列选；没有选的不起作用`,
  map: {
    book: {
      title: '列对照表',
      place: (open: number, all: number): string => `共 ${all} 种表头，还没有写明的 ${open} 种`,
      hint: '绿色表头的“读作”一列从列表中选：这个表头是什么；用不着的列选“不读”，不清楚的先不选，不起作用。“只对这些文件”空着的对所有文件有效。 要加一行的写在最后：表头写“单位”，读作选“元”或“万元”；表头写项目名称，读作选“不问”（两年都不计）或“按人填”。填好后加 --columns 本文件。',
      namesTitle: '可以选的名称',
      namesHint: '“读作”一列只能写这些名称。',
      group: '类别',
      name: '名称',
      prompt: '从列表中选（“名称”一张表里有全部）；用不着的列选“不读”，不清楚的先不选。',
      alert: '没有这个名称',
    },
    head: (name: string): readonly string[] => [
      '列对照表，由 zengshou columns 写出，用记事本就能填。现在全部是注释，不起任何作用。',
      '',
      '怎么填：',
      '  1. # 后面没有空格的一行是一个表头：冒号左边是表里的写法，不要改；冒号右边写它是什么。',
      '  2. 右边写好了的只是最接近的名称，请核对；空着的，从下面的名称里选。用不着的列写 不读。',
      '  3. 定了的，去掉这一行的 #（只去掉 #，它前面的空格留着）。没有去掉 # 的不起作用。',
      `  4. 保存，再运行 zengshou columns … --columns ${name} 核对，然后 zengshou analyze --columns ${name}。`,
      '',
      'columns: 下面的对所有文件有效；files: 下面的只对 match 写明的文件有效（文件名里的括号等前面有 \\）。',
      '只在几个文件里有的表头写在 files: 下面；意思到处一样的，可以移到 columns: 下面。',
    ],
    nothing: '这些文件的表头全部认得，没有要写明的。',
    incomplete: '这些表还没有认出，写明了缺的栏目才会读：',
    lacking: (place: string, rows: string, lacks: string): string =>
      `${place}（${rows}）还缺：${lacks}`,
    place: (place: string, places: number): string =>
      places === 1 ? place : `${place} 等 ${places} 处`,
    near: (nearest: string): string => `最接近：${nearest}`,
    none: '没有相近的名称',
    leaveOut: (duplicate: string): string => `${duplicate}；不用这一列的，去掉 #`,
    notNameable: '含有证件号码或太长，不能写进对照表，请在表里改短',
    names: '冒号右边可以写的名称：',
    named: (group: string, names: string): string => `${group}：${names}`,
    groups: {
      identity: '基本情况',
      wages: '工资性收入',
      business: '生产经营性收入',
      costs: '生产经营性支出',
      property: '财产性收入',
      transfers: '转移性收入',
      total: '小计、合计',
      outside: '不计入收支的金额',
      evidence: '核查项目',
      leftOut: '不需要的列',
      more: '不是表头的',
    },
  },
};

export type ColumnWords = typeof columns;
