// A query of DuckDB over a table of facts: the definition of the table and the query come as JSON on standard
// input, the rows of the table as CSV; the answer goes to standard output as JSON.
//
//   node duckdb_query.mjs CSV
//
// NODE_PATH says where @duckdb/node-api is.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const require = createRequire(pathToFileURL(join(process.env.NODE_PATH, 'here.js')));
const {DuckDBInstance} = require('@duckdb/node-api');
const {definition, query} = JSON.parse(readFileSync(0, 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(definition);
await connection.run(`COPY cbps_facts FROM '${process.argv[2].replaceAll("'", "''")}' (FORMAT csv, HEADER, NULLSTR '')`);
const reader = await connection.runAndReadAll(query);
const names = reader.columnNames();
const text = (value) => (value === null ? null : String(value));
const rows = reader.getRows().map((row) => Object.fromEntries(row.map((value, i) => [names[i], text(value)])));
process.stdout.write(JSON.stringify(rows), () => process.exit(0));
