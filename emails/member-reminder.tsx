import type { MemberReminderMail } from "#app/domain/mail/mail.ts";
import { memberReminderWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Greeting, MailFrame, Notes, Paragraph, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: MemberReminderMail;
}

/** 成员确认催办: that something waits for the unit, and where. Which bid stays behind the sign-in. */
export function MemberReminder({ mail, site, origin }: Props) {
  const { heading, sentence, action, note } = memberReminderWords;
  return (
    <MailFrame site={site} origin={origin} heading={heading} preview={sentence}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{sentence}</Paragraph>
      <Action href={`${origin}/work/confirmations`}>{action}</Action>
      <Notes items={[note]} />
    </MailFrame>
  );
}
