import { DescriptionList } from "#app/components/ui/description-list.tsx";
import { Money } from "#app/components/ui/money.tsx";
import type { UnitProfile } from "#app/domain/organisation/profile.ts";
import { formatDate } from "#app/messages/format.ts";
import { profileWords, scaleWords } from "#app/messages/zh-CN/unit-profile.ts";

/** 牵头单位资料, folded: said once for the unit, read with every bid that it leads. */
export function LeadProfile({ profile, mayEdit = false }: { profile: UnitProfile | null; mayEdit?: boolean }) {
  const marks = [profile?.highTech && profileWords.highTech, profile?.specialised && profileWords.specialised].filter(Boolean).join("、");
  return (
    <details className="my-3">
      <summary>{profileWords.inBid}</summary>
      {profile ? (
        <DescriptionList
          items={[
            { term: profileWords.address, value: profile.address || "—" },
            { term: profileWords.legalRepresentative, value: profile.legalRepresentative || "—" },
            { term: profileWords.registeredOn, value: profile.registeredOn ? formatDate(profile.registeredOn) : "—" },
            { term: profileWords.capital, value: profile.capitalFen === null ? "—" : <Money fen={profile.capitalFen} /> },
            { term: profileWords.scale, value: [profile.scale && scaleWords[profile.scale], marks].filter(Boolean).join("，") || "—" },
            { term: profileWords.contactName, value: [profile.contactName, profile.contactPhone].filter(Boolean).join("　") || "—" },
          ]}
        />
      ) : (
        <p className="text-soft">{profileWords.empty}</p>
      )}
      {mayEdit && (
        <p className="no-print">
          <a href="/work/unit#profile">{profileWords.edit}</a>
        </p>
      )}
    </details>
  );
}
