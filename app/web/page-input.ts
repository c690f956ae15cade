import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { data } from "@remix-run/node";
import type { Frame } from "#app/domain/site/frame.ts";
import type { Actor } from "#app/domain/policy/actor.ts";
import type { Noun } from "#app/domain/policy/nouns.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";

/** Who is signed in, as a page shows them. */
export interface Person {
  id: string;
  name: string;
  username: string;
}

/** What a page's `load` and `run` are given; `ctx` goes to the services as it is. */
export interface PageInput {
  ctx: { actor: Actor; now: string };
  person: Person | null;
  params: Record<string, string>;
  url: URL;
  request: Request;
  clientAddress: string;
}

/**
 * The policy a page stands on, named so that the list of routes shows it: open to everybody, for the person
 * alone, for a duty, or a noun's table. The service behind it decides; the name decides nothing.
 */
export type PolicyName = "public" | "self" | `duty:${string}` | `${Noun}.${string}`;

/** What every page names. */
export interface PageSpec {
  page: HelpKey;
  policy: PolicyName;
}

/** What a loader answers: the frame for the shell, the view for the page. */
export interface PageData<T, F extends Frame = Frame> {
  frame: F;
  view: T;
}

export type PageArgs = LoaderFunctionArgs & { context: AppLoadContext };

/** The one parameter a route cannot be without; a route file that names a wrong one fails at once. */
export function param(params: Record<string, string>, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`The route has no parameter "${name}".`);
  return value;
}

/** A counting number that the address asks for (`?version=2`), or null. */
export function countParam(url: URL, name: string): number | null {
  const asked = Number(url.searchParams.get(name));
  return Number.isInteger(asked) && asked > 0 ? asked : null;
}

export function definedParams(args: PageArgs): Record<string, string> {
  return Object.fromEntries(Object.entries(args.params).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Wraps what a loader answers with the headers of its response. */
export function withHeaders<T>(value: T, headers: Headers, status = 200) {
  return data(value, { headers, status });
}

export function isSecure(request: Request): boolean {
  return request.url.startsWith("https:");
}
