import type { IndicatorInput } from "./indicator.ts";
import type { PromisedValue } from "./promise.ts";

/** What the demo round asks and what its bids promise, with the answers it states itself: rows copied, for the tests beside this file. */
export const demoIndicators: Record<string, IndicatorInput[]> = {
  "JZGX-2026-001": [
    { code: "1-1", name: "脱碱后赤泥Na2O质量分数（干基）", comparator: "<=", value: 1.0, upper: null, hard: true },
    { code: "1-2", name: "钠回收率", comparator: ">=", value: 70, upper: null, hard: true },
    { code: "1-3", name: "脱碱后赤泥浸出液pH", comparator: "<=", value: 10.0, upper: null, hard: true },
    { code: "1-4", name: "处理直接成本（干赤泥）", comparator: "<=", value: 45, upper: null, hard: true },
    { code: "1-5", name: "中试连续稳定运行时间", comparator: ">=", value: 168, upper: null, hard: true },
    { code: "1-6", name: "中试处理能力", comparator: ">=", value: 1.0, upper: null, hard: true },
    { code: "1-7", name: "新水消耗（干赤泥）", comparator: "<=", value: 1.0, upper: null, hard: false },
  ],
  "JZGX-2026-002": [
    { code: "2-1", name: "赤泥掺量（干基）", comparator: ">=", value: 70, upper: null, hard: true },
    { code: "2-2", name: "底基层7 d无侧限抗压强度", comparator: ">=", value: 2.5, upper: null, hard: true },
    { code: "2-3", name: "浸水28 d强度损失率", comparator: "<=", value: 20, upper: null, hard: true },
    { code: "2-4", name: "路床顶面回弹模量", comparator: ">=", value: 80, upper: null, hard: true },
    { code: "2-5", name: "浸出液pH", comparator: "range", value: 6.0, upper: 9.5, hard: true },
    { code: "2-6", name: "浸出液六价铬", comparator: "<=", value: 0.05, upper: null, hard: true },
    { code: "2-7", name: "改性剂成本（干赤泥）", comparator: "<=", value: 35, upper: null, hard: true },
    { code: "2-8", name: "示范路段消纳赤泥量", comparator: ">=", value: 20, upper: null, hard: true },
  ],
  "JZGX-2026-003": [
    { code: "3-1", name: "固体废物总掺量", comparator: ">=", value: 80, upper: null, hard: true },
    { code: "3-2", name: "赤泥掺量", comparator: ">=", value: 40, upper: null, hard: true },
    { code: "3-3", name: "28 d抗压强度", comparator: ">=", value: 42.5, upper: null, hard: true },
    { code: "3-4", name: "初凝时间", comparator: ">=", value: 45, upper: null, hard: true },
    { code: "3-5", name: "终凝时间", comparator: "<=", value: 600, upper: null, hard: true },
    { code: "3-6", name: "内照射指数IRa", comparator: "<=", value: 1.0, upper: null, hard: true },
    { code: "3-7", name: "外照射指数Iγ", comparator: "<=", value: 1.0, upper: null, hard: true },
    { code: "3-8", name: "安定性", comparator: "bool", value: true, upper: null, hard: true },
    { code: "3-9", name: "完全生产成本", comparator: "<=", value: 220, upper: null, hard: true },
    { code: "3-10", name: "示范线产能", comparator: ">=", value: 10, upper: null, hard: true },
  ],
  "JZGX-2026-004": [
    { code: "4-1", name: "铁精矿全铁TFe", comparator: ">=", value: 58, upper: null, hard: true },
    { code: "4-2", name: "铁回收率", comparator: ">=", value: 75, upper: null, hard: true },
    { code: "4-3", name: "铁精矿Na2O", comparator: "<=", value: 0.5, upper: null, hard: true },
    { code: "4-4", name: "尾渣综合利用率", comparator: ">=", value: 90, upper: null, hard: true },
    { code: "4-5", name: "处理直接成本（干赤泥）", comparator: "<=", value: 120, upper: null, hard: true },
    { code: "4-6", name: "单位产品综合能耗（干赤泥）", comparator: "<=", value: 60, upper: null, hard: false },
    { code: "4-7", name: "连续稳定运行时间", comparator: ">=", value: 72, upper: null, hard: true },
  ],
  "JZGX-2026-005": [
    { code: "5-1", name: "0～30 cm基质pH", comparator: "<=", value: 9.0, upper: null, hard: true },
    { code: "5-2", name: "交换性钠饱和度ESP", comparator: "<=", value: 15, upper: null, hard: true },
    { code: "5-3", name: "第二生长季植被覆盖度", comparator: ">=", value: 70, upper: null, hard: true },
    { code: "5-4", name: "渗滤液pH", comparator: "range", value: 6.0, upper: 9.0, hard: true },
    { code: "5-5", name: "综合修复成本", comparator: "<=", value: 60, upper: null, hard: true },
    { code: "5-6", name: "示范面积", comparator: ">=", value: 2.0, upper: null, hard: true },
  ],
  "JZGX-2026-006": [
    { code: "6-1", name: "提质后CaSO4·2H2O（干基）", comparator: ">=", value: 85, upper: null, hard: true },
    { code: "6-2", name: "Fe2O3（干基）", comparator: "<=", value: 1.0, upper: null, hard: true },
    { code: "6-3", name: "附着水", comparator: "<=", value: 10, upper: null, hard: true },
    { code: "6-4", name: "建筑石膏2 h湿抗折强度", comparator: ">=", value: 3.0, upper: null, hard: true },
    { code: "6-5", name: "建筑石膏2 h湿抗压强度", comparator: ">=", value: 6.0, upper: null, hard: true },
    { code: "6-6", name: "预处理直接成本（湿基钛石膏）", comparator: "<=", value: 80, upper: null, hard: true },
    { code: "6-7", name: "示范线产能", comparator: ">=", value: 5, upper: null, hard: true },
  ],
  "JZGX-2026-007": [
    { code: "7-1", name: "成品SO3（干基）", comparator: ">=", value: 35, upper: null, hard: true },
    { code: "7-2", name: "成品附着水", comparator: "<=", value: 12, upper: null, hard: true },
    { code: "7-3", name: "替代天然或脱硫石膏比例", comparator: ">=", value: 50, upper: null, hard: true },
    { code: "7-4", name: "水泥28 d强度与对照之比", comparator: ">=", value: 98, upper: null, hard: true },
    { code: "7-5", name: "初凝时间与对照之差绝对值", comparator: "<=", value: 60, upper: null, hard: true },
    { code: "7-6", name: "到厂成本", comparator: "<=", value: 60, upper: null, hard: true },
    { code: "7-7", name: "连续工业应用时间", comparator: ">=", value: 90, upper: null, hard: true },
  ],
  "JZGX-2026-008": [
    { code: "8-1", name: "固体废物总掺量", comparator: ">=", value: 85, upper: null, hard: true },
    { code: "8-2", name: "28 d无侧限抗压强度", comparator: ">=", value: 1.0, upper: null, hard: true },
    { code: "8-3", name: "流动度", comparator: ">=", value: 180, upper: null, hard: true },
    { code: "8-4", name: "泌水率", comparator: "<=", value: 3, upper: null, hard: true },
    { code: "8-5", name: "浸出液pH", comparator: "range", value: 6.0, upper: 9.5, hard: true },
    { code: "8-6", name: "浸出液六价铬", comparator: "<=", value: 0.05, upper: null, hard: true },
    { code: "8-7", name: "综合单价", comparator: "<=", value: 120, upper: null, hard: true },
    { code: "8-8", name: "示范消纳量", comparator: ">=", value: 5, upper: null, hard: true },
  ],
};

