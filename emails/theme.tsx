import { Body, Button, Container, Head, Heading, Hr, Html, Link, Preview, Section, Text } from "@react-email/components";
import type { CSSProperties, ReactNode } from "react";
import type { Site } from "#app/domain/site/settings.ts";
import { frameWords, installationWords } from "#app/messages/zh-CN/mail.ts";

/** What every mail is given besides its own facts: the site's name and telephones, and where it is. */
export interface MailSurroundings {
  site: Site;
  /** Without a slash at the end. */
  origin: string;
}

const ink = "#1c232b";
const grey = "#4a5562";
const blue = "#144a8c";
const red = "#b42a1e";
const line = "#d3d9e0";

// The families are quoted singly: the style attribute is in double quotes, and Outlook stops at the first it meets.
const sans = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC',sans-serif";
const mono = "Consolas,Menlo,'Noto Sans Mono CJK SC',monospace";

const text: CSSProperties = { margin: "0 0 14px", color: ink, fontFamily: sans, fontSize: "15px", lineHeight: "26px" };
const small: CSSProperties = { ...text, margin: "0 0 6px", color: grey, fontSize: "13px", lineHeight: "22px" };
const cell: CSSProperties = { padding: "7px 0", borderBottom: `1px solid ${line}`, color: ink, fontFamily: sans, fontSize: "15px", lineHeight: "24px", verticalAlign: "top" };

// React writes no comments, so the marks become Outlook's conditional ones in the finished text.
const marks = { open: "[[outlook-open]]", close: "[[outlook-close]]" };

/** Outlook knows no `max-width`: a table that only it reads keeps the sheet at 600 px. */
export function withOutlookWidth(html: string): string {
  return html
    .replace(marks.open, `<!--[if mso]><table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`)
    .replace(marks.close, `<!--[if mso]></td></tr></table><![endif]-->`);
}

interface FrameProps extends MailSurroundings {
  preview: string;
  heading: string;
  children: ReactNode;
}

/** The sheet around every mail: name of the site, heading, content, telephones. No picture, no font, no foreign host. */
export function MailFrame({ site, origin, preview, heading, children }: FrameProps) {
  const notice = installationWords[site.installation];
  return (
    <Html lang="zh-CN">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{heading}</title>
      </Head>
      <Body style={{ margin: 0, padding: "24px 0", backgroundColor: "#eef1f5", fontFamily: sans }}>
        <Preview>{preview}</Preview>
        {marks.open}
        <Container style={{ maxWidth: "600px", backgroundColor: "#ffffff", borderTop: `4px solid ${blue}` }}>
          <Section style={{ padding: "20px 28px 0" }}>
            <Text style={{ margin: 0, color: blue, fontFamily: sans, fontSize: "17px", lineHeight: "26px", fontWeight: 700 }}>{site.name}</Text>
            {site.subtitle && <Text style={{ ...small, margin: 0 }}>{site.subtitle}</Text>}
            {notice && <Text style={{ ...small, margin: "10px 0 0", padding: "4px 10px", border: `1px solid ${red}`, color: red }}>{notice}</Text>}
            <Hr style={{ margin: "14px 0 0", borderColor: line }} />
          </Section>
          <Section style={{ padding: "18px 28px 8px" }}>
            <Heading as="h1" style={{ margin: "0 0 14px", color: ink, fontFamily: sans, fontSize: "21px", lineHeight: "32px", fontWeight: 700 }}>
              {heading}
            </Heading>
            {children}
          </Section>
          <MailFooter site={site} origin={origin} />
        </Container>
        {marks.close}
      </Body>
    </Html>
  );
}

