import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Result } from "#app/domain/kernel/result.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import type { PolicyName } from "./page-input.ts";
import { refusalStatus } from "./refusal-status.ts";
import { sandbox } from "./sandbox.ts";
import { withProblemPage } from "./unexpected.ts";
import { openWork, type WorkInput } from "./work-page.ts";
import { wrapped } from "./wrapped.ts";

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": `sandbox ${sandbox}; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'`,
  "X-Frame-Options": "SAMEORIGIN",
};

/** A foreign document (a mail) inside a frame of ours: a resource route that nothing can run in. */
export function sandboxedDocument({ load }: { policy: PolicyName; load: (input: WorkInput) => Promise<Result<string>> }) {
  const loader = wrapped((args: LoaderFunctionArgs) =>
    withProblemPage(args, () => null, async () => {
      const { input } = await openWork(args, "help");
      const result = await load(input);
      if (result.ok) return new Response(result.value, { headers });
      return new Response(quotedRefusal(result.refusal), { status: refusalStatus[result.refusal.code], headers: { "Content-Type": "text/plain; charset=utf-8" } });
    }),
  );
  return { loader };
}
