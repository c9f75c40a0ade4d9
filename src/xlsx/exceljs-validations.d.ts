import type { DataValidation } from 'exceljs';

/** exceljs has one validation for a whole range, but no type for it. */
declare module 'exceljs' {
  interface Worksheet {
    readonly dataValidations: { add(range: string, validation: DataValidation): void };
  }
}
