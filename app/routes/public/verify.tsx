import { useForm } from "@conform-to/react";
import { z } from "zod";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextArea, TextField } from "#app/components/form/fields.tsx";
import { FileCheck } from "#app/components/verify/file-check.tsx";
import { VerdictTemplates } from "#app/components/verify/verdict-result.tsx";
import { ReceiptResult, ReceiptTemplates } from "#app/components/verify/receipt-result.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { ok, refuse, type Result } from "#app/domain/kernel/result.ts";
import { drawVerdictWords } from "#app/messages/zh-CN/draw-verdict.ts";
import { rankingVerdictWords } from "#app/messages/zh-CN/ranking-verdict.ts";
import { malformedWords, type VerdictWords } from "#app/messages/zh-CN/verdict.ts";
import { type ReceiptCheck, verifyReceipt } from "#app/services/bid/verify-receipt.ts";
import { listSigningKeys } from "#app/services/bid/list-signing-keys.ts";
import { verifyDraw } from "#app/services/review/verify-draw.ts";
import { verifyRanking } from "#app/services/review/verify-ranking.ts";
import { formAction } from "#app/web/form-action.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { publicPage } from "#app/web/public-page.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";

const receiptForm = z.object({
  receipt: z.string().max(100_000).optional(),
  file: z.instanceof(File).optional(),
});

const codeForm = z.object({ bidNo: z.string().max(40), shortCode: z.string().max(40) });

/** A published file as chosen or pasted; the server's limit of a body is 1 MiB, a browser with script has none. */
const publishedFile = z.object({ content: z.string().max(1_000_000).optional(), file: z.instanceof(File).optional(), digest: z.string().max(100).optional() });

async function contentOf({ content = "", file }: z.output<typeof publishedFile>): Promise<string> {
  return content.trim() === "" && file ? file.text() : content;
}

/** A verdict as words; what is no such file is an answer too, not a problem of the form. */
function inWords<T>(kind: string, result: Result<T>, words: (verdict: T) => VerdictWords): Result<VerdictWords> {
  if (result.ok) return ok(words(result.value));
  const { fields } = result.refusal;
  return fields?.some(({ path }) => path in publishedFile.shape) ? result : ok(malformedWords(kind, fields));
}

