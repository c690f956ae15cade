import { z } from "zod";
import { toHalfWidth } from "#app/domain/kernel/half-width.ts";
import { expertKinds } from "#app/domain/review/view.ts";

/** Numbers of experts in the order of the draw, with anything between them. */
const numbers = z
  .union([z.array(z.string()), z.string()])
  .default([])
  .transform((given) => (typeof given === "string" ? toHalfWidth(given).split(/[\s,、;；]+/) : given).map((no) => no.trim().toUpperCase()).filter((no) => no !== ""))
  .pipe(z.array(z.string().max(10)).max(300));

const group = z.strictObject({
  kind: z.enum(expertKinds),
  /** How many lots there were. */
  candidates: z.preprocess((given) => (given === "" ? 0 : given), z.coerce.number({ error: "wholeNumber" }).int("wholeNumber").min(0, "notNegative").max(10_000, "planNumber").default(0)),
  drawn: numbers,
  standby: numbers,
});

/** 线下抽取 as it is recorded; kinds from which nobody was drawn are left out. `reason` is needed after a draw that was held. */
export const paperDraw = z
  .strictObject({ groups: z.array(group).max(expertKinds.length), reason: z.string().trim().max(500).optional() })
  .superRefine(({ groups }, context) => {
    if (groups.every(({ drawn }) => drawn.length === 0)) context.addIssue({ code: "custom", path: ["groups", 0, "drawn"], message: "drawNobody" });
    const seen = new Set<string>();
    for (const [index, { candidates, drawn, standby }] of groups.entries()) {
      for (const [place, nos] of [["drawn", drawn], ["standby", standby]] as const) {
        for (const no of nos) {
          if (seen.has(no)) context.addIssue({ code: "custom", path: ["groups", index, place], message: `drawnTwice:${no}` });
          seen.add(no);
        }
      }
      if (standby.length > 0 && drawn.length === 0) context.addIssue({ code: "custom", path: ["groups", index, "drawn"], message: "drawNobody" });
      if (drawn.length > 0 && candidates < drawn.length + standby.length) context.addIssue({ code: "custom", path: ["groups", index, "candidates"], message: "candidatesTooFew" });
    }
  });

export type PaperDrawInput = z.output<typeof paperDraw>;
