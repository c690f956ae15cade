// The one script of the public pages. They work without it; it only keeps the countdowns running
// and spares a click on filters. No framework, nothing inline.

/** Time left in the two units that matter, as messages/format.ts writes it. */
function remaining(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) return `${days}天${hours}小时`;
  if (hours > 0) return `${hours}小时${minutes}分`;
  return `${minutes}分${seconds % 60}秒`;
}

// The page says how long was left by the server's clock; from there the browser's stopwatch counts,
// never the clock of the visitor's computer, which may be wrong.
const start = performance.now();
const countdowns = [...document.querySelectorAll("[data-countdown]")];

function tick() {
  for (const element of countdowns) {
    const left = Number(element.dataset.countdown) - (performance.now() - start);
    element.textContent = left > 0 ? `剩余 ${remaining(left)}` : element.dataset.over;
  }
}

if (countdowns.length > 0) setInterval(tick, 1000);

// A filter that is chosen applies at once; typed words wait for Enter or the button.
for (const select of document.querySelectorAll("form[role=search] select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}

// Problems of a posted form are read first.
document.querySelector("[role=alert][tabindex]")?.focus();

// A chosen receipt file fills the text field, so that what is checked can be seen.
const file = document.querySelector("input[type=file][data-fills]");
file?.addEventListener("change", async () => {
  const target = document.getElementById(file.dataset.fills);
  if (file.files[0] && file.files[0].size < 100_000) target.value = await file.files[0].text();
});