export interface DemoBid {
  no: string;
  challenge: string;
  promised: Record<string, PromisedValue>;
  failsHard: string[];
  missingHard: string[];
}

export const demoBids: DemoBid[] = [
  { no: "JB-2026-001", challenge: "JZGX-2026-001", promised: { "1-1": 0.9, "1-2": 74, "1-3": 9.8, "1-4": 43, "1-5": 200, "1-6": 1.2, "1-7": 0.9 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-002", challenge: "JZGX-2026-001", promised: { "1-1": 0.8, "1-2": 80, "1-3": 9.6, "1-4": 52, "1-5": 168, "1-6": 1.0, "1-7": 1.3 }, failsHard: ["1-4"], missingHard: [] },
  { no: "JB-2026-003", challenge: "JZGX-2026-002", promised: { "2-1": 78, "2-2": 3.0, "2-3": 15, "2-4": 95, "2-5": [7.5, 9.3], "2-6": 0.02, "2-7": 33, "2-8": 21 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-004", challenge: "JZGX-2026-002", promised: { "2-1": 75, "2-2": 2.7, "2-3": 18, "2-4": 85, "2-5": [8.0, 9.5], "2-6": 0.03, "2-7": 28, "2-8": 20 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-005", challenge: "JZGX-2026-003", promised: { "3-1": 85, "3-2": 42, "3-3": 45, "3-4": 70, "3-5": 420, "3-6": 0.85, "3-7": 0.95, "3-8": true, "3-9": 210, "3-10": 12 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-006", challenge: "JZGX-2026-003", promised: { "3-1": 80, "3-2": 40, "3-3": 42.5, "3-4": 50, "3-5": 500, "3-6": 0.95, "3-7": 0.98, "3-8": true, "3-9": 205, "3-10": 15 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-007", challenge: "JZGX-2026-004", promised: { "4-1": 59.5, "4-2": 77, "4-3": 0.42, "4-4": 93, "4-5": 112, "4-6": 55, "4-7": 96 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-008", challenge: "JZGX-2026-004", promised: { "4-1": 56, "4-2": 62, "4-3": 0.6, "4-4": 90, "4-5": 58, "4-6": 18, "4-7": 120 }, failsHard: ["4-1", "4-2", "4-3"], missingHard: [] },
  { no: "JB-2026-009", challenge: "JZGX-2026-005", promised: { "5-1": 8.6, "5-2": 12, "5-3": 78, "5-4": [6.8, 8.8], "5-5": 56, "5-6": 2.4 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-010", challenge: "JZGX-2026-005", promised: { "5-1": 8.9, "5-2": 14, "5-3": 72, "5-4": [6.5, 9.0], "5-5": 60, "5-6": 2.0 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-011", challenge: "JZGX-2026-006", promised: { "6-1": 90, "6-2": 0.6, "6-3": 8, "6-4": 4.2, "6-5": 9.0, "6-6": 76, "6-7": 6 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-012", challenge: "JZGX-2026-006", promised: { "6-1": 88, "6-2": 0.9, "6-3": 9, "6-4": 3.3, "6-5": 6.4, "6-6": 79, "6-7": 5 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-013", challenge: "JZGX-2026-007", promised: { "7-1": 37, "7-2": 10, "7-3": 60, "7-4": 99, "7-5": 40, "7-6": 55, "7-7": 95 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-014", challenge: "JZGX-2026-007", promised: { "7-1": 36, "7-2": 11, "7-3": 50 }, failsHard: [], missingHard: ["7-4", "7-5", "7-6", "7-7"] },
  { no: "JB-2026-015", challenge: "JZGX-2026-008", promised: { "8-1": 88, "8-2": 1.1, "8-3": 200, "8-4": 2.5, "8-5": [7.8, 9.4], "8-6": 0.03, "8-7": 112, "8-8": 5.5 }, failsHard: [], missingHard: [] },
  { no: "JB-2026-016", challenge: "JZGX-2026-008", promised: { "8-1": 90, "8-2": 1.6, "8-3": 190, "8-4": 2.0, "8-5": [7.2, 9.2], "8-6": 0.02, "8-7": 105, "8-8": 6 }, failsHard: [], missingHard: [] },
];
