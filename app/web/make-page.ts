import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { dropKeptForm, takeKeptForm } from "#app/auth/kept-form.ts";
import type { Refusal } from "#app/domain/kernel/refusal.ts";
import type { Result } from "#app/domain/kernel/result.ts";
import { type Frame, isHydrated } from "#app/domain/site/frame.ts";
import { type AnyFormAction, runFormAction } from "./form-action.ts";
import { noteOfKept, replyOfKept } from "./kept-reply.ts";
import type { HelpKey } from "#app/messages/zh-CN/help.ts";
import { definedParams, type PageArgs, type PageInput, type PageSpec, withHeaders } from "./page-input.ts";
import { refusalPage } from "./problem.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { withProblemPage } from "./unexpected.ts";
import { unsent } from "./unsent.ts";
import { wrapped } from "./wrapped.ts";
import { namesRehearsal } from "#app/domain/rehearsal/numbers.ts";

/** A page: what it names, what it shows, and its buttons by `intent` (the move's name). */
export interface Page<I extends PageInput, T> extends PageSpec {
  load: (input: I) => Promise<Result<T>>;
  actions?: Record<string, AnyFormAction>;
}

/** Who asks and the frame around the page; throws the way elsewhere (to the sign-in) as a response. */
export interface Opened<I extends PageInput, F extends Frame> {
  input: I;
  frame: F;
  headers: Headers;
}

/** The one place where loaders and actions are made: open, ask the service, turn a refusal into its page. */
export function makePage<I extends PageInput, F extends Frame, T>({ page, load, actions = {} }: Page<I, T>, open: (args: PageArgs, page: HelpKey) => Promise<Opened<I, F>>) {
  function withOpened<R>(args: PageArgs, work: (opened: Opened<I, F>) => Promise<R>): Promise<R> {
    let frame: F | null = null;
    return withProblemPage(args, () => frame, async () => {
      const opened = await open(args, page);
      frame = opened.frame;
      return work(opened);
    });
  }
  return {
    loader: wrapped((args: LoaderFunctionArgs) =>
      withOpened(args, async ({ input, frame, headers }) => {
        const result = await load(input);
        if (!result.ok && result.refusal.code === "declarationDue") throw toDeclaration(result.refusal, input.url);
        if (!result.ok) throw refusalPage(result.refusal, args.context.requestId, frame);
        const kept = input.person && (await takeKeptForm(args.request, input.person.id));
        const reply = kept && replyOfKept(kept, actions);
        const data = { frame: { ...frame, isRehearsal: namesRehearsal(result.value), ...(kept && { cameBack: noteOfKept(kept) }) }, view: result.value, ...(reply && { reply }) };
        return withHeaders(isHydrated(frame) || args.context.asksData ? data : unsent(data), headers);
      }),
    ),
    action: wrapped((args: ActionFunctionArgs) =>
      withOpened(args, async ({ input, frame }) => {
        if (input.person) await dropKeptForm(args.request, input.person.id);
        return runFormAction(actions, input, frame, args.context.requestId);
      }),
    ),
  };
}

/** Who has to declare before reading is led there, and back. */
function toDeclaration({ facts }: Refusal, { pathname, search }: URL): Response {
  return redirect(`/work/challenges/${encodeURIComponent(String(facts?.no))}/declaration?next=${encodeURIComponent(safeRedirect(`${pathname}${search}`))}`);
}

/** The part of a page's input that the request alone tells. */
export function requestInput(args: PageArgs): Pick<PageInput, "params" | "url" | "request" | "clientAddress"> {
  return { params: definedParams(args), url: new URL(args.request.url), request: args.request, clientAddress: args.context.clientAddress };
}
