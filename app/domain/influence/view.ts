/** 打招呼情况报告. `reporter`: for the supervisor; one's own bears none. Instants ISO. */
export interface InfluenceReportView {
  no: string;
  item: string;
  occasion: string;
  who: string;
  words: string;
  reportedAt: string;
  reporter: string | null;
  answer: string | null;
  answeredAt: string | null;
}
