// Writes each content with SheetJS: with strings and dates in words in the cells, with shared strings and dates as
// numbers, and as .ods.   node sheetjs.mjs FOLDER
import fs from 'node:fs';
import XLSX from 'xlsx';

const folder = process.argv[2];
const contents = JSON.parse(fs.readFileSync(new URL('contents.json', import.meta.url)));
const ERRORS = {'#DIV/0!': 0x07, '#VALUE!': 0x0F, '#REF!': 0x17, '#N/A': 0x2A};
// The contents that differ with shared strings and numbers for dates.
const SHARED = new Set(['communities', 'dates', 'texts', 'formulas']);
const DAY = 86400000;
const serial = text => (Date.parse(text.replace(' ', 'T') + (text.includes(' ') ? 'Z' : '')) - Date.UTC(1899, 11, 30)) / DAY;

const simple = value => ({t: typeof value === 'string' ? 's' : typeof value === 'boolean' ? 'b' : 'n', v: value});
const cellOf = (cell, inWords) => {
  if (typeof cell !== 'object') return simple(cell);
  if ('formula' in cell) return {...simple(cell.value), f: cell.formula};
  if ('error' in cell) return {t: 'e', v: ERRORS[cell.error], w: cell.error};
  if ('date' in cell) {
    const z = cell.format ?? 'yyyy-mm-dd';
    const has_time = cell.date.includes(' ');
    if (inWords) return {t: 'd', v: new Date(cell.date.replace(' ', 'T') + (has_time ? 'Z' : '')), z};
    return {t: 'n', v: serial(cell.date), z};
  }
  if ('time' in cell) return {t: 'n', v: serial(`1899-12-30 ${cell.time}`), z: cell.format};
  return {t: 'n', v: cell.number, z: cell.format};
};

const bookOf = (content, inWords) => {
  const book = XLSX.utils.book_new();
  for (const sheet of content.sheets) {
    const page = {};
    let [rows, columns] = [1, 1];
    sheet.cells.forEach((line, row) => (line ?? []).forEach((cell, column) => {
      if (cell === null) return;
      page[XLSX.utils.encode_cell({r: row, c: column})] = cellOf(cell, inWords);
      [rows, columns] = [Math.max(rows, row + 1), Math.max(columns, column + 1)];
    }));
    page['!ref'] = XLSX.utils.encode_range({s: {r: 0, c: 0}, e: {r: rows - 1, c: columns - 1}});
    page['!merges'] = (sheet.merges ?? []).map(XLSX.utils.decode_range);
    page['!rows'] = [];
    for (const row of sheet.hiddenRows ?? []) page['!rows'][row - 1] = {hidden: true};
    page['!cols'] = [];
    for (const name of sheet.hiddenColumns ?? []) page['!cols'][XLSX.utils.decode_col(name)] = {hidden: true};
    XLSX.utils.book_append_sheet(book, page, sheet.name);
  }
  book.Workbook = {Sheets: content.sheets.map(sheet => ({name: sheet.name, Hidden: sheet.hidden ? 1 : 0}))};
  return book;
};

for (const [name, content] of Object.entries(contents)) {
  const how = {compression: true};
  XLSX.writeFile(bookOf(content, true), `${folder}/${name}.sheetjs.xlsx`, {...how, cellDates: true});
  XLSX.writeFile(bookOf(content, true), `${folder}/${name}.sheetjs-ods.ods`, {...how});
  if (!SHARED.has(name)) continue;
  XLSX.writeFile(bookOf(content, false), `${folder}/${name}.sheetjs-shared.xlsx`, {...how, bookSST: true});
}
