// Reads the first sheet of a workbook as DuckDB does and prints how many rows and cells with content it has.
//
//   node duckdb_workbook.mjs XLSX
//   node duckdb_workbook.mjs --probe     fails where DuckDB cannot read workbooks
//
// It reads them by an extension, which it downloads when it is asked for the first time.
// NODE_PATH says where @duckdb/node-api is.
import {createRequire} from 'node:module';

const {DuckDBInstance} = createRequire(import.meta.url)('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:', {threads: 1})).connect();
await connection.run('INSTALL excel');
await connection.run('LOAD excel');
if (process.argv[2] !== '--probe') {
  const path = process.argv[2].replaceAll("'", "''");
  const reader = await connection.runAndReadAll(
    `SELECT count(*), count(COLUMNS(*)) FROM read_xlsx('${path}', header = false, all_varchar = true)`);
  const [rows, ...columns] = reader.getRows()[0].map(Number);
  console.log(`${rows} rows, ${columns.reduce((sum, one) => sum + one, 0)} cells`);
}
