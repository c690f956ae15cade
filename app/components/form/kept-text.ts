/** The texts of a form as it sends them. */
export function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === "string");
}

/** The texts of a form by field name. */
export function textsOf(form: HTMLFormElement): Map<string, string> {
  return new Map(entriesOf(form));
}

/** The same as the server rendered them, whatever was typed since. */
export function renderedTexts(form: HTMLFormElement): Map<string, string> {
  const texts = textsOf(form);
  for (const field of form.elements) if (isText(field)) texts.set(field.name, field.defaultValue);
  return texts;
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
    const text = isText(field) ? kept.get(field.name) : undefined;
    if (!isText(field) || text === undefined || text === field.value) continue;
    field.value = text;
    isChanged = true;
  }
  return isChanged;
}

function isText(field: Element): field is HTMLTextAreaElement | HTMLInputElement {
  return field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
}
