import type { VerdictWords } from "#app/messages/zh-CN/verdict.ts";

type Judge = (content: string, form: FormData) => VerdictWords;

/** Each check is loaded when it is first used: who only reads a receipt waits for none of them. */
const judges: Readonly<Record<string, () => Promise<Judge>>> = {
  ranking: async () => (await import("./check-ranking.ts")).checkRanking,
  draw: async () => (await import("./check-draw.ts")).checkDraw,
};

const largest = 20_000_000;

/** Checks a published file on the page 验证 in the visitor's browser: nothing is sent, and the size is no matter. */
export function checkFiles(form: HTMLFormElement): void {
  const judge = judges[form.dataset.check ?? ""];
  const answer = document.getElementById(`${form.id}-answer`);
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  const pasted = form.querySelector("textarea");
  if (!judge || !answer || !pasted) return;

  const run = async () => {
    const chosen = file?.files?.[0];
    const content = pasted.value.trim() !== "" || !chosen || chosen.size > largest ? pasted.value : await chosen.text();
    show(answer, (await judge())(content, new FormData(form)));
  };
  file?.addEventListener("change", () => {
    if (!file.files?.[0]) return;
    pasted.value = "";
    void run();
  });
  form.addEventListener("submit", (event) => {
    // An empty form goes to the server, which has the words.
    if (pasted.value.trim() === "" && !file?.files?.[0]) return;
    event.preventDefault();
    void run();
  });
}

/** Fills a copy of the page's template; only text is set, never markup. */
function show(place: HTMLElement, { isGood, title, lines, head, rows }: VerdictWords): void {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-verdict=${isGood ? "good" : "bad"}]`);
  if (!template) return;
  const content = template.content.cloneNode(true) as DocumentFragment;
  const [heading, line] = [...content.querySelectorAll("p")];
  if (heading) heading.textContent = title;
  if (line) repeat(line, lines, (copy, words) => (copy.textContent = words));
  const table = content.querySelector("table");
  const [column, row] = [table?.querySelector("th"), table?.querySelector<HTMLElement>("tbody tr")];
  if (rows.length === 0) table?.remove();
  if (column) repeat(column, head, (copy, words) => (copy.textContent = words));
  if (row) {
    repeat(row, rows, (copy, cells) => {
      const cell = copy.querySelector("td");
      if (cell) repeat(cell, cells, (one, words) => (one.textContent = words));
    });
  }
  place.replaceChildren(content);
  place.scrollIntoView({ block: "nearest" });
}

/** One copy of an element for each value, in its place. */
function repeat<T>(element: HTMLElement, values: readonly T[], fill: (copy: HTMLElement, value: T) => void): void {
  element.replaceWith(
    ...values.map((value) => {
      const copy = element.cloneNode(true) as HTMLElement;
      fill(copy, value);
      return copy;
    }),
  );
}
