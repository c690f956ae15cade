/** 故障顺延 as every notice prints it: how long before a deadline an outage counts, and from how many minutes on. */
export const outageRule = { windowHours: 24, leastMinutes: 30 } as const;

/** Whether what the platform's own probe recorded before a deadline is enough to move it, also after the closing (guide 0.1, 3). */
export function isOutageGrave(minutes: number): boolean {
  return minutes >= outageRule.leastMinutes;
}
