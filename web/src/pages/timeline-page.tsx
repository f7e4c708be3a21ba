import { PageFrame } from '../shell/page-frame.tsx';

export function TimelinePage() {
  return <PageFrame title="timeline">…</PageFrame>;
}
