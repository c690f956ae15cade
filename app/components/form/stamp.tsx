import type { SubmissionResult } from "@conform-to/react";

interface Props {
  name: string;
  /** Of what stands now. */
  present: string;
  last: SubmissionResult<string[]> | undefined;
  /** The answer itself told where the fields differ from what stands now: only then do they stand on it. */
  isCompared: boolean;
}

/**
 * What a save compares with, so that nobody overwrites a colleague. Fields that come back (a copy put back, a row added, a problem
 * to mend) keep the stamp that they were sent with: what others saved meanwhile is then found at the save, never written over.
 */
export function Stamp({ name, present, last, isCompared }: Props) {
  const sent = isCompared ? null : last?.initialValue?.[name];
  return <input type="hidden" name={name} value={typeof sent === "string" ? sent : present} />;
}
