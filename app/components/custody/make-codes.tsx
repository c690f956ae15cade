import { useIsAlive } from "#app/components/form/use-is-alive.ts";
import { useState } from "react";
import { Once } from "#app/components/form/once.tsx";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { PrintButton } from "#app/components/identity/print-button.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { KeySet } from "#app/crypto/browser/key-set.ts";
import { keySetFormat, type KeyPurpose } from "#app/domain/custody/key-set.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { codeName, codeProblemWords } from "#app/messages/zh-CN/custody.ts";
import { CodeSheet } from "./code-sheet.tsx";

export interface Person {
  username: string;
  name: string;
  roles: StaffRole[];
}

interface MakeCodesProps {
  purpose: KeyPurpose;
  round: { code: string; title: string } | null;
  keys: number;
  people: Person[];
  frame: WorkFrame;
}

interface ChosenHolder {
  label: string;
  username: string;
}

/** How many of how many; two of two is the rule. */
const plans = [
  { threshold: 2, holders: 2, words: "2 份都要（默认）" },
  { threshold: 2, holders: 3, words: "3 份中任意 2 份" },
  { threshold: 3, holders: 5, words: "5 份中任意 3 份" },
] as const;

function usualHolders(purpose: KeyPurpose, people: readonly Person[], count: number): ChosenHolder[] {
  const usernameOf = (role: StaffRole) => people.find(({ roles }) => roles.includes(role))?.username ?? "";
  const usual: ChosenHolder[] =
    purpose === "recovery"
      ? ["档案室", "财务科", "办公室", "法规科", "机关纪委"].map((label) => ({ label, username: "" }))
      : [
          { label: "复核人", username: usernameOf("secondOfficer") },
          { label: "见证人", username: usernameOf("witness") },
          { label: "监督", username: usernameOf("supervisor") },
          { label: "领导", username: usernameOf("leader") },
          { label: "其他持码人", username: "" },
        ];
  return usual.slice(0, count);
}

interface Made {
  set: KeySet;
  fingerprint: string;
}

/** 制作: the codes come into being in this browser, are printed, and are gone with the page; only public keys are sent. */
export function MakeCodes({ purpose, round, keys, people, frame }: MakeCodesProps) {
  const isAlive = useIsAlive();
  const [plan, setPlan] = useState(0);
  const [holders, setHolders] = useState(() => usualHolders(purpose, people, plans[0].holders));
  const [made, setMade] = useState<Made | null>(null);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = codeName[purpose];
  const choose = (index: number) => {
    setPlan(index);
    setHolders(usualHolders(purpose, people, plans[index]!.holders));
  };
  const make = async () => {
    if (!globalThis.isSecureContext) return setProblem(codeProblemWords({ code: "notSecure" }));
    setWorking(true);
    const { makeKeySet } = await import("#app/crypto/browser/key-set.ts");
    const { threshold, holders: count } = plans[plan]!;
    const set = await makeKeySet({ threshold, holders: count, keys });
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(set.recipients[0]));
    setMade({ set, fingerprint: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("") });
    setWorking(false);
  };
  if (!isAlive) return <Alert tone="note">{`${name}在您的浏览器中生成，需要启用脚本。不启用脚本的，请用下面的离线方式。`}</Alert>;
  if (made) return <MadeCodes {...{ purpose, round, people, frame, holders, made }} />;
  return (
    <Section title="第一步　谁来保管">
      <label htmlFor="plan" className="font-medium">
        需要几份
      </label>
      <select id="plan" value={plan} onChange={(event) => choose(Number(event.target.value))} className={`${controlClass} mt-1 mb-4 min-h-10 max-w-sm`}>
        {plans.map(({ words }, index) => (
          <option key={words} value={index}>
            {words}
          </option>
        ))}
      </select>
      {holders.map((holder, index) => (
        <HolderFields key={index} index={index} holder={holder} people={people} isDepartment={purpose === "recovery"} onChange={(next) => setHolders(holders.map((one, at) => (at === index ? next : one)))} />
      ))}
      <p className="mb-4 text-soft">请持有人到场。一份码只交给一个人，两份码不放在一起。</p>
      <Button type="button" onClick={() => void make()} disabled={isWorking || holders.some(({ label }) => label.trim() === "")}>
        {isWorking ? "正在制作……" : `制作${name}`}
      </Button>
      {problem && <Alert tone="problem">{problem}</Alert>}
    </Section>
  );
}

function HolderFields({ index, holder, people, isDepartment, onChange }: { index: number; holder: ChosenHolder; people: readonly Person[]; isDepartment: boolean; onChange: (holder: ChosenHolder) => void }) {
  return (
    <div className="mb-4 flex flex-wrap gap-4">
      <div>
        <label htmlFor={`holder-${index}`}>
          第 {index + 1} 份交给{isDepartment ? "（部门）" : "（岗位）"}
        </label>
        <input id={`holder-${index}`} value={holder.label} maxLength={40} onChange={(event) => onChange({ ...holder, label: event.target.value })} className={`${controlClass} mt-1 min-h-10 max-w-60`} />
      </div>
      {!isDepartment && (
        <div>
          <label htmlFor={`holder-person-${index}`}>人员</label>
          <select id={`holder-person-${index}`} value={holder.username} onChange={(event) => onChange({ ...holder, username: event.target.value })} className={`${controlClass} mt-1 min-h-10 max-w-60 pr-8`}>
            <option value="">没有账号</option>
            {people.map(({ username, name }) => (
              <option key={username} value={username}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

function MadeCodes({ purpose, round, people, frame, holders, made: { set, fingerprint } }: Pick<MakeCodesProps, "purpose" | "round" | "people" | "frame"> & { holders: ChosenHolder[]; made: Made }) {
  const [isSealed, setSealed] = useState(false);
  const part = { format: keySetFormat, tag: set.tag, threshold: set.threshold, holders: holders.map(({ label, username }) => ({ label, username: username === "" ? null : username })), recipients: set.recipients };
  return (
    <>
      <Section title="第二步　打印，当场封入信封">
        <div className="no-print">
          <Alert tone="warning" title="离开本页后无法再次显示或补印">
            每位持有人一张。请看着打印机出纸，当场折好封入信封，不存文件、不拍照。
          </Alert>
          <PrintButton words={`打印 ${set.holders} 张`} />
        </div>
        {set.codes.map((groups, index) => (
          <CodeSheet key={index} {...{ purpose, round, groups, fingerprint }} tag={set.tag} number={index + 1} holders={set.holders} threshold={set.threshold} label={holders[index]!.label} name={people.find(({ username }) => username === holders[index]!.username)?.name ?? null} madeAt={frame.now} />
        ))}
      </Section>
      <form method="post" className="no-print mt-8">
        <h2>第三步　登记公钥</h2>
        <p className="measure my-2">只把公钥、指纹和持有人交给系统，不含任何一份码。登记以后请当场试开一次，试开成功才能发布榜单。</p>
        <label className="my-3 flex items-start gap-2">
          <input type="checkbox" checked={isSealed} onChange={(event) => setSealed(event.target.checked)} className="mt-1.5 size-4 accent-blue" />
          各张都已打印清楚，持有人已各自收好
        </label>
        <Once frame={frame} name="makeKeySet" />
        <input type="hidden" name="intent" value="makeKeySet" />
        <input type="hidden" name="part" value={JSON.stringify(part)} />
        <Button disabled={!isSealed}>登记公钥，去试开</Button>
      </form>
    </>
  );
}
