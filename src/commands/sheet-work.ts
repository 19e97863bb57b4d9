/**
 * All that works on an answer sheet (YAML, its validation, the score, the result), behind one door: it is loaded in one
 * piece once there is a sheet, and the first question does not wait for it.
 */
export { SheetFile } from '../edges/sheet-file.ts';
export { report } from './report.ts';
export { createSheet, openSheet } from './sheets.ts';
