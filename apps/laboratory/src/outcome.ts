import type { TopicReport } from '@experiments/contracts';
import { compareRuns } from './compare.ts';
import { element } from './element.ts';
import type { Trained } from './messages.ts';

/** The run here beside its record, number by number. */
export function outcomeOf(report: TopicReport, runId: string, trained: Trained): HTMLElement {
  const compared = compareRuns(report, runId, trained);
  if (!compared) return element('p', {}, 'There is no record to compare it with.');
  const { numbers, weights, equal } = compared;
  const verdict = equal
    ? `All ${numbers.length} numbers that this page holds of the run, and its ${weights.here.length * 4}-bit hash of all weights, are equal to the last bit.`
    : `The run here is not the recorded one: the record was made by another version of the engine or of the data, or one of them is wrong.`;
  const rows = [
    ...numbers.map(({ name, recorded, here }) => [name, String(recorded), String(here ?? 'none')]),
    ['SHA-256 of the weights', weights.recorded.slice(0, 16), weights.here.slice(0, 16)],
  ];
  return element(
    'div',
    { className: 'table', tabIndex: 0 },
    element('p', { className: equal ? 'equal' : 'bad' }, verdict),
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          element('th', { scope: 'col' }, 'Number'),
          element('th', { scope: 'col', className: 'number' }, 'Recorded'),
          element('th', { scope: 'col', className: 'number' }, 'Here'),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map(([name, recorded, here]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, name!),
            element('td', { className: 'number' }, recorded!),
            element('td', { className: recorded === here ? 'number' : 'number bad' }, here!),
          ),
        ),
      ),
    ),
  );
}
