import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/**
 * The child's next message, to a question if one is sent.
 * @throws where the child ends before it answers
 */
export async function answerOf<Answer>(child: ChildProcess, question?: string): Promise<Answer> {
  const answered = new AbortController();
  const message = once(child, 'message', { signal: answered.signal });
  const end = once(child, 'exit', { signal: answered.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.join(' ')} ended with exit code ${code} before it answered`);
  });
  // The one that loses is called off, which rejects it.
  for (const either of [message, end]) either.catch(() => {});
  if (question !== undefined) child.send(question);
  try {
    const [answer] = await Promise.race([message, end]);
    return answer as Answer;
  } finally {
    answered.abort();
  }
}
