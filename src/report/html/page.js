// Sorts and filters the table of all communities. Without it all rows are there, unsorted.
(() => {
  const table = document.getElementById("all");
  const form = document.getElementById("filter");
  if (!table || !form) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...body.rows].map((row, place) => ({ row, place, text: row.textContent.toLowerCase() }));
  const gradeColumn = heads.findIndex((head) => head.dataset.sort === "grade");
  const { q: query, g: grade, shown } = form.elements;
  const valueOf = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;

  const filter = () => {
    const words = query.value.trim().toLowerCase();
    let count = 0;
    for (const { row, text } of rows) {
      const fits = text.includes(words) && (!grade?.value || valueOf(row, gradeColumn) === grade.value);
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    const isAll = !words && !grade?.value;
    shown.value = isAll ? "" : shown.dataset.text.replace("{0}", count).replace("{1}", rows.length);
  };

  const sort = (head, column) => {
    const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    const isText = head.dataset.sort === "text";
    const compare = (a, b) => isText
      ? valueOf(a.row, column).localeCompare(valueOf(b.row, column), document.documentElement.lang)
      : parseFloat(valueOf(a.row, column).replace(/,/g, "")) - parseFloat(valueOf(b.row, column).replace(/,/g, ""));
    rows.sort((a, b) => sign * compare(a, b) || a.place - b.place);
    body.append(...rows.map(({ row }) => row));
  };

  heads.forEach((head, column) => {
    if (!head.dataset.sort) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => sort(head, column));
  });
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
