import { z } from "zod";

/** 门户网站发布情况, as an officer enters it. */
export const portalEntry = z.strictObject({
  url: z.url({ protocol: /^https?$/, message: "webAddress" }).max(500),
  on: z.iso.date("required"),
  /** The term of publicity counts from the portal's day. */
  startsTerm: z.boolean().default(false),
  /** 发文字号 of the paper of an act that was announced without one. */
  documentNumber: z.string().trim().default(""),
});
