import { PageFrame } from '../shell/page-frame.tsx';

export function FindingPage() {
  return <PageFrame title="finding">…</PageFrame>;
}
