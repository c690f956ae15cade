/** A fact of a table of facts: `large` for what is read first, `small` for long codes. */
export interface Fact {
  term: string;
  value: string;
  size?: "large" | "small";
}

export interface SheetColumn {
  head: string;
  /** Share of the width, against the other columns. */
  weight: number;
  align?: "right";
}

/** A unit that signs and seals (签章栏). */
export interface SealUnit {
  role: string;
  name: string;
  uscc: string;
}

/** Small print, the line that names the attachments, or a signature at the right. */
export type Tone = "soft" | "attached" | "signed";

/** The building parts of our files: few, and the same for PDF and Word. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "subheading"; text: string }
  | { kind: "facts"; facts: Fact[] }
  | { kind: "paragraphs"; text: string; tone?: Tone }
  | { kind: "list"; items: string[] }
  /** With `bookmarks` each row has its own, by that name. */
  | { kind: "table"; columns: SheetColumn[]; rows: string[][]; bookmarks?: string[] }
  /** 附件 of an official document: a page of its own, its mark at the left above its title. */
  | { kind: "attachment"; mark: string; title: string }
  | { kind: "seals"; units: SealUnit[] }
  | { kind: "pageBreak" };

/** What a file says, as plain data: made beside its facts, drawn in a thread of its own. */
export interface Sheet {
  title: string;
  lead?: string;
  /** Stands at the foot of every page: number, version, short code. */
  foot: string;
  /** Across every page of what does not count yet: 草稿、未提交. */
  mark?: string;
  /** 公文: type, lines and margins in the proportions of GB/T 9704; 红头 where the agency has one. */
  official?: { redHead: string | null };
  /** Wide tables lie across the page. */
  isAcross?: boolean;
  /** ISO: equal facts make equal files. */
  at: string;
  blocks: Block[];
}

export type FileFormat = "pdf" | "docx" | "xlsx";

export const fileTypes: Readonly<Record<FileFormat, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** How many lines a signature has; 0 of what is none: what stands before it is never left without it. */
export const signedLines = (block: Block | undefined): number => (block?.kind === "paragraphs" && block.tone === "signed" ? block.text.split("\n").length : 0);
