import type { ErrorCode } from '../core/errors.ts';

/** Each code in one line of Chinese; message and remedy, which name the input, follow in English. */
export const ERROR_WORDING_ZH: Readonly<Record<ErrorCode, string>> = {
  LIYI_INPUT_NOT_FOUND: '找不到输入的文件或文件夹',
  LIYI_INPUT_EMPTY: '输入的文件是空的',
  LIYI_INPUT_NOT_MEDIA: '输入的不是视频、图片或图片文件夹',
  LIYI_INPUT_NO_VIDEO: '输入的文件里没有视频画面',
  LIYI_INPUT_NO_FRAMES: '输入的文件里没有一帧能解码',
  LIYI_INPUT_DAMAGED: '输入的文件已损坏，或有一段无法解码',
  LIYI_INPUT_TOO_LARGE: '画面尺寸过大，无法分析',
  LIYI_INPUT_NO_STREAM: '输入的文件里没有这个编号的视频流',
  LIYI_CAMERA_FILE: '摄像机文件有误',
  LIYI_CONFIG: '设置有误',
  LIYI_RULEBOOK_UNKNOWN: '没有这个编号的规范',
  LIYI_RULEBOOK_INVALID: '规范或条款文件有误',
  LIYI_CLAUSE_UNKNOWN: '规范里没有这个编号的条款',
  LIYI_FFMPEG_MISSING: '无法运行 ffmpeg 或 ffprobe',
  LIYI_FFMPEG_FAILED: 'ffmpeg 意外终止',
  LIYI_MODEL_MISSING: '模型尚未准备好',
  LIYI_MODEL_CORRUPT: '模型文件内容不符',
  LIYI_STORE_OPEN: '无法打开时间轴数据库',
  LIYI_STORE_READ: '无法读取时间轴数据库',
  LIYI_STORE_WRITE: '无法写入时间轴数据库',
  LIYI_OUTPUT_WRITE: '无法写入输出文件',
  LIYI_NOT_IN_STORE: '数据库里没有要找的内容',
  LIYI_USAGE: '命令写法有误',
  LIYI_INTERRUPTED: '已中断，没有留下写了一半的结果',
};
