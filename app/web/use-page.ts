import type { SubmissionResult } from "@conform-to/dom";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionReply } from "./form-action.ts";

/** The view and frame of this page. */
export { useLoaderData as usePage };

/**
 * What the last posted form of this page got back, with `answer` of the type that its service gives; a form that came when
 * its session had ended comes back in the same way, after the sign-in.
 */
export function useReply<V = unknown>(): ActionReply<V> | undefined {
  const posted = useActionData<ActionReply<V>>();
  const loaded = useLoaderData<{ reply?: ActionReply<V> } | undefined>();
  return posted ?? loaded?.reply;
}

/**
 * The revision that the fields of this page stand on: the present one, or that of a form which came back after the sign-in,
 * so that what others saved meanwhile is merged and not written over.
 */
export function useRevision(present: number): number {
  const reply = useReply();
  const isBack = reply?.code === "signInNeeded" || reply?.code === "secondFactorNeeded";
  const sent = isBack ? Number(reply.submission.initialValue?.revision) : NaN;
  return Number.isInteger(sent) ? sent : present;
}

/** The last result of one form (by its intents), for Conform's `useForm({ lastResult })`. */
export function useLastResult(...intents: string[]): SubmissionResult<string[]> | undefined {
  const reply = useReply();
  return reply && intents.includes(reply.intent) ? reply.submission : undefined;
}

/** Why a posted form was refused: the sentence, and the problems of its fields, named by `label` where the page knows them by other names. */
export function refusedWith(reply: ActionReply | undefined, label: (path: string) => string = () => ""): { words: string; lines: string[] } | null {
  if (!reply?.problem) return null;
  const lines = Object.entries(reply.submission.error ?? {}).flatMap(([path, words]) => (path === "" ? [] : (words ?? []).map((one) => `${label(path)}${one}`)));
  return { words: reply.problem, lines };
}
