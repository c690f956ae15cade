import type { PublicChallenge, StaffChallenge } from "#app/domain/challenge/view.ts";
import { keywordsOf } from "#app/domain/challenge/keywords.ts";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";
import { planWords } from "#app/messages/zh-CN/item-plan.ts";
import { Money } from "#app/components/ui/money.tsx";

type Challenge = Omit<PublicChallenge, "sight"> | Omit<StaffChallenge, "sight">;

const contents = [
  ["#problem", "要解决什么问题"],
  ["#indicators", "考核指标"],
  ["#money", "经费怎么付"],
  ["#eligibility", "谁能报、谁不能报"],
  ["#calendar", "时间安排"],
  ["#samples", "样品"],
  ["#visit", "踏勘"],
  ["#attachments", "附件"],
  ["#answers", "答疑"],
  ["#intents", "合作意向"],
  ["#rubric", "评审标准"],
  ["#sealing", "申报怎样保密"],
] as const;

/** What not every item has: samples, a visit, attachments; 答疑 and 合作意向 have no place once bids are closed. */
const isOnPage: Partial<Record<(typeof contents)[number][0], (challenge: Challenge) => boolean>> = {
  "#samples": ({ lots }) => lots.length > 0,
  "#visit": ({ visit }) => visit !== null,
  "#attachments": ({ attachments }) => attachments.length > 0,
  "#answers": ({ isOpenForBids, answers }) => isOpenForBids || answers.length > 0,
  "#intents": ({ isOpenForBids }) => isOpenForBids,
};

/** The facts at one look, beside the text; on a narrow screen below the problem. */
export function ChallengeFacts({ challenge }: { challenge: Challenge }) {
  const facts: [string, React.ReactNode][] = [
    ["榜额", <Money key="sum" fen={challenge.fiscalFen + challenge.ownerInputFen} />],
    ["攻关周期", `${challenge.periodMonths} 个月`],
    ["需求单位", challenge.ownerName ?? "无单一需求单位"],
    ["榜单类别", challenge.class],
    ["固废种类", challenge.waste.join("、")],
    ["攻关方向", challenge.direction],
    ["组织方式", patternWords[challenge.pattern].name],
    ...(challenge.industry ? [["产业链环节", challenge.industry] satisfies [string, string]] : []),
    ["赛马制", challenge.race ? `是，${challenge.maxTeams === null ? "可多支队伍" : planWords.teams(challenge.maxTeams)}同时攻关` : "否"],
    ...(challenge.isConfidential ? [["完整数据", "签保密协议后提供"] satisfies [string, string]] : []),
    ...(challenge.contact ? [["需求方联系人", <Contact key="contact" {...challenge.contact} />] satisfies [string, React.ReactNode]] : []),
  ];
  const keywords = keywordsOf(challenge.keywords);
  return (
    <aside aria-label="任务要点" className="mt-8 print:mt-2">
      <dl className="rounded border border-line bg-wash px-4 py-3 print:columns-2 print:border-0 print:p-0">
        {facts.map(([term, value]) => (
          <div key={term} className="flex justify-between gap-4 border-b border-line py-1.5 last:border-0 print:py-0">
            <dt className="flex-none text-soft">{term}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {keywords.length > 0 && (
        <p className="mt-3 text-sm">
          <span className="text-soft">关键词：</span>
          {keywords.map((word) => (
            <a key={word} href={`/challenges?text=${encodeURIComponent(word)}`} className="mr-3 inline-block py-0.5">
              {word}
            </a>
          ))}
        </p>
      )}
    </aside>
  );
}

function Contact({ name, phone }: { name: string; phone: string }) {
  return (
    <>
      {name} <a href={`tel:${phone}`} className="inline-block whitespace-nowrap">{phone}</a>
    </>
  );
}

/** 本页目录: one row above the text, so that the facts beside it stay short. */
export function ChallengeContents({ challenge }: { challenge: Challenge }) {
  return (
    <nav aria-label="本页目录" className="no-print mt-6 hidden lg:block">
      <ul className="flex flex-wrap gap-x-5">
        {contents.filter(([href]) => isOnPage[href]?.(challenge) ?? true).map(([href, words]) => (
          <li key={href}>
            <a href={href} className="inline-block py-0.5">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
