import type { UnitKind } from "#app/domain/organisation/unit-kinds.ts";

export const unitKindWords: Record<UnitKind, string> = {
  enterprise: "企业",
  government: "机关",
  institution: "事业单位",
  association: "社会团体",
  privateNonProfit: "民办非企业单位",
  foundation: "基金会",
  other: "其他",
};
