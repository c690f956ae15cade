import type { AttachmentAccess } from "#app/domain/attachment/access.ts";
import type { PledgeBar } from "#app/domain/attachment/view.ts";

export const accessWords: Record<AttachmentAccess, { name: string; hint: string }> = {
  public: { name: "公开", hint: "任何人都能下载" },
  nda: { name: "签署保密承诺后提供", hint: "公开名称，签署后可下载，逐页标注查阅人；须为 PDF 或图片" },
  internal: { name: "内部", hint: "只有经办单位和需求方能看，不对外列出" },
};

export const pledgeBarWords: Record<PledgeBar, string> = {
  notNeeded: "您不需要签署保密承诺。",
  noUnit: "保密承诺以单位名义签署。请先登记或加入单位。",
  notOpen: "本任务现在不接受揭榜，不再办理保密承诺。",
};

/** The wording of 2026-1 (domain/attachment/pledge.ts): a change of it is a new code there. */
export const pledgeWords = {
  title: "保密承诺书",
  lines: [
    "所取得的附件及其内容，只用于准备和办理本项任务的申报，不用于其他任何目的。",
    "不向本单位参加申报以外的人员和任何第三方提供、公开或转述，不在互联网上存储和传送。",
    "查阅人妥善保管下载的文件；申报未成功的，结果公布后十个工作日内销毁全部副本。",
    "发现泄露立即报告组织单位。违反承诺的，依法承担责任，由组织单位取消申报资格并通报。",
  ],
  agreed: "本人已阅读并代表本单位作出以上承诺",
  signature: "签名",
  noFile: "没有选择文件。",
  received: "已收到签字扫描件，附件可以下载。",
};

export const attachmentWords = {
  noFile: "没有选择文件。",
  received: "附件已添加。",
  afterPledge: "签署保密承诺后可下载",
  removed: "附件已删除。",
  signed: "已签署，附件可以下载。",
};
