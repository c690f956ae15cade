/** The texts of a form as it sends them. */
export function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** Whether a form says something else than the server rendered. */
export function isTyped(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLInputElement) return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.type !== "hidden" && field.value !== field.defaultValue;
    return false;
  });
}

/** The texts of a form by field name. */
export function textsOf(form: HTMLFormElement): Map<string, string> {
  return new Map(entriesOf(form));
}

/** Keeps in this tab what differs from the server's state: put back later, it must not undo what was changed elsewhere meanwhile. */
export function keepText(key: string, texts: Map<string, string>, base: Map<string, string>): void {
  sessionStorage.setItem(key, JSON.stringify([...texts].filter(([name, text]) => base.get(name) !== text)));
}

export function forgetText(key: string): void {
  sessionStorage.removeItem(key);
}

/** Puts kept texts into their fields; false when there was nothing to put. */
export function putBackText(form: HTMLFormElement, key: string): boolean {
  const stored = sessionStorage.getItem(key);
  if (stored === null) return false;
  forgetText(key);
  let isChanged = false;
  const kept = new Map(JSON.parse(stored) as [string, string][]);
  for (const field of form.elements) {
    const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
    const text = isText ? kept.get(field.name) : undefined;
    if (!isText || text === undefined || text === field.value) continue;
    field.value = text;
    isChanged = true;
  }
  return isChanged;
}
