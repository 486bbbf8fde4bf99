/**
 * The place of the program that trains a run in the page. Without JavaScript it says what it would need, and nothing
 * is fetched before a reader opens it.
 */
export function TrainHere() {
  return (
    <>
      <p>
        Every run of this page is a function of its configuration and seed, to the last bit, on any machine.
        Yours is one: choose a run, train it again in this page with the same engine and data, and hold every
        number against the record. The images, 31 MB, are fetched when you start.
      </p>
      <details id="train-here" data-report="report.json">
        <summary>Train a run in this page</summary>
        <p className="needs">
          This needs JavaScript, and a site that is served rather than opened as a file.
        </p>
      </details>
      <script type="module" src="../laboratory/train-here.js" data-keep="" />
    </>
  );
}
