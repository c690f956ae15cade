/** Changed premises (情形) of a ranking: an expert left out, a weight raised or lowered, mild and strict experts evened out. */
export const scenarioKinds = ["withoutExpert", "weightUp", "weightDown", "leniency"] as const;
export type ScenarioKind = (typeof scenarioKinds)[number];
