/** Stands in for the process with the model: opens whatever it is given, and does with speech what the folder is named after. */
import type { ToSherpa } from '../../../../src/words/recognisers/sherpa-messages.ts';

let does = '';

process.once('disconnect', () => process.exit(0));
process.on('message', (message: ToSherpa) => {
  if (message.type === 'open') {
    does = message.model.tokens;
    process.send!({ type: 'ready' });
    return;
  }
  const { id, samples } = message;
  if (does.includes('dies')) process.exit(7);
  else if (does.includes('fails')) process.send!({ type: 'failed', id, why: 'out of luck' });
  else if (!does.includes('hangs')) process.send!({ type: 'text', id, text: ` ${samples.length} 您好` });
});
