import { Button } from "#app/components/ui/button.tsx";
import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import { accountStateWords, deliveryWords, dutyWords } from "#app/messages/zh-CN/auth.ts";
import type { Way } from "./invite-forms.tsx";

export interface PersonLine {
  id: string;
  username: string;
  name: string;
  phone: string | null;
  email: string | null;
  state: keyof typeof accountStateWords;
  expertNo: string | null;
  units: string[];
  roles: { grantId: string; role: StaffRole; round: string | null }[];
}

/** One person opened from the list: codes, card, duties, account. What is refused says so when it is tried. */
export function PersonPanel({ person, ways, may }: { person: PersonLine; ways: Way[]; may: { revoke: boolean; issueCode: boolean; issueCard: boolean; disable: boolean } }) {
  const isDisabled = person.state === "disabled";
  return (
    <Section title={`${person.name}（${person.username}）`} aside={<a href="/work/people">收起</a>}>
      <DescriptionList
        items={[
          { term: "账号", value: accountStateWords[person.state] },
          { term: "单位", value: person.units.join("、") || "无" },
          { term: "联系方式", value: [person.phone, person.email].filter(Boolean).join("、") || "未登记" },
          { term: "专家编号", value: person.expertNo ?? "不是专家" },
        ]}
      />
      <ul className="my-3 space-y-2">
        {person.roles.map(({ grantId, role, round }) => (
          <li key={grantId} className="flex flex-wrap items-center gap-3">
            {dutyWords[role]}（{round ?? "全部批次"}）
            {may.revoke && (
              <form method="post">
                <input type="hidden" name="grantId" value={grantId} />
                <Button tone="danger" name="intent" value="revokeDuty">
                  免去
                </Button>
              </form>
            )}
          </li>
        ))}
        {person.roles.length === 0 && <li className="text-soft">没有岗位</li>}
      </ul>
      <form method="post" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="personId" value={person.id} />
        {may.issueCode && !isDisabled && (
          <>
            <select name="via" aria-label="激活方式" className="min-h-10 rounded border border-edge bg-white px-2">
              {ways.map((value) => (
                <option key={value} value={value}>
                  {deliveryWords[value]}
                </option>
              ))}
            </select>
            <Button tone="plain" name="intent" value="issueCode">
              {person.state === "waiting" ? "重发激活码" : "发重置码"}
            </Button>
          </>
        )}
        {may.issueCard && !isDisabled && (
          <Button tone="plain" name="intent" value="issueCard">
            发新口令卡
          </Button>
        )}
        {may.disable && (
          <Button tone={isDisabled ? "plain" : "danger"} name="intent" value={isDisabled ? "enablePerson" : "disablePerson"}>
            {isDisabled ? "恢复账号" : "停用账号"}
          </Button>
        )}
      </form>
    </Section>
  );
}
