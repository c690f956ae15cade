import type { PublicChallenge } from "./view.ts";

/** A challenge in the words of schema.org (JSON-LD), for search engines. Only what the page shows; money in yuan. */
export function linkedData({ no, title, background, ownerName, fiscalFen, ownerInputFen, opensAt, closesAt, issuers }: Omit<PublicChallenge, "sight">) {
  return {
    "@context": "https://schema.org",
    "@type": "MonetaryGrant",
    identifier: no,
    name: title,
    description: background.slice(0, 500),
    ...(ownerName && { sponsor: { "@type": "Organization", name: ownerName } }),
    // Who puts it out: one bureau or several jointly.
    ...(issuers.length > 0 && { funder: issuers.map((name) => ({ "@type": "GovernmentOrganization", name })) }),
    amount: { "@type": "MonetaryAmount", currency: "CNY", value: (fiscalFen + ownerInputFen) / 100 },
    ...(opensAt && { datePublished: opensAt }),
    ...(closesAt && { expires: closesAt }),
  };
}
