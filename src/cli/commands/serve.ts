import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { pino } from 'pino';
import { loadRulebooks } from '../../config/load-rulebooks.ts';
import { withClientSecrets } from '../../config/oidc-settings.ts';
import type { Milliseconds } from '../../core/units.ts';
import { serve } from '../../serve.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { configOption, dbOption, type SettingOptions, settingsOf } from '../options.ts';
import { rulebookChoiceLine } from '../rulebook-choice-line.ts';

/** Requests are answered, and their connections cut, within half of it. */
const END_WITHIN_MS: Milliseconds = 20_000;

interface ServeOptions extends SettingOptions {
  readonly host: string;
  readonly port: number;
  readonly footageRoot?: readonly string[];
  readonly dataDir?: string;
  readonly log: boolean;
}

/** Adds `liyi serve`: the HTTP service with the review site. */
export function addServeCommand(program: Command, context: CliContext): void {
  program
    .command('serve')
    .description(
      '启动 HTTP 服务：接口、复核网站。首次启动会生成管理员和一次性密码\n' +
        'Start the HTTP service: API and review site. The first start makes an administrator with a one-time password',
    )
    .addOption(new Option('--host <address>', '监听地址 · address to listen on').default('127.0.0.1'))
    .addOption(new Option('--port <number>', '端口 · port').default(8080).argParser(parsePort))
    .option('--footage-root <folder...>', '录像所在的文件夹 · folders of recordings, read from nowhere else')
    .option('--data-dir <folder>', '证据片段和上传文件的文件夹 · folder of clips and uploads')
    .option('--no-log', '不输出访问日志 · no log of requests')
    .addOption(dbOption())
    .addOption(configOption())
    .action((options: ServeOptions) => run(options, context));
}

async function run(options: ServeOptions, { terminal, signal, ...context }: CliContext): Promise<void> {
  const settings = settingsOf({ terminal, signal, ...context }, options);
  const inFolder = (path: string) => resolve(context.workingFolder, path);
  const { https, secretKeyFile, ...service } = settings.service;
  if ('sqlitePath' in settings.store)
    await mkdir(dirname(settings.store.sqlitePath), { recursive: true }).catch(() => {});
  await using service_ = await serve({
    store: settings.store,
    rulebooks: loadRulebooks(undefined, settings.rulebooks),
    host: options.host,
    port: options.port,
    settings: {
      ...service,
      plainHttp: !https,
      ffmpeg: settings.ffmpeg,
      sampleFps: settings.sampleFps,
      ...{ callingClocks: settings.callingClocks, openingHours: settings.openingHours },
      retention: {
        measurements: settings.retention.measurementsDays,
        clips: settings.retention.clipsDays,
        words: settings.retention.wordsDays,
      },
      oidc: withClientSecrets(service.oidc, context.environment),
      dataDir: options.dataDir === undefined ? service.dataDir : inFolder(options.dataDir),
      footageRoots: options.footageRoot?.map((folder) => ({ path: inFolder(folder) })) ?? service.footageRoots,
    },
    ...(secretKeyFile !== undefined && { secretKeyFile }),
    ...(options.log && {
      logger: pino({ redact: ['req.headers.authorization', 'req.headers.cookie'] }, pino.destination(2)),
    }),
  });
  const { url, firstAdministrator } = service_;
  if (firstAdministrator !== undefined) {
    terminal.print(
      `管理员 administrator: ${firstAdministrator.name}\n` +
        `一次性密码（只显示这一次） one-time password, shown this once: ${firstAdministrator.oneTimePassword}`,
    );
  }
  terminal.note(rulebookChoiceLine(settings.rulebooks));
  terminal.print(`服务已启动 · serving at ${url} (接口说明 API: ${url}/docs/)`);
  if (!signal.aborted) await once(signal, 'abort');
  terminal.note('正在停止 · stopping');
  // A drive that has stopped keeps whoever reads from it.
  setTimeout(() => process.exit(EXIT.interrupted), END_WITHIN_MS).unref();
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is not a port number 0 to 65535.');
  return port;
}
