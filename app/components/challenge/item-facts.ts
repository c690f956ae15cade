import type { PublicChallenge } from "#app/domain/challenge/view.ts";
import { planWords } from "#app/messages/zh-CN/item-plan.ts";
import { conditionLines, noConditionsWords } from "#app/messages/zh-CN/conditions.ts";

/** What an item is and asks of its bidders besides its texts, for the bureau's page. */
export function itemFacts(challenge: Pick<PublicChallenge, "waste" | "periodMonths" | "race" | "maxTeams" | "eligibility" | "industry" | "keywords" | "isConfidential" | "contact">): { term: string; value: string }[] {
  return [
    { term: "固废种类", value: challenge.waste.join("、") },
    { term: "攻关周期", value: `${challenge.periodMonths} 个月${challenge.race ? `，赛马制${challenge.maxTeams === null ? "" : `，${planWords.teams(challenge.maxTeams)}`}` : ""}` },
    { term: "揭榜方条件", value: conditionLines(challenge.eligibility).join("；") || noConditionsWords },
    ...(challenge.industry || challenge.keywords ? [{ term: "产业链、关键词", value: [challenge.industry, challenge.keywords].filter(Boolean).join("；") }] : []),
    ...(challenge.isConfidential ? [{ term: "保密", value: "完整数据须签保密协议后提供" }] : []),
    { term: "对外联系人", value: challenge.contact ? `${challenge.contact.name}　${challenge.contact.phone}` : "不公开" },
  ];
}
