import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { usualDefaults } from "#app/domain/round/presets.ts";
import type { ExclusiveRoles, RoundRules } from "#app/domain/round/schema.ts";
import { dutyWords } from "#app/messages/zh-CN/auth.ts";
import { patternWords } from "#app/messages/zh-CN/challenge.ts";
import { fundingRuleWords } from "#app/messages/zh-CN/funding.ts";
import { ruleOptions, ruleWords } from "#app/messages/zh-CN/round-form.ts";
import { roundRulesWords } from "#app/messages/zh-CN/round-rules.ts";

const words = roundRulesWords.staff;

/** The rules of a round that the public does not read as such: what new items start from, and who may not be one person. */
export function RulesForStaff({ rules, exclusiveRoles }: { rules: RoundRules; exclusiveRoles: ExclusiveRoles }) {
  const { pattern, fundingRule } = rules.challengeDefaults ?? usualDefaults;
  return (
    <DescriptionList
      items={[
        { term: words.pattern, value: `${pattern} ${patternWords[pattern].name}` },
        { term: words.funding, value: fundingRuleWords(fundingRule) },
        { term: words.bidWindow, value: words.days(rules.bidWindowDays) },
        { term: ruleWords.attachments.label, value: ruleOptions.attachments[rules.attachments] },
        { term: words.exclusive, value: exclusiveRoles.map((list) => list.map((role) => dutyWords[role]).join("、")).join("；") || words.none },
      ]}
    />
  );
}
