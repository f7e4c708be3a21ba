import { PageFrame } from '../shell/page-frame.tsx';

export function AdminPage() {
  return <PageFrame title="admin">…</PageFrame>;
}
