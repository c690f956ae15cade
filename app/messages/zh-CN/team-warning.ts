import type { TeamWarningCode } from "#app/domain/bid/team-warning.ts";

/** 提前提醒 on the bid's pages. */
export const teamWarningWords: Record<TeamWarningCode, (unit: string) => string> = {
  blacklist: (unit) => `${unit}列入限制名单（失信、违法）。`,
  unaccepted: (unit) => `${unit}有逾期未验收的项目。`,
  ownerAffiliated: (unit) => `${unit}与发榜方有关联（控股、参股或同一实际控制人）。`,
  unverified: (unit) => `${unit}的单位认领待核实。不影响填报和提交。`,
  unitInOtherBid: (unit) => `${unit}已在本任务的另一份有效申报中，牵头或者确认参加。`,
  unitLeadLimit: (unit) => `${unit}在本批次牵头的有效申报已到规定数量。`,
  leadElsewhere: () => "您作为项目负责人，在本批次已有另一份有效申报。",
};

export const teamWarningEnd = { stops: "按本批次规则不能提交。", checked: "可以提交，形式审查时认定。", title: "提前提醒" } as const;
