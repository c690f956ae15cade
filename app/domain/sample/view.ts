import type { AnalysisRow } from "./analysis.ts";

/** 样品 as everybody reads it. Grams; day ISO. */
export interface SampleLot {
  number: number;
  material: string;
  takenOn: string;
  /** Of each team the same. */
  quantity: number;
  analysis: AnalysisRow[];
  note: string;
}

/** 踏勘 as everybody reads it. Instants ISO. `record` null until it is published. */
export interface ItemVisit {
  startsAt: string;
  place: string;
  registerUntil: string;
  mostPeople: number;
  note: string;
  record: string | null;
  recordedAt: string | null;
}

/** The own unit's request for a lot. */
export interface OwnSampleRequest {
  lot: number;
  askedAt: string;
  sentAt: string | null;
  dispatch: string | null;
}

export interface OwnVisitEntry {
  people: string[];
  phone: string;
  registeredAt: string;
}

/** A request as who sends it reads it. */
export interface SampleOrder extends OwnSampleRequest {
  id: string;
  unitName: string;
  recipient: string;
  phone: string;
  address: string;
}

export interface VisitGuest extends OwnVisitEntry {
  id: string;
  unitName: string;
  signedInAt: string | null;
}

/** What there is of a lot: in all, promised (asked for, sent or not), and what remains; negative where more must be made ready. */
export interface LotStock {
  lot: number;
  stock: number;
  promised: number;
  remains: number;
}

export interface SamplePage {
  no: string;
  title: string;
  lots: SampleLot[];
  visit: ItemVisit | null;
  /** Prepares lots and the visit. */
  mayPrepare: boolean;
  /** Asks for samples and registers, while bids are taken: null for who does not bid. */
  asks: { mayAsk: boolean; mayRegister: boolean; requests: OwnSampleRequest[]; entry: OwnVisitEntry | null } | null;
  /** Who asked and who comes: for who sends and receives them, and for the supervisor; for nobody else. */
  handles: { stock: LotStock[]; orders: SampleOrder[]; guests: VisitGuest[]; maySend: boolean } | null;
}
