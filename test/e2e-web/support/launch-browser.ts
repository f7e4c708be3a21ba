import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM_PATHS.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error(`no Chromium at ${CHROMIUM_PATHS.join(', ')}: apt-get install -y chromium`);
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
