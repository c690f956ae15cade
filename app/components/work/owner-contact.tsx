import type { SubmissionResult } from "@conform-to/dom";
import { TextField } from "#app/components/form/fields.tsx";
import { Once } from "#app/components/form/once.tsx";
import { repliedForm } from "#app/components/form/replied-form.ts";
import { Button } from "#app/components/ui/button.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { StaffChallenge } from "#app/domain/challenge/view.ts";
import type { WorkFrame } from "#app/domain/site/frame.ts";
import { ownerContactWords as words } from "#app/messages/zh-CN/challenge.ts";

/** 需求单位联系人: whom the awarded team will call; nothing that the public reads. */
export function OwnerContact({ challenge, frame, lastResult }: { challenge: StaffChallenge; frame: WorkFrame; lastResult: SubmissionResult<string[]> | undefined }) {
  const { ownerContact: kept } = challenge;
  const form = repliedForm("owner-contact", lastResult);
  const field = (name: "name" | "phone") => (lastResult ? form.field(name) : { ...form.field(name), initialValue: kept?.[name] });
  if (challenge.ownerName === null) return null;
  return (
    <Section title={words.title} id="owner-contact-part" aside={words.aside}>
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
        <details className="no-print mt-2" open={lastResult?.status === "error"}>
          <summary>{kept ? words.change : words.enter}</summary>
          <form method="post" id={form.id} noValidate className="mt-3 sm:flex sm:flex-wrap sm:items-end sm:gap-x-6">
            <Once frame={frame} name="owner-contact" />
            <TextField field={field("name")} label={words.name} isOptional className="max-w-60" />
            <TextField field={field("phone")} label={words.phone} inputMode="tel" isOptional className="max-w-60" />
            <Button name="intent" value="ownerContact" tone="plain" className="mb-5">
              {words.save}
            </Button>
          </form>
        </details>
      )}
    </Section>
  );
}
