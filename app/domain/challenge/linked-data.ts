import type { PublicChallenge } from "./view.ts";

/** A challenge in the words of schema.org (JSON-LD), for search engines. Only what the page shows; money in yuan. */
export function linkedData({ no, title, background, ownerName, fiscalFen, ownerInputFen, opensAt, closesAt }: Omit<PublicChallenge, "sight">) {
  return {
    "@context": "https://schema.org",
    "@type": "MonetaryGrant",
    identifier: no,
    name: title,
    description: background.slice(0, 500),
    ...(ownerName && { sponsor: { "@type": "Organization", name: ownerName } }),
    amount: { "@type": "MonetaryAmount", currency: "CNY", value: (fiscalFen + ownerInputFen) / 100 },
    ...(opensAt && { datePublished: opensAt }),
    ...(closesAt && { expires: closesAt }),
  };
}
