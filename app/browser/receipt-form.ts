import { formatInstant } from "#app/messages/format.ts";
import { receiptProblemWords } from "#app/messages/zh-CN/receipt.ts";
import { type BrowserCheck, checkReceipt, type PublishedKey } from "./check-receipt.ts";

const longest = 200_000;

/**
 * Checks receipts on the page 验证 in the visitor's browser: nothing is sent. A chosen receipt fills the text field, so
 * that what is checked can be seen; any other file is named and stays out of it. The markup of both answers comes with the page as templates.
 */
export function checkInBrowser(form: HTMLFormElement): void {
  const keys = JSON.parse(form.dataset.checkReceipt ?? "[]") as PublishedKey[];
  const text = form.querySelector("textarea");
  const file = form.querySelector<HTMLInputElement>("input[type=file]");
  const answer = document.getElementById("receipt-answer");
  if (!text || !answer) return;

  file?.addEventListener("change", () => {
    // A receipt has some 700 characters; the head of a longer file tells what it is.
    void file.files?.[0]?.slice(0, longest).text().then((content) => {
      const check = checkReceipt(content, keys);
      text.value = check.isGenuine || check.problem === "badSignature" || check.problem === "unknownSigner" ? content : "";
      show(answer, check);
    });
  });
  form.addEventListener("submit", (event) => {
    // An empty form and what cannot be checked here go to the server, which has the words.
    if (text.value.trim() === "") return;
    event.preventDefault();
    show(answer, checkReceipt(text.value, keys));
  });
}

function show(place: HTMLElement, check: BrowserCheck): void {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-answer=${check.isGenuine ? "genuine" : "refused"}]`);
  if (!template) return;
  const content = template.content.cloneNode(true) as DocumentFragment;
  const values = check.isGenuine ? valuesOf(check) : { problem: receiptProblemWords[check.problem] };
  for (const slot of content.querySelectorAll<HTMLElement>("[data-slot]")) slot.textContent = values[slot.dataset.slot ?? ""] ?? "";
  place.replaceChildren(content);
  place.scrollIntoView({ block: "nearest" });
}

function valuesOf({ statement, checkCode }: BrowserCheck & { isGenuine: true }): Record<string, string> {
  const text = (name: string) => String(statement[name]);
  return {
    checkCode,
    challengeNo: text("challengeNo"),
    bidNo: text("bidNo"),
    bidVersion: text("bidVersion"),
    receivedAt: formatInstant(text("receivedAt")),
    deadline: formatInstant(text("deadline")),
    commitment: text("commitment"),
    auditSequence: text("auditSequence"),
  };
}
