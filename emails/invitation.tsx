import type { InvitationMail } from "#app/domain/mail/mail.ts";
import { formatDateTime } from "#app/messages/format.ts";
import { invitationLabels, invitationWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, type MailSurroundings } from "./theme.tsx";

const pathOf: Record<InvitationMail["purpose"], string> = { activation: "/activate", passwordReset: "/reset" };

interface Props extends MailSurroundings {
  mail: InvitationMail;
  /** In clear: the payload had it sealed. */
  code: string;
}

/** 激活与重置：the single-use code and where to type it. */
export function Invitation({ mail, code, site, origin }: Props) {
  const words = invitationWords[mail.purpose];
  const until = formatDateTime(mail.validUntil);
  return (
    <MailFrame site={site} origin={origin} heading={words.heading} preview={words.lead(site.name, until)}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{words.lead(site.name, until)}</Paragraph>
      <Headline label={words.codeLabel} value={code} isCode />
      <Facts
        items={[
          { label: invitationLabels.username, value: mail.username },
          { label: invitationLabels.validUntil, value: until },
        ]}
      />
      <Action href={`${origin}${pathOf[mail.purpose]}`}>{words.action}</Action>
      <Notes items={words.notes} />
    </MailFrame>
  );
}
