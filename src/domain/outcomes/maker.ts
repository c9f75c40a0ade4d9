/** The verb that wrote a folder; others make reports and ledgers of what `analyze` wrote. */
export type Maker = 'analyze' | 'rollup' | 'trend' | 'ledger' | 'report';
