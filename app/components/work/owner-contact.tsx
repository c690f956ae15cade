import { controlClass } from "#app/components/form/field-frame.tsx";
import { Once } from "#app/components/form/once.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { StaffChallenge } from "#app/domain/challenge/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ownerContactWords as words } from "#app/messages/zh-CN/owner-contact.ts";

const names = ["name", "phone"] as const;

interface OwnerContactProps {
  challenge: StaffChallenge;
  frame: WorkFrame;
  /** What was sent and not taken: the fields as typed, and what is wrong with them. */
  refused: { typed: Readonly<Record<string, unknown>>; problems: Readonly<Record<string, string[] | null>> } | null;
}

/** 需求单位联系人: whom the awarded team will call; nothing that the public reads. */
export function OwnerContact({ challenge: { ownerName, ownerContact: kept }, frame, refused }: OwnerContactProps) {
  if (ownerName === null) return null;
  return (
    <Section title={words.title} id="owner-contact" aside={words.aside}>
      <p>
        {kept ? (
          <>
            {kept.name}　<a href={`tel:${kept.phone}`}>{kept.phone}</a>
          </>
        ) : (
          words.none
        )}
      </p>
      {frame.roles.includes("officer") && (
        <details className="no-print mt-2" open={refused !== null}>
          <summary>{kept ? words.change : words.enter}</summary>
          <form method="post" className="mt-3 sm:flex sm:flex-wrap sm:items-start sm:gap-x-6">
            <Once frame={frame} name="owner-contact" />
            {names.map((name) => {
              const problems = refused?.problems[name] ?? null;
              const typed = refused ? refused.typed[name] : kept?.[name];
              return (
                <label key={name} className="mb-3 block">
                  {words[name]}
                  <input name={name} inputMode={name === "phone" ? "tel" : undefined} maxLength={30} defaultValue={typeof typed === "string" ? typed : ""} aria-invalid={problems ? true : undefined} aria-describedby={problems ? `owner-contact-${name}` : undefined} className={`${controlClass} mt-1 min-h-10 max-w-60`} />
                  {problems && (
                    <span id={`owner-contact-${name}`} className="block font-medium text-red-dark">
                      {problems.join(" ")}
                    </span>
                  )}
                </label>
              );
            })}
            <Button name="intent" value="ownerContact" tone="plain" className="sm:mt-7">
              {words.save}
            </Button>
          </form>
        </details>
      )}
    </Section>
  );
}
