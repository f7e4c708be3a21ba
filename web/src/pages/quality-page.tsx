import { PageFrame } from '../shell/page-frame.tsx';

export function QualityPage() {
  return <PageFrame title="quality">…</PageFrame>;
}
