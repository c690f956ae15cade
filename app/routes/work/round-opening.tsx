import { z } from "zod";
import { OpeningForm } from "#app/components/custody/opening-form.tsx";
import { OpeningProgress } from "#app/components/custody/opening-progress.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { resupplyWords } from "#app/messages/zh-CN/resupply.ts";
import { quotedRefusal } from "#app/messages/zh-CN/refusals.ts";
import { type Opened, type OpeningView, openWithCodes, showOpening } from "#app/services/custody/open-with-codes.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const identities = z.array(z.strictObject({ no: z.string().max(40), identity: z.string().max(100) })).max(1200);

const openingForm = z.object({
  by: z.enum(["codes", "recovery"]),
  nos: z.array(z.string().max(40)).min(1, "chooseSome"),
  identities: z.string().max(400_000).default(""),
  codes: z.array(z.string().max(400).default("")).max(9).default([]),
  reason: z.string().trim().max(1000).optional(),
});

/** What a browser derived; anything else counts as nothing. */
function readIdentities(text: string): z.output<typeof identities> {
  try {
    return identities.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

const code = ({ params }: Pick<PageInput, "params">) => param(params, "code");

const page = workPage({
  page: "roundOpening",
  policy: "challenge.openBids",
  load: async ({ ctx, params, url }) => {
    const opening = await showOpening(ctx, code({ params }));
    return opening.ok ? { ok: true as const, value: { ...opening.value, only: url.searchParams.get("no") } } : opening;
  },
  actions: {
    openBids: formAction({
      schema: openingForm,
      run: ({ form, ctx, params }) => openWithCodes(ctx, code({ params }), { ...form, identities: readIdentities(form.identities) }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<OpeningView>(({ round }) => `${round.code} 开标`);

export default function RoundOpening() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply<Opened[]>();
  const { round, waiting, later } = view;
  const path = `/work/rounds/${encodeURIComponent(round.code)}`;
  return (
    <>
      <PageTitle title="凭码开标" lead={<a href={path}>{`${round.code} ${round.title}`}</a>} />
      {reply?.answer && <Results opened={reply.answer} />}
      <OpeningProgress waiting={waiting} done={view.done} />
      {waiting.length > 0 ? (
        <Section title="开标">
          <OpeningForm waiting={waiting} sets={view.sets} frame={frame} problem={reply?.problem ?? null} only={waiting.some(({ no }) => no === view.only) ? view.only : null} />
        </Section>
      ) : (
        <EmptyState title="没有等待开标的任务">任务截止、并有申报的，会列在这里。</EmptyState>
      )}
      {waiting.length > 0 && <HardCases waiting={waiting.filter(({ isKeyLost }) => isKeyLost)} />}
      {later.length > 0 && (
        <Section title="尚未截止">
          <ul className="space-y-1">
            {later.map(({ no, title, closesAt, isOver }) => (
              <li key={no}>
                <span className="mr-2 tabular-nums">{no}</span>
                {title}
                <span className="ml-2 text-soft">{isOver ? "已到截止时间，正在登记截止" : closesAt && <>截止 <DateTime value={closesAt} /></>}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What to do where a code, an envelope or a holder is missing. */
function HardCases({ waiting }: { waiting: OpeningView["waiting"] }) {
  const { cases } = resupplyWords;
  return (
    <Section title={cases.title} id="cases">
      <dl className="measure">
        {cases.rows.map(([what, then]) => (
          <div key={what} className="border-b border-line py-2">
            <dt className="font-medium">{what}</dt>
            <dd>{then}</dd>
          </div>
        ))}
      </dl>
      <ul className="mt-3">
        {waiting.map(({ no }) => (
          <li key={no}>
            <a href={`/work/challenges/${encodeURIComponent(no)}#move-recordLoss`}>
              {no}　{cases.toLoss}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Results({ opened }: { opened: Opened[] }) {
  const isWhole = opened.every(({ refusal, failed }) => refusal === null && failed === 0);
  return (
    <Alert tone={isWhole ? "done" : "warning"} title="开标结果">
      <ul>
        {opened.map(({ no, opened: count, failed, refusal }) => (
          <li key={no}>
            <a href={`/work/challenges/${encodeURIComponent(no)}/bids`} className="mr-2 tabular-nums">
              {no}
            </a>
            {refusal ? quotedRefusal(refusal) : `开启 ${count} 份${failed > 0 ? `，未能开启 ${failed} 份` : ""}。`}
            {!refusal && (
              <a href={`/challenges/${encodeURIComponent(no)}/opening`} className="ml-2">
                公开的开标记录
              </a>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
