/** What a worker thread exports to the crew. */
export { readInput as read } from '../run/read-file.js';
export { writeReport as report } from '../run/report.js';
export { analyseVillage as analyse } from '../run/village.js';
