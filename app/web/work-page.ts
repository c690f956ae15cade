import { redirect } from "@remix-run/node";
import { actorFromRequest } from "#app/auth/actor.ts";
import { formCopyKey } from "#app/auth/form-copy-key.ts";
import { menuRolesOf, type WorkFrame } from "#app/domain/site/frame.ts";
import { frameBase } from "./frame.ts";
import { keepPosted } from "./kept-form.ts";
import { makePage, type Opened, type Page, requestInput } from "./make-page.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";
import type { PageArgs, PageInput, Person } from "./page-input.ts";
import { readForm } from "./read-form.ts";
import { readRole } from "./role.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { clearToast, readToast, toastCookie } from "./toast.ts";

export type WorkInput = PageInput & { person: Person };

/**
 * A page of the workbench: somebody must be signed in, everything else is for the services behind `load` and
 * `actions`. Never cached; hydrated (`root.tsx`).
 */
export function workPage<T>(page: Page<WorkInput, T>) {
  return makePage(page, openPage);
}

/** As `openWork`; a form that comes without a session is kept for who signs in again. */
async function openPage(args: PageArgs, page: HelpKey): Promise<Opened<WorkInput, WorkFrame>> {
  try {
    return await openWork(args, page);
  } catch (way) {
    if (args.request.method !== "POST" || !(way instanceof Response)) throw way;
    const { cookie, toast } = await keepPosted(args.request, null, await readForm(args.request), "signInNeeded");
    const headers = new Headers(way.headers);
    for (const line of [cookie, toastCookie(toast, args.request)]) if (line) headers.append("Set-Cookie", line);
    throw new Response(null, { status: way.status, headers });
  }
}

/** Who asks and their frame; without a session the way leads to the sign-in and back. */
export async function openWork(args: PageArgs, page: HelpKey): Promise<Opened<WorkInput, WorkFrame>> {
  const { actor, person, pending, facts } = await actorFromRequest(args.request);
  if (!person) throw signIn(args.request, pending === "secondFactor" ? "/second-factor" : "/sign-in");
  const roles = menuRolesOf(actor);
  const chosen = readRole(args.request);
  const toast = readToast(args.request);
  const frame: WorkFrame = {
    kind: "work",
    ...(await frameBase(args, page, facts)),
    person: { name: person.name, username: person.username },
    // The choice only arranges the menu, it allows nothing.
    role: roles.find((role) => role === chosen) ?? roles[0] ?? "bidder",
    roles,
    toast,
    once: crypto.randomUUID(),
    copyKey: formCopyKey(person.id),
  };
  const headers = new Headers(toast ? { "Set-Cookie": clearToast(args.request) } : {});
  return { frame, input: { ctx: { actor, now: frame.now }, person, ...requestInput(args) }, headers };
}

function signIn(request: Request, page: string): Response {
  const { pathname, search } = new URL(request.url);
  const next = encodeURIComponent(safeRedirect(`${pathname}${search}`));
  return redirect(`${page}?next=${next}`, { status: request.method === "GET" ? 302 : 303 });
}
