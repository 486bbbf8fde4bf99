import type { ReactNode } from 'react';

/** A slip in the derivation of the original study, named where the right step has just been shown. */
export function Original({ children }: { children: ReactNode }) {
  return (
    <div className="slip" role="note" aria-label="In the original">
      <p className="slip-title">In the original</p>
      {children}
    </div>
  );
}
