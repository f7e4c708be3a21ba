import type { Phrase, PhraseForm } from '../rulebooks/phrases/phrase.ts';
import { syllablesOf } from '../words/syllables.ts';
import type { ClauseContext } from './rulebook-schema.ts';

type PhraseEntries = NonNullable<ClauseContext['phrases']>;

/** The phrases that a clause names, with how they sound, and the names that the file does not have. */
export function settlePhrases(
  ids: readonly string[],
  entries: PhraseEntries,
): { readonly found: readonly Phrase[]; readonly unknown: readonly string[] } {
  return {
    found: ids.flatMap((id) => {
      const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
      return entry === undefined ? [] : [phraseOf(id, entry)];
    }),
    unknown: ids.filter((id) => !Object.hasOwn(entries, id)),
  };
}

const phraseOf = (id: string, entry: PhraseEntries[string]): Phrase => ({
  id,
  ...{ kind: entry.kind, moment: entry.moment },
  forms: entry.forms.map(formOf),
  except: (entry.except ?? []).map(formOf),
});

const formOf = (text: string): PhraseForm => ({ text, parts: text.split(' ').map(syllablesOf) });
