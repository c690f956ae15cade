import { type MaterialKind, materialKinds } from "#app/domain/challenge/amendment.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";

/** What an answer does to the published challenge: nothing, or what only a correction may (guide 1.3 stage 3). */
export const answerKinds = ["none", ...materialKinds] as const;
export type AnswerKind = (typeof answerKinds)[number];

const changing = /(?:调整|修改|改为|改成|放宽|放松|提高到|提高至|降低到|降低至|降至|上调|下调|变更|更正|取消|删除|新增|增加|不再要求|不作要求|不做要求|改按|延长|缩短)/;
/** 不作调整、未作修改、不予变更 say that nothing changes. */
const denied = /(?:不|未|没有|无需|不予|不会|不得|不能)(?:作|做|再|会|进行|允许|任何|得|能|予)*(?:调整|修改|改为|改成|放宽|放松|变更|更正|取消|删除|新增|增加|延长|缩短|提高|降低)/g;

const matters: Record<MaterialKind, RegExp> = {
  indicators: /指标|考核值|约束性|考核要求/,
  money: /经费|资金|财政|拨款|补助|支付|付款|自筹|配套|万元/,
  eligibility: /资格|申报条件|申报范围|可以申报|可申报|允许申报|可以揭榜|允许揭榜|牵头单位|联合体|限制/,
};

const compared = /(?:≥|≤|≧|≦|>|<|＞|＜|=|＝|不低于|不高于|不少于|不大于|不小于|不超过|以上|以下|达到)/;

/**
 * What an answer seems to change, each kind once, for a person to check: sentences that speak of a change of indicators, money or
 * eligibility, and an indicator named beside a bound that is not the published one. A hint, not a proof.
 */
export function suspectedChanges(answer: string, indicators: readonly Pick<Indicator, "code" | "name" | "value">[]): MaterialKind[] {
  const found = new Set<MaterialKind>();
  for (const sentence of answer.split(/[。；;！!？?\n]/)) {
    const said = sentence.replace(denied, "");
    const named = indicators.filter(({ code, name }) => sentence.includes(code) || (name !== "" && sentence.includes(name)));
    if (changing.test(said)) {
      for (const kind of materialKinds) if (matters[kind].test(said)) found.add(kind);
      if (named.length > 0) found.add("indicators");
    }
    if (named.some((one) => boundDiffers(sentence, one))) found.add("indicators");
  }
  return materialKinds.filter((kind) => found.has(kind));
}

/** Whether the sentence sets a bound and names a number that the indicator does not have. */
function boundDiffers(sentence: string, { code, name, value }: Pick<Indicator, "code" | "name" | "value">): boolean {
  if (!compared.test(sentence)) return false;
  const published = new Set((JSON.stringify(value ?? null).match(/\d+(?:\.\d+)?/g) ?? []).map(Number));
  const said = (sentence.replaceAll(code, "").replaceAll(name, "").match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return said.length > 0 && published.size > 0 && said.every((number) => !published.has(number));
}

/** What may identify who asked, in a text that everybody will read: telephone numbers, addresses, credit codes. */
export function namesSomebody(text: string, unitNames: readonly string[]): boolean {
  return /1[3-9]\d{9}|0\d{2,3}[-－]?\d{7,8}|[\w.+-]+@[\w-]+\.[\w.]+|[0-9A-HJ-NPQRTUWXY]{18}/.test(text) || unitNames.some((name) => name.length >= 4 && text.includes(name));
}
