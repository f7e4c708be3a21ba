import { PageFrame } from '../shell/page-frame.tsx';

export function CamerasPage() {
  return <PageFrame title="cameras">…</PageFrame>;
}
