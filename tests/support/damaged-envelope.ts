import { asOwner } from "./as-owner.ts";

/** A byte of a sealed bid's last envelope turned over, and its digest with it, as a disk does that loses what it holds: no opening can read it. */
export async function damageEnvelope(bidId: string): Promise<void> {
  await asOwner(
    `update bid_version v set envelope = d.bytes, envelope_digest = encode(sha256(d.bytes), 'hex')
     from (select id, set_byte(envelope, 300, get_byte(envelope, 300) # 255) as bytes from bid_version where bid_id = $1 order by number desc limit 1) d where v.id = d.id`,
    [bidId],
  );
}
