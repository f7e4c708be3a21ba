import { PageFrame } from '../shell/page-frame.tsx';

export function DashboardPage() {
  return <PageFrame title="dashboard">…</PageFrame>;
}
