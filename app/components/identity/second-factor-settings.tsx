import { useForm } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/dom";
import { ErrorSummary } from "#app/components/form/error-summary.tsx";
import { TextField } from "#app/components/form/fields.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { freshField } from "./fresh-field.ts";

export interface SecondFactorSettingsProps {
  needsSecondFactor: boolean;
  card: { left: number } | null;
  totp: boolean;
  /** Just started: the secret to enter in the app. */
  started: { secret: string; uri: string } | null;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** 口令卡 and authenticator of the own account. */
export function SecondFactorSettings({ needsSecondFactor, card, totp, started, lastResult }: SecondFactorSettingsProps) {
  return (
    <>
      <p>{needsSecondFactor ? "您担任岗位或是评审专家：新设备登录、发榜、开标、固定排名和签署前要再次验证身份。" : "您目前不需要第二重验证；愿意的可以启用验证器。"}</p>
      <p className="mt-2">{card ? `口令卡还剩 ${card.left} 个口令。` : "没有口令卡。"}</p>
      <form method="post" className="mt-2">
        <Button tone="plain" name="intent" value="renewCard">
          换领口令卡
        </Button>
        <span className="ml-3 text-sm text-soft">显示 12 个新口令供打印，旧卡随即作废。</span>
      </form>
      <h3 className="mt-6">验证器应用（动态口令）</h3>
      {totp ? (
        <form method="post" className="mt-2">
          <p>已启用。</p>
          <Button tone="danger" name="intent" value="removeAuthenticator" className="mt-2">
            停用验证器
          </Button>
        </form>
      ) : started ? (
        <Confirm started={started} lastResult={lastResult} />
      ) : (
        <form method="post" className="mt-2">
          <Button tone="plain" name="intent" value="startAuthenticator">
            启用验证器
          </Button>
          <span className="ml-3 text-sm text-soft">任何支持 TOTP 的验证器应用均可，无需联网。</span>
        </form>
      )}
    </>
  );
}

function Confirm({ started, lastResult }: { started: { secret: string; uri: string }; lastResult: SubmissionResult<string[]> | undefined }) {
  const [form, fields] = useForm<{ code: string }>({ id: "authenticator", lastResult });
  return (
    <form method="post" id={form.id} noValidate className="mt-2 rounded border border-line bg-wash px-4 py-3">
      <ErrorSummary form={form} labels={{ code: "动态口令" }} />
      <p>
        在验证器应用中选“手动输入密钥”，填写：<code className="block font-mono text-lg break-all">{started.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <p className="mt-1 text-sm break-all">
        手机上可直接打开：<a href={started.uri}>{started.uri}</a>
      </p>
      <input type="hidden" name="secret" value={started.secret} />
      <input type="hidden" name="uri" value={started.uri} />
      <div className="mt-4">
        <TextField field={freshField(fields.code)} label="应用显示的 6 位动态口令" inputMode="numeric" autoComplete="one-time-code" className="max-w-48" />
      </div>
      <Button name="intent" value="confirmAuthenticator">
        启用
      </Button>
    </form>
  );
}
