import { z } from "zod";

/** What the notice of a call (征集通知) keeps: the code of the call, whose text stands with it. */
export const callBody = z.object({ call: z.string(), withdrawnReason: z.string().nullable().default(null) });
