import { PrintButton } from "#app/components/identity/print-button.tsx";
import { PromiseTable } from "#app/components/review/promise-table.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { PageTitle } from "#app/components/ui/page-title.tsx";
import { Paragraphs } from "#app/components/ui/paragraphs.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { BidSummary as Summary } from "#app/domain/review/view.ts";
import { hiddenTeamWords, proposalWords, sheetWords } from "#app/messages/zh-CN/review.ts";
import { showBidSummary } from "#app/services/bid/show-bid-summary.ts";
import { param } from "#app/web/page-input.ts";
import { pageMeta } from "#app/web/page-meta.ts";
import { usePage } from "#app/web/use-page.ts";
import { workPage } from "#app/web/work-page.ts";

const page = workPage({ page: "bidSummary", policy: "bid.view", load: ({ ctx, params }) => showBidSummary(ctx, param(params, "no")) });

export const loader = page.loader;
export const meta = pageMeta<Summary>(({ code, challenge }) => `摘要 ${code} ${challenge.no}`);

export default function BidSummary() {
  const { view } = usePage<typeof loader>();
  const { content, sheet, challenge, code, listed, proposal } = view;
  const { left } = sheet;
  const { money, trl } = content;
  const back = view.isExpert ? `/work/reviews/${encodeURIComponent(challenge.no)}/${encodeURIComponent(code)}` : `/work/bids/${encodeURIComponent(view.no)}`;
  return (
    <article>
      <PageTitle title={`申报摘要 ${code}`} lead={`${challenge.no}　${challenge.title}`}>
        <PrintButton />
        <LinkButton href={back} tone="plain">
          {view.isExpert ? "去评分" : "全部内容"}
        </LinkButton>
      </PageTitle>
      {view.isTeamHidden && <p className="mb-2 text-sm text-soft">{hiddenTeamWords}</p>}
      <DescriptionList
        items={[
          { term: "牵头单位", value: content.unitName },
          { term: "成员单位", value: sheet.members.length === 0 ? "无" : `${sheet.members.map(({ name, tasks }) => `${name}（${tasks}）`).join("；")}${left.members > 0 ? sheetWords.moreMembers(left.members) : ""}` },
          { term: "项目负责人", value: content.projectLead },
          { term: "技术就绪度", value: `目前 ${trl.now} 级，目标 ${trl.target} 级` },
          { term: "经费", value: <>财政 <Money fen={money.fiscalFen} />（榜单 <Money fen={listed.fiscalFen} />），需求方支付 <Money fen={money.ownerPayFen} />（榜单 <Money fen={listed.payToBidderFen} />），自筹 <Money fen={money.selfRaisedFen} /></> },
        ]}
      />
      <h2 className="mt-4">承诺值与榜单要求</h2>
      <div className="mt-2">
        <PromiseTable lines={sheet.promises} />
      </div>
      {left.promises > 0 && <p className="mt-1 text-sm text-soft">{sheetWords.morePromises(left.promises)}</p>}
      {proposal && <p className="mt-2 font-medium text-red-dark">▲ {proposalWords(proposal)}</p>}
      <h2 className="mt-4">技术方案</h2>
      <div className="mt-2">
        <Paragraphs text={sheet.summary} />
      </div>
      {left.summaryCharacters > 0 && <p className="mt-1 font-medium">{sheetWords.moreSummary(left.summaryCharacters)}</p>}
      {sheet.files.length > 0 && <p className="mt-3 text-sm text-soft">附件 {sheet.files.length + left.files} 个：{sheet.files.join("；")}{left.files > 0 && "；等"}</p>}
      <p className="mt-3 text-sm text-soft">本页由申报书的结构化内容自动生成，以申报书和附件为准。</p>
    </article>
  );
}
