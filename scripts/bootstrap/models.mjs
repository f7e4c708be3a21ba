import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NODE, ROOT } from './packages.mjs';
import { SetUpProblem } from './say.mjs';

/** The script itself looks what is there, verifies it and says what it prepares. */
export function ensureModels() {
  const { status } = spawnSync(NODE, [join(ROOT, 'models/prepare.ts')], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  throw new SetUpProblem(
    '模型没有准备好，原因见上。请重试：',
    'The models could not be prepared, see above. Run again:',
    'npm run models:prepare',
  );
}
