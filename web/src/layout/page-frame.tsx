import type { ReactNode } from 'react';

interface PageFrameProps {
  readonly title: string;
  /** Filters and actions, right of the title. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function PageFrame({ title, tools, children }: PageFrameProps) {
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        <div className="page-tools">{tools}</div>
      </header>
      {children}
    </div>
  );
}
