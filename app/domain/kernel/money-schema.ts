import { z } from "zod";

/** Money in whole 分, never below zero; a safe integer reaches 90 万亿元, so JSON numbers are enough. */
export const fenSchema = z.int().nonnegative();
