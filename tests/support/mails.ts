import { sealMessageCode } from "#app/crypto/message-code.ts";
import { parseKey } from "#app/crypto/secrets.ts";
import type { BidReceiptMail, DecisionMail, InvitationMail } from "#app/domain/mail/mail.ts";
import { env } from "#app/env.server.ts";

const digest = "4f8a".repeat(16);

export function anInvitation(to: string, code: string, more: Partial<InvitationMail> = {}): InvitationMail {
  return {
    template: "invitation",
    purpose: "activation",
    personName: "王建国",
    unitName: "示例新材料有限公司",
    username: "lead-t01",
    sealedCode: sealMessageCode(parseKey(env().JIEBANG_KEY), to, code),
    validUntil: "2026-03-12T09:00:00.000Z",
    ...more,
  };
}

export function aReceiptMail(more: Partial<BidReceiptMail> = {}): BidReceiptMail {
  return {
    template: "bidReceipt",
    personName: "王建国",
    unitName: "示例新材料有限公司",
    challengeNo: "JZGX-2026-001",
    challengeTitle: "拜耳法赤泥规模化制备低碳胶凝材料",
    bidNo: "JB-2026-001",
    bidVersion: 2,
    receivedAt: "2026-03-05T16:59:58.123+08:00",
    deadline: "2026-03-05T17:00:00.000+08:00",
    shortCode: "K7QD-2M9X",
    commitment: digest,
    ciphertextDigest: digest,
    openingKeyFingerprint: digest,
    auditSequence: 1842,
    ...more,
  };
}

export function aDecisionMail(more: Partial<DecisionMail> = {}): DecisionMail {
  return {
    template: "decision",
    personName: "王建国",
    unitName: "示例新材料有限公司",
    challengeNo: "JZGX-2026-001",
    challengeTitle: "拜耳法赤泥规模化制备低碳胶凝材料",
    bidNo: "JB-2026-001",
    outcome: "proposed",
    reason: null,
    notice: { id: "0190f5d0-0000-7000-8000-000000000001", title: "拟立项公示", documentNo: "焦工信〔2026〕12号", term: { from: "2026-05-06", to: "2026-05-12" } },
    ...more,
  };
}
