import { controlClass } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { type RoundPreset, roundPresets } from "#app/domain/round/presets.ts";
import type { SettingDifference } from "#app/domain/round/settings-difference.ts";
import { roundRulesWords as words } from "#app/messages/zh-CN/round-rules.ts";
import { SettingsDifference } from "./settings-difference.tsx";

interface RulesComparisonProps {
  against: { preset: RoundPreset } | { code: string; title: string };
  rounds: { code: string; title: string }[];
  differences: SettingDifference[];
}

/** What a round's rules differ in from another round or a preset, and the choice between them. */
export function RulesComparison({ against, rounds, differences }: RulesComparisonProps) {
  const isPreset = "preset" in against;
  return (
    <>
      <form method="get" className="no-print mb-3 flex flex-wrap items-end gap-3">
        <label className="font-medium">
          {words.against}
          <select name="against" key={isPreset ? against.preset : against.code} defaultValue={isPreset ? against.preset : against.code} className={`${controlClass} mt-1 min-h-10 w-full max-w-xl pr-8`}>
            {rounds.map(({ code, title }) => (
              <option key={code} value={code}>
                {words.round(code, title)}
              </option>
            ))}
            {roundPresets.map((preset) => (
              <option key={preset} value={preset}>
                {words.preset(preset)}
              </option>
            ))}
          </select>
        </label>
        <Button tone="plain">{words.compare}</Button>
      </form>
      <details open={differences.length > 0 && differences.length <= 12}>
        <summary className="font-medium">{words.count(differences.length, isPreset ? words.preset(against.preset) : words.round(against.code, against.title))}</summary>
        <div className="mt-2">
          <SettingsDifference differences={differences} sides={words.sides} />
        </div>
      </details>
    </>
  );
}
