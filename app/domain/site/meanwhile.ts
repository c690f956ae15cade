/** What stands now under the fields of a form that came back after others had saved; `lead` and `words` are for people. */
export interface Meanwhile {
  lead: string;
  lines: { name: string; words: string }[];
}
