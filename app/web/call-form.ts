import { z } from "zod";
import { closingDate } from "./closing-date.ts";

const text = z.string().trim().default("");
/** 推荐单位 one credit code a line. The closing is a date: it is 17:00 on a working day. */
export const callForm = z
  .object({ round: text, title: text, body: text, term: z.enum(["dated", "yearRound"]).default("dated"), closesOn: closingDate.optional(), recommendation: z.enum(["none", "optional", "required"]).default("none"), recommenders: text })
  .superRefine(({ term, closesOn }, context) => {
    // Left empty by mistake, a call would be open for ever.
    if (term === "dated" && closesOn === undefined) context.addIssue({ code: "custom", path: ["closesOn"], message: "required" });
  });
