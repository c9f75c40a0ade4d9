import { speech } from '../../finding.js';
import { terms } from '../terms.js';

export const { shown, param, field } = speech('空白', '此处', terms.field);
