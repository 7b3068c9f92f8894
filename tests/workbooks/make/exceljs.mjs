// Writes each content with exceljs: once with shared strings, once as a stream with strings in the cells; and
// a workbook with text in runs, which only this program makes.   node exceljs.mjs FOLDER
import ExcelJS from 'exceljs';
import fs from 'node:fs';

const folder = process.argv[2];
const contents = JSON.parse(fs.readFileSync(new URL('contents.json', import.meta.url)));
const DATE_FORMAT = 'yyyy-mm-dd';

const valueOf = cell => {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('formula' in cell) return {formula: cell.formula, result: cell.value};
  if ('error' in cell) return {error: cell.error};
  if ('date' in cell) return new Date(cell.date.replace(' ', 'T') + (cell.date.includes(' ') ? 'Z' : ''));
  if ('time' in cell) return new Date(`1899-12-30T${cell.time}Z`);
  return cell.number;
};

const fill = (book, content) => {
  for (const sheet of content.sheets) {
    const page = book.addWorksheet(sheet.name, {state: sheet.hidden ? 'hidden' : 'visible'});
    for (const name of sheet.hiddenColumns ?? []) page.getColumn(name).hidden = true;
    sheet.cells.forEach((line, index) => (line ?? []).forEach((cell, column) => {
      if (cell === null) return;
      const place = page.getRow(index + 1).getCell(column + 1);
      place.value = valueOf(cell);
      if (typeof cell === 'object' && ('format' in cell || 'date' in cell)) place.numFmt = cell.format ?? DATE_FORMAT;
    }));
    for (const row of sheet.hiddenRows ?? []) page.getRow(row).hidden = true;
    for (const range of sheet.merges ?? []) page.mergeCells(range);
  }
};

for (const [name, content] of Object.entries(contents)) {
  const book = new ExcelJS.Workbook();
  fill(book, content);
  await book.xlsx.writeFile(`${folder}/${name}.exceljs.xlsx`);
  // A stream is rid of each row as soon as it is committed, and cannot merge behind that.
  const stream = new ExcelJS.stream.xlsx.WorkbookWriter(
    {filename: `${folder}/${name}.exceljs-stream.xlsx`, useSharedStrings: false, useStyles: true});
  fill(stream, content);
  await stream.commit();
}

const runs = new ExcelJS.Workbook();
const page = runs.addWorksheet('文字');
page.getCell('A1').value = {richText: [{text: '社区'}, {font: {bold: true}, text: '代码'}, {text: ' *'}]};
page.getCell('B1').value = {text: '说明', hyperlink: 'https://example.org/'};
page.getCell('A2').value = '420102001001';
page.getCell('A2').note = '十二位代码';
page.getCell('B2').value = {richText: [{text: ' 前'}, {text: '\n后 '}]};
await runs.xlsx.writeFile(`${folder}/runs.exceljs.xlsx`);
fs.writeFileSync(`${folder}/runs.rows`, '== 文字\n1 A=社区代码 * B=说明\n2 A=420102001001 B= 前\\n后 \n');
