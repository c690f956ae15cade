import { scanWords } from "#app/messages/zh-CN/scan.ts";

/** The digest of a scan, and the way to the file for who may open it. */
export function ScanRef({ digest, isReader = true, label = scanWords.digest }: { digest: string; isReader?: boolean; label?: string }) {
  return (
    <span className="break-all">
      {label} {digest}
      {isReader && (
        <>
          {" "}
          <a href={`/work/scans/${digest.replace(/^sha256:/, "")}`} className="whitespace-nowrap">
            {scanWords.open}
          </a>
        </>
      )}
    </span>
  );
}
