import type { SubmissionResult } from "@conform-to/react";
import { z } from "zod";
import { LotList, VisitNotice } from "#app/components/challenge/sample-list.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { AskForm, LotForm, RecordForm, RegisterForm, SupplyForm, VisitForm } from "#app/components/work/sample-forms.tsx";
import { GuestTable, OrderTable, OwnRequests, StockTable } from "#app/components/work/sample-tables.tsx";
import { lotSupply, newLot, newSampleRequest, newVisit, newVisitEntry, sampleDispatch, visitRecord } from "#app/domain/sample/schema.ts";
import type { SamplePage } from "#app/domain/sample/view.ts";
import { sampleWords } from "#app/messages/zh-CN/sample.ts";
import { addLot, recordSent, supplyMore } from "#app/services/sample/arrange-samples.ts";
import { recordVisit, setVisit, signInGuest } from "#app/services/sample/arrange-visit.ts";
import { askSample, takeBackSample } from "#app/services/sample/ask-sample.ts";
import { cancelVisit, registerVisit } from "#app/services/sample/register-visit.ts";
import { showSamples } from "#app/services/sample/show-samples.ts";
import { formAction } from "#app/web/form-action.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const done = (toast: string) => (_value: unknown, { url }: PageInput) => ({ to: url.pathname, toast });
const number = ({ params }: PageInput) => param(params, "no");

const page = workPage({
  page: "samples",
  policy: "challenge.view",
  load: (input) => showSamples(input.ctx, number(input)),
  actions: {
    addLot: formAction({ schema: newLot, run: (input) => addLot(input.ctx, number(input), input.form), done: done(sampleWords.lotAdded) }),
    supply: formAction({ schema: lotSupply, run: (input) => supplyMore(input.ctx, number(input), input.form), done: done(sampleWords.supplied) }),
    ask: formAction({ schema: newSampleRequest, run: (input) => askSample(input.ctx, number(input), input.form), done: done(sampleWords.asked) }),
    takeBack: formAction({ schema: z.object({ lot: z.coerce.number() }), run: (input) => takeBackSample(input.ctx, number(input), input.form.lot), done: done(sampleWords.takenBack) }),
    send: formAction({ schema: sampleDispatch, run: (input) => recordSent(input.ctx, number(input), input.form), done: done(sampleWords.sent) }),
    setVisit: formAction({ schema: newVisit, run: (input) => setVisit(input.ctx, number(input), input.form), done: done(sampleWords.visitSet) }),
    register: formAction({ schema: newVisitEntry, run: (input) => registerVisit(input.ctx, number(input), input.form), done: done(sampleWords.registered) }),
    cancel: formAction({ schema: z.object({}), run: (input) => cancelVisit(input.ctx, number(input)), done: done(sampleWords.cancelled) }),
    signIn: formAction({ schema: z.object({ entry: z.uuid() }), run: (input) => signInGuest(input.ctx, number(input), input.form.entry), done: done(sampleWords.signedIn) }),
    record: formAction({ schema: visitRecord, run: (input) => recordVisit(input.ctx, number(input), input.form), done: done(sampleWords.recorded) }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<SamplePage>(({ no }) => `${sampleWords.title} ${no}`);

type Results = Record<"addLot" | "supply" | "ask" | "setVisit" | "register" | "record", SubmissionResult<string[]> | undefined>;

export default function ChallengeSamples() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const results: Results = { addLot: useLastResult("addLot"), supply: useLastResult("supply"), ask: useLastResult("ask"), setVisit: useLastResult("setVisit"), register: useLastResult("register"), record: useLastResult("record") };
  const { lots, visit, asks, handles } = view;
  const isOver = visit !== null && Date.parse(frame.now) >= Date.parse(visit.startsAt);
  return (
    <>
      <PageTitle title={sampleWords.title} lead={`${view.no}　${view.title}`} />
      {reply?.problem && reply.code !== "invalidInput" && <Alert tone="problem">{reply.problem}</Alert>}
      <p className="mb-6 measure text-soft">{sampleWords.secret}</p>
      <Section title="样品" id="samples" aside={sampleWords.equal}>
        {lots.length === 0 ? <p className="text-soft">没有样品。</p> : <LotList lots={lots} />}
        {asks && <OwnRequests requests={asks.requests} mayAsk={asks.mayAsk} frame={frame} />}
        {asks?.mayAsk && lots.length > 0 && <AskForm lots={lots} frame={frame} lastResult={results.ask} />}
        {handles && lots.length > 0 && <h3 className="mt-8 mb-2">备样和寄送</h3>}
        {handles && lots.length > 0 && <StockTable stock={handles.stock} />}
        {handles?.maySend && lots.length > 0 && <SupplyForm lots={lots} frame={frame} lastResult={results.supply} />}
        {handles && lots.length > 0 && <OrderTable orders={handles.orders} maySend={handles.maySend} frame={frame} />}
      </Section>
      {view.mayPrepare && (
        <Section title="登记样品" id="add-lot">
          <LotForm frame={frame} lastResult={results.addLot} />
        </Section>
      )}
      <Section title="踏勘" id="visit">
        {visit ? <VisitNotice visit={visit} /> : <p className="text-soft">没有安排踏勘。</p>}
        {asks?.mayRegister && visit && <RegisterForm visit={visit} entry={asks.entry} frame={frame} lastResult={results.register} />}
        {asks?.entry && !asks.mayRegister && <p className="mt-3">本单位已报名：{asks.entry.people.join("、")}</p>}
        {handles && visit && <h3 className="mt-8 mb-2">报名和签到</h3>}
        {handles && visit && <GuestTable guests={handles.guests} maySign={handles.maySend} frame={frame} />}
        {handles?.maySend && visit?.record === null && isOver && <RecordForm frame={frame} lastResult={results.record} />}
      </Section>
      {view.mayPrepare && visit?.record == null && (
        <Section title={visit ? "更改踏勘安排" : "安排踏勘"} id="set-visit">
          <VisitForm visit={visit} frame={frame} lastResult={results.setVisit} />
        </Section>
      )}
      <p className="mt-6">
        <a href={`/challenges/${encodeURIComponent(view.no)}#samples`}>公开页面</a>
      </p>
    </>
  );
}
