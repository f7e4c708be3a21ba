import { PageFrame } from '../shell/page-frame.tsx';

export function TuningPage() {
  return <PageFrame title="tuning">…</PageFrame>;
}
