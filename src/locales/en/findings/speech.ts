import { speech } from '../../finding.js';
import { terms } from '../terms.js';

export const { shown, param, field } = speech('blank', 'this cell', terms.field);
