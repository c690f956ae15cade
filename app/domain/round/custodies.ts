/**
 * 开标密钥的保管方式, frozen with the round and told in its notice. `openingCodes` (开标码信封): printed codes, nothing on
 * the server. `bureau`: wrapped under the server's key, for rehearsals and demonstrations.
 */
export const custodies = ["openingCodes", "bureau"] as const;

export type CustodyKind = (typeof custodies)[number];
