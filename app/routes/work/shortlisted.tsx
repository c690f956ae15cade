import { z } from "zod";
import { TalkForm, TalkList } from "#app/components/review/matching-talks.tsx";
import { Answer, Term } from "#app/components/review/shortlist-table.tsx";
import { MoveForm } from "#app/components/form/move-form.tsx";
import { ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { DateTime } from "#app/components/ui/date-time.tsx";
import { ScanRef } from "#app/components/ui/scan-ref.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import type { ShortlistedPage } from "#app/domain/award/shortlist.ts";
import { ok } from "#app/domain/kernel/result.ts";
import { agreementPointWords, matchingWords, ownerStageWords } from "#app/messages/zh-CN/matching.ts";
import { wordsOfMove } from "#app/messages/zh-CN/moves.ts";
import { shortlistWords as words } from "#app/messages/zh-CN/shortlist.ts";
import { recordTalk } from "#app/services/award/record-talk.ts";
import { showShortlisted } from "#app/services/award/show-shortlist.ts";
import { listMoves } from "#app/services/list-moves.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { listCheckers } from "#app/services/staff/list-checkers.ts";
import { formAction } from "#app/web/form-action.ts";
import { givenScan, moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { speakOffers } from "#app/web/spoken.ts";
import { useLastResult, usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const text = z.string().default("");
const talk = z.object({ heldOn: text, place: text, ownerPeople: text, teamPeople: text, bureauPeople: text, said: text, scan: z.any().optional(), scanDigest: text });
const options = { points: agreementPointWords };

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");

const page = workPage({
  page: "shortlisted",
  policy: "shortlist.confirm",
  load: async (input) => {
    const shown = await showShortlisted(input.ctx, reference(input));
    if (!shown.ok) return shown;
    const [offers, checkers] = await Promise.all([listMoves(input.ctx, "shortlist", reference(input)), shown.value.sight === "bureau" ? listCheckers(input.ctx, shown.value.challenge.no) : null]);
    return ok({ ...shown.value, offers: offers.ok ? speakOffers("shortlist", offers.value) : [], checkers: checkers?.ok ? checkers.value : [] });
  },
  actions: {
    ...moveActions(moveServicesOf("shortlist"), { reference, to: ({ url }) => url.pathname }),
    recordTalk: formAction({
      schema: talk,
      run: async ({ form: { scan, scanDigest, ...form }, ...input }) => recordTalk(input.ctx, reference(input), { ...form, scan: await givenScan({ scan, digest: scanDigest }) }),
      done: (_done, { url }) => ({ to: url.pathname, toast: matchingWords.recorded }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<ShortlistedPage>(({ bid, challenge }) => `${ownerStageWords[challenge.stage].title} ${bid.bidNo}`);

export default function Shortlisted() {
  const { view, frame } = usePage<typeof loader>();
  const intent = useReply()?.intent ?? "";
  const lastResult = useLastResult(intent);
  const talkResult = useLastResult("recordTalk");
  const { challenge, bid, sight, matching, offers, checkers } = view;
  const open = offers.filter(({ refusal, offlineRefusal }) => refusal === null || refusal.code === "secondFactorNeeded" || refusal.code === "declarationDue" || offlineRefusal === null);
  return (
    <ObjectFrame
      title={bid.unitName}
      number={bid.bidNo}
      numberLabel="申报编号"
      state={<StatusBadge noun="shortlist" state={bid.status} audience="staff" />}
      subtitle={<a href={`/work/challenges/${encodeURIComponent(challenge.no)}/shortlist`}>{`${challenge.no}　${challenge.title}　${words.back}`}</a>}
      isOffline={bid.isOffline}
      now={frame.now}
    >
      <DescriptionList
        items={[
          ...(bid.isReadable ? [{ term: "申报内容", value: <a href={`/work/bids/${encodeURIComponent(bid.bidNo)}`}>{words.read}</a> }] : []),
          ...(matching && challenge.status === "matching" ? [{ term: matchingWords.contact, value: matching.contact ? <>{matching.contact.name}　<a href={`tel:${matching.contact.phone}`}>{matching.contact.phone}</a></> : matchingWords.noContact }] : []),
          ...(bid.reason === "" ? [] : [{ term: "提请理由", value: `${bid.times > 1 ? `${words.again}：` : ""}${bid.reason}` }]),
          ...(bid.status === "proposed" ? [{ term: "期限", value: <Term row={bid} sight={sight} stage={challenge.stage} /> }] : []),
          ...(bid.saidAt === null ? [] : [{ term: "需求方答复", value: <Answer row={bid} /> }]),
          ...(matching?.agreement ? [{ term: matchingWords.agreement, value: <><DateTime value={matching.agreement.signedOn} /> 签订<span className="block text-sm text-soft"><ScanRef digest={matching.agreement.scan} /></span></> }] : []),
        ]}
      />
      {matching && (
        <Section title={matchingWords.talks} id="talks">
          <TalkList talks={matching.talks} />
          {matching.mayRecord && <TalkForm frame={frame} lastResult={talkResult} />}
        </Section>
      )}
      {open.map((offer) => (
        <Section key={offer.move} title={wordsOfMove("shortlist", offer.move)} id={offer.move}>
          <MoveForm noun="shortlist" offer={offer} frame={frame} checkers={checkers} options={options} lastResult={intent === offer.move ? lastResult : undefined} />
        </Section>
      ))}
    </ObjectFrame>
  );
}
