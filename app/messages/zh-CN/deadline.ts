const provisional = (is: boolean) => (is ? "（放假安排尚未公布，暂定）" : "");

/** What a form says of the date of a deadline. */
export const deadlineWords = {
  past: "早于今天。",
  take: (day: string) => `改为 ${day}`,
  onDayOff: "可以在休息日办理",
  dayOff: (next: string, isProvisional: boolean) => `不是工作日，下一个工作日是 ${next}${provisional(isProvisional)}。`,
  /** `ends`: the hour of a deadline; null for an appointment. */
  workingDay: (left: number, isProvisional: boolean, ends: string | null) => `是工作日，从今天算起第 ${left} 个工作日${provisional(isProvisional)}${ends === null ? "" : `，${ends} 截止`}。`,
};
