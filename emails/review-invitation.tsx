import type { ReviewInvitationMail } from "#app/domain/mail/mail.ts";
import { reviewInvitationWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Greeting, MailFrame, Notes, Paragraph, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: ReviewInvitationMail;
}

/** 评审邀请: that an answer is awaited, and where. Which item stays behind the sign-in. */
export function ReviewInvitation({ mail, site, origin }: Props) {
  const { heading, sentence, action, note } = reviewInvitationWords;
  return (
    <MailFrame site={site} origin={origin} heading={heading} preview={sentence}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Paragraph>{sentence}</Paragraph>
      <Action href={`${origin}/work/reviews`}>{action}</Action>
      <Notes items={[note]} />
    </MailFrame>
  );
}
