import { expect, it } from "vitest";
import { fullOfForm, valueOf } from "./full-form.ts";
import { partOf } from "./full-parts.ts";
import { maskedDraft, unmasked } from "./id-masks.ts";
import { bidDraft } from "./schema.ts";

const [first, second] = ["410803198001010014", "410803198202020012"];
const draft = bidDraft.parse({ full: { people: [{ name: "王某", idNumber: first }, { name: "李某", idNumber: second }, { name: "张某" }] } });

it("shows numbers masked and takes the masks back as the numbers that are kept, also where the rows moved", () => {
  const shown = maskedDraft(draft).full.people!;
  expect(shown.map(({ idNumber }) => idNumber)).toEqual(["410•••••••••••0014", "410•••••••••••0012", undefined]);
  expect(JSON.stringify(shown)).not.toContain("1980");
  expect(unmasked(fullOfForm({ people: shown }), draft.full)).toEqual(draft.full);
  expect(unmasked({ people: shown.toReversed() }, draft.full).people).toEqual(draft.full.people!.toReversed());
});

it("goes by the name where two numbers look alike, takes a new number as it is typed, and asks again for a mask of none", () => {
  const alike = { people: [{ name: "王某", idNumber: first }, { name: "李某", idNumber: "410803198112310014" }] };
  const shown = maskedDraft({ ...draft, full: alike }).full.people!;
  expect(unmasked({ people: shown.toReversed() }, alike).people).toEqual(alike.people.toReversed());
  expect(unmasked({ people: [{ name: "王某", idNumber: second }] }, draft.full).people).toEqual([{ name: "王某", idNumber: second }]);
  const [lost] = unmasked({ people: [{ name: "赵某", idNumber: "120•••••••••••9999" }] }, draft.full).people!;
  const field = partOf("people").fields.find(({ key }) => key === "idNumber")!;
  expect(valueOf(field, lost!.idNumber!)).toBeUndefined();
});
