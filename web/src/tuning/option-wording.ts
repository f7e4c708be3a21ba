import type { Wording } from '../../../src/contract/wording.ts';

/** Short names of options; what they mean in full comes with the clause. */
export const OPTION_WORDING: Readonly<Record<string, Wording>> = {
  minConfidence: { zh: '最低置信度（低于则转人工）', en: 'Least confidence (below: review)' },
  maxHiddenShare: { zh: '最多可被遮挡的时间占比', en: 'Most of the time hidden' },
  timeTolerance: { zh: '时间误差', en: 'Tolerance of time' },
  minDuration: { zh: '最短持续时间', en: 'Shortest duration' },
  minScore: { zh: '微笑最低分', en: 'Least smile score' },
  exemptFromWaiting: { zh: '等候达到几人可不起身（0 为不免）', en: 'Waiting citizens that excuse (0: none)' },
  exemptBelowWaiting: { zh: '等候少于几人可离岗（0 为不免）', en: 'Fewer waiting excuse an empty post (0: none)' },
  minSeated: { zh: '最短就座时间', en: 'Shortest time seated' },
  longestSlump: { zh: '允许的最长塌坐', en: 'Longest slump allowed' },
  riseWithin: { zh: '起身时限', en: 'Time to rise' },
  tolerance: { zh: '角度允差', en: 'Tolerance of the angle' },
  reviewWithin: { zh: '转人工的临界范围', en: 'Margin that goes to review' },
  required: { zh: '要求角度', en: 'Angle asked for' },
  longest: { zh: '最长离岗时间', en: 'Longest absence' },
  unseenTurnTolerance: { zh: '未看到转身时的宽限', en: 'Grace where the turn was not seen' },
  minDepth: { zh: '最小弯腰角度', en: 'Least depth of a bow' },
};