const page = publicPage({
  page: "verify",
  policy: "public",
  load: async () => ok(await listSigningKeys()),
  actions: {
    verify: formAction({
      schema: receiptForm,
      run: async ({ ctx, form }) => {
        const text = form.receipt ?? (form.file ? await form.file.text() : "");
        return text.trim() === "" ? refuse("invalidInput", { fields: [{ path: "receipt", message: "required" }] }) : verifyReceipt(ctx, { receipt: text });
      },
    }),
    verifyCode: formAction({ schema: codeForm, run: ({ ctx, form }) => verifyReceipt(ctx, form) }),
    recomputeRanking: formAction({ schema: publishedFile, run: async ({ ctx, form }) => inWords("排名文件", await verifyRanking(ctx, { content: await contentOf(form), digest: form.digest }), rankingVerdictWords) }),
    rerunDraw: formAction({ schema: publishedFile, run: async ({ ctx, form }) => inWords("抽取记录", await verifyDraw(ctx, { content: await contentOf(form) }), drawVerdictWords) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta(() => "验证");

export default function Verify() {
  const { view: keys } = usePage<typeof loader>();
  const reply = useReply<unknown>();
  const answerTo = (...intents: string[]) => (reply && intents.includes(reply.intent) ? reply.answer : null);
  const answer = answerTo("verify", "verifyCode") as ReceiptCheck | null;
  const ranking = answerTo("recomputeRanking") as VerdictWords | null;
  const draw = answerTo("rerunDraw") as VerdictWords | null;
  const [form, fields] = useForm<z.infer<typeof receiptForm>>({ id: "verify", lastResult: useLastResult("verify") });
  const [byCode, code] = useForm<z.infer<typeof codeForm>>({ id: "verify-code", lastResult: useLastResult("verifyCode") });
  return (
    <>
      <PageTitle title="验证" lead="核对申报回执的真伪，复算公布的排名，重跑专家抽取。都在您的浏览器里完成，不显示申报内容，也不留存您的文件。" />
      <Section title="申报回执" id="receipt">
        <div id="receipt-answer">{answer && <ReceiptResult check={answer} />}</div>
        <ReceiptTemplates />
        <form method="post" encType="multipart/form-data" id={form.id} noValidate data-check-receipt={JSON.stringify(keys)}>
          <ErrorSummary form={form} labels={{ receipt: "回执内容" }} />
          <div className="mb-5">
            <label htmlFor="receipt-file" className="font-medium">
              选择回执文件
            </label>
            <p id="receipt-file-hint" className="text-sm text-soft">
              提交成功后下载的 .json 文件
            </p>
            <input id="receipt-file" type="file" name="file" accept=".json,application/json" aria-describedby="receipt-file-hint" className="mt-1 block w-full max-w-xl rounded border border-edge px-3 py-1.5" />
          </div>
          <TextArea field={fields.receipt} label="或粘贴回执内容" hint="把文件用记事本打开，全选、复制、粘贴到这里" rows={8} isOptional />
          <Button name="intent" value="verify">
            验证
          </Button>
          <p className="mt-3 text-sm text-soft">
            验证在您的浏览器里完成，回执不会发出；没有启用脚本时由服务器核对，不留存。签名公钥：<a href="/verify/keys.json">keys.json</a>，可用 <code>jiebang receipt verify</code> 离线核对。
          </p>
        </form>
      </Section>
      <Section title="没有回执文件，用编号和短码验证" id="by-code">
        <form method="post" id={byCode.id} noValidate>
          <ErrorSummary form={byCode} labels={{ bidNo: "申报编号", shortCode: "回执短码" }} />
          <TextField field={code.bidNo} label="申报编号" hint="如 JB-2026-48120377" className="max-w-60" />
          <TextField field={code.shortCode} label="回执短码" hint="8 位，如 7KQ4-M2XA；见回执页、邮件和打印件" className="max-w-60" />
          <Button name="intent" value="verifyCode" tone="plain">
            验证
          </Button>
        </form>
      </Section>
      <Section title="复算排名" id="recompute">
        <p className="measure mb-4">
          结果公示后，各任务的排名文件在公示页下载：只含代号，载明规则和全部评分。这里按<a href="/rules#ranking-file">公开的规则</a>重新计算，看名次和分数是否属实。
        </p>
        <VerdictTemplates />
        <FileCheck check="ranking" intent="recomputeRanking" fileLabel="选择排名文件" button="复算" hasDigest lastResult={useLastResult("recomputeRanking")} answer={ranking}>
          在您的浏览器里计算，文件不会发出；没有启用脚本时由服务器计算（文件不超过 1 MB），不留存。也可用 <code>jiebang ranking recompute 文件</code> 离线复算。
        </FileCheck>
      </Section>
      <Section title="重跑专家抽取" id="rerun">
        <p className="measure mb-4">
          专家由系统随机抽取：抽取前公布密数的承诺值和候选名单的摘要，见证人当场报一个数，名单由密数和这个数唯一确定，谁也不能事先知道或事后改动（<a href="/rules#draw-record">办法和格式</a>）。这里按抽取记录重新抽一次，看承诺、名单和次序是否属实。
        </p>
        <FileCheck check="draw" intent="rerunDraw" fileLabel="选择抽取记录" button="重跑" lastResult={useLastResult("rerunDraw")} answer={draw}>
          在您的浏览器里计算，文件不会发出；没有启用脚本时由服务器计算，不留存。也可用 <code>jiebang draw rerun 文件</code> 离线重跑。记录只含代号。
        </FileCheck>
      </Section>
    </>
  );
}
