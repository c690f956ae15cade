import { Alert } from "#app/components/ui/alert.tsx";
import type { IdentityFinding } from "#app/domain/bid/identity-scan.ts";
import { sectionOf } from "#app/domain/bid/parts.ts";
import type { Indicator } from "#app/domain/challenge/indicator.ts";
import { bidFieldWords } from "#app/messages/zh-CN/bid.ts";
import { identityWords } from "#app/messages/zh-CN/identity.ts";
import { anchorOf } from "./bid-field.ts";

/** The same for who checks the form: field by field, with the words. */
export function IdentityNote({ found, indicators }: { found: readonly IdentityFinding[]; indicators: readonly Indicator[] }) {
  if (found.length === 0) return null;
  return (
    <Alert tone="warning" title={identityWords.title(found.length)}>
      <p className="measure">{identityWords.staffExplains}</p>
      <ul className="mt-2 list-disc pl-5">
        {found.map(({ path, words, excerpt }) => (
          <li key={path} className="break-words">
            {bidFieldWords(path, indicators)}：{identityWords.words(words)}
            <span className="text-soft">　{excerpt}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** What experts would read of the team, field by field with the way there. `page`: on which of the form's two pages this stands. */
export function IdentityAlert({ no, found, indicators, page }: { no: string; found: readonly IdentityFinding[]; indicators: readonly Indicator[]; page: "edit" | "plan" }) {
  if (found.length === 0) return null;
  const wayTo = (path: string) => {
    const itsPage = sectionOf(path) === "full" ? "plan" : "edit";
    return `${itsPage === page ? "" : `/work/bids/${encodeURIComponent(no)}/${itsPage}`}#${anchorOf(path)}`;
  };
  return (
    <Alert tone="warning" title={identityWords.title(found.length)}>
      <p className="measure">{identityWords.explains}</p>
      <ul className="mt-2 list-disc pl-5 max-sm:max-h-56 max-sm:overflow-y-auto">
        {found.map(({ path, words, excerpt }) => (
          <li key={path} className="break-words">
            <a href={wayTo(path)}>{bidFieldWords(path, indicators)}</a>：{identityWords.words(words)}
            <span className="text-soft">　{excerpt}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
