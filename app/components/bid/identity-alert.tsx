import { Alert } from "#app/components/ui/alert.tsx";
import type { IdentityFinding } from "#app/domain/bid/identity-scan.ts";
import { sectionOf } from "#app/domain/bid/parts.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { bidFieldWords } from "#app/messages/zh-CN/bid-paths.ts";
import { identityWords } from "#app/messages/zh-CN/identity.ts";
import { anchorOf } from "./bid-anchor.ts";

interface FoundProps {
  found: readonly IdentityFinding[];
  indicators: readonly Indicator[];
}

/** What experts would read of the team, field by field with the way there. `page`: on which of the form's two pages this stands. */
export function IdentityAlert({ no, found, indicators, page }: FoundProps & { no: string; page: "edit" | "plan" }) {
  const wayTo = (path: string) => {
    const itsPage = sectionOf(path) === "full" ? "plan" : "edit";
    return `${itsPage === page ? "" : `/work/bids/${encodeURIComponent(no)}/${itsPage}`}#${anchorOf(path)}`;
  };
  return <Found found={found} indicators={indicators} explains={identityWords.explains} wayTo={wayTo} />;
}

/** The same for who checks the form. */
export function IdentityNote({ found, indicators }: FoundProps) {
  return <Found found={found} indicators={indicators} explains={identityWords.staffExplains} />;
}

function Found({ found, indicators, explains, wayTo }: FoundProps & { explains: string; wayTo?: (path: string) => string }) {
  if (found.length === 0) return null;
  return (
    <Alert tone="warning" title={identityWords.title(found.length)}>
      <p className="measure">{explains}</p>
      <ul className="mt-2 list-disc pl-5 max-sm:max-h-56 max-sm:overflow-y-auto">
        {found.map(({ path, words, excerpt }) => (
          <li key={path} className="break-words">
            {wayTo ? <a href={wayTo(path)}>{bidFieldWords(path, indicators)}</a> : bidFieldWords(path, indicators)}：{identityWords.words(words)}
            <span className="text-soft">　{excerpt}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
