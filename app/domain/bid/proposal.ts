/** The parts of 申报书正文 in which our template asks for words (guide 2.2), in their order: a prompt in the file bears its number. */
export const proposalParts = [
  "unitBase", "division", "team", "present", "goals", "route", "innovations", "baseline", "scaleUp", "schedule", "risks", "safety", "secondaryWaste",
  "economics", "budget", "outputs", "backgroundIp", "ipTerms",
] as const;
export type ProposalPart = (typeof proposalParts)[number];

/** What stands before a prompt of the template and, left in a file, tells that nobody wrote there. */
export function promptMark(part: ProposalPart): string {
  return `【提示 ${proposalParts.indexOf(part) + 1}】`;
}

/** What somebody should look at in a file of 申报书正文 again; it is taken all the same. */
export type ProposalNote = { about: "type" | "noWords" } | { about: "prompts"; parts: ProposalPart[] };

/** Fewer characters than these are a scan, or an empty page. */
const fewestWords = 100;

/** What the words of such a file show: prompts that are left, or that there are hardly any words. */
export function noteOfProposal(text: string): ProposalNote | null {
  const plain = text.normalize("NFKC").replace(/\s/gu, "");
  const left = new Set([...plain.matchAll(/【提示(\d{1,2})】/gu)].map(([, number]) => proposalParts[Number(number) - 1]));
  const parts = proposalParts.filter((part) => left.has(part));
  if (parts.length > 0) return { about: "prompts", parts };
  return plain.length < fewestWords ? { about: "noWords" } : null;
}
