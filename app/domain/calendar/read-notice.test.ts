import { fc } from "#tests/support/fast-check.ts";
import { afterEach, describe, expect, it } from "vitest";
import { announcePlans } from "#app/domain/kernel/calendar.ts";
import { holidayPlans } from "#app/domain/kernel/calendar-data.ts";
import { addWorkingDays } from "#app/domain/kernel/working-days.ts";
import { differenceOf, effectOn, spansOf } from "./difference.ts";
import { readHolidayNotice } from "./read-notice.ts";

afterEach(() => announcePlans({}));

const of2026 = `关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const of2025 = `国务院办公厅关于2025年部分节假日安排的通知 国办发明电[2024]12号
一、元旦：1月1日(星期三)放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

describe("the yearly notice", () => {
  it.each([["2026", of2026], ["2025", of2025]])("of %s is read as the printed table has it", (year, text) => {
    const read = readHolidayNotice(text);
    expect(read.problems).toEqual([]);
    expect([read.year, read.plan]).toEqual([Number(year), holidayPlans[Number(year)]]);
  });

  it("is read as JSON and as CSV too, as it would be written", () => {
    const plan = holidayPlans[2026]!;
    expect(readHolidayNotice(JSON.stringify({ year: 2026, ...plan }))).toEqual({ year: 2026, plan, problems: [] });
    const csv = [`year,2026`, `source,${plan.source}`, ...plan.off.map(({ name, from, to }) => `off,${name},${from},${to}`), ...plan.makeUp.map((day) => `makeUp,,${day},`)].join("\n");
    expect(readHolidayNotice(csv)).toEqual({ year: 2026, plan, problems: [] });
  });

  it.each<[string, string, string, string]>([
    ["days said and counted", "至23日（农历正月初七、周一）放假调休，共9天", "至23日（农历正月初七、周一）放假调休，共8天", "countDiffers"],
    ["a weekday that is another", "5月9日（周六）上班", "5月9日（周日）上班", "weekdayDiffers"],
    ["a make-up day in the week", "1月4日（周日）上班", "1月5日上班", "makeUpOnWorkday"],
    ["a make-up day that is off", "5月9日（周六）上班", "5月2日上班", "makeUpInHoliday"],
    ["a day that is none", "6月19日（周五）", "6月31日", "badDate"],
    ["a holiday left out", "三、清明节", "三、别的节", "holidayMissing"],
    ["no number of the document", "国办发明电〔2025〕7号", "", "noSource"],
    ["two holidays over each other", "9月25日（周五）至27日（周日）放假，共3天", "9月25日至10月2日放假", "overlap"],
  ])("is held against itself: %s", (_name, from, to, code) => {
    expect(of2026).toContain(from);
    expect(readHolidayNotice(of2026.replace(from, to)).problems.map((problem) => problem.code)).toContain(code);
  });

  it("never throws, and gives no plan without a year", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((text) => `2027年部分节假日\n一、元旦：${text}`), fc.json()), (text) => {
      const { year, plan } = readHolidayNotice(text);
      if (plan !== null) expect(year).not.toBeNull();
    }), { numRuns: 1000 });
    expect(readHolidayNotice("没有年份").problems).toEqual([{ code: "noYear", text: "没有年份" }]);
  });
});

describe("taking a notice over", () => {
  const plan = { source: "示例〔2026〕1号", off: [{ name: "newYear" as const, from: "2027-01-01", to: "2027-01-03" }], makeUp: ["2027-01-09"] };

  it("names every day that becomes another", () => {
    expect(differenceOf(2027, plan).map(({ date, before, after }) => `${date} ${before.kind} ${after.kind}`)).toEqual(["2027-01-01 workday holiday", "2027-01-02 weekend holiday", "2027-01-03 weekend holiday", "2027-01-09 weekend makeUp"]);
    expect(spansOf(differenceOf(2027, plan)).map(({ from, to, days, worked, after }) => [from, to, days, worked, after.kind])).toEqual([["2027-01-01", "2027-01-03", 3, 1, "holiday"], ["2027-01-09", "2027-01-09", 1, 0, "makeUp"]]);
    expect(differenceOf(2026, holidayPlans[2026]!)).toEqual([]);
  });

  it("settles what was provisional: 2026-12-29 and five working days", () => {
    expect(addWorkingDays("2026-12-29", 5)).toMatchObject({ value: { end: "2027-01-04", provisional: true } });
    announcePlans({ 2027: plan });
    expect(addWorkingDays("2026-12-29", 5)).toMatchObject({ value: { end: "2027-01-05", provisional: false } });
  });

  it("tells what it does to a deadline, and is silent where it does nothing", () => {
    const now = "2026-12-29T09:00:00+08:00";
    expect(effectOn("2027-01-01T17:00:00+08:00", now, 2027, plan)).toEqual({ date: "2027-01-01", becomesDayOff: true, daysBefore: 4, daysAfter: 3 });
    expect(effectOn("2027-01-04T17:00:00+08:00", now, 2027, plan)).toEqual({ date: "2027-01-04", becomesDayOff: false, daysBefore: 5, daysAfter: 4 });
    expect(effectOn("2026-12-31T17:00:00+08:00", now, 2027, plan)).toBeNull();
  });
});
