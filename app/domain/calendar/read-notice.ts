import { addDays, parseDate, weekday, type CalendarDate } from "#app/domain/kernel/calendar.ts";
import type { HolidayName, HolidayPlan } from "#app/domain/kernel/calendar-data.ts";
import { readCsv } from "#app/domain/kernel/csv.ts";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { holidayNames, holidayPlanSchema } from "./schema.ts";

/** What is wrong with a notice: a code, and the words of the notice it is about. */
export interface NoticeProblem {
  code: "unreadable" | "noYear" | "noSource" | "holidayMissing" | "badDate" | "otherYear" | "countDiffers" | "makeUpOnWorkday" | "makeUpInHoliday" | "overlap" | "weekdayDiffers";
  text: string;
}

export interface ReadNotice {
  year: number | null;
  plan: HolidayPlan | null;
  problems: NoticeProblem[];
}

/** As the notice writes them; the joint one first, because its name begins with another's. */
const words: readonly (readonly [HolidayName, RegExp])[] = [
  ["midAutumnNationalDay", /^(国庆节|中秋节)[、和与](国庆节|中秋节)/], ["newYear", /^元旦/], ["springFestival", /^春节/], ["qingming", /^清明节?/], ["labourDay", /^劳动节/],
  ["dragonBoat", /^端午节?/], ["midAutumn", /^中秋节?/], ["nationalDay", /^国庆节?/],
];

/**
 * Reads the State Council's notice (部分节假日安排的通知) as text from its page, or as JSON `{year, source, off, makeUp}`, or as
 * CSV (`放假,元旦,2027-01-01,2027-01-03`, `上班,,2027-01-04,` under `year,2027` and `source,…`). Everything in it is held against
 * itself: days said and counted, weekdays said and real, make-up days on weekends outside the holidays, no holiday missing.
 */
export function readHolidayNotice(text: string): ReadNotice {
  const plain = toHalfWidth(text.normalize("NFC")).replace(/\r\n?/g, "\n").trim();
  const read = plain.startsWith("{") ? fromJson(plain) : /^(year|年份),/m.test(plain) ? fromCsv(plain) : fromText(plain);
  if (read.plan === null || read.year === null) return read;
  return { ...read, problems: [...read.problems, ...planProblems(read.year, read.plan)] };
}

function fromJson(text: string): ReadNotice {
  try {
    const { year, ...plan } = JSON.parse(text) as Record<string, unknown>;
    const parsed = holidayPlanSchema.safeParse(plan);
    const isYear = typeof year === "number" && Number.isInteger(year);
    return parsed.success && isYear ? { year, plan: parsed.data, problems: [] } : { year: isYear ? year : null, plan: null, problems: [{ code: isYear ? "unreadable" : "noYear", text: parsed.error?.issues[0]?.path.join(".") ?? "" }] };
  } catch {
    return { year: null, plan: null, problems: [{ code: "unreadable", text: text.slice(0, 40) }] };
  }
}

function fromCsv(text: string): ReadNotice {
  const rows = readCsv(text).map((cells) => cells.map((cell) => cell.trim()));
  const valueOf = (...keys: string[]) => rows.find(([key]) => keys.includes(key ?? ""))?.[1] ?? "";
  const year = Number(valueOf("year", "年份"));
  const problems: NoticeProblem[] = [];
  const off: HolidayPlan["off"][number][] = [];
  const makeUp: string[] = [];
  for (const [kind = "", name = "", from = "", to = ""] of rows) {
    if (kind === "放假" || kind === "off") {
      const found = words.find(([code, pattern]) => code === name || pattern.test(name))?.[0];
      if (!found) problems.push({ code: "unreadable", text: name });
      else off.push({ name: found, from, to: to === "" ? from : to });
    } else if (kind === "上班" || kind === "makeUp") makeUp.push(from === "" ? name : from);
  }
  if (!Number.isInteger(year) || year < 1992) return { year: null, plan: null, problems: [...problems, { code: "noYear", text: "" }] };
  return { year, plan: { source: valueOf("source", "文号"), off, makeUp: makeUp.toSorted() }, problems };
}

const dayPattern = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/;
const allDays = new RegExp(dayPattern.source, "g");
const span = new RegExp(`^${dayPattern.source}(?:[至到~～—-]${dayPattern.source})?`);
const dayNames = "一二三四五六日";

