// The 22 checks as one query of DuckDB over the table, its column types given.
//
//   node duckdb.mjs CSV COLUMNS THREADS [--lines FILE | --all]
//
// DuckDB reads only the columns that a query names. With --all it names every one, so that each cell
// is read as its type, as the floor and cbps do.
// NODE_PATH says where @duckdb/node-api is.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const {DuckDBInstance, version} = createRequire(import.meta.url)('@duckdb/node-api');
if (process.argv[2] === '--version') {
  console.log(version().replace('v', ''));
  process.exit(0);
}
const [csv, columnsFile, threads, option, lines] = process.argv.slice(2);

// What is no number and no date is text; words for yes and no are DuckDB's neither.
const types = {int: 'INTEGER', decimal: 'DECIMAL(12,2)', date: 'DATE'};
const text = (value) => `'${value.replaceAll("'", "''")}'`;
const described = readFileSync(columnsFile, 'utf8').trimEnd().split('\n').map((line) => {
  const [heading, , , id, kind] = line.split('\t');
  return [id || heading, types[kind] ?? 'VARCHAR'];
});
const columns = described.map(([name, type]) => `${text(name)}: ${text(type)}`);

const f = (id) => `"${id}"`;
const yes = (id) => `(${f(id)} = '是')`;
const least = (id, most) => `(${f(id)} >= ${most})`;
const share = (part, percent, whole) => `(${f(part)} * 100 >= ${percent} * ${f(whole)})`;
const twin = (dates, every, otherwise) =>
  `(CASE WHEN ${f(dates)} IS NOT NULL THEN ${every} ELSE ${otherwise} END)`;
const month = (dates, number) => `contains(${f(dates)}, '2024-${String(number).padStart(2, '0')}-')`;
const months = [...Array(12).keys()].map((i) => i + 1);
const everyMonth = (dates) => months.map((m) => month(dates, m)).join(' AND ');
const everyQuarter = (dates) => [1, 4, 7, 10]
  .map((m) => `(${[m, m + 1, m + 2].map((one) => month(dates, one)).join(' OR ')})`).join(' AND ');
const size = (set, all) => `(CASE ${f(set)} WHEN '全部' THEN ${all} WHEN '无' THEN 0
  ELSE length(${f(set)}) - length(replace(${f(set)}, '、', '')) + 1 END)`;

// [id, require, applies]
const checks = [
  ['1.1', share('committee.qualified', 80, 'committee.size')],
  ['1.2', `(${f('committee.size')} BETWEEN 5 AND 9)`],
  ['1.3', yes('secretary.is_director')],
  ['2.1', least('secretary.training_days', 7)],
  ['2.2', twin('secretary.street_meetings', everyMonth('secretary.street_meetings'),
    least('secretary.street_meeting_months', 12))],
  ['2.3', twin('organisation.term_ends', least('organisation.term_ends', "DATE '2024-12-31'"),
    least('organisation.last_election', "DATE '2019-12-31'"))],
  ['3.1', share('members.with_post', 90, 'members.no_office'), `(${f('members.no_office')} > 0)`],
  ['3.2', share('members.mobile_managed', 80, 'members.mobile')],
  ['3.3', least('members.activists', 2)],
  ['4.1', `(${yes('centre.built')} AND ${f('centre.area')} * 100 >= 20 * ${f('households')})`,
    `(${f('households')} > 0)`],
  ['4.2', `(${yes('centre.built')} AND ${yes('centre.in_use')})`],
  ['4.3', yes('centre.fully_used'), yes('centre.built')],
  ['4.4', `(${size('services.public', 7)} >= 6)`],
  ['5.1', `(${f('finance.operating')} >= 30 * ${f('households')})`],
  ['5.2', `(${f('finance.member_activity')} >= 100 * ${f('members.total')})`],
  ['5.3', share('finance.benefit_spent', 90, 'finance.benefit_received')],
  ['5.4', yes('finance.papers_complete')],
  ['6.1', share('staff.pension', 95, 'staff.insurable')],
  ['6.2', twin('staff.average_wage', `${f('staff.committee_lowest_pay')} >= ${f('staff.average_wage')}`,
    least('staff.committee_lowest_pay', 72000))],
  ['6.3', `(${f('staff.exam_supported')} >= ${f('staff.exam_applicants')})`,
    `(${f('staff.exam_applicants')} > 0)`],
  ['7.1', twin('disclosure.dates', everyQuarter('disclosure.dates'), least('disclosure.quarters', 4))],
  ['7.2', least('meetings.lectures', 1)],
];
// Pass 0, fail 1, unknown 2, not applicable 3.
const verdict = ([id, require, applies = 'true']) => `(CASE WHEN (${applies}) IS NULL THEN 2
  WHEN NOT (${applies}) THEN 3 WHEN (${require}) IS NULL THEN 2 WHEN (${require}) THEN 0
  ELSE 1 END) AS ${f(id)}`;
const standards = ['1', '2', '3', '4', '5', '6', '7']
  .map((one) => checks.map(([id]) => id).filter((id) => id.startsWith(`${one}.`)));
const count = (ids, condition) => ids.map((id) => `(${f(id)} ${condition})::INT`).join(' + ');
const twelfths = standards
  .map((ids) => `coalesce((${count(ids, '= 0')}) * 12 // nullif(${count(ids, '<> 3')}, 0), 0)`);
const applicable = standards.map((ids) => `((${count(ids, '<> 3')}) > 0)::INT`);
const all = option === '--all' ? described : [];
const source = `
  WITH verdicts AS (SELECT "社区代码" AS id, ${checks.map(verdict).join(', ')}${all.map(([name]) => `, ${f(name)} AS ${f(`all ${name}`)}`).join('')}
    FROM read_csv(${text(csv)}, auto_detect = false, header = true, delim = ',', quote = '"',
      escape = '"', columns = {${columns.join(', ')}})),
  scored AS (SELECT *, (${twelfths.join(' + ')}) * 10000
    // (12 * (${applicable.join(' + ')})) AS score FROM verdicts)`;

const instance = await DuckDBInstance.create(':memory:', {threads});
const connection = await instance.connect();
if (lines) {
  const letters = checks.map(([id]) => `substr('PFUN', ${f(id)} + 1, 1)`).join(' || ');
  await connection.run(`COPY (${source} SELECT id || ',' || ${letters} || ',' || score FROM scored)
    TO ${text(lines)} (HEADER false, DELIMITER '', QUOTE '', ESCAPE '')`);
}
const sums = checks.flatMap(([id]) => [0, 1, 2, 3].map((one) => `count_if(${f(id)} = ${one})`))
  .concat(all.map(([name]) => `max(${f(`all ${name}`)})`));
const reader = await connection.runAndReadAll(
  `${source} SELECT count(*), sum(score), ${sums.join(', ')} FROM scored`);
const row = reader.getRows()[0].map(String);
console.log(`communities ${row[0]}\nhundredths ${row[1]}`);
checks.forEach(([id], i) => console.log([id, ...row.slice(2 + 4 * i, 6 + 4 * i)].join(' ')));
