import type { PassThrough } from 'node:stream';
import { once } from 'node:events';
import ExcelJS from 'exceljs';
import { columnsOf, placeHeadings, type ColumnKind, type Heading, type Sheet } from './sheet.ts';

const FORMATS: Record<ColumnKind, string> = { text: '@', number: '#,##0', ratio: '0.0%', time: 'dd/mm/yyyy hh:mm' };
const WIDTHS: Record<ColumnKind, number> = { text: 28, number: 11, ratio: 11, time: 18 };
const THIN = { style: 'thin' as const, color: { argb: 'FFBFC9D1' } };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const HEAD_FILL = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFE8F1F5' } };

/**
 * Writes a sheet to a stream, row by row; waits when the reader is slower. Texts are text cells, never formulas, whatever they begin with (S18).
 */
export async function writeWorkbook(sheet: Sheet, stream: PassThrough): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const head = 1 + sheet.notes.length;
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: head + placeHeadings(sheet.headings).rows }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const columns = columnsOf(sheet.headings);
  worksheet.columns = columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind], style: { numFmt: FORMATS[kind] } }));
  worksheet.addRow([sheet.title]).font = { bold: true, size: 14 };
  for (const note of sheet.notes) worksheet.addRow([note]).font = { italic: true };
  writeHeadings(worksheet, sheet.headings, head + 1);
  let first = sheet.totalFirst;
  for await (const cells of sheet.rows) {
    const row = worksheet.addRow(cells);
    row.eachCell({ includeEmpty: true }, (cell) => (cell.border = BORDER));
    if (first) row.font = { bold: true };
    first = false;
    row.commit();
    if (stream.writableNeedDrain && !stream.destroyed) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
    if (stream.destroyed) return;
  }
  worksheet.commit();
  await workbook.commit();
}

function writeHeadings(worksheet: ExcelJS.Worksheet, headings: readonly Heading[], firstRow: number): void {
  const { placed } = placeHeadings(headings);
  for (const { text, row, column, rowSpan, columnSpan } of placed) {
    const top = firstRow + row;
    const left = column + 1;
    if (rowSpan > 1 || columnSpan > 1) worksheet.mergeCells(top, left, top + rowSpan - 1, left + columnSpan - 1);
    const cell = worksheet.getCell(top, left);
    cell.value = text;
    cell.font = { bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = HEAD_FILL;
    cell.border = BORDER;
  }
}