function fromText(text: string): ReadNotice {
  const flat = text.replace(/[ \t]+/g, "");
  const yearSaid = /(\d{4})年(?:部分)?节假日/.exec(flat)?.[1];
  if (!yearSaid) return { year: null, plan: null, problems: [{ code: "noYear", text: flat.slice(0, 40) }] };
  const year = Number(yearSaid);
  const problems: NoticeProblem[] = [];
  const number = /(国办发(?:明电)?)[〔[(【](\d{4})[〕\])】](\d+)号/.exec(flat);
  if (!number) problems.push({ code: "noSource", text: "" });
  const off: HolidayPlan["off"][number][] = [];
  const makeUp: string[] = [];
  // 一、元旦:1月1日…。 Each begins a line, or stands behind its number.
  for (const part of flat.split(/(?:^|\n|(?<=。))[一二三四五六七八九十]+、/).slice(1)) {
    const name = words.find(([, pattern]) => pattern.test(part))?.[0];
    if (!name) continue;
    const [first = "", ...rest] = part.replace(/^[^::]*[::]/, "").split("。");
    const days = readSpan(first, year, problems);
    if (days) {
      const said = /共(\d+)天/.exec(first)?.[1];
      const counted = (Date.parse(days.to) - Date.parse(days.whole)) / 86_400_000 + 1;
      if (said !== undefined && Number(said) !== counted) problems.push({ code: "countDiffers", text: `${first}(${String(counted)})` });
      off.push({ name, from: days.from, to: days.to });
    }
    for (const sentence of rest.filter((one) => one.includes("上班"))) makeUp.push(...readDays(sentence, year, problems));
  }
  return { year, plan: { source: number ? `${number[1]!}〔${number[2]!}〕${number[3]!}号` : "", off, makeUp: makeUp.toSorted() }, problems };
}

/** 2月15日(农历腊月二十八、周日)至23日; a day of the year before (12月31日) belongs to that year's own notice or weekend. */
function readSpan(sentence: string, year: number, problems: NoticeProblem[]): { whole: string; from: string; to: string } | null {
  const found = span.exec(sentence);
  if (!found) {
    problems.push({ code: "badDate", text: sentence.slice(0, 40) });
    return null;
  }
  const [, year1, month1, day1, note1, year2, month2, day2, note2] = found;
  const whole = dateOf(year1 ? Number(year1) : year, month1, day1, note1, sentence, problems);
  if (whole === null) return null;
  const end = day2 === undefined ? whole : dateOf(year2 ? Number(year2) : year, month2 ?? month1, day2, note2, sentence, problems);
  if (end === null) return null;
  return { whole, from: whole < `${year}-01-01` ? `${year}-01-01` : whole, to: end };
}

function readDays(sentence: string, year: number, problems: NoticeProblem[]): string[] {
  let month: string | undefined;
  return [...sentence.matchAll(allDays)].flatMap(([, ownYear, ownMonth, day, note]) => {
    month = ownMonth ?? month;
    return dateOf(ownYear ? Number(ownYear) : year, month, day, note, sentence, problems) ?? [];
  });
}

/** A real date; the weekday that the notice writes beside it must be its own. */
function dateOf(year: number, month: string | undefined, day: string | undefined, note: string | undefined, sentence: string, problems: NoticeProblem[]): string | null {
  const parsed = parseDate(`${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`);
  if (!parsed.ok) {
    problems.push({ code: "badDate", text: sentence.slice(0, 40) });
    return null;
  }
  const said = /(?:周|星期)([一二三四五六日天])/.exec(note ?? "")?.[1]?.replace("天", "日");
  if (said !== undefined && dayNames.indexOf(said) + 1 !== weekday(parsed.value)) problems.push({ code: "weekdayDiffers", text: `${parsed.value} ${said}` });
  return parsed.value;
}

/** What cannot be right in a plan, wherever it came from. */
function planProblems(year: number, { source, off, makeUp }: HolidayPlan): NoticeProblem[] {
  const problems: NoticeProblem[] = source === "" ? [{ code: "noSource", text: "" }] : [];
  const has = (name: HolidayName) => off.some((one) => one.name === name);
  const isJoint = has("midAutumnNationalDay");
  for (const name of holidayNames) {
    const isDue = name === "midAutumnNationalDay" ? false : isJoint ? !["midAutumn", "nationalDay"].includes(name) : true;
    if (isDue && !has(name)) problems.push({ code: "holidayMissing", text: name });
  }
  const taken = new Set<string>();
  for (const { name, from, to } of off) {
    const [first, last] = [parseDate(from), parseDate(to)];
    if (!first.ok || !last.ok || to < from) {
      problems.push({ code: "badDate", text: `${from} ${to}` });
      continue;
    }
    if (from.slice(0, 4) !== String(year) || to.slice(0, 4) !== String(year)) problems.push({ code: "otherYear", text: `${from} ${to}` });
    for (let date: CalendarDate = first.value; date <= last.value; date = addDays(date, 1)) {
      if (taken.has(date)) problems.push({ code: "overlap", text: `${name} ${date}` });
      taken.add(date);
    }
  }
  for (const text of makeUp) {
    const date = parseDate(text);
    if (!date.ok || !text.startsWith(`${year}-`)) problems.push({ code: date.ok ? "otherYear" : "badDate", text });
    else if (weekday(date.value) < 6) problems.push({ code: "makeUpOnWorkday", text });
    if (taken.has(text)) problems.push({ code: "makeUpInHoliday", text });
  }
  return problems;
}
