import type { SubmissionResult } from "@conform-to/dom";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ActionReply } from "./form-action.ts";

/** The view and frame of this page. */
export { useLoaderData as usePage };

/** What the last posted form of this page got back, with `answer` of the type that its service gives. */
export function useReply<V = unknown>(): ActionReply<V> | undefined {
  return useActionData<ActionReply<V>>();
}

/** The last result of one form (by its intents), for Conform's `useForm({ lastResult })`. */
export function useLastResult(...intents: string[]): SubmissionResult<string[]> | undefined {
  const reply = useReply();
  return reply && intents.includes(reply.intent) ? reply.submission : undefined;
}
