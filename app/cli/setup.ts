import { ok } from "#app/domain/kernel/result.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { setUpWords } from "#app/messages/zh-CN/cli.ts";
import { type SetUpPerson, setUpStaff } from "#app/services/staff/set-up-staff.ts";
import type { Run } from "./command.ts";
import { readJson } from "./input.ts";
import { withDatabase } from "./with-database.ts";

/** `setup FILE`: the first people of a real installation. Refusal alreadyDone once anybody has an account. */
export const setup: Run = withDatabase(async ({ named }) => {
  const file = await readJson(named.FILE!, "FILE");
  if (!file.ok) return file;
  const made = await setUpStaff(file.value);
  return made.ok ? ok({ value: made.value, text: made.value.people.map(slipText).join("\n\n") }) : made;
});

function slipText({ delivered }: SetUpPerson): string {
  if (delivered.via !== "print") return delivered.to;
  const { name, username, code, address, expiresAt, card } = delivered.slip;
  return [setUpWords.slip(name, username, code), setUpWords.until(address, formatDateTime(expiresAt)), ...(card ? [setUpWords.card(card)] : [])].join("\n");
}
