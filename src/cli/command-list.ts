import type { Command } from 'commander';
import type { CliContext } from './context.ts';

/** What the help says of a command, and how to load it with its options and what it runs. */
export interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<(program: Command, context: CliContext) => void>;
}

/**
 * In the order of the help. Loaded only when needed: the service and the models take half a second to load, and most
 * commands need neither.
 */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'analyze',
    summary: '分析录像 · analyse footage of a window',
    load: async () => (await import('./commands/analyze.ts')).addAnalyzeCommand,
  },
  {
    name: 'batch',
    summary: '批量分析录像 · score all recordings of a folder',
    load: async () => (await import('./commands/batch.ts')).addBatchCommand,
  },
  {
    name: 'worker',
    summary: '持续处理队列 · work off the queue, on any machine',
    load: async () => (await import('./commands/worker.ts')).addWorkerCommand,
  },
  {
    name: 'timeline',
    summary: '查看时间轴 · show the timeline of a window',
    load: async () => (await import('./commands/timeline.ts')).addTimelineCommand,
  },
  {
    name: 'reevaluate',
    summary: '用已存的测量重新评判 · judge stored measurements again',
    load: async () => (await import('./commands/reevaluate.ts')).addReevaluateCommand,
  },
  {
    name: 'words',
    summary: '补上语音转写 · add what was said to a stored recording',
    load: async () => (await import('./commands/words.ts')).addWordsCommand,
  },
  {
    name: 'roster',
    summary: '导入排班表 · enter who sits where when',
    load: async () => (await import('./commands/roster.ts')).addRosterCommand,
  },
  {
    name: 'report',
    summary: '生成报告 · write an HTML report',
    load: async () => (await import('./commands/report.ts')).addReportCommand,
  },
  {
    name: 'report-daily',
    summary: '日报 · scores of a day by window and clause',
    load: async () => (await import('./commands/report-scores.ts')).addDailyReportCommand,
  },
  {
    name: 'report-monthly',
    summary: '月报 · scores of a month by window and clause',
    load: async () => (await import('./commands/report-scores.ts')).addMonthlyReportCommand,
  },
  {
    name: 'watch',
    summary: '实时分析摄像机 · watch live cameras',
    load: async () => (await import('./commands/watch.ts')).addWatchCommand,
  },
  {
    name: 'rulebooks',
    summary: '查看规范和条款，检查规范文件 · list rulebooks, explain a clause, check files',
    load: async () => (await import('./commands/rulebooks.ts')).addRulebooksCommand,
  },
  {
    name: 'serve',
    summary: '启动服务 · start the service',
    load: async () => (await import('./commands/serve.ts')).addServeCommand,
  },
  {
    name: 'audit',
    summary: '审计日志 · the audit log',
    load: async () => (await import('./commands/audit.ts')).addAuditCommand,
  },
  {
    name: 'backup',
    summary: '备份数据库 · copy the store while it is used',
    load: async () => (await import('./commands/backup.ts')).addBackupCommand,
  },
  {
    name: 'restore',
    summary: '从备份恢复 · make a store from a backup',
    load: async () => (await import('./commands/backup.ts')).addRestoreCommand,
  },
  {
    name: 'doctor',
    summary: '检查运行环境 · check ffmpeg, models and store',
    load: async () => (await import('./commands/doctor.ts')).addDoctorCommand,
  },
];
