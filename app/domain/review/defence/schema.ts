import { z } from "zod";

const minutes = (least: number, most: number) => z.coerce.number({ error: "number" }).int("number").min(least).max(most);
/** An instant as a form or a file gives it; without a zone it is Beijing's. */
export const localInstant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(\+08:00|Z)?$/, "required").transform((text) => new Date(/(Z|\+08:00)$/.test(text) ? text : `${text}+08:00`).toISOString());

const filledIn = (given: unknown) => (Array.isArray(given) ? given.filter((one: unknown) => typeof one !== "object" || one === null || Object.values(one).some((part) => part !== "" && part !== undefined)) : given);

/** 答辩会的安排. Times without a zone are Beijing's, as a form sends them. */
export const defenceSettings = z
  .strictObject({
    place: z.string().trim().min(1, "required").max(100),
    startsAt: localInstant,
    endsAt: localInstant,
    /** 分几场、几天: the sessions after the first; what a form leaves empty is none. */
    further: z.preprocess(filledIn, z.array(z.strictObject({ startsAt: localInstant, endsAt: localInstant })).max(5)).default([]),
    talkMinutes: minutes(1, 120),
    questionMinutes: minutes(0, 120),
    changeMinutes: minutes(0, 60).default(5),
    breakEvery: minutes(0, 20).default(0),
    breakMinutes: minutes(0, 180).default(0),
    /** A session may be held on a day off: said, never assumed. */
    onDayOff: z.boolean().default(false),
  })
  .superRefine(({ startsAt, endsAt, further }, context) => {
    const sessions = [{ startsAt, endsAt }, ...further];
    for (const [index, session] of sessions.entries()) {
      const path = index === 0 ? [] : ["further", index - 1];
      if (session.endsAt <= session.startsAt) context.addIssue({ code: "custom", path: [...path, "endsAt"], message: "endsBeforeStart" });
      if (index > 0 && session.startsAt < sessions[index - 1]!.endsAt) context.addIssue({ code: "custom", path: [...path, "startsAt"], message: "sessionsOverlap" });
    }
  });

/** What is arranged; that a day off is meant is only said. */
export type DefenceSettings = Omit<z.output<typeof defenceSettings>, "onDayOff">;

/** 签到: experts by number, or members of a team by name for the bid of this review code; from paper with the digest of the signed sheet. */
export const defenceSignIn = z
  .strictObject({
    experts: z.array(z.string().min(1).max(20)).max(40).default([]),
    /** 场次 that the experts sign in to, from 1; a team signs in to its own. */
    session: z.coerce.number().int().min(1).default(1),
    bid: z.string().max(40).optional(),
    names: z.string().trim().max(400).default(""),
    scan: z.string().trim().toLowerCase().regex(/^([0-9a-f]{64})?$/, "digest").default(""),
  })
  .refine(({ experts, names }) => experts.length > 0 || names !== "", { path: ["names"], message: "nobodySignsIn" });

export type DefenceSignIn = z.output<typeof defenceSignIn>;

/** 确认未到场 by a second person. */
export const defenceAbsenceConfirmed = z.strictObject({ bid: z.string().min(1).max(40) });

/** 电话告知: this expert was told when and where. */
export const defenceCall = z.strictObject({ expert: z.string().trim().min(1, "required").max(20) });

/** 未到场: the team of this bid did not come. */
export const defenceAbsence = z.strictObject({ bid: z.string().min(1).max(40), reason: z.string().trim().min(1, "required").max(400) });
