import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { MakeCodes } from "#app/components/custody/make-codes.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { refuse } from "#app/domain/kernel/result.ts";
import { codeName } from "#app/messages/zh-CN/custody.ts";
import { makeKeySet } from "#app/services/custody/make-key-set.ts";
import { type MakingView, showMaking } from "#app/services/custody/show-custody.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { readJsonFile } from "#app/web/read-json-file.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const partForm = z.object({ part: z.string().max(200_000).default(""), file: z.any().optional() });

const page = workPage({
  page: "keySetNew",
  policy: "duty:any",
  load: ({ ctx, url }) => showMaking(ctx, url.searchParams.get("round")),
  actions: {
    makeKeySet: formAction({
      schema: partForm,
      run: async ({ ctx, form, url }) => {
        const read = await readJsonFile(form.file, form.part);
        return read === null ? refuse("invalidInput", { fields: [{ path: "part", message: "jsonNeeded" }] }) : makeKeySet(ctx, url.searchParams.get("round"), read.value);
      },
      done: ({ tag }) => ({ to: `/work/keys/${tag}`, toast: "公钥已登记。请当场试开一次。" }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<MakingView>(({ round }) => `制作${codeName[round ? "opening" : "recovery"]}`);

export default function KeySetNew() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const purpose = view.round ? "opening" : "recovery";
  const name = codeName[purpose];
  return (
    <>
      <div className="no-print">
        <PageTitle title={`制作${name}`} lead={view.round ? <a href={`/work/rounds/${encodeURIComponent(view.round.code)}/custody`}>{`${view.round.code} ${view.round.title}`}</a> : <a href="/work/recovery">恢复码的制作和保管</a>} />
        <ReplyProblem reply={reply} />
      </div>
      <MakeCodes purpose={purpose} round={view.round} keys={view.keys} people={view.people} frame={frame} />
      <details className="no-print mt-10">
        <summary className="font-medium">离线制作的，在这里登记公钥</summary>
        <p className="measure my-3">
          在不联网的电脑上运行 <code>jiebang custody make 目录</code>，打印其中的各份码，再把 <code>public.json</code> 交到这里。文件里只有公钥和持码人。
        </p>
        <form method="post" encType="multipart/form-data">
          <Once frame={frame} name="makeKeySetFile" />
          <label htmlFor="file" className="font-medium">
            public.json
          </label>
          <input id="file" type="file" name="file" accept=".json,application/json" className={`${controlClass} mt-1 mb-4 max-w-xl`} />
          <Button name="intent" value="makeKeySet" tone="plain">
            登记公钥
          </Button>
        </form>
      </details>
    </>
  );
}
