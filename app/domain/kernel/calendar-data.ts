/** Public holidays (法定节假日) as stable codes; a joint one (中秋节、国庆节) bears both names. */
export type HolidayName = "newYear" | "springFestival" | "qingming" | "labourDay" | "dragonBoat" | "midAutumn" | "nationalDay" | "midAutumnNationalDay";

/** One year's plan (节假日安排): `off` from and to are inclusive, `makeUp` (调休上班) are weekend days that are worked. */
export interface HolidayPlan {
  source: string;
  off: readonly { name: HolidayName; from: string; to: string }[];
  makeUp: readonly string[];
}

/**
 * The yearly notices of the State Council's office (国务院办公厅), one entry a year, nothing guessed:
 * a year that is absent here is answered as "provisional". The next year's notice appears in late autumn.
 */
export const holidayPlans: Readonly<Record<number, HolidayPlan>> = {
  2023: {
    source: "国办发明电〔2022〕16号",
    off: [
      { name: "newYear", from: "2023-01-01", to: "2023-01-02" },
      { name: "springFestival", from: "2023-01-21", to: "2023-01-27" },
      { name: "qingming", from: "2023-04-05", to: "2023-04-05" },
      { name: "labourDay", from: "2023-04-29", to: "2023-05-03" },
      { name: "dragonBoat", from: "2023-06-22", to: "2023-06-24" },
      { name: "midAutumnNationalDay", from: "2023-09-29", to: "2023-10-06" },
    ],
    makeUp: ["2023-01-28", "2023-01-29", "2023-04-23", "2023-05-06", "2023-06-25", "2023-10-07", "2023-10-08"],
  },
  2024: {
    source: "国办发明电〔2023〕7号",
    off: [
      { name: "newYear", from: "2024-01-01", to: "2024-01-01" },
      { name: "springFestival", from: "2024-02-10", to: "2024-02-17" },
      { name: "qingming", from: "2024-04-04", to: "2024-04-06" },
      { name: "labourDay", from: "2024-05-01", to: "2024-05-05" },
      { name: "dragonBoat", from: "2024-06-10", to: "2024-06-10" },
      { name: "midAutumn", from: "2024-09-15", to: "2024-09-17" },
      { name: "nationalDay", from: "2024-10-01", to: "2024-10-07" },
    ],
    makeUp: ["2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"],
  },
  2025: {
    source: "国办发明电〔2024〕12号",
    off: [
      { name: "newYear", from: "2025-01-01", to: "2025-01-01" },
      { name: "springFestival", from: "2025-01-28", to: "2025-02-04" },
      { name: "qingming", from: "2025-04-04", to: "2025-04-06" },
      { name: "labourDay", from: "2025-05-01", to: "2025-05-05" },
      { name: "dragonBoat", from: "2025-05-31", to: "2025-06-02" },
      { name: "midAutumnNationalDay", from: "2025-10-01", to: "2025-10-08" },
    ],
    makeUp: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  2026: {
    source: "国办发明电〔2025〕7号",
    off: [
      { name: "newYear", from: "2026-01-01", to: "2026-01-03" },
      { name: "springFestival", from: "2026-02-15", to: "2026-02-23" },
      { name: "qingming", from: "2026-04-04", to: "2026-04-06" },
      { name: "labourDay", from: "2026-05-01", to: "2026-05-05" },
      { name: "dragonBoat", from: "2026-06-19", to: "2026-06-21" },
      { name: "midAutumn", from: "2026-09-25", to: "2026-09-27" },
      { name: "nationalDay", from: "2026-10-01", to: "2026-10-07" },
    ],
    makeUp: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
};
