import type { Wording } from '../contract/wording.ts';

/**
 * Where the cause of an error is, and so who can repair it.
 * - `input`: the footage
 * - `settings`: what people typed or wrote by hand, such as the command line, settings, camera file, rulebook
 * - `machine`: a program, model or disk of this machine
 * - `store`: the database fails
 * - `store-content`: the database works and does not hold what was asked for or written
 * - `request`: a request to the HTTP service, or when it came
 * - `interruption`: somebody ended the work
 */
export const ERROR_SCOPES = [
  'input',
  'settings',
  'machine',
  'store',
  'store-content',
  'request',
  'interruption',
] as const;
export type ErrorScope = (typeof ERROR_SCOPES)[number];

export interface RegisteredError extends Wording {
  readonly scope: ErrorScope;
  /**
   * What becomes of a job that ends with this error. `refused`: another attempt would end the same way. `stops-worker`:
   * no other job could be done either. Left out: the job is tried again.
   */
  readonly job?: 'refused' | 'stops-worker';
}

const registered = <Code extends `LIYI_${string}`>(errors: Readonly<Record<Code, RegisteredError>>) => errors;

/**
 * Every error a user can meet. A code is never reused; docs/errors.md says for each what it means and what to do,
 * and a test keeps the two in step.
 */
export const ERROR_CODES = registered({
  LIYI_INPUT_NOT_FOUND: {
    zh: '找不到输入的文件或文件夹',
    en: 'the input file or folder does not exist',
    scope: 'input',
  },
  LIYI_INPUT_EMPTY: { zh: '输入的文件是空的', en: 'the input file is empty', scope: 'input', job: 'refused' },
  LIYI_INPUT_NOT_MEDIA: {
    zh: '输入的不是视频、图片或图片文件夹',
    en: 'the input is not a video, a picture or a folder of pictures',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_NO_VIDEO: {
    zh: '输入的文件里没有视频画面',
    en: 'the input has no video stream',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_NO_FRAMES: {
    zh: '输入的文件里没有一帧能解码',
    en: 'the input holds no frame that can be decoded',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_DAMAGED: {
    zh: '输入的文件已损坏，或有一段无法解码',
    en: 'the input, or part of it, is damaged and cannot be decoded',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_GAPS: {
    zh: '录像中有缺失的时段或无法定位的画面',
    en: 'stretches of the input are missing, or pictures whose time is not known',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_NO_TIMES: {
    zh: '视频流没有时间信息，也未注明帧率',
    en: 'the stream has no times and does not state its frame rate',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_CHANGED: { zh: '录像在分析过程中被改动', en: 'the input changed while it was analysed', scope: 'input' },
  LIYI_INPUT_REPLACED: {
    zh: '原来的录像已被其他文件替换',
    en: 'another file lies where the recording was that was analysed',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_TOO_LARGE: {
    zh: '画面尺寸过大，无法分析',
    en: 'the picture is larger than can be analysed',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_NO_STREAM: {
    zh: '输入的文件里没有这个编号的视频流',
    en: 'the input has no video stream of that number',
    scope: 'input',
    job: 'refused',
  },
  LIYI_INPUT_STALLED: {
    zh: '录像所在的磁盘或网络没有及时响应',
    en: 'the drive or network of the input did not answer in time',
    scope: 'input',
  },
  LIYI_MANIFEST: { zh: '批量清单（CSV）有误', en: 'the manifest of a batch is not valid', scope: 'settings' },
  LIYI_ROSTER: { zh: '排班表（CSV）有误', en: 'the roster is not valid', scope: 'request' },
  LIYI_CAMERA_FILE: { zh: '摄像机文件有误', en: 'the camera file is not valid', scope: 'settings', job: 'refused' },
  LIYI_CONFIG: { zh: '设置有误', en: 'a setting is not valid', scope: 'settings', job: 'stops-worker' },
  LIYI_RULEBOOK_UNKNOWN: {
    zh: '没有这个编号或路径的规范',
    en: 'there is no rulebook of that id or path',
    scope: 'settings',
    job: 'refused',
  },
  LIYI_RULEBOOK_INVALID: {
    zh: '规范文件有误',
    en: 'a rulebook file is not valid',
    scope: 'settings',
    job: 'refused',
  },
  LIYI_CLAUSE_UNKNOWN: {
    zh: '规范里没有这个编号的条款',
    en: 'the rulebook has no clause of that id',
    scope: 'settings',
    job: 'refused',
  },
  LIYI_FFMPEG_MISSING: {
    zh: '无法运行 ffmpeg 或 ffprobe',
    en: 'ffmpeg or ffprobe cannot be run',
    scope: 'machine',
    job: 'stops-worker',
  },
  LIYI_FFMPEG_FAILED: { zh: 'ffmpeg 意外终止', en: 'ffmpeg ended unexpectedly', scope: 'machine' },
  LIYI_ANALYSIS_DIED: {
    zh: '分析进程意外终止，没有给出结果',
    en: 'the process that analysed a recording ended without a result',
    scope: 'machine',
  },
  LIYI_LIVE_ADDRESS: { zh: '直播流地址无效', en: 'the address of a live stream is not valid', scope: 'settings' },
  LIYI_WATCH_FILE: { zh: '摄像机清单无效', en: 'the list of cameras to watch is not valid', scope: 'settings' },
  LIYI_MODEL_MISSING: {
    zh: '模型尚未准备好',
    en: 'a model has not been prepared',
    scope: 'machine',
    job: 'stops-worker',
  },
  LIYI_MODEL_CORRUPT: {
    zh: '模型文件内容不符',
    en: 'a model file does not have the expected content',
    scope: 'machine',
    job: 'stops-worker',
  },
  LIYI_STORE_OPEN: { zh: '无法打开时间轴数据库', en: 'the timeline store cannot be opened', scope: 'store' },
  LIYI_STORE_READ: { zh: '无法读取时间轴数据库', en: 'the timeline store cannot be read', scope: 'store' },
  LIYI_STORE_WRITE: {
    zh: '无法写入时间轴数据库',
    en: 'the timeline store cannot be written',
    scope: 'store',
    job: 'stops-worker',
  },
  LIYI_STORE_BUSY: {
    zh: '时间轴数据库正被其他程序锁定',
    en: 'another program holds the timeline store locked',
    scope: 'store',
  },
  LIYI_OUTPUT_WRITE: {
    zh: '无法写入输出文件',
    en: 'an output file cannot be written',
    scope: 'machine',
    job: 'stops-worker',
  },
  LIYI_DISK_FULL: {
    zh: '磁盘空间不足',
    en: 'the disk has no room for this beside what is kept free',
    scope: 'machine',
  },
  LIYI_NOT_MEASURED: {
    zh: '测量数据已按期删除，无法遮挡人脸，因此不给出画面',
    en: 'measurements are gone, so that faces cannot be hidden, and no picture is shown',
    scope: 'store-content',
  },
  LIYI_NOT_IN_STORE: {
    zh: '数据库里没有要找的内容',
    en: 'the timeline store holds nothing of that name',
    scope: 'store-content',
  },
  LIYI_WORDS_INVALID: {
    zh: '语音转写文件无法读取或格式不对',
    en: 'a file of words cannot be read, or is not in a form that is known',
    scope: 'settings',
  },
  LIYI_RECOGNISER: {
    zh: '语音识别服务连不上、太慢或回答不对',
    en: 'the speech recogniser cannot be reached, is too slow or answers wrongly',
    scope: 'machine',
  },
  LIYI_RECOGNISER_MODEL: {
    zh: '语音识别模型缺失或无法使用',
    en: 'the model of the speech recogniser is missing or cannot be used',
    scope: 'machine',
  },
  LIYI_USAGE: { zh: '命令写法有误', en: 'the command line is not valid', scope: 'settings' },
  LIYI_REQUEST: { zh: '请求有误', en: 'the request is not valid', scope: 'request' },
  LIYI_REQUEST_TOO_LARGE: { zh: '请求过大', en: 'the request is larger than allowed', scope: 'request' },
  LIYI_REQUEST_RANGE: { zh: '文件没有这一段字节', en: 'the file has no such range of bytes', scope: 'request' },
  LIYI_NOT_LOGGED_IN: {
    zh: '尚未登录，或登录、密钥已失效',
    en: 'the request has no credentials that are good',
    scope: 'request',
  },
  LIYI_SIGN_IN_PROVIDER: {
    zh: '统一身份认证暂时不可用',
    en: 'the identity provider cannot be reached or answers wrongly',
    scope: 'request',
  },
  LIYI_SIGN_IN_REFUSED: {
    zh: '统一身份认证未能登录',
    en: 'the identity provider’s answer opens nothing here',
    scope: 'request',
  },
  LIYI_FORBIDDEN: { zh: '没有权限', en: 'the role does not allow this', scope: 'request' },
  LIYI_NOT_FOUND: { zh: '没有找到', en: 'there is nothing of that address', scope: 'request' },
  LIYI_CONFLICT: {
    zh: '内容已被他人更改，或已存在',
    en: 'somebody else was faster, or it exists already',
    scope: 'request',
  },
  LIYI_TOO_MANY_REQUESTS: { zh: '请求过于频繁', en: 'too many requests in a short time', scope: 'request' },
  LIYI_BUSY: { zh: '服务繁忙，请稍后再试', en: 'the service has more to do than it can', scope: 'request' },
  LIYI_SERVICE: { zh: '服务内部错误', en: 'the service itself failed', scope: 'machine' },
  LIYI_AUDIT_BROKEN: { zh: '审计日志被改动过', en: 'the audit log is not what was written', scope: 'store-content' },
  LIYI_INTERRUPTED: { zh: '已中断，没有留下写了一半的结果', en: 'the work was interrupted', scope: 'interruption' },
});
export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether a text, as read from a store, another process or a response, is a registered error code. */
export const isErrorCode = (code: string | undefined): code is ErrorCode => code !== undefined && code in ERROR_CODES;
