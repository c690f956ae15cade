/** 合作意向 on the page of a challenge. Instant ISO. */
export interface PartnerIntent {
  unitName: string;
  text: string;
  contact: string;
  postedAt: string;
}

/** What a person's unit has posted, or why it may post nothing: the person acts for no unit, the item is the unit's own, or what it posted was taken down. */
export interface OwnIntent {
  bar: "noUnit" | "ownItem" | "takenDown" | null;
  isOpen: boolean;
  own: { text: string; contact: string } | null;
}
