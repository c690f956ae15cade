import type { DemandContent } from "./content.ts";
import type { DemandDifference } from "./difference.ts";
import type { DemandForm } from "./form.ts";
import type { FieldProblem } from "#app/domain/kernel/refusal.ts";
import type { ChallengeState } from "#app/domain/challenge/lifecycle.ts";
import type { NoticeState } from "#app/domain/notice/lifecycle.ts";
import type { DemandState } from "./lifecycle.ts";
import type { VettingRecord } from "./schema.ts";
import type { SimilarText } from "./similar.ts";

export type Recommendation = "none" | "optional" | "required";

/** 征集通知 as everybody reads it once it is published. Instants ISO. */
export interface CallView {
  code: string;
  title: string;
  body: string;
  roundCode: string;
  roundTitle: string;
  noticeId: string;
  noticeStatus: NoticeState;
  documentNumber: string | null;
  publishedAt: string | null;
  closesAt: string | null;
  recommendation: Recommendation;
  recommenders: { uscc: string; name: string }[];
}

/** A row of the list of demands. */
export interface DemandRow {
  no: string;
  title: string;
  status: DemandState;
  callCode: string;
  unitName: string;
  isFromPaper: boolean;
  waste: string[];
  ownerInput: string;
  updatedAt: string;
  challengeNo: string | null;
}

/** One version of the text: who wrote it and what it changed. */
export interface DemandVersionView {
  number: number;
  by: "owner" | "bureau";
  who: string | null;
  at: string;
  note: string;
  content: DemandContent;
  differences: DemandDifference[];
}

export interface DemandVetting extends VettingRecord {
  versionNumber: number;
  recordedAt: string;
}

export interface DemandCommitment {
  versionNumber: number;
  /** Of which 联合需求单位; null: of the unit that leads. */
  unitUscc: string | null;
  unitName: string;
  signer: string;
  signedOn: string;
  scan: string;
  recordedAt: string;
}

/** A demand as its owner and the bureau see it. `form` only to whom it may be written by. */
export interface DemandView {
  no: string;
  status: DemandState;
  version: number;
  call: Pick<CallView, "code" | "title" | "closesAt" | "recommendation">;
  roundCode: string;
  unitName: string;
  unitUscc: string;
  /** 联合需求单位 of a merged demand; `unitName` leads. */
  coOwners: { uscc: string; name: string }[];
  isFromPaper: boolean;
  isTaken: boolean;
  receivedOn: string | null;
  recommenderName: string | null;
  title: string;
  content: DemandContent | null;
  versions: DemandVersionView[];
  vettings: DemandVetting[];
  commitments: DemandCommitment[];
  parents: { no: string; title: string }[];
  children: { no: string; title: string }[];
  challenges: { no: string; title: string; status: ChallengeState }[];
  /** Bureau only. */
  similar: SimilarText[];
  sight: "owner" | "recommender" | "bureau";
}

export interface DemandEdit {
  no: string;
  title: string;
  status: DemandState;
  callTitle: string;
  closesAt: string | null;
  form: DemandForm;
  revision: number;
  savedAt: string | null;
  missing: FieldProblem[];
  recommendation: Recommendation;
  recommenders: CallView["recommenders"];
  unitName: string;
  by: "owner" | "bureau";
  /** Why it came back, while it is with its owner. */
  returnReason: string | null;
}
