import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import { readSearch } from "#app/domain/challenge/search.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { bidNewsWords, decisionWords, demandNewsWords, frameWords, invitationWords, memberReminderWords, receiptWords, reviewInvitationWords, unitNewsWords } from "#app/messages/zh-CN/mail.ts";
import { itemNewsWords, searchNewsWords } from "#app/messages/zh-CN/news-mail.ts";
import { searchWords } from "#app/messages/zh-CN/search.ts";
import { BidNews } from "#emails/bid-news.tsx";
import { BidReceipt } from "#emails/bid-receipt.tsx";
import { Decision } from "#emails/decision.tsx";
import { DemandNews } from "#emails/demand-news.tsx";
import { Invitation } from "#emails/invitation.tsx";
import { ItemNews } from "#emails/item-news.tsx";
import { MemberReminder } from "#emails/member-reminder.tsx";
import { ReviewInvitation } from "#emails/review-invitation.tsx";
import { SearchNews } from "#emails/search-news.tsx";
import { UnitNews } from "#emails/unit-news.tsx";
import { withOutlookWidth, type MailSurroundings } from "#emails/theme.tsx";

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** Makes the words: subject, HTML and the same as plain text. `code` is the unsealed code of an invitation. */
export async function renderMail(mail: Mail, code: string | null, surroundings: MailSurroundings): Promise<RenderedMail> {
  const { subject, element } = compose(mail, code ?? "", surroundings);
  const html = withOutlookWidth(await render(element));
  return { subject: frameWords.subject(surroundings.site.name, subject), html, text: toText(html) };
}

function compose(mail: Mail, code: string, surroundings: MailSurroundings): { subject: string; element: ReactElement } {
  switch (mail.template) {
    case "invitation":
      return { subject: invitationWords[mail.purpose].subject, element: <Invitation mail={mail} code={code} {...surroundings} /> };
    case "bidReceipt":
      return { subject: receiptWords.subject(mail.bidNo, mail.bidVersion), element: <BidReceipt mail={mail} {...surroundings} /> };
    case "bidNews":
      return { subject: bidNewsWords.subject(bidNewsWords.kinds[mail.news].word, mail.bidNo), element: <BidNews mail={mail} {...surroundings} /> };
    case "memberReminder":
      return { subject: memberReminderWords.subject, element: <MemberReminder mail={mail} {...surroundings} /> };
    case "itemNews":
      return { subject: itemNewsWords.subject(itemNewsWords.kinds[mail.news].word, mail.challengeNo), element: <ItemNews mail={mail} {...surroundings} /> };
    case "searchNews":
      return { subject: searchNewsWords.subjects[mail.news], element: <SearchNews mail={mail} search={searchWords(readSearch(mail.search))} {...surroundings} /> };
    case "unitNews":
      return { subject: unitNewsWords.subject(unitNewsWords.kinds[mail.news].word, mail.unitName ?? ""), element: <UnitNews mail={mail} {...surroundings} /> };
    case "demandNews":
      return { subject: demandNewsWords.subject(demandNewsWords.kinds[mail.news].word, mail.no), element: <DemandNews mail={mail} {...surroundings} /> };
    case "reviewInvitation":
      return { subject: reviewInvitationWords.subject, element: <ReviewInvitation mail={mail} {...surroundings} /> };
    case "decision":
      return { subject: decisionWords.subject(mail.bidNo), element: <Decision mail={mail} {...surroundings} /> };
  }
}

/** A fact's label and value share a line (`Facts` of the theme names its cells for this), paragraphs stand close. */
function toText(html: string): string {
  const selectors = [
    { selector: "tr.fact", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "td.fact-cell", format: "inline" },
    { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "h1", options: { uppercase: false } },
  ];
  return toPlainText(html, { wordwrap: false, selectors });
}
