import type { PlainFrame, WorkFrame } from "#app/domain/site/frame.ts";

/** The one-time key of this form: sent twice, it counts once. `name` tells the forms of one page apart. */
export function Once({ frame, name }: { frame: WorkFrame | PlainFrame; name: string }) {
  return <input type="hidden" name="once" value={`${frame.once}.${name}`} />;
}
