import type { ClearanceConclusion, ClearanceKind } from "#app/domain/round/clearance.ts";

export const clearanceWords: Record<ClearanceKind, { name: string; looksAt: string }> = {
  fairCompetition: { name: "公平竞争审查", looksAt: "有没有指定、限定单位，有没有不合理的地域、规模、资质条件" },
  legality: { name: "合法性审核", looksAt: "依据、权限、程序、资金安排是否合法" },
  secrecy: { name: "保密与公开审查", looksAt: "有没有国家秘密、工作秘密、商业秘密和个人信息，能不能公开" },
};

export const conclusionWords: Record<ClearanceConclusion, string> = { passed: "通过", passedWithChanges: "修改后通过", notPassed: "未通过" };

export function clearanceNames(kinds: string): string {
  return kinds
    .split(",")
    .map((kind) => (clearanceWords as Record<string, { name: string }>)[kind]?.name ?? kind)
    .join("、");
}
