/** Usual days of the stages that no other rule of the round sets; 0 leaves a stage out. Calendar days, the form check working days. */
export const usualDays = {
  collecting: 30,
  recommending: 7,
  vetting: 15,
  approval: 7,
  formCheck: 10,
  review: 10,
  defence: 10,
  matching: 30,
  shortlist: 30,
  resultReview: 30,
  decision: 7,
  contract: 30,
} as const;

export type TimedStage = keyof typeof usualDays;
