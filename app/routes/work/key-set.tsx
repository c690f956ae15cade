import { z } from "zod";
import { HolderTable } from "#app/components/custody/holder-table.tsx";
import { TrialForm } from "#app/components/custody/trial-form.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { codesLeft, setGap } from "#app/domain/custody/key-set.ts";
import { codeName } from "#app/messages/zh-CN/custody.ts";
import { confirmInHand, reportCodeLost } from "#app/services/custody/keep-code.ts";
import { proveKeySet } from "#app/services/custody/prove-key-set.ts";
import { type KeySetView, showKeySet } from "#app/services/custody/show-custody.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const tag = ({ params }: Pick<PageInput, "params">) => param(params, "tag");
const codeForm = z.object({ number: z.coerce.number().int() });
const here =
  (toast: string) =>
  (_value: unknown, { url }: { url: URL }) => ({ to: url.pathname, toast });

const page = workPage({
  page: "keySet",
  policy: "duty:any",
  load: (input) => showKeySet(input.ctx, tag(input)),
  actions: {
    proveKeySet: formAction({
      schema: z.object({ proof: z.string().max(64).default(""), codes: z.array(z.string().max(400).default("")).max(9).default([]) }),
      run: ({ form: { proof, codes }, ...input }) => proveKeySet(input.ctx, tag(input), proof === "" ? { codes } : { proof }),
      done: here("试开成功：这套码能够开启，公钥全部相符。请各自封好。"),
    }),
    confirmInHand: formAction({ schema: codeForm, run: ({ form, ...input }) => confirmInHand(input.ctx, tag(input), form.number), done: here("已确认信封在手。") }),
    reportCodeLost: formAction({ schema: codeForm, run: ({ form, ...input }) => reportCodeLost(input.ctx, tag(input), form.number), done: here("已登记遗失。其余各份不要拆封。") }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<KeySetView>(({ set }) => `${codeName[set.purpose]} ${set.tag}`);

export default function KeySetPage() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { set } = view;
  const name = codeName[set.purpose];
  const back = set.roundCode === null ? "/work/recovery" : `/work/rounds/${encodeURIComponent(set.roundCode)}/custody`;
  return (
    <>
      <PageTitle title={`${name}　套号 ${set.tag}`} lead={<a href={back}>{set.roundCode === null ? "全部恢复码" : `${set.roundCode} 密封保管`}</a>} />
      {reply?.problem && reply.intent !== "proveKeySet" && <Alert tone="problem">{reply.problem}</Alert>}
      <Standing view={view} />
      <DescriptionList
        items={[
          { term: "份数", value: `共 ${set.holders.length} 份，凑够 ${set.threshold} 份可以开启` },
          { term: "制作", value: <><DateTime value={set.madeAt} />　{set.maker}</> },
          { term: "试开", value: set.provenAt ? <DateTime value={set.provenAt} /> : "尚未试开" },
          { term: "已用密钥", value: `${set.used} 个，共 ${set.keys} 个；每项任务一个` },
          { term: "公钥指纹", value: <span className="font-mono text-sm break-all">{set.fingerprint}</span> },
          { term: "封存中的任务", value: set.waiting.length === 0 ? "没有" : set.waiting.map(({ no }) => no).join("、") },
        ]}
      />
      <Section title="持码人" id="holders">
        <HolderTable holders={set.holders} own={view.own} mayReport={view.mayReport} frame={frame} />
      </Section>
      {view.mayTry && setGap(set) !== "lost" && (
        <Section title={set.provenAt ? "再次试开" : "试开"} id="trial">
          <TrialForm set={set} trial={view.trial} frame={frame} problem={reply?.intent === "proveKeySet" ? reply.problem : null} />
        </Section>
      )}
    </>
  );
}

function Standing({ view: { set } }: { view: KeySetView }) {
  const name = codeName[set.purpose];
  if (codesLeft(set) < set.threshold) {
    return (
      <Alert tone="problem" title={`${name}遗失过多，凑不够 ${set.threshold} 份`}>
        {set.purpose === "opening" ? "请另制一套用于以后的任务；已经封给这一套的申报，截止后凭恢复码开启。" : "请另制一套。已经封存的申报仍可凭开标码开启。"}
        {set.purpose === "opening" && "如恢复码也已遗失，由申报单位在 48 小时内重新提交文件，与提交时的承诺值一致的才算数。"}
      </Alert>
    );
  }
  if (set.provenAt === null) return <Alert tone="warning" title="还没有试开，不能用于发布">请持码人到场，在下面各输入一次。</Alert>;
  if (set.waiting.length > 0 && set.purpose === "opening" && set.holders.some(({ inHandAt, lostAt }) => inHandAt === null && lostAt === null)) {
    return <Alert tone="note" title="有持码人尚未确认信封在手">截止前最后一个工作日，请持码人在下表各点一次。不影响接收申报。</Alert>;
  }
  return null;
}
