import { ReplyProblem } from "#app/components/form/reply-problem.tsx";
import { z } from "zod";
import { BidContent } from "#app/components/bid/bid-content.tsx";
import { OpenedFiles } from "#app/components/bid/opened-files.tsx";
import { OwnBidView } from "#app/components/bid/own-bid.tsx";
import { WholeBidView } from "#app/components/bid/whole-bid.tsx";
import { isDangerous, MoveForm } from "#app/components/form/move-form.tsx";
import { type FrameMove, ObjectFrame } from "#app/components/shell/object-frame.tsx";
import { StatusBadge } from "#app/components/ui/status-badge.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { timelineEntries } from "#app/components/work/timeline-entries.tsx";
import { lineForm } from "#app/domain/bid/form-line-schema.ts";
import { lacksSealedPage, nextStepOf, openedStepOf } from "#app/domain/bid/next-step.ts";
import type { BidView } from "#app/domain/bid/view.ts";
import { nextStepWords, staffStepWords } from "#app/messages/zh-CN/bid-steps.ts";
import { correctableWords, rejectReasonWords } from "#app/messages/zh-CN/bid.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { scanWords } from "#app/messages/zh-CN/file-scan.ts";
import { decideLine } from "#app/services/bid/decide-line.ts";
import { serveCorrection } from "#app/services/bid/serve-correction.ts";
import { releaseFile } from "#app/services/bid-file/release-file.ts";
import { type BidPage, showBidPage } from "#app/services/bid/show-bid-page.ts";
import { moveServicesOf } from "#app/services/moves.ts";
import { formAction } from "#app/web/form-action.ts";
import { moveActions } from "#app/web/move-form.ts";
import { param, type PageInput } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { speakFindings } from "#app/web/speak-findings.ts";
import { type SpokenOffer, spoken } from "#app/web/spoken.ts";
import { usePage, useReply } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const reference = ({ params }: Pick<PageInput, "params">) => param(params, "no");
/** The team makes these on a page of their own, with the whole form. */
const onEditPage = new Set(["submit", "replace", "correct"]);
/** Made by a form of files further up on this page. */
const withFiles = new Set(["supplyContent"]);
const isOnEditPage = (bid: BidView, move: string) => bid.sight === "own" && onEditPage.has(move);

const here = (input: Pick<PageInput, "params">) => `/work/bids/${encodeURIComponent(reference(input))}`;

const page = workPage({
  page: "bid",
  policy: "bid.view",
  load: (input) => speakFindings(spoken("bid", showBidPage(input.ctx, reference(input)))),
  actions: {
    ...moveActions(
      moveServicesOf("bid").filter(({ name }) => name !== "submit" && name !== "replace"),
      { reference, to: here },
    ),
    decideLine: formAction({ schema: lineForm, run: (input) => decideLine(input.ctx, reference(input), input.form), done: (_value, input) => ({ to: `${here(input)}#lines`, toast: "已登记意见。" }) }),
    releaseFile: formAction({
      schema: z.object({ position: z.coerce.number(), seen: z.string().default(""), reason: z.string().default("") }),
      run: (input) => releaseFile(input.ctx, reference(input), input.form),
      done: ({ isReleased }, input) => ({ to: `${here(input)}#content`, toast: isReleased ? scanWords.releasedToast : scanWords.askedToast }),
    }),
    serveCorrection: formAction({
      schema: z.object({ servedOn: z.string(), how: z.string().default("") }),
      run: (input) => serveCorrection(input.ctx, reference(input), input.form),
      done: ({ dueAt }, input) => ({ to: here(input), toast: `已登记送达，补正截止 ${formatDateTime(dueAt)}。` }),
    }),
  },
});

export const loader = page.loader;
export const action = page.action;
export const meta = pageMeta<BidPage>(({ bid }) => `${bid.no} ${bid.challenge.title}`);

const options = { fields: correctableWords, reasonCode: rejectReasonWords };

