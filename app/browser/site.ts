// The one script of the public pages. They work without it; it keeps the countdowns running, spares a click on
// filters, and checks receipts and published files in the visitor's own browser. No framework, nothing inline.
import { keepCountdowns } from "./countdown.ts";

keepCountdowns();

// A filter that is chosen applies at once; typed words wait for Enter or the button.
for (const select of document.querySelectorAll<HTMLSelectElement>("form[role=search] select")) {
  select.addEventListener("change", () => select.form?.requestSubmit());
}

// Problems of a posted form are read first.
document.querySelector<HTMLElement>("[role=alert][tabindex]")?.focus();

// What only one page needs is loaded there.
const receiptForm = document.querySelector<HTMLFormElement>("form[data-check-receipt]");
if (receiptForm) void import("./receipt-form.ts").then(({ checkInBrowser }) => checkInBrowser(receiptForm));
const selfCheck = document.querySelector<HTMLElement>("[data-self-check]");
if (selfCheck) void import("./self-check.ts").then(({ runSelfCheck }) => runSelfCheck(selfCheck));
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-check]")) void import("./file-check.ts").then(({ checkFiles }) => checkFiles(form));
