import { PageFrame } from '../shell/page-frame.tsx';

export function QueuePage() {
  return <PageFrame title="queue">…</PageFrame>;
}
