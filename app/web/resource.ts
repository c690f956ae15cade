import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Result } from "#app/domain/kernel/result.ts";
import { refusalWords } from "#app/messages/zh-CN/refusals.ts";
import type { PolicyName } from "./page-input.ts";
import { readForm } from "./read-form.ts";
import { refusalStatus } from "./refusal-status.ts";
import { safeRedirect } from "./safe-redirect.ts";
import { withProblemPage } from "./unexpected.ts";
import { openWork, type WorkInput } from "./work-page.ts";

/** A file to download: its bytes, media type and (Chinese) name. */
export interface Download {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
  name: string;
}

/** A download of the workbench. Always an attachment, so that nothing of it runs in our origin. */
export function workDownload({ load }: { policy: PolicyName; load: (input: WorkInput) => Promise<Result<Download>> }) {
  const loader = (args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input } = await openWork(args, "download");
      const result = await load(input);
      if (!result.ok) return new Response(refusalWords(result.refusal), { status: refusalStatus[result.refusal.code], headers: { "Content-Type": "text/plain; charset=utf-8" } });
      const { body, type, name } = result.value;
      return new Response(body, {
        headers: {
          "Content-Type": type,
          "Content-Disposition": `attachment; filename="download"; filename*=UTF-8''${encodeRfc5987(name)}`,
          "Content-Security-Policy": "sandbox",
        },
      });
    });
  return { loader };
}

/**
 * A small choice of this browser (type size, role of the menu): sets a cookie and goes back. `choose` answers the
 * cookie, or null when the form made no sense; then nothing is set.
 */
export function preference({ choose }: { policy: PolicyName; choose: (fields: FormData, request: Request) => string | null }) {
  const action = (args: ActionFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const form = await readForm(args.request);
      const cookie = form ? choose(form.fields, args.request) : null;
      return redirect(safeRedirect(form?.fields.get("next"), "/"), { status: 303, headers: cookie ? { "Set-Cookie": cookie } : {} });
    });
  return { action };
}

/** RFC 5987: every byte outside attr-char is percent-encoded, so that Chinese names survive. */
function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

