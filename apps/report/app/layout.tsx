import { chartStyles } from '@experiments/charts';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import './report.css';

const icon = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7' fill='#1c5fb8'/><path d='M6 23C10 12 15 10 26 9' fill='none' stroke='#fff' stroke-width='3' stroke-linecap='round'/><circle cx='26' cy='9' r='3.4' fill='#fff'/></svg>`;

export const metadata: Metadata = {
  title: {
    default: 'Ten neural-network topics, measured',
    template: '%s · Ten neural-network topics, measured',
  },
  description: 'Ten neural-network topics on Fashion-MNIST, each trained over paired seeds, with intervals.',
  // Inline, so that the site asks for nothing but its pages, from whatever folder it is served.
  icons: { icon: `data:image/svg+xml,${encodeURIComponent(icon)}` },
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <style dangerouslySetInnerHTML={{ __html: chartStyles }} />
        <a className="skip" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  );
}
