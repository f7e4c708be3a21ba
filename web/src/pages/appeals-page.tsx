import { PageFrame } from '../shell/page-frame.tsx';

export function AppealsPage() {
  return <PageFrame title="appeals">…</PageFrame>;
}
