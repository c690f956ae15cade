/** 关联关系: control (控股), holding (参股), sameController (同一实控人). */
export const affiliationKinds = ["control", "holding", "sameController"] as const;
export type AffiliationKind = (typeof affiliationKinds)[number];

/** What a unit says of another, from its own side. */
export const relationsDeclared = ["controlledBy", "controls", "heldBy", "holds", "sameController"] as const;
export type DeclaredRelation = (typeof relationsDeclared)[number];

/** A relation as the unit's own page shows it. `isOwn`: the unit declared it itself and may take it back. */
export interface AffiliationView {
  otherId: string;
  otherName: string;
  otherUscc: string;
  relation: DeclaredRelation;
  /** Ten-thousandths; 0 where none is said. */
  share: number;
  isOwn: boolean;
  isByBureau: boolean;
  /** Said by the bureau or by both units. What one alone says is a hint for the officers. */
  isConfirmed: boolean;
}

/** The kind of edge that a relation is, and whether the declaring unit is its controlling end. */
export const edgeOfRelation: Readonly<Record<DeclaredRelation, { kind: AffiliationKind; isController: boolean }>> = {
  controlledBy: { kind: "control", isController: false },
  controls: { kind: "control", isController: true },
  heldBy: { kind: "holding", isController: false },
  holds: { kind: "holding", isController: true },
  sameController: { kind: "sameController", isController: true },
};

/** An edge read from one of its ends. */
export function relationOf(kind: AffiliationKind, isController: boolean): DeclaredRelation {
  return relationsDeclared.find((relation) => edgeOfRelation[relation].kind === kind && (kind === "sameController" || edgeOfRelation[relation].isController === isController))!;
}
