import type { Metadata } from 'next';
import { glossary } from '../../src/glossary/glossary.tsx';
import { katexStyles } from '../../src/mathematics/katex-files.ts';

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The terms and symbols of this site, each with its shape and the file that has it.',
};

export default async function GlossaryPage() {
  return (
    <>
      <style href="katex" precedence="katex" dangerouslySetInnerHTML={{ __html: katexStyles('../fonts/') }} />
      <nav className="trail" aria-label="Topics">
        <a href="../">← All topics</a>
      </nav>
      <main id="main" className="glossary">
        <header>
          <h1>Glossary</h1>
          <p className="question">The terms and symbols of this site, as it uses them.</p>
        </header>
        {await glossary()}
      </main>
    </>
  );
}
