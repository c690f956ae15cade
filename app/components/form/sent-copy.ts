const note = "jiebang sent";

/** These copies hold what this tab is just sending. They stay until an answer is there: a connection that fails must cost nothing. */
export function noteSent(slots: string[]): void {
  sessionStorage.setItem(note, slots.join(" "));
}

/** The next page of ours is there. Did it answer what was sent, the copies go; did it not (back, reload, another page), they stay and are offered. */
export function settleSent(isAnswered: boolean): void {
  try {
    if (isAnswered) for (const slot of sessionStorage.getItem(note)?.split(" ") ?? []) localStorage.removeItem(slot);
    sessionStorage.removeItem(note);
  } catch {
    // The browser refuses storage: nothing was kept.
  }
}
