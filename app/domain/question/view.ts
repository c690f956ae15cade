import type { AnswerKind } from "./change.ts";
import type { QuestionState } from "./lifecycle.ts";

/** A question as who works on it sees it. Never who asked: `isOwn` tells the asking unit alone. Instants ISO. */
export interface QuestionView {
  no: string;
  status: QuestionState;
  version: number;
  challengeNo: string;
  challengeTitle: string;
  ownerName: string | null;
  text: string;
  answer: string;
  /** As what the draft was declared. */
  changes: AnswerKind | null;
  askedAt: string;
  draftedAt: string | null;
  dueAt: string;
  isOverdue: boolean;
  isOwn: boolean;
  /** 第 n 问, once published. */
  number: number | null;
  publishedAt: string | null;
  declinedReason: string | null;
}

/** 答疑 as everybody reads it. */
export interface PublishedAnswer {
  number: number;
  question: string;
  answer: string;
  publishedAt: string;
}
