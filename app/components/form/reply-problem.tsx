import { Alert } from "#app/components/ui/alert.tsx";

interface Reply {
  intent: string;
  problem: string | null;
  submission: { error?: Record<string, string[] | null> | null };
}

/**
 * Why a form of buttons and ticks was not accepted, for pages whose fields do not show it themselves: the service's
 * sentence, and what the form lacks, which no service has seen. `of`: only these buttons' forms.
 */
export function ReplyProblem({ reply, of }: { reply: Reply | undefined; of?: readonly string[] }) {
  if (!reply || (of && !of.includes(reply.intent))) return null;
  const words = [reply.problem, ...Object.values(reply.submission.error ?? {}).flat()].filter((text) => text !== null && text !== "");
  if (words.length === 0) return null;
  return (
    <Alert tone="problem">
      {[...new Set(words)].map((text) => (
        <p key={text}>{text}</p>
      ))}
    </Alert>
  );
}
