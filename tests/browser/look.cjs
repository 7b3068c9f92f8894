// Looks at pages in headless Chromium and prints what it saw, as JSON: an object a page.
//   node look.cjs CHROMIUM PAGE.html...
const fs = require("fs");
const { chromium } = require("playwright-core");
const axeSource = require("axe-core").source;

const kWidths = [360, 390, 768, 1180];
const kFlags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/// The rules of WCAG that the page breaks, with the elements.
async function violations(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
}

async function open(browser, file, options = {}) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) messages.push(`asked for ${request.url()}`);
  });
  await page.goto(`file://${file}`, { waitUntil: "load" });
  return { context, page, messages };
}

/// The processor's time: the machine may do other things.
async function timeToLoad({ context, page }) {
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async () => (await session.send("Performance.getMetrics")).metrics
    .find((metric) => metric.name === "TaskDuration").value;
  const before = await busy();
  await page.reload({ waitUntil: "load" });
  return 1000 * (await busy() - before);
}

async function sortAndFilter(page) {
  const rows = () => page.$$eval("#all tbody tr", (all) => all.map((row) => ({
    hidden: row.hidden, score: parseFloat(row.cells[1].dataset.value), name: row.cells[0].textContent })));
  if (!(await page.$("#all"))) return null;
  const seen = { rows: (await rows()).length };
  seen.filterIsShown = await page.isVisible("#filter");
  const head = page.locator("#all thead th").nth(1);
  await head.locator("button").click();
  seen.ascending = (await rows()).map((row) => row.score);
  seen.sort = await head.getAttribute("aria-sort");
  await head.locator("button").click();
  seen.descending = (await rows()).map((row) => row.score);
  const name = (await rows())[0].name;
  await page.fill("#filter input", name);
  seen.found = (await rows()).filter((row) => !row.hidden).length;
  seen.said = await page.locator("#filter output").textContent();
  await page.fill("#filter input", "");
  if (await page.$("#filter select")) {
    await page.selectOption("#filter select", "0");
    seen.best = (await rows()).filter((row) => !row.hidden).length;
    seen.bestByText = await page.$$eval("#all tbody tr", (all) =>
      all.filter((row) => row.cells[2].dataset.value === "0").length);
  }
  return seen;
}

async function lookAt(browser, file) {
  const seen = { bytes: fs.statSync(file).size };
  const light = await open(browser, file, { viewport: { width: 1180, height: 900 } });
  seen.milliseconds = await timeToLoad(light);
  seen.elements = await light.page.evaluate(() => document.querySelectorAll("body *").length);
  seen.text = await light.page.evaluate(() => document.body.innerText);
  seen.wide = {};
  for (const width of kWidths) {
    await light.page.setViewportSize({ width, height: 900 });
    const scroll = await light.page.evaluate(() => document.documentElement.scrollWidth);
    if (scroll > width) seen.wide[width] = scroll;
  }
  await light.page.setViewportSize({ width: 1180, height: 900 });
  seen.violations = await violations(light.page);
  seen.table = await sortAndFilter(light.page);
  seen.messages = light.messages;
  await light.context.close();

  for (const options of [{ colorScheme: "dark", viewport: { width: 1180, height: 900 } },
    { viewport: { width: 390, height: 800 } }]) {
    const other = await open(browser, file, options);
    seen.violations.push(...await violations(other.page));
    seen.messages.push(...other.messages);
    await other.context.close();
  }

  const bare = await open(browser, file, { javaScriptEnabled: false });
  seen.withoutScript = {
    filterIsShown: await bare.page.locator("#filter").isVisible(),
    rows: await bare.page.locator("#all tbody tr").count(),
  };
  await bare.context.close();

  const paper = await open(browser, file);
  fs.writeFileSync(`${file}.pdf`, await paper.page.pdf({ preferCSSPageSize: true }));
  await paper.context.close();
  return seen;
}

(async () => {
  const [executablePath, ...files] = process.argv.slice(2);
  const browser = await chromium.launch({ executablePath, args: kFlags });
  const all = {};
  for (const file of files) all[file] = await lookAt(browser, file);
  await browser.close();
  process.stdout.write(JSON.stringify(all));
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
