import { z } from "zod";
import type { Standard } from "#app/domain/challenge/adopted-standards.ts";
import type { HolidayPlans } from "#app/domain/kernel/calendar.ts";

const text = z.string().trim().max(200);

/**
 * What every page shows around its content (站点设置): name, telephones, footer marks. Edited by the system
 * administrator; a missing telephone or mark is null and simply does not show.
 */
export const siteSettings = z.object({
  name: text.min(1).default("揭榜台"),
  subtitle: text.default("赤泥、钛石膏综合利用揭榜挂帅平台"),
  organiser: text.nullable().default(null), // 主办单位
  operator: text.nullable().default(null), // 承办单位
  policyPhone: text.nullable().default(null), // 政策咨询
  supportPhone: text.nullable().default(null), // 系统支持
  phoneHours: text.nullable().default(null),
  disciplineContact: text.nullable().default(null), // 监督举报: of misconduct, apart from the business telephones (guide 1.1)
  noticeText: text.nullable().default(null), // further words of the agency at the end of a list's and a call's notice
  address: text.nullable().default(null),
  icp: text.nullable().default(null), // ICP 备案号
  policeRecord: text.nullable().default(null), // 公安备案号
  siteCode: text.nullable().default(null), // 政府网站标识码
  redHead: text.nullable().default(null), // 发文机关标志（红头）, on notices as Word and PDF
  agency: text.nullable().default(null), // 发文机关代字, shown as the example of a document number
});

export type SiteSettings = z.infer<typeof siteSettings>;

/** What this database is for; anything but `real` is said on every page. */
export type InstallationKind = "real" | "demo" | "test" | "rehearsal";

/** The site's facts as a page needs them. */
export interface Site extends SiteSettings {
  installation: InstallationKind;
  /** How far the clock is set off; absent or 0 where it runs true, as it always does in a real database. */
  clockOffsetMs?: number;
  /** Notices of holidays that were taken over since the program was written, for the pages that count in the browser. */
  plans?: HolidayPlans;
  /** The table of standards where an administrator changed it, for the notes that the browser makes. */
  standards?: Standard[];
}

/** The site's facts from what is stored. Settings that do not fit count as not set: a wrong row must not take every page down. */
export function siteOf({ settings, installation, clockOffsetMs, plans, standards }: { settings: unknown; installation: InstallationKind; clockOffsetMs: number; plans: HolidayPlans; standards: Standard[] | null }): Site {
  const parsed = siteSettings.safeParse(settings ?? {});
  return { ...(parsed.success ? parsed.data : siteSettings.parse({})), installation, clockOffsetMs, ...(Object.keys(plans).length > 0 && { plans }), ...(standards && { standards }) };
}