export default function Bid() {
  const { view, frame } = usePage<typeof loader>();
  const reply = useReply();
  const { bid, offers, timeline, checkers } = view;
  const formed = offers.filter(({ move, refusal, offlineRefusal }) => !isOnEditPage(bid, move) && !withFiles.has(move) && (refusal === null || offlineRefusal === null));
  return (
    <ObjectFrame
      title={bid.challenge.title}
      number={bid.no}
      numberLabel="申报编号"
      state={<StatusBadge noun="bid" state={bid.status} audience={bid.sight === "whole" ? "staff" : "public"} />}
      subtitle={<Subtitle bid={bid} />}
      nextStep={nextStepIn(bid)}
      deadline={deadlineOf(bid)}
      now={frame.now}
      moves={movesOf(bid, offers)}
      timeline={timelineEntries(timeline)}
    >
      {bid.sight === "own" && <OwnBidView bid={bid} now={frame.now} />}
      {bid.sight === "whole" && <ReplyProblem reply={reply} of={["decideLine", "serveCorrection", "releaseFile"]} />}
      {bid.sight === "whole" && <WholeBidView bid={bid} findingWords={view.findingWords} frame={frame} lineVerdicts={view.lineVerdicts} mayServe={view.mayServe} />}
      {bid.sight === "review" && (
        <Section title="申报内容" id="content">
          <BidContent content={bid.content} indicators={bid.challenge.indicators} unitName={bid.unitName} />
          <OpenedFiles no={bid.no} files={bid.openedFiles} />
        </Section>
      )}
      {bid.sight === "outcome" && <p className="my-6">贵单位是本申报的成员单位。申报内容和评审情况由牵头单位 {bid.unitName} 负责。</p>}
      {formed.map((offer) => (
        <Section key={offer.move} title={offer.title} id={offer.move}>
          <MoveForm noun="bid" offer={offer} frame={frame} checkers={checkers} lastResult={reply?.intent === offer.move ? reply.submission : undefined} options={options} />
        </Section>
      ))}
    </ObjectFrame>
  );
}

function Subtitle({ bid }: { bid: BidView }) {
  const { no, title } = bid.challenge;
  const page = bid.sight === "whole" ? `/work/challenges/${encodeURIComponent(no)}/bids` : `/challenges/${encodeURIComponent(no)}`;
  return (
    <>
      <span className="mr-4">揭榜申报，{bid.unitName}</span>
      {"reviewCode" in bid && bid.reviewCode && <span className="mr-4">评审编号 {bid.reviewCode}</span>}
      <a href={page} title={title}>
        榜单任务 {no}
      </a>
    </>
  );
}

function nextStepIn(bid: BidView): string | null {
  if (bid.sight === "own") return nextStepWords[nextStepOf(bid)];
  return bid.sight === "whole" ? staffStepWords[openedStepOf(bid.status, bid.challenge.status)] : nextStepWords[bid.status];
}

function deadlineOf(bid: BidView): { words: string; at: string } | null {
  if (bid.sight === "own" && bid.editing.mode !== "locked") return { words: bid.editing.mode === "correction" ? "补正截止" : "截止时间", at: bid.editing.until };
  if (bid.sight === "own" && bid.status === "underFormCheck" && bid.sealedPageUntil !== null && lacksSealedPage(bid)) return { words: "盖章页截止", at: bid.sealedPageUntil };
  if ((bid.sight === "own" || bid.sight === "whole") && bid.status === "contentAsked" && bid.resupply) return { words: "重新提供截止", at: bid.resupply.dueAt };
  return bid.sight === "whole" && bid.status === "correctionRequested" && bid.correction ? { words: "补正截止", at: bid.correction.dueAt } : null;
}

/** Buttons lead to the place where the move is made: the form on this page, or the page with the whole form. */
function movesOf(bid: BidView, offers: SpokenOffer<BidPage["offers"][number]>[]): FrameMove[] {
  return offers.map(({ move, title, refusal, offlineRefusal }) => ({
    move,
    words: title,
    refusal: refusal === null || offlineRefusal === null ? null : refusal.words,
    href: isOnEditPage(bid, move) ? `/work/bids/${encodeURIComponent(bid.no)}/edit` : withFiles.has(move) ? "#resupply" : `#${move}`,
    isDangerous: isDangerous(move),
  }));
}
