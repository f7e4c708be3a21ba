import type { FoundInStretch } from './split-timeline.ts';

/** What was found at one post of a window. */
export interface FoundAtPost extends FoundInStretch {
  /** Undefined at a window of one post. */
  readonly post: string | undefined;
}

/**
 * Puts together what was found at the posts of a window: everything says at which post it was, and encounters at two posts may
 * overlap. Their ids are unique among all posts.
 */
export function joinPosts(posts: readonly FoundAtPost[]): FoundInStretch {
  const at = posts.map(named);
  const people = new Map(at.flatMap((found) => found.people).map((person) => [person.id, person]));
  return {
    people: [...people.values()],
    events: inOrder(at.flatMap(({ events }) => events)),
    blindness: inOrder(at.flatMap(({ blindness }) => blindness)),
    encounters: inOrder(at.flatMap(({ encounters }) => encounters)),
    findings: at.flatMap(({ findings }) => findings),
  };
}

const inOrder = <T extends { readonly startMs: number }>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => a.startMs - b.startMs);

function named({ post, ...found }: FoundAtPost): FoundInStretch {
  if (post === undefined) return found;
  const idOf = (encounter: string) => `${encounter}@${post}`;
  return {
    people: found.people.map((person) => ({ ...person, post })),
    events: found.events.map((event) => ({ ...event, post })),
    blindness: found.blindness,
    encounters: found.encounters.map((encounter) => ({ ...encounter, id: idOf(encounter.id), post })),
    findings: found.findings.map(({ encounter, ...finding }) => ({
      ...finding,
      ...(encounter !== undefined && { encounter: idOf(encounter) }),
      post,
    })),
  };
}
