import type { ReactNode } from "react";
import { keptWords } from "#app/messages/zh-CN/kept.ts";
import { proposalWords } from "#app/messages/zh-CN/proposal.ts";
import { FileForm } from "./file-form.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { OwnBid } from "#app/domain/bid/view.ts";

/** What the team can take away: the seal page and the bid as Word files, of the draft and of what was submitted. */
export function BidFiles({ bid }: { bid: OwnBid }) {
  const page = `/work/bids/${encodeURIComponent(bid.no)}`;
  const [last] = bid.versions;
  const isCounted = last?.isCurrent ?? false;
  const isCleared = isCounted && !bid.submitted;
  const hasDraft = bid.editing.mode !== "locked" || last === undefined;
  return (
    <Section title="下载和打印" id="files">
      <ul className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {(!isCounted || bid.submitted) && (
          <File href={`${page}/seal-page`} words="盖章页（PDF）">
            {isCounted && last ? `第 ${last.number} 版，带回执短码；每个单位一栏公章和法定代表人签字。` : "由草稿打印，标明“草稿、未提交”，供提前走盖章流程。"}
          </File>
        )}
        {last && bid.submitted && (
          <File href={`${page}/document?version=${last.number}`} words={`申报书第 ${last.number} 版（Word）`}>
            提交的内容，只有本单位人员可以下载。
          </File>
        )}
        {bid.editing.mode === "bidding" && (
          <File href={`${page}/proposal-template`} words={proposalWords.name}>
            {proposalWords.offer}
          </File>
        )}
        {bid.draftSavedAt !== null && hasDraft && (
          <File href={`${page}/document`} words="申报书草稿（Word）">
            草稿现在的样子，随时可下载留存，不等于提交。
          </File>
        )}
        {bid.draftSavedAt !== null && (
          <li>
            <a href={`${page}/history`} className="font-medium">
              草稿历史
            </a>
            <p className="text-sm text-soft">每次保存的内容，可以查看、对照、恢复。</p>
          </li>
        )}
        {isCleared && bid.editing.mode !== "bidding" && <li className="text-soft">{keptWords.cleared}</li>}
      </ul>
      {isCleared && bid.editing.mode === "bidding" && (
        <div id="restore">
          <h3>{keptWords.restore.title}</h3>
          <p className="my-2 measure">{keptWords.restore.lead}</p>
          <FileForm no={bid.no} action="/uploads/restore" label={keptWords.restore.file} button={keptWords.restore.button} accept=".json" />
        </div>
      )}
    </Section>
  );
}

function File({ href, words, children }: { href: string; words: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} download className="font-medium">
        {words}
      </a>
      <p className="text-sm text-soft">{children}</p>
    </li>
  );
}