function MailFooter({ site, origin }: MailSurroundings) {
  const contacts: [string, string | null][] = [
    [frameWords.organiser, site.organiser],
    [frameWords.policyPhone, site.policyPhone],
    [frameWords.supportPhone, site.supportPhone && [site.supportPhone, site.phoneHours].filter(Boolean).join("　")],
  ];
  return (
    <Section style={{ padding: "0 28px 22px" }}>
      <Hr style={{ margin: "0 0 12px", borderColor: line }} />
      {contacts.map(([label, value]) => value && <Text key={label} style={{ ...small, margin: 0 }}>{`${label}：${value}`}</Text>)}
      <Text style={{ ...small, margin: 0 }}>
        <Link href={origin} style={{ color: grey, textDecoration: "underline" }}>{origin}</Link>
      </Text>
      <Text style={{ ...small, margin: "8px 0 0" }}>{frameWords.automatic}</Text>
    </Section>
  );
}

export function Greeting({ personName, unitName }: { personName: string; unitName: string | null }) {
  return <Text style={text}>{frameWords.greeting(personName, unitName)}</Text>;
}

export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={text}>{children}</Text>;
}

/** A list of remarks in small type. */
export function Notes({ items }: { items: string[] }) {
  return (
    <Section style={{ padding: "6px 0 10px" }}>
      {items.map((item) => (
        <Text key={item} style={small}>{`· ${item}`}</Text>
      ))}
    </Section>
  );
}

export interface Fact {
  label: string;
  value: string;
}

/** Facts as label and value; a table, so that Outlook keeps them aligned. */
export function Facts({ items }: { items: Fact[] }) {
  return (
    <table width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: "4px 0 18px", borderTop: `1px solid ${line}`, borderCollapse: "collapse" }}>
      <tbody>
        {items.map(({ label, value }) => (
          <tr key={label} className="fact">
            <td className="fact-cell" width={104} style={{ ...cell, width: "104px", color: grey }}>{`${label}：`}</td>
            <td className="fact-cell" style={{ ...cell, wordBreak: "break-word" }}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Digests in full, breaking anywhere: 64 characters do not fit a telephone's line. */
export function Digests({ heading, items }: { heading: string; items: Fact[] }) {
  return (
    <Section style={{ margin: "0 0 14px", padding: "10px 14px 6px", backgroundColor: "#f4f6f8" }}>
      <Text style={{ ...small, fontWeight: 700 }}>{heading}</Text>
      {items.map(({ label, value }) => (
        <Section key={label}>
          <Text style={{ ...small, margin: 0 }}>{`${label}：`}</Text>
          <Text style={{ ...small, color: ink, fontFamily: mono, wordBreak: "break-all" }}>{value}</Text>
        </Section>
      ))}
    </Section>
  );
}

/** What the mail is about, in one large line: a code to type, an outcome. */
export function Headline({ label, value, isCode = false }: { label?: string; value: string; isCode?: boolean }) {
  return (
    <Section style={{ margin: "4px 0 16px", padding: "12px 16px", backgroundColor: "#eaf1f9", borderLeft: `4px solid ${blue}` }}>
      {label && <Text style={{ ...small, margin: 0 }}>{label}</Text>}
      <Text style={{ margin: 0, color: blue, fontFamily: isCode ? mono : sans, fontSize: isCode ? "24px" : "20px", lineHeight: "36px", fontWeight: 700, letterSpacing: isCode ? "2px" : "0" }}>{value}</Text>
    </Section>
  );
}

/** The one thing to do, and the same address in clear for programs that show no buttons. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ padding: "2px 0 8px" }}>
      <Button href={href} style={{ padding: "10px 22px", backgroundColor: blue, color: "#ffffff", fontFamily: sans, fontSize: "15px", lineHeight: "24px", fontWeight: 700, borderRadius: "4px" }}>
        {children}
      </Button>
      <Text data-skip-in-text="true" style={{ ...small, margin: "12px 0 0", wordBreak: "break-all" }}>
        {frameWords.openInBrowser}
        <br />
        <Link href={href} style={{ color: blue, textDecoration: "underline" }}>{href}</Link>
      </Text>
    </Section>
  );
}

export function TextLink({ href, children }: { href: string; children: string }) {
  return <Link href={href} style={{ color: blue, textDecoration: "underline" }}>{children}</Link>;
}
