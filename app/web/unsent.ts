/**
 * The data of a page that no script will read: the page is drawn from it as ever, and the framework, which encodes whatever it can
 * list of a loader's answer for the browser, lists nothing. To encode fifty rows that nobody reads took as long as their query.
 */
export function unsent<T extends object>(value: T): T {
  const hidden = Object.entries(value).map(([name, one]: [string, unknown]) => [name, { value: one, enumerable: false }]);
  return Object.defineProperties({}, Object.fromEntries(hidden) as PropertyDescriptorMap) as T;
}
