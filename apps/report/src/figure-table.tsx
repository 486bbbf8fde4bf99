import type { Figure } from './figures.ts';
import { TableFrame } from './table-frame.tsx';

/** The numbers of a figure for those who cannot see it, or would rather read them; folded away until asked for. */
export function FigureTable({ figure: { id, title, table } }: { figure: Figure }) {
  if (table === undefined) return null;
  const [corner, ...columns] = table.header;
  return (
    <details>
      <summary>As a table</summary>
      <TableFrame id={`${id}-table`} caption={title}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column, i) => (
              <th scope="col" key={i}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              {cells.map((cell, j) => (
                <td className="number" key={j}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </details>
  );
}
