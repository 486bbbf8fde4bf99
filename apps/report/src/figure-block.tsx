import type { Figure } from './figures.ts';
import { FigureTable } from './figure-table.tsx';
import { Svg } from './svg.tsx';

/**
 * A figure in two layouts, of which the style sheet shows the one that fits the screen, with what it says and its
 * files.
 */
export function FigureBlock({ figure }: { figure: Figure }) {
  if (figure.empty)
    return (
      <figure id={figure.id}>
        <h3>{figure.title}</h3>
        <p className="takeaway">
          {figure.whyEmpty ?? 'Nothing to draw yet: no run of these arms has finished.'}
        </p>
      </figure>
    );
  return (
    <figure id={figure.id}>
      <h3>{figure.title}</h3>
      <p className="takeaway">{figure.takeaway}</p>
      <Svg className="wide" markup={figure.svg(720)} />
      <Svg className="narrow" markup={figure.svg(358)} />
      <figcaption>
        {figure.caption}{' '}
        <span className="downloads">
          <a href={`${figure.id}.csv`} download>
            CSV
          </a>{' '}
          <a href={`${figure.id}.svg`} download>
            SVG
          </a>
        </span>
      </figcaption>
      <FigureTable figure={figure} />
    </figure>
  );
}
