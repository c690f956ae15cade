import { Alert } from "#app/components/ui/alert.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { CustodyGap } from "#app/domain/custody/key-set.ts";
import type { StaffRole } from "#app/domain/policy/actor.ts";
import type { RoundState } from "#app/domain/round/lifecycle.ts";
import type { RulesLook } from "#app/domain/round/view.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";
import { custodyGapWords } from "#app/messages/zh-CN/custody.ts";
import { letterWords } from "#app/messages/zh-CN/demand.ts";
import { standingWords } from "#app/messages/zh-CN/standing.ts";
import { roundRulesWords } from "#app/messages/zh-CN/round-rules.ts";
import { RulesLookLine } from "./rules-look.tsx";

/** 人员与分工: complete, or which duties nobody holds. */
function MissingDuties({ missing, path }: { missing: StaffRole[]; path: string }) {
  if (missing.length === 0) {
    return (
      <p className="no-print mt-4">
        <a href={`${path}/people`}>人员与分工</a> <span className="text-soft">岗位已齐</span>
      </p>
    );
  }
  return (
    <Alert tone="warning" title={`缺 ${missing.length} 个岗位：${missing.map((role) => dutyWords[role]).join("、")}`}>
      缺岗期间有关工作不能办理。<a href={`${path}/people`}>补齐人员与分工</a>
    </Alert>
  );
}

/** 密封保管: ready, or what stands between the round and its publication. */
function MissingCodes({ custody, path }: { custody: { kind: string; gaps: CustodyGap[] }; path: string }) {
  if (custody.gaps.length > 0) {
    return (
      <Alert tone="warning" title={`密封保管还没有准备好：${custody.gaps.map(custodyGapWords).join("；")}`}>
        补齐以前不能发布榜单。<a href={`${path}/custody`}>办理密封保管</a>
      </Alert>
    );
  }
  return (
    <p className="no-print mt-2">
      <a href={`${path}/custody`}>密封保管</a> <span className="text-soft">{custody.kind === "openingCodes" ? "开标码信封" : "系统保管，用于演练和演示"}</span>
      {custody.kind === "openingCodes" && (
        <a href={`${path}/opening`} className="ml-4">
          凭码开标
        </a>
      )}
    </p>
  );
}

/** 需求方承诺书: which approved items would stay behind. */
function MissingLetters({ unsigned }: { unsigned: { no: string; title: string }[] }) {
  if (unsigned.length === 0) return null;
  return (
    <Alert tone="warning" title={letterWords.itemsLack(unsigned.length)}>
      {letterWords.staysBehind}
      <ul>
        {unsigned.map(({ no, title }) => (
          <li key={no}>
            <a href={`/work/challenges/${encodeURIComponent(no)}`}>{`${no} ${title}`}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** 批次规则, and whether a second person has looked them over. */
function RulesLink({ look, path }: { look: RulesLook | null; path: string }) {
  return (
    <div className="no-print mt-2 flex flex-wrap gap-x-4">
      <a href={`${path}/rules`}>{roundRulesWords.title}</a>
      {look && <RulesLookLine look={look} />}
    </div>
  );
}

/** 评审标准, 评审阶段 and 发布前审查: what is made ready before publication. */
function PreparationLinks({ path }: { path: string }) {
  return (
    <p className="no-print mt-2">
      <a href={`${path}/rubric`} className="mr-4">
        评审标准
      </a>
      <a href={`${path}/stages`} className="mr-4">
        评审阶段
      </a>
      <a href={`${path}/clearance`}>发布前审查</a> <span className="text-soft">公平竞争审查、合法性审核、保密与公开审查，发文字号</span>
    </p>
  );
}

/** 规则文件: where the settings go out and come in. */
function SettingsLink({ path }: { path: string }) {
  return (
    <p className="no-print mt-2">
      <a href={`${path}/settings`}>规则文件</a> <span className="text-soft">导出、比对、导入</span>
    </p>
  );
}

/** 定时发布, while the round is prepared. */
function ScheduleLink({ path }: { path: string }) {
  return (
    <p className="no-print mt-2">
      <a href={`${path}/schedule`}>定时发布</a> <span className="text-soft">复核人先同意，到时自动发布</span>
    </p>
  );
}

/** What stands between a round and its publication, each with the way to it. */
export function RoundReadiness({ view, path }: { view: { status: RoundState; missingDuties: StaffRole[]; custody: { kind: string; gaps: CustodyGap[] }; unsigned: { no: string; title: string }[]; rulesLook: RulesLook | null }; path: string }) {
  return (
    <>
      <MissingDuties missing={view.missingDuties} path={path} />
      <MissingCodes custody={view.custody} path={path} />
      <MissingLetters unsigned={view.unsigned} />
      <RulesLink look={view.rulesLook} path={path} />
      <PreparationLinks path={path} />
      {view.status === "draft" && <ScheduleLink path={path} />}
      <SettingsLink path={path} />
    </>
  );
}

/** Beside the items of a round: the marks of all their bids, and what whoever prepares it may add. */
export function ItemLinks({ path, code, mayPrepare }: { path: string; code: string; mayPrepare: boolean }) {
  return (
    <>
      <a className="mr-4" href={`${path}/standings`}>
        {standingWords.title}
      </a>
      {mayPrepare && (
        <>
          <a className="mr-4" href={`${path}/assignment`}>
            专家指派
          </a>
          <LinkButton href={`/work/challenges/new?round=${encodeURIComponent(code)}`} tone="plain">
            新增任务
          </LinkButton>
        </>
      )}
    </>
  );
}
