import { Once } from "#app/components/form/once.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { FullPartCode } from "#app/domain/bid/full-parts.ts";
import type { BidForm } from "#app/domain/bid/form-schema.ts";
import { formOfDraft } from "#app/domain/bid/form.ts";
import { differencesOf } from "#app/domain/bid/merge.ts";
import type { BidDraft } from "#app/domain/bid/schema.ts";
import { moneySources, statementKeys } from "#app/domain/bid/parts.ts";
import type { OwnBid } from "#app/domain/bid/view.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { formatClock } from "#app/messages/format.ts";
import { moneyWords, statementWords } from "#app/messages/zh-CN/bid.ts";
import { bidFieldWords } from "#app/messages/zh-CN/bid-paths.ts";
import { costParts } from "#app/domain/bid/unit-cost.ts";
import { costPartWords } from "#app/messages/zh-CN/plan.ts";
import { partWords } from "#app/messages/zh-CN/members.ts";

/** Two people edited: both texts side by side where they differ, one choice each. Nothing was lost. */
export function MergePanel({ bid, aside, frame }: { bid: OwnBid; aside: NonNullable<OwnBid["aside"]>; frame: WorkFrame }) {
  const { indicators } = bid.challenge;
  return (
    <form method="post" aria-label="合并修改">
      <input type="hidden" name="intent" value="merge" />
      <input type="hidden" name="revision" value={bid.draftRevision} />
      <Once frame={frame} name="merge" />
      <Alert tone="warning" title="内容在别处被修改，两份都保留着">
        您在 {formatClock(aside.keptAt)} 保存时，草稿已被同事（或您的另一个窗口）修改过。请逐项选择保留哪一份，再点“合并”。
      </Alert>
      {differencesOf(bid.draft, aside.draft).map((path) => (
        <fieldset key={path} className="mb-4 rounded border border-line px-4 py-3">
          <legend className="px-1 font-bold">{bidFieldWords(path, indicators)}</legend>
          <div className="gap-6 sm:grid sm:grid-cols-2">
            <Choice title="已保存的" lines={linesOf(bid.draft, path, indicators)} />
            <Choice title="我的" lines={linesOf(aside.draft, path, indicators)} take={{ path, words: "用我的" }} />
          </div>
        </fieldset>
      ))}
      <Button>合并</Button>
      <span className="ml-3 text-sm text-soft">没有勾选“用我的”的各项，保留已保存的内容。</span>
    </form>
  );
}

/** One of two texts of a part; with `take` it may be chosen. */
export function Choice({ title, lines, take }: { title: string; lines: string[]; take?: { path: string; words: string; isTaken?: boolean } }) {
  return (
    <div className="min-w-0">
      <p className="font-medium">{title}</p>
      <div className="max-h-60 overflow-y-auto rounded bg-wash px-3 py-2 text-sm break-words whitespace-pre-wrap">{lines.join("\n") || "（空）"}</div>
      {take && (
        <label className="mt-2 flex min-h-8 items-center gap-2">
          <input type="checkbox" name="take" value={take.path} defaultChecked={take.isTaken} className="size-4 accent-blue" />
          {take.words}
        </label>
      )}
    </div>
  );
}

function partLine({ moneyIn, moneyOutFen, ipShare }: Pick<BidForm["leadPart"], "moneyIn" | "moneyOutFen" | "ipShare">): string {
  const amounts = moneySources.flatMap((source) => (moneyIn[source] === "" ? [] : [`${moneyWords[source]} ${moneyIn[source]} 万元`]));
  return [...amounts, ...(moneyOutFen === "" ? [] : [`${partWords.out} ${moneyOutFen} 万元`]), ...(ipShare === "" ? [] : [`${partWords.ip} ${ipShare}%`])].join("，");
}

/** What a draft says at a path, as lines of text. */
export function linesOf(draft: BidDraft, path: string, indicators: readonly Indicator[]): string[] {
  const form = formOfDraft(draft, indicators);
  if (path === "projectLead") return [form.projectLead.name, form.projectLead.phone, form.projectLead.code].filter(Boolean);
  if (path === "members") return form.members.map(({ uscc, name, tasks, people, ...part }) => [uscc, name, tasks, people, partLine(part)].filter(Boolean).join("，"));
  if (path === "leadPart") return [partLine(form.leadPart)].filter(Boolean);
  if (path === "trl") return [`目前 ${form.trl.now || "未填"} 级，目标 ${form.trl.target || "未填"} 级`];
  if (path === "summary") return [form.summary];
  if (path === "money") return moneySources.map((source) => `${moneyWords[source]}：${form.money[source] || "未填"} 万元`);
  if (path.startsWith("full.")) return (draft.full[path.slice("full.".length) as FullPartCode] ?? []).map((row) => Object.entries(row).flatMap(([name, text]) => (name === "key" ? [] : [text])).join("，"));
  if (path === "milestones") return form.milestones.map(({ due, deliverable, check, fiscalFen }) => [due, deliverable, check, fiscalFen && `${moneyWords.fiscalFen} ${fiscalFen} 万元`].filter(Boolean).join("，"));
  if (path === "unitCost") return [...costParts.flatMap((part) => (form.unitCost[part] ? [`${costPartWords[part]}：${form.unitCost[part]} 元`] : [])), form.unitCost.basis].filter(Boolean);
  if (path === "statements") return statementKeys.filter((key) => form.statements[key] !== "").map((key) => statementWords[key]);
  const row = form.promised.find(({ code }) => path === `promised.${code}`);
  const answers = { yes: "合格", no: "不合格" } as Record<string, string>;
  return row ? [answers[row.answer] ?? [row.low, row.high].filter(Boolean).join(" ～ "), row.evidence].filter(Boolean) : [];
}
