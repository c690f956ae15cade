import type { ClaimKind, ClaimOthers, ClaimOutcome, UnitStanding } from "#app/domain/organisation/claim.ts";

export const claimKindWords: Record<ClaimKind, string> = { register: "登记认领", contest: "认领异议" };

export const claimOutcomeWords: Record<ClaimOutcome, string> = { accepted: "属实", declined: "不予认可" };

export const claimOthersWords: Record<ClaimOthers, string> = {
  keep: "原管理员保留，双方共同管理",
  dismiss: "原管理员改为普通成员",
  remove: "原有人员全部移出本单位（其登录随即退出）",
};

export const standingWords: Record<UnitStanding, string> = { known: "已核实", waiting: "待核实", declined: "未通过核实" };

/** 单位认领 on 我的单位, the officer's pages and in the upload's answers. */
export const claimWords = {
  title: "单位认领",
  waiting: "经办人正在核实。核实之前照常填报、提交，不影响申报；形式审查时以核实结果为准。",
  declined: "经办人未认可登记材料，理由见下。照常填报、提交；请补充材料后请经办人再核实。",
  contested: "有人对本单位的认领提出异议，由经办人核实。核实之前一切照旧。请补充证明材料。",
  checkDigit: "代码的校验位与算法不符：请上传载有该代码的营业执照或法人证书，由经办人在形式审查时认定。",
  evidenceHint: "营业执照、事业单位法人证书，或盖章的单位介绍信；PDF、JPG、PNG，每个不超过 10 MB。加密保存，只有您和经办人看得到。",
  upload: "上传材料",
  noFile: "没有选择文件。",
  received: "材料已收到，等待经办人核实。",
  draftMeanwhile: "核实期间可以照常起草、提交申报，只有您自己看得到：在榜单里选一项任务，点“我要揭榜”。",
  contestTitle: "单位被他人登记了：提出认领异议",
  contestLead: "单位已由他人登记，而那人不能代表贵单位的，在这里提出。经办人核实后作出决定并说明理由。只是尚未加入的，请用上面的“申请加入”。",
  contestWords: "情况说明",
  contestHint: "您的部门和职务、为什么现有管理员不能代表本单位",
  contest: "提出异议",
  contestDone: "异议已提交。请接着上传证明材料。",
  mine: "我提出的认领异议",
  decided: "已记录，并已通知申请人。",
  listTitle: "单位",
  openTitle: "待核实的认领",
  noneOpen: "没有待核实的认领。",
  others: "认可异议时，原管理员",
  decide: "作出决定",
  reason: "理由",
  reasonHint: "申请人看得到",
} as const;

/** What an officer reads beside a code whose check digit is wrong; `isEarly`: it looks like one of the early pilot's, which are legal. */
export const checkDigitDoubt = (isEarly: boolean) => `校验位与算法不符${isEarly ? "，但符合早期试点代码的特征" : ""}，请对照证照；形式审查时认定`;
