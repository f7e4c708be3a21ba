import { PageFrame } from '../shell/page-frame.tsx';

export function ManualPage() {
  return <PageFrame title="manual">…</PageFrame>;
}
