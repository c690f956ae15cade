import { promptMark, type ProposalPart } from "#app/domain/bid/proposal.ts";
import { proposalPartTitles } from "#app/messages/zh-CN/proposal.ts";
import { proposalPrompts, proposalTemplateWords as words } from "#app/messages/zh-CN/proposal-template.ts";
import { type BidFacts, moneyBlock, promisesBlock } from "./bid-sheet.ts";
import { costBlocks, memberBlocks, milestoneBlocks } from "./plan-blocks.ts";
import type { Block, Sheet } from "./sheet.ts";

/** What the template is made from: the item, and the draft as it stands. */
export interface ProposalFacts extends Pick<BidFacts, "no" | "unitName" | "content" | "savedAt" | "now"> {
  challenge: BidFacts["challenge"] & { periodMonths: number };
}

/** 申报书正文模板: the headings of guide 2.2, the tables of the draft filled in, a prompt wherever words are asked. */
export function proposalTemplate({ no, unitName, content, challenge, savedAt, now }: ProposalFacts): Sheet {
  const { terms, chapters } = words;
  const { name, phone } = content.projectLead;
  const members = content.members.map((member) => member.name || member.uscc).filter((one) => one !== "");
  return {
    title: words.title,
    lead: words.lead(challenge.no, challenge.title),
    foot: words.foot(no),
    official: { redHead: null },
    at: savedAt ?? now,
    blocks: [
      { kind: "paragraphs", text: words.howTo, tone: "soft" },
      { kind: "heading", text: chapters.cover },
      {
        kind: "facts",
        facts: [
          { term: terms.challenge, value: words.lead(challenge.no, challenge.title) },
          { term: terms.owner, value: challenge.ownerName ?? words.none },
          { term: terms.number, value: no },
          { term: terms.unit, value: unitName },
          { term: terms.lead, value: [name, phone].filter((one) => one !== "").join("　") },
          { term: terms.members, value: members.join("\n") || words.none },
          { term: terms.period, value: words.period(challenge.periodMonths) },
        ],
      },
      { kind: "heading", text: chapters.units },
      ...written("unitBase"),
      ...(content.members.length > 0 ? memberBlocks(content, unitName) : []),
      ...written("division", "team"),
      { kind: "heading", text: chapters.response },
      promisesBlock(content, challenge.indicators),
      ...written("present"),
      { kind: "heading", text: chapters.plan },
      ...written("goals", "route", "innovations", "baseline", "scaleUp"),
      ...(content.milestones.length > 0 ? milestoneBlocks(content) : []),
      ...written("schedule", "risks", "safety", "secondaryWaste"),
      { kind: "heading", text: chapters.economics },
      ...costBlocks(content, challenge.indicators),
      ...written("economics"),
      moneyBlock(content, challenge),
      ...written("budget"),
      { kind: "heading", text: chapters.outputs },
      ...written("outputs", "backgroundIp", "ipTerms"),
    ],
  };
}

function written(...parts: ProposalPart[]): Block[] {
  return parts.flatMap((part): Block[] => {
    const [title, prompt] = [proposalPartTitles[part], proposalPrompts[part]];
    return [
      { kind: "subheading", text: title },
      { kind: "paragraphs", text: `${promptMark(part)}${prompt}` },
    ];
  });
}
