import type { Eligibility } from "#app/domain/challenge/eligibility.ts";
import { formOfEligibility } from "#app/domain/challenge/eligibility-form.ts";
import type { ListColumn } from "#app/domain/kernel/book/columns.ts";
import { readDate } from "#app/domain/kernel/typed-date.ts";
import type { OrganisationKind } from "#app/domain/organisation/uscc.ts";

/** 揭榜方条件 in a sheet; what stands in lines elsewhere stands in one cell, apart by ； or line breaks. */
export const conditionColumns = [
  { key: "leadKinds", heads: ["牵头单位类型"], isNeeded: false },
  { key: "regions", heads: ["牵头单位注册地区"], isNeeded: false },
  { key: "registeredBy", heads: ["成立日期不晚于"], isNeeded: false, isCode: true },
  { key: "mostUnits", heads: ["最多单位家数"], isNeeded: false, isCode: true },
  { key: "leastTrl", heads: ["最低技术就绪度"], isNeeded: false, isCode: true },
  { key: "mostAge", heads: ["负责人年龄不超过"], isNeeded: false, isCode: true },
  { key: "leastRank", heads: ["负责人职称不低于"], isNeeded: false },
  { key: "leastDegree", heads: ["负责人学历不低于"], isNeeded: false },
  { key: "exclusions", heads: ["不能报的情形"], isNeeded: false },
  { key: "conditions", heads: ["其他条件"], isNeeded: false },
] as const satisfies readonly ListColumn<keyof Eligibility>[];

/** Kinds of unit as a sheet names them; schools and institutes are 事业单位. */
export const sheetKinds: Readonly<Record<OrganisationKind, string>> = { enterprise: "企业", government: "机关", institution: "事业单位", association: "社会团体", privateNonProfit: "民办非企业单位", foundation: "基金会", other: "其他" };

/** The cells as the form has them typed. A kind that is none stays as it is, for the schema to refuse. */
export function typedConditions(text: Readonly<Record<keyof Eligibility, string>>) {
  const inLines = (cell: string) => cell.replaceAll(/\s*[；;]\s*/g, "\n");
  const kinds = Object.entries(sheetKinds);
  return {
    ...text,
    leadKinds: text.leadKinds.split(/[、，,;；\s]+/).filter(Boolean).map((word) => kinds.find(([, name]) => name === word)?.[0] ?? word),
    regions: inLines(text.regions),
    registeredBy: readDate(text.registeredBy) ?? text.registeredBy,
    exclusions: inLines(text.exclusions),
    conditions: inLines(text.conditions),
  };
}

/** Stored conditions as the cells of a row. */
export function cellsOfConditions(eligibility: Eligibility): Record<keyof Eligibility, string> {
  return { ...formOfEligibility(eligibility), leadKinds: eligibility.leadKinds.map((kind) => sheetKinds[kind]).join("、") };
}
