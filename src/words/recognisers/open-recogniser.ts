import type { Recogniser } from '../recogniser.ts';
import { ServerRecogniser, type ServerSettings } from './server-recogniser.ts';
import { SherpaRecogniser, type SherpaSettings } from './sherpa-recogniser.ts';

/** Which recogniser a hall has: a server, or a model of its own. */
export type RecogniserSettings =
  | { readonly kind: 'server'; readonly server: ServerSettings }
  | { readonly kind: 'model'; readonly model: SherpaSettings };

/**
 * Opens the recogniser of the settings; a server is first asked when there is speech.
 * @throws LiyiError LIYI_RECOGNISER_MODEL
 */
export const openRecogniser = async (settings: RecogniserSettings): Promise<Recogniser> =>
  settings.kind === 'server' ? new ServerRecogniser(settings.server) : await SherpaRecogniser.open(settings.model);
