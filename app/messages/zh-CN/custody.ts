import type { CodeProblem, CodesProblem } from "#app/domain/custody/code.ts";
import type { CustodyGap, KeyPurpose, SetGap } from "#app/domain/custody/key-set.ts";

/** What the codes of a set are called. */
export const codeName: Record<KeyPurpose, string> = { opening: "开标码", recovery: "恢复码" };

const gapWords: Record<CustodyGap["gap"], (name: string) => string> = {
  missing: (name) => `尚未制作${name}`,
  unproven: (name) => `${name}尚未试开`,
  lost: (name) => `${name}遗失过多，须重新制作`,
  usedUp: (name) => `${name}的密钥已用完，须再制作一套`,
};

const stateWords: Record<SetGap | "inUse" | "earlier", string> = { unproven: "待试开", lost: "遗失过多，不能开启", usedUp: "密钥已用完", inUse: "启用中", earlier: "备用" };

/** How far a set is. */
export function setStateWords(state: keyof typeof stateWords): string {
  return stateWords[state];
}

/** What is missing, as one short sentence without a full stop. */
export function custodyGapWords({ purpose, gap }: CustodyGap): string {
  return gapWords[gap](codeName[purpose]);
}

type TypedProblem = (CodeProblem & { place?: number }) | CodesProblem | { code: "codesDoNotOpen" } | { code: "notSecure" };

const groupsWords = (groups: readonly number[]) => `第 ${groups.join("、")} 组`;

/** What is wrong with typed codes, and what to do. */
export function codeProblemWords(problem: TypedProblem): string {
  const which = "place" in problem && problem.place !== undefined ? `第 ${problem.place} 份码` : "这份码";
  switch (problem.code) {
    case "codeLength":
      if (problem.digits === 0) return `${which}还没有输入。`;
      return `${which}应为 100 位数字，现有 ${problem.digits} 位。${problem.groups[0] === undefined ? "请核对最后一组。" : `从第 ${problem.groups[0]} 组起对不上，请从这一组查起。`}`;
    case "codeGroups":
      return `${which}的${groupsWords(problem.groups)}有误，请对照纸面逐位核对。`;
    case "codeSwapped":
      return `${which}的${groupsWords(problem.groups)}互相颠倒了，请对调。`;
    case "codeForeign":
      return `${which}每组都对，但不是本系统的开标码，请核对是否拿错了纸。`;
    case "codesOfOtherSet":
      return `第 ${problem.place} 份码属于另一套（套号 ${problem.tag}），请核对信封上的套号。`;
    case "codeTwice":
      return `输入了两份同样的码（第 ${problem.number} 号），请换成另一位持码人的。`;
    case "codesTooFew":
      return `需要 ${problem.threshold} 份码，现在只有 ${problem.given} 份。`;
    case "codesDoNotOpen":
      return "这几份码各自无误，但合成的密钥与公布的不符，请核对是否拿错了信封。";
    case "notSecure":
      return "当前连接不是 https，浏览器不提供加密功能。请改用 https 网址，或用离线命令。";
  }
}

/** What stands on the printed sheet. */
export const sheetWords: Record<KeyPurpose, { what: string; keep: string; lost: string }> = {
  opening: {
    what: "这是开标码。截止以后，凑够规定份数的开标码才能开启本批次的密封申报；本系统没有留存，任何人都无法补印。",
    keep: "请当场折好装入信封，封口处签名，单独锁存。不得拍照、复印、告诉他人，不得与另一份放在一起。截止前最后一个工作日，请在“密封保管”页确认“信封在手”。",
    lost: "遗失、拆封或被人看到：立即告诉经办人，并在“密封保管”页点“报告遗失”。其余各份不要拆封。份数不够时，由恢复码开启，申报不会丢失。",
  },
  recovery: {
    what: "这是恢复码。只有开标码不能使用时，才凭恢复码开启密封申报，每次使用都公开说明。本系统没有留存，任何人都无法补印。",
    keep: "请当场折好装入信封，封口处签名，由本部门单独长期保存。需要使用以前，各份恢复码不得放在一起。",
    lost: "遗失、拆封或被人看到：立即告诉系统管理员，并在“恢复码”页点“报告遗失”，另行制作一套。",
  },
};

/** How the key came to an opening, for the public record. */
export function releaseWords(release: string, set: string | null): string {
  const of = set === null ? "" : `（套号 ${set}）`;
  if (release === "codes") return `持码人到场输入开标码${of}`;
  return release === "recovery" ? `启用恢复码${of}` : "开标密钥由系统保管，截止后启用";
}

export const commitmentResultWords = { sealed: "密封中", opened: "已开启", failed: "未能开启", asked: "重新提供中", supplied: "凭重新提供的内容开启", missing: "期满未重新提供" } as const;

/** How far the openings of a round have come (开标进度). */
export const openingProgressWords = {
  title: "开标进度",
  label: "已开启的申报",
  items: (done: number, all: number, opened: number, received: number) => `已开启 ${done}/${all} 项任务、${opened}/${received} 份申报。`,
  failed: (count: number) => `其中 ${count} 份未能开启。`,
  files: (checked: number, all: number) => (checked < all ? `附件正在后台逐个核对摘要：${checked}/${all}，可以离开本页。` : `附件 ${all} 个已全部核对。`),
  reload: "没有自动更新的，请刷新本页。",
  running: (done: number, all: number) => `正在开启：${done}/${all} 项任务已完成，请勿关闭本页。`,
};
