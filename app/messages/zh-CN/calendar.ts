import type { HolidayName } from "#app/domain/kernel/calendar-data.ts";

export const holidayWords: Record<HolidayName, string> = {
  newYear: "元旦",
  springFestival: "春节",
  qingming: "清明节",
  labourDay: "劳动节",
  dragonBoat: "端午节",
  midAutumn: "中秋节",
  nationalDay: "国庆节",
  midAutumnNationalDay: "中秋节、国庆节",
};
