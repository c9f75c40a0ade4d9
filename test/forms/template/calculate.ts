type Cell = string | number | null;

/** The functions that the forms use, as a spreadsheet works them out. */
const FUNCTIONS = {
  COUNT: (...ranges: Cell[][]) => ranges.flat().filter((cell) => typeof cell === 'number').length,
  COUNTA: (...ranges: Cell[][]) => ranges.flat().filter((cell) => cell !== null).length,
  SUM: (...ranges: Cell[][]) =>
    ranges.flat().reduce<number>((sum, cell) => (typeof cell === 'number' ? sum + cell : sum), 0),
  N: ([cell]: Cell[]) => (typeof cell === 'number' ? cell : 0),
  OR: (...conditions: boolean[]) => conditions.some(Boolean),
  ROUND: (value: number, places: number) =>
    Number(`${Math.round(Number(`${value}e${places}`))}e-${places}`),
  IF: (condition: boolean, yes: () => Cell, no: () => Cell) => (condition ? yes() : no()),
};

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0);

/**
 * What a formula of a form comes to: a second reading of it, so that what a test writes into a form
 * is what a spreadsheet would have put there. `cell` gives a cell by row and column from 1.
 */
export function calculate(formula: string, cell: (row: number, column: number) => Cell): Cell {
  const range = (reference: string): Cell[] => {
    const [from = '', to = from] = reference.replaceAll('$', '').split(':');
    const [, left = '', top = ''] = /^([A-Z]+)(\d+)$/.exec(from) ?? [];
    const [, right = '', bottom = ''] = /^([A-Z]+)(\d+)$/.exec(to) ?? [];
    const cells: Cell[] = [];
    for (let row = Number(top); row <= Number(bottom); row += 1) {
      for (let column = columnOf(left); column <= columnOf(right); column += 1) {
        cells.push(cell(row, column));
      }
    }
    return cells;
  };
  const script = formula
    .replace(/\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?/g, (reference) => `range('${reference}')`)
    .replace(/([^<>])=/g, '$1===')
    .replaceAll('&', '+')
    // The branches of an IF are worked out only where they are taken.
    .replace(/^IF\((.+?),(""),(.+)\)$/, 'IF($1,()=>$2,()=>$3)');
  const names = Object.keys(FUNCTIONS);
  return new Function(...names, 'range', `return ${script};`)(...Object.values(FUNCTIONS), range);
}
