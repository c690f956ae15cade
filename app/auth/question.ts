import { randomInt } from "node:crypto";
import { isSameText, keyedDigest } from "./keyed-digest.ts";

/** A small sum that a person answers in words and figures, and that needs no picture: what stands in for a captcha. */
export interface Question {
  left: number;
  right: number;
  /** Carries the expected answer, digested; travels through the form, nothing is stored. */
  token: string;
}

const validSeconds = 900;

/**
 * Bound to the source and its number of failures: a wrong password makes the answered question worthless, so
 * every try from here on needs a new answer.
 */
export function askQuestion(source: string, failures: number): Question {
  const [left, right] = [randomInt(2, 10), randomInt(2, 10)];
  const until = Math.floor(Date.now() / 1000) + validSeconds;
  return { left, right, token: `${until}.${digest(source, failures, until, left + right)}` };
}

export function isAnswered(source: string, failures: number, token: string | undefined, answer: string | undefined): boolean {
  const [until, given] = (token ?? "").split(".");
  if (!until || !given || Number(until) < Date.now() / 1000) return false;
  const sum = Number((answer ?? "").normalize("NFKC").trim());
  return Number.isSafeInteger(sum) && isSameText(given, digest(source, failures, Number(until), sum));
}

function digest(source: string, failures: number, until: number, sum: number): string {
  return keyedDigest("question", source, failures, until, sum);
}
