/**
 * SHA-256 of the wording of 专家承诺 that is agreed to with an acceptance (`messages/zh-CN/review-pledge.ts`, held to it by a test). It stands in the
 * log with each acceptance: what was agreed to stays known when the wording changes.
 */
export const reviewPledge = "0d88369abb0db0357e7b3e763fe58df52cd67ec8df61289364d0d3e0d4bf5414";
