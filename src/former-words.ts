import { overlapMs } from './core/interval.ts';
import type { Finding } from './rulebooks/finding.ts';
import type { Timeline } from './store/runs/run.ts';
import type { Stored } from './store/runs/stored-timeline.ts';

/**
 * The findings that words once gave, where the words themselves are deleted: judging again without them would lose what they proved.
 * @param former what was found while the words were there
 */
export function withFormerWords<T extends Pick<Timeline, 'findings'>>(
  judged: T,
  former: { readonly findings: readonly Finding[] },
): T {
  const findings = judged.findings.map((finding) =>
    finding.reason === 'no-words' ? (former.findings.find((other) => isSame(other, finding)) ?? finding) : finding,
  );
  return { ...judged, findings: findings.map(plain) };
}

const isSame = (former: Finding, finding: Finding): boolean =>
  former.rulebook === finding.rulebook &&
  former.clause === finding.clause &&
  former.encounter === finding.encounter &&
  former.post === finding.post &&
  overlapMs(former.evidence, finding.evidence) > 0;

/** Without what the store adds. */
const plain = ({ id, runId, startAt, endAt, ...finding }: Finding & Partial<Stored>): Finding => finding;
