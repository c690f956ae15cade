type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What stood in a control: whether it is ticked, which files, or its text. */
type Typed = { checked: boolean } | { text: string } | { files: true };

/**
 * What somebody types before the page comes to life. React puts the server's text back into a long field then, and a field
 * that the script holds (`value`) knows nothing of it and loses it with the next drawing. One rule for all fields of all
 * pages: it is noted until then, and afterwards enters the page as if it were typed at that moment, so that whatever
 * follows the typing (sums, marks, saving by itself) follows it too.
 */
export class TypedEarly {
  readonly #typed = new Map<Control, Typed>();
  readonly #stop = new AbortController();

  constructor(page: Document) {
    for (const control of page.querySelectorAll<Control>("input, textarea, select")) if (isChanged(control)) this.#note(control);
    for (const name of ["input", "change"]) page.addEventListener(name, ({ target }) => isControl(target) && this.#note(target), { capture: true, signal: this.#stop.signal });
  }

  /** The page is alive: what was noted is typed again into the fields that are still there. */
  enter(): void {
    this.#stop.abort();
    for (const [control, typed] of this.#typed) if (control.isConnected && !control.disabled) enter(control, typed);
    this.#typed.clear();
  }

  #note(control: Control): void {
    this.#typed.set(control, stateOf(control));
  }
}

function isControl(target: EventTarget | null): target is Control {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether it stands otherwise than the server rendered it. */
function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) return control.value !== (([...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0])?.value ?? "");
  if (isTick(control)) return control.checked !== control.defaultChecked;
  return control.type !== "hidden" && control.value !== control.defaultValue;
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === "checkbox" || control.type === "radio";
}

function stateOf(control: Control): Typed {
  if (control.type === "file") return { files: true };
  return isTick(control) ? { checked: control.checked } : { text: control.value };
}

function enter(control: Control, typed: Typed): void {
  if ("checked" in typed) {
    // Only a radio that was chosen can be chosen; a click turns the other state into this one, for every listener.
    if (control.type === "radio" && !typed.checked) return;
    (control as HTMLInputElement).checked = !typed.checked;
    return control.click();
  }
  if ("text" in typed) put(control, typed.text);
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
}

/** React compares with what it set itself last: that is another text, so that this one counts as typed. The caret stays. */
function put(control: Control, text: string): void {
  if (control instanceof HTMLSelectElement) {
    control.value = text;
    return;
  }
  const { selectionStart, selectionEnd } = control;
  const isSame = control.value === text;
  control.value = "";
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(control, text);
  if (isSame && selectionStart !== null && control === document.activeElement) control.setSelectionRange(selectionStart, selectionEnd);
}
