import type { UnitNewsMail } from "#app/domain/mail/mail.ts";
import { unitNewsWords } from "#app/messages/zh-CN/mail.ts";
import { Action, Facts, Greeting, Headline, MailFrame, Notes, Paragraph, type MailSurroundings } from "./theme.tsx";

interface Props extends MailSurroundings {
  mail: UnitNewsMail;
}

/** 单位认领通知: contested, or decided with its reason. */
export function UnitNews({ mail, site, origin }: Props) {
  const { word, sentence, next } = unitNewsWords.kinds[mail.news];
  return (
    <MailFrame site={site} origin={origin} heading={word} preview={sentence}>
      <Greeting personName={mail.personName} unitName={mail.unitName} />
      <Headline value={word} />
      <Paragraph>{sentence}</Paragraph>
      {mail.words && <Facts items={[{ label: unitNewsWords.label, value: mail.words }]} />}
      <Action href={`${origin}/work/unit`}>{unitNewsWords.action}</Action>
      <Notes items={[next]} />
    </MailFrame>
  );
}
