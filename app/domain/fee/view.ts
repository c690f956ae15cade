/** A line of the 发放表. Money in 分. */
export interface FeeLine {
  expertNo: string;
  name: string;
  unitName: string;
  title: string;
  items: number;
  bids: number;
  /** What the work is worth by today's rates, what was paid of it, and what is due. */
  totalFen: number;
  paidFen: number;
  dueFen: number;
  taxFen: number;
  paidAt: string | null;
  note: string | null;
  /** 6222 **** 5678; null without consent. */
  account: string | null;
}

/** 评审费 of a round. */
export interface FeePage {
  round: { code: string; title: string };
  rates: { perItemFen: number; perBidFen: number } | null;
  lines: FeeLine[];
  sums: { totalFen: number; paidFen: number; dueFen: number };
  may: { edit: boolean };
}

/** 我的评审费: one round. */
export interface OwnFee {
  roundCode: string;
  roundTitle: string;
  items: number;
  bids: number;
  totalFen: number | null;
  paidFen: number;
  taxFen: number;
  paidAt: string | null;
}

/** 收款信息 as its owner sees it: the number by its ends. */
export interface OwnAccount {
  holder: string;
  bank: string;
  number: string;
  consentedAt: string;
}
