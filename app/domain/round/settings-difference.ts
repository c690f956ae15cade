/** One setting that differs: its place (`rules.publicity.workingDays`) and both values as JSON text; null where there is none. */
export interface SettingDifference {
  path: string;
  before: string | null;
  after: string | null;
}

/** What two sets of settings differ in, leaf by leaf in the order of the first; lines of a rubric by their code. */
export function settingsDifference(before: unknown, after: unknown): SettingDifference[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths.flatMap((path) => {
    const pair = { before: old.get(path) ?? null, after: fresh.get(path) ?? null };
    return pair.before === pair.after ? [] : [{ path, ...pair }];
  });
}

function leavesOf(value: unknown, path = "", into = new Map<string, string>()): Map<string, string> {
  if (typeof value !== "object" || value === null) into.set(path, JSON.stringify(value) ?? "null");
  else if (Array.isArray(value)) value.forEach((one: unknown, index) => leavesOf(one, `${path}.${nameOf(one) ?? index}`, into));
  else for (const [key, part] of Object.entries(value)) if (part !== undefined) leavesOf(part, path === "" ? key : `${path}.${key}`, into);
  return into;
}

function nameOf(one: unknown): string | null {
  if (Array.isArray(one)) return (one as unknown[]).map(String).join("+");
  return typeof one === "object" && one !== null && "code" in one ? String(one.code) : null;
}
