import type { ProposalNote, ProposalPart } from "#app/domain/bid/proposal.ts";

/** Heading of every part of a 申报书正文 that is written. */
export const proposalPartTitles: Record<ProposalPart, string> = {
  unitBase: "单位基础",
  division: "分工与协作",
  team: "项目负责人和骨干",
  present: "指标现状和验证",
  goals: "总体目标",
  route: "技术路线",
  innovations: "创新点",
  baseline: "已有基础和技术就绪度",
  scaleUp: "放大和工程化方案",
  schedule: "进度安排",
  risks: "风险和对策",
  safety: "安全和环境影响",
  secondaryWaste: "二次固废和废水的处置",
  economics: "经济性分析",
  budget: "经费说明",
  outputs: "预期成果和效益",
  backgroundIp: "已有知识产权",
  ipTerms: "成果归属和许可",
};

export const proposalWords = {
  fileName: (no: string) => `申报书正文模板_${no}.docx`,
  name: "申报书正文模板（Word）",
  download: "下载申报书正文模板（Word）",
  offer: "已填好任务名称、考核指标、单位、负责人和草稿中的表格，写好后选“申报书正文”上传。",
} as const;

/** What to look at again in an uploaded 申报书正文. */
export function proposalNoteWords(note: ProposalNote): string {
  switch (note.about) {
    case "type":
      return "申报书正文宜用 Word（docx）或 PDF，请确认没有选错种类";
    case "noWords":
      return "文件中几乎没有可读的文字，请确认不是空白或选错的文件；扫描件请核对清晰、完整";
    case "prompts":
      return `还留有模板的填写提示：${listed(note.parts.map((part) => proposalPartTitles[part]))}。写好并删去提示后请重新上传`;
  }
}

const mostListed = 6;

function listed(titles: readonly string[]): string {
  return titles.slice(0, mostListed).join("、") + (titles.length > mostListed ? `等 ${titles.length} 个部分` : "");
}
