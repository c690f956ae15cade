import type { FieldProblem } from "./refusal.ts";
import { ok, refuse, type Result } from "./result.ts";

/**
 * The shape of a published file (公开文件的格式), read by hand and not with Zod: the public pages check such files in the
 * visitor's browser, where a library would weigh more than everything else. Strict: no member missing, none too many.
 * A shape notes what is wrong, with its place; what it returns counts only if nothing was noted.
 */
export type Shape<T> = (value: unknown, path: string, note: (path: string, message: string) => void) => T;
export type ShapeOf<S> = S extends Shape<infer T> ? T : never;

const mostProblems = 20;

/** Reads a value of a shape. Refusal `invalidInput` with the first twenty problems, each at its place. */
export function readShape<T>(value: unknown, shape: Shape<T>): Result<T> {
  const fields: FieldProblem[] = [];
  const read = shape(value, "", (path, message) => {
    if (fields.length < mostProblems) fields.push({ path, message });
  });
  return fields.length > 0 ? refuse("invalidInput", { fields }) : ok(read);
}

export function text(pattern: RegExp): Shape<string> {
  return (value, path, note) => {
    if (typeof value !== "string" || !pattern.test(value)) note(path, "shape");
    return value as string;
  };
}

export function whole(least: number, most: number): Shape<number> {
  return (value, path, note) => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) note(path, "shape");
    return value as number;
  };
}

export const yesNo: Shape<boolean> = (value, path, note) => {
  if (typeof value !== "boolean") note(path, "shape");
  return value as boolean;
};

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return (value, path, note) => {
    if (!(values as readonly unknown[]).includes(value)) note(path, "shape");
    return value as T;
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path, note) => (value === null ? null : shape(value, path, note));
}

export function list<T>(shape: Shape<T>, least = 0, most = 1_000_000): Shape<T[]> {
  return (value, path, note) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) {
      note(path, "shape");
      return [];
    }
    return value.map((item, index) => shape(item, join(path, String(index)), note));
  };
}

/** Members of any name that fits, all of one shape. */
export function members<T>(name: RegExp, shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path, note) => {
    const entries = Object.entries(asObject(value, path, note) ?? {});
    return Object.fromEntries(entries.map(([key, member]) => {
      if (!name.test(key)) note(join(path, key), "unknownMember");
      return [key, shape(member, join(path, key), note)];
    }));
  };
}

export function object<S extends Record<string, Shape<unknown>>>(shapes: S): Shape<{ [Key in keyof S]: ShapeOf<S[Key]> }> {
  return (value, path, note) => {
    const given = asObject(value, path, note);
    if (!given) return {} as never;
    for (const key of Object.keys(given)) if (!Object.hasOwn(shapes, key)) note(join(path, key), "unknownMember");
    return Object.fromEntries(Object.entries(shapes).map(([key, shape]) => {
      if (!Object.hasOwn(given, key)) note(join(path, key), "memberMissing");
      return [key, Object.hasOwn(given, key) ? shape(given[key], join(path, key), note) : undefined];
    })) as { [Key in keyof S]: ShapeOf<S[Key]> };
  };
}

function asObject(value: unknown, path: string, note: (path: string, message: string) => void): Record<string, unknown> | null {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  note(path, "shape");
  return null;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
