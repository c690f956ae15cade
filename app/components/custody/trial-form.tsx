import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { KeySetState } from "#app/domain/custody/key-set.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { codeName, codeProblemWords } from "#app/messages/zh-CN/custody.ts";
import { CodeFields } from "./code-fields.tsx";
import { useCodesForm } from "./use-codes-form.ts";
import { withCodes } from "./with-codes.ts";

/** 试开: the holders type their codes once, this browser opens the trial envelope and sends the proof. */
export function TrialForm({ set, trial, frame, problem: refused }: { set: KeySetState; trial: string; frame: WorkFrame; problem: string | null }) {
  const { codes, setCodes, problem, isWorking, onSubmit } = useCodesForm((typed) =>
    withCodes(typed, set.tag, async (secret, { proveCodes }) => {
      const proof = await proveCodes(secret, bytesOf(trial), set.keys);
      return proof === null ? { problem: codeProblemWords({ code: "codesDoNotOpen" }) } : { value: { proof } };
    }),
  );
  const shown = problem ?? refused;
  return (
    <form method="post" onSubmit={(event) => void onSubmit(event)} className="no-print">
      <p className="measure mb-4">
        请 {set.threshold} 位持码人各输入自己的{codeName[set.purpose]}。本机用它打开一个试验信封，并核对全部公钥；码不离开浏览器，只把结果发给系统。
      </p>
      {shown && (
        <Alert tone="problem" title="没有打开">
          {shown}
        </Alert>
      )}
      <input type="hidden" name="intent" value="proveKeySet" />
      <input type="hidden" name="proof" value="" />
      <Once frame={frame} name="proveKeySet" />
      <CodeFields count={set.threshold} values={codes} onChange={setCodes} />
      <Button disabled={isWorking}>{isWorking ? "正在试开……" : "试开"}</Button>
      <noscript>
        <p className="mt-2 text-sm text-soft">没有启用脚本：输入的码将发送到服务器核对，用后即弃，不记录。</p>
      </noscript>
    </form>
  );
}

function bytesOf(base64url: string): Uint8Array {
  return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
