import { z } from "zod";

/** 线下办理记录: how a move was done on paper. `scan` is the SHA-256 of the scanned paper, `checker` the user name of the second person. */
export const offlineRecord = z.strictObject({
  date: z.iso.date("请填写办理日期，如 2026-03-05"),
  place: z.string().trim().min(1, "请填写地点").max(200),
  people: z.array(z.string().trim().min(1).max(60)).min(1, "请填写参加人员"),
  scan: z.string().regex(/^(sha256:)?[0-9a-f]{64}$/, "请填写扫描件的 SHA-256 摘要"),
  checker: z.string().trim().min(1, "请填写核对人"),
  result: z.unknown().optional(),
});

export type OfflineRecord = z.infer<typeof offlineRecord>;
