/** No two look alike in print or handwriting: of 0 O Q and 1 I L none, of 2 Z, 5 S, 6 G, 8 B and V U the first. */
const alphabet = "23456789ACDEFHJKMNPRTVWXY";
const groupLength = 4;
const codeLength = 2 * groupLength;

/**
 * The short code (校验码) of a digest in hex, such as `7KQ4-M2XA`: eight characters in two groups for eyes,
 * paper and telephone. 37 bits recognise a document among many; what proves it is the signature.
 */
export function checkCodeOf(digestHex: string): string {
  if (!/^[0-9a-f]{64}$/.test(digestHex)) throw new Error("Not a SHA-256 digest in hex");
  let rest = BigInt(`0x${digestHex}`);
  let code = "";
  for (let index = 0; index < codeLength; index += 1) {
    code += alphabet.charAt(Number(rest % BigInt(alphabet.length)));
    rest /= BigInt(alphabet.length);
  }
  return `${code.slice(0, groupLength)}-${code.slice(groupLength)}`;
}

/** Whether a typed code is that of the digest; small letters, spaces, full-width forms and a missing dash are forgiven. */
export function isCheckCodeOf(typed: string, digestHex: string): boolean {
  const bare = typed.normalize("NFKC").toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return bare === checkCodeOf(digestHex).replace("-", "");
}
