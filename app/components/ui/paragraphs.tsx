/** Plain text of a person or an import as paragraphs: one for each line, nothing interpreted. */
export function Paragraphs({ text }: { text: string }) {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return (
    <div className="measure space-y-2 print:space-y-0">
      {lines.map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  );
}
