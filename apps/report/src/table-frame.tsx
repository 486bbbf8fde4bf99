import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly caption: string;
  /** Takes more width than the text where there is more. */
  readonly broad?: boolean;
  readonly children: ReactNode;
}

/**
 * A table that scrolls within its own frame where the screen is narrower than it. Its caption stands outside, where
 * it does not scroll away.
 */
export function TableFrame({ id, caption, broad = false, children }: Props) {
  const captionId = `${id}-caption`;
  return (
    <>
      <p className="caption" id={captionId}>
        {caption}
      </p>
      <div className={broad ? 'table broad' : 'table'} tabIndex={0} role="group" aria-labelledby={captionId}>
        <table id={id} aria-labelledby={captionId}>
          {children}
        </table>
      </div>
    </>
  );
}
