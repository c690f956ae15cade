import { z } from "zod";
import { defineMove } from "#app/services/kernel/define-move.ts";

const none = z.strictObject({});

/** 暂停批次 */
export const suspendRound = defineMove({ noun: "round", move: "suspend", input: none });

/** 恢复批次 */
export const resumeRound = defineMove({ noun: "round", move: "resume", input: none });

/** 取消批次, with a reason. */
export const cancelRound = defineMove({ noun: "round", move: "cancel", input: none });

/** 办结批次 */
export const closeRound = defineMove({ noun: "round", move: "close", input: none });
