interface Waiting<Question, Answer> {
  question: Question;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Questions that come in the same turn of the event loop are asked in one statement, answered in their order: the more people
 * come at once, the less each of them costs. A question that cannot be asked spoils no other: then each is asked alone.
 * `most`: so many at a time, because an answer must not grow without end.
 */
export function together<Question, Answer>(most: number, ask: (questions: Question[]) => Promise<Answer[]>): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  const askGroup = async (group: Waiting<Question, Answer>[]): Promise<void> => {
    try {
      const answers = await ask(group.map(({ question }) => question));
      group.forEach(({ resolve }, place) => resolve(answers[place]!));
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error);
      else for (const one of group) void askGroup([one]);
    }
  };
  const askAll = () => {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += most) void askGroup(all.slice(at, at + most));
  };
  return (question) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ question, resolve, reject }) === 1) setImmediate(askAll);
    });
}

/** One question without words, asked once for all who have it in the same turn of the event loop. */
export function shared<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  const joined = together(Number.MAX_SAFE_INTEGER, async (questions: null[]) => {
    const answer = await ask();
    return questions.map(() => answer);
  });
  return () => joined(null);
}
