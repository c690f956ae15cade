/** 合作意向 on the page of a challenge. Instant ISO. */
export interface PartnerIntent {
  unitName: string;
  text: string;
  contact: string;
  postedAt: string;
}
